#include "place/gazetteer_compiler.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "place/fold_name.h"
#include "place/gazetteer_file.h"

namespace dateline::place {
namespace {

constexpr std::size_t kColumns = 9;

template <typename Number>
bool Parse(std::string_view cell, Number& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

bool ParsePoint(std::string_view lat, std::string_view lon, PlaceRecord& place) {
  return Parse(lat, place.lat) && Parse(lon, place.lon) && place.lat >= -90 && place.lat <= 90 &&
         place.lon >= -180 && place.lon <= 180;
}

std::string Where(std::string_view file, std::size_t line) {
  return std::string(file) + ":" + std::to_string(line);
}

class Compiler {
 public:
  explicit Compiler(const lexicon::ResourceDir& dir) : dir_(dir) {}

  Result<std::string> Run() {
    for (std::uint8_t table = 0; table < kPlaceTables; ++table) {
      DATELINE_TRY(bytes, dir_.Read(kGazetteerTables[table]));
      DATELINE_CHECK_OK(AddPlaces(bytes, table));
    }
    SortNames();
    DATELINE_CHECK_OK(AddOtherNames());
    DATELINE_CHECK_OK(AddCountryNames());
    SortNames();
    DATELINE_CHECK_OK(MovePoints());
    FindParts();
    DATELINE_TRY(digest, DigestGazetteerTables(dir_));
    made_.inputs = std::move(digest);
    return FormatGazetteerFile(made_);
  }

 private:
  // The big tables are read here and not by lexicon::Table, which would copy every cell.
  Status AddPlaces(std::string_view rest, std::uint8_t table) {
    rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
    for (std::size_t line = 2; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (!AddPlace(rest.substr(0, end), table)) {
        return Error{ErrorCode::kMalformedInput,
                     "row is not a place; expected 9 cells with numbers and degrees",
                     Where(kGazetteerTables[table], line)};
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return Ok();
  }

  bool AddPlace(std::string_view row, std::uint8_t table) {
    std::array<std::string_view, kColumns> cells;
    std::size_t count = 0;
    if (row.find('\0') != std::string_view::npos) return false;
    for (; count < kColumns; ++count) {
      const std::size_t tab = row.find('\t');
      cells[count] = row.substr(0, tab);
      if (tab == std::string_view::npos) break;
      row.remove_prefix(tab + 1);
    }
    PlaceRecord place;
    if (count + 1 != kColumns || cells[0].empty() ||
        !(cells[1].empty() || Parse(cells[1], place.id)) ||
        !ParsePoint(cells[4], cells[5], place) || !Parse(cells[7], place.population)) {
      return false;
    }
    place.name = Intern(cells[0]);
    place.country = Intern(cells[2]);
    place.adm1 = Intern(cells[3]);
    place.feature = Intern(cells[6]);
    place.table = table;
    AddName(cells[0], {.place = static_cast<std::uint32_t>(made_.places.size()), .table = table});
    made_.places.push_back(place);
    return true;
  }

  std::uint32_t Intern(std::string_view text) {
    if (const auto known = offsets_.find(text); known != offsets_.end()) return known->second;
    const auto at = static_cast<std::uint32_t>(made_.pool.size());
    made_.pool.append(text).push_back('\0');
    offsets_.emplace(text, at);
    return at;
  }

  std::string_view Text(std::uint32_t at) const { return made_.pool.data() + at; }

  void AddName(std::string_view name, NameEntry entry) {
    const char last = name[name.find_last_of(' ') + 1];  // npos + 1 is the first
    entry.small = last >= 'a' && last <= 'z' ? 1 : 0;
    made_.names.emplace_back(HashName(FoldName(name)), entry);
  }

  // By hash and place, each pair once: a place's own row before those that name it again.
  void SortNames() {
    auto& names = made_.names;
    std::sort(names.begin(), names.end());
    std::size_t kept = 0;
    for (const auto& [hash, entry] : names) {
      const bool again =
          kept > 0 && names[kept - 1].first == hash && names[kept - 1].second.place == entry.place;
      if (again) {
        names[kept - 1].second.small |= entry.small;
      } else {
        names[kept++] = {hash, entry};
      }
    }
    names.resize(kept);
  }

  template <typename Visit>
  void ForEachOfName(std::string_view name, const Visit& visit) {
    const std::uint64_t hash = HashName(FoldName(name));
    for (auto at =
             std::lower_bound(made_.names.begin(), made_.names.end(), std::pair(hash, NameEntry{}));
         at != made_.names.end() && at->first == hash; ++at) {
      visit(at->second.place);
    }
  }

  // The place that a row of names.tsv is of: by name and country, and by number where it has one;
  // of several the largest.
  std::optional<std::uint32_t> PlaceOf(std::string_view name, std::string_view country,
                                       std::int64_t id) {
    std::optional<std::uint32_t> best;
    ForEachOfName(name, [&](std::uint32_t position) {
      const PlaceRecord& place = made_.places[position];
      if (Text(place.country) != country || (id != 0 && place.id != id)) return;
      if (!best || place.population > made_.places[*best].population) best = position;
    });
    return best;
  }

  Status AddOtherNames() {
    DATELINE_TRY(table, dir_.Lexicon(kGazetteerTables[kOtherNames]));
    DATELINE_TRY(name, table.Find("name"));
    DATELINE_TRY(id_column, table.Find("id"));
    DATELINE_TRY(country, table.Find("country"));
    DATELINE_TRY(place, table.Find("place"));
    DATELINE_TRY(kind, table.Find("kind"));
    DATELINE_TRY(from, table.Find("from"));
    DATELINE_TRY(until, table.Find("until"));
    std::vector<std::pair<std::string_view, NameEntry>> added;
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto number = [&](lexicon::ColumnIndex column, auto& out) {
        const std::string_view cell = table.Cell(row, column);
        return cell.empty() || Parse(cell, out);
      };
      NameEntry entry;
      entry.table = kOtherNames;
      std::int64_t id = 0;
      const bool former = table.Cell(row, kind) == "former";
      if (!number(id_column, id) || !number(from, entry.from) || !number(until, entry.until) ||
          (former && entry.until <= 0)) {
        return Error{ErrorCode::kMalformedInput,
                     "id and years are not numbers, or a former name has no last year",
                     table.Where(row)};
      }
      if (!former) entry.until = 0;
      const auto position = PlaceOf(table.Cell(row, place), table.Cell(row, country), id);
      if (!position) {
        return Error{ErrorCode::kMalformedInput,
                     "no table of places has a place of that name, country and id",
                     table.Where(row)};
      }
      entry.place = *position;
      added.emplace_back(table.Cell(row, name), entry);
    }
    for (const auto& [words, entry] : added) AddName(words, entry);
    return Ok();
  }

  Status AddCountryNames() {
    std::map<std::string_view, std::uint32_t> countries;
    for (std::uint32_t i = 0; i < made_.places.size(); ++i) {
      if (Text(made_.places[i].feature) == "PCLI") {
        countries.emplace(Text(made_.places[i].country), i);
      }
    }
    DATELINE_TRY(table, dir_.Lexicon(kGazetteerTables[kCountryNames]));
    DATELINE_TRY(name, table.Find("name"));
    DATELINE_TRY(iso3, table.Find("iso3"));
    DATELINE_TRY(kind, table.Find("kind"));
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (table.Cell(row, kind) != "name") continue;
      const auto at = countries.find(table.Cell(row, iso3));
      if (at == countries.end()) continue;
      AddName(table.Cell(row, name), {.place = at->second, .table = kCountryNames});
    }
    return Ok();
  }

  // Natural Earth has the point where a map's lettering goes; others mean the middle.
  Status MovePoints() {
    DATELINE_TRY(table, dir_.Lexicon(kGazetteerTables.back()));
    DATELINE_TRY(name, table.Find("name"));
    DATELINE_TRY(country, table.Find("country"));
    DATELINE_TRY(lat, table.Find("lat"));
    DATELINE_TRY(lon, table.Find("lon"));
    for (std::size_t row = 0; row < table.size(); ++row) {
      PlaceRecord point;
      if (!ParsePoint(table.Cell(row, lat), table.Cell(row, lon), point)) {
        return Error{ErrorCode::kMalformedInput, "lat or lon is no number of degrees",
                     table.Where(row)};
      }
      ForEachOfName(table.Cell(row, name), [&](std::uint32_t position) {
        PlaceRecord& place = made_.places[position];
        if (Text(place.country) != table.Cell(row, country)) return;
        if (Text(place.feature) != "PCLI" && Text(place.feature) != "ADM1") return;
        place.lat = point.lat;
        place.lon = point.lon;
      });
    }
    return Ok();
  }

  // The first place of each code: tables of cities come before our own.
  void FindParts() {
    std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> parts;
    for (std::uint32_t i = 0; i < made_.places.size(); ++i) {
      const PlaceRecord& place = made_.places[i];
      const bool country = Text(place.feature) == "PCLI";
      const bool part = Text(place.feature) == "ADM1" && !Text(place.adm1).empty();
      if (country || part) parts.emplace(std::pair(Text(place.country), Text(place.adm1)), i);
    }
    for (const auto& [codes, position] : parts) made_.parts.push_back(position);
  }

  const lexicon::ResourceDir& dir_;
  GazetteerContent made_;
  std::map<std::string, std::uint32_t, std::less<>> offsets_;
};

}  // namespace

Result<std::string> DigestGazetteerTables(const lexicon::ResourceDir& dir) {
  std::string digests;
  for (const std::string_view table : kGazetteerTables) {
    DATELINE_TRY(bytes, dir.Read(table));
    digests += Sha256Hex(bytes);
  }
  return Sha256Hex(digests);
}

Result<std::string> CompileGazetteer(const lexicon::ResourceDir& dir) {
  return Compiler(dir).Run();
}

}  // namespace dateline::place
