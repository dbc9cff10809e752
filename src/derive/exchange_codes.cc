#include "derive/exchange_codes.h"

#include <algorithm>
#include <charconv>

namespace dateline::derive {
namespace {

/// Rows of a lexicon as the cells of the columns asked for.
Result<std::vector<std::vector<std::string>>> Rows(const lexicon::ResourceDir& dir,
                                                   std::string_view name,
                                                   const std::vector<std::string_view>& columns) {
  DATELINE_TRY(table, dir.Lexicon(name));
  std::vector<lexicon::ColumnIndex> indexes;
  for (const std::string_view column : columns) {
    DATELINE_TRY(index, table.Find(column));
    indexes.push_back(index);
  }
  std::vector<std::vector<std::string>> rows(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (const lexicon::ColumnIndex index : indexes) {
      rows[row].emplace_back(table.Cell(row, index));
    }
  }
  return rows;
}

template <typename Map>
const typename Map::mapped_type* Look(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? nullptr : &at->second;
}

int RootNumber(std::string_view cameo) {
  const std::string_view root = CameoRoot(cameo);
  int number = 0;
  (void)std::from_chars(root.data(), root.data() + root.size(), number);
  return number;
}

}  // namespace

Result<ExchangeCodes> ExchangeCodes::Load(const lexicon::ResourceDir& dir) {
  ExchangeCodes codes;
  DATELINE_TRY(states, Rows(dir, "lexicons/actors/states.tsv", {"iso3", "cow", "cameo"}));
  for (const auto& row : states) codes.states_.try_emplace(row[0], State{row[1], row[2]});
  DATELINE_TRY(lands, Rows(dir, "lexicons/exchange/fips.tsv", {"iso3", "fips", "name"}));
  for (const auto& row : lands) {
    Land& land = codes.lands_[row[0]];
    land.fips.push_back(row[1]);
    land.name = row[2];
  }
  DATELINE_TRY(actors, Rows(dir, "lexicons/exchange/cameo_actors.tsv",
                            {"code", "use", "cameo", "known_group"}));
  for (const auto& row : actors) {
    if (row[1] == "sector") {
      codes.roles_[row[0]] = row[2];
    } else {
      codes.outside_[row[0]] = {row[2], row[3]};
    }
  }
  DATELINE_TRY(acts, Rows(dir, "lexicons/events/cameo.tsv", {"code", "name", "goldstein"}));
  for (const auto& row : acts) {
    Act& act = codes.acts_[row[0]];
    act.name = row[1];
    const std::string& number = row[2];
    if (std::from_chars(number.data(), number.data() + number.size(), act.goldstein).ec !=
        std::errc()) {
      return Error{ErrorCode::kMalformedInput, "'" + number + "' is no score",
                   "lexicons/events/cameo.tsv"};
    }
  }
  return codes;
}

std::string_view ExchangeCodes::Name(std::string_view iso3) const {
  const Land* land = Look(lands_, iso3);
  return land == nullptr ? std::string_view() : land->name;
}

std::string_view ExchangeCodes::Cow(std::string_view iso3) const {
  const State* state = Look(states_, iso3);
  return state == nullptr ? std::string_view() : state->cow;
}

std::string_view ExchangeCodes::Fips(std::string_view iso3, std::string_view adm1) const {
  const Land* land = Look(lands_, iso3);
  if (land == nullptr) return {};
  const auto part = std::ranges::find(land->fips, adm1);
  return part == land->fips.end() ? land->fips.back() : *part;
}

CameoActor ExchangeCodes::Cameo(const ParticipantRecord& party) const {
  CameoActor actor;
  if (const Outside* outside = Look(outside_, party.country)) {
    actor.full = outside->cameo;
    actor.root = actor.full.substr(0, 3);
    actor.known_group = outside->known_group;
  } else if (!party.country.empty()) {
    const State* state = Look(states_, party.country);
    actor.root = state == nullptr || state->cameo.empty() ? party.country : state->cameo;
    actor.full = actor.root;
    actor.is_country = true;
  }
  for (const std::string& sector : party.sectors) {
    const std::string* role = Look(roles_, sector);
    const std::string& code = role == nullptr ? sector : *role;
    // What the root says already is not said again.
    if (code == actor.root || code == party.country) continue;
    if (std::ranges::find(actor.roles, code) != actor.roles.end()) continue;
    actor.roles.push_back(code);
    actor.full += code;
  }
  return actor;
}

std::string_view ExchangeCodes::EventName(std::string_view cameo) const {
  const Act* act = Look(acts_, cameo);
  return act == nullptr ? std::string_view() : act->name;
}

std::optional<double> ExchangeCodes::Goldstein(std::string_view cameo) const {
  const Act* act = Look(acts_, cameo);
  return act == nullptr ? std::nullopt : std::optional<double>(act->goldstein);
}

std::string_view CameoRoot(std::string_view cameo) { return cameo.substr(0, 2); }
std::string_view CameoBase(std::string_view cameo) { return cameo.substr(0, 3); }

std::optional<int> QuadClass(std::string_view cameo) {
  if (cameo.empty()) return std::nullopt;
  const int root = RootNumber(cameo);
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

std::optional<int> PentaClass(std::string_view cameo) {
  if (cameo.empty()) return std::nullopt;
  const int root = RootNumber(cameo);
  if (root <= 2) return 0;
  // Reduced relations (16) are verbal conflict there.
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 || root == 16 ? 3 : 4;
}

}  // namespace dateline::derive
