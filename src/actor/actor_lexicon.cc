#include "actor/actor_lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::actor {

using lexicon::PhraseMatcher;
using lexicon::Table;

class ActorLexiconLoader {
 public:
  ActorLexiconLoader(const lexicon::ResourceDir& dir, const lexicon::PhraseCutter& cutter)
      : dir_(dir), names_(cutter), roles_(cutter) {}

  Result<ActorLexicon> Load() && {
    DATELINE_CHECK_OK(Countries());
    DATELINE_CHECK_OK(Organizations());
    DATELINE_CHECK_OK(HostCities());
    DATELINE_CHECK_OK(People());
    DATELINE_CHECK_OK(Regions());
    DATELINE_CHECK_OK(Titles());
    DATELINE_CHECK_OK(Agents());
    DATELINE_CHECK_OK(Context());
    made_.names_ = std::move(names_).Build();
    made_.roles_ = std::move(roles_).Build();
    return std::move(made_);
  }

 private:
  // One table with its columns found; cells by position in `wanted`.
  struct Opened {
    Table table;
    std::vector<lexicon::ColumnIndex> columns;
    std::string_view Cell(std::size_t row, std::size_t column) const {
      return table.Cell(row, columns[column]);
    }
  };

  Result<Opened> Open(std::string_view file, std::vector<std::string_view> wanted) {
    DATELINE_TRY(table, dir_.Lexicon(file));
    std::vector<lexicon::ColumnIndex> columns;
    for (const std::string_view name : wanted) {
      DATELINE_TRY(column, table.Find(name));
      columns.push_back(column);
    }
    return Opened{std::move(table), std::move(columns)};
  }

  static Error Unknown(const Table& table, std::size_t row) {
    return {ErrorCode::kMalformedInput, "unknown kind or class; see the header of the loader",
            table.Where(row)};
  }

  Entry Make(const Opened& in, std::size_t row, EntryKind kind) {
    Entry entry;
    entry.kind = kind;
    entry.evidence = in.table.file_name() + ":" + std::string(in.Cell(row, 0));
    return entry;
  }

  Status File(PhraseMatcher::Builder& builder, std::string_view phrase, Entry entry) {
    DATELINE_CHECK_OK(builder.Add(phrase, static_cast<std::uint32_t>(made_.entries_.size())));
    made_.entries_.push_back(std::move(entry));
    return Ok();
  }

  Status Countries() {
    static constexpr std::array<std::pair<std::string_view, EntryKind>, 6> kKinds = {
        {{"name", EntryKind::kState},
         {"short", EntryKind::kShort},
         {"adjective", EntryKind::kDemonym},
         {"people", EntryKind::kDemonym},
         {"capital", EntryKind::kCapital},
         {"seat", EntryKind::kSeat}}};
    DATELINE_TRY(in, Open("lexicons/actors/country_names.tsv", {"name", "iso3", "kind", "source"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      const auto* known = kKinds.begin();
      while (known != kKinds.end() && known->first != in.Cell(row, 2)) ++known;
      if (known == kKinds.end()) return Unknown(in.table, row);
      Entry entry = Make(in, row, known->second);
      entry.plural = in.Cell(row, 2) == "people";
      entry.country = in.Cell(row, 1);
      entry.users_own = in.Cell(row, 3) == kUsersOwn;
      made_.states_.insert(entry.country);
      const std::string_view name = in.Cell(row, 0);
      const bool initials =
          std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (entry.kind == EntryKind::kState && !initials) made_.full_state_names_.emplace(name);
      const bool land = entry.kind == EntryKind::kState || entry.kind == EntryKind::kDemonym;
      if (land && lexicon::CutAtSpaces(name).size() == 2) {
        made_.two_word_lands_.emplace(name, static_cast<std::uint32_t>(made_.entries_.size()));
      }
      DATELINE_CHECK_OK(File(names_, in.Cell(row, 0), std::move(entry)));
    }
    return StateNames();
  }

  // Of a code's names the one that holds today.
  Status StateNames() {
    DATELINE_TRY(in, Open("lexicons/actors/states.tsv", {"name", "iso3", "until"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      std::string& name = made_.state_names_[std::string(in.Cell(row, 1))];
      if (name.empty() || in.Cell(row, 2).empty()) name = in.Cell(row, 0);
    }
    return Ok();
  }

  Status Organizations() {
    DATELINE_TRY(in, Open("lexicons/actors/organizations.tsv",
                          {"name", "full_name", "country", "sectors", "kind", "source"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      Entry entry =
          Make(in, row, in.Cell(row, 4) == "group" ? EntryKind::kGroup : EntryKind::kOrganization);
      entry.common = in.Cell(row, 4) == "common";
      entry.full_name = in.Cell(row, 1);
      entry.country = in.Cell(row, 2);
      entry.sectors = in.Cell(row, 3);
      entry.users_own = in.Cell(row, 5) == kUsersOwn;
      DATELINE_CHECK_OK(File(names_, in.Cell(row, 0), std::move(entry)));
    }
    return Ok();
  }

  Status HostCities() {
    DATELINE_TRY(in, Open("lexicons/actors/host_cities.tsv", {"name", "named", "body"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      const auto body = std::ranges::find(made_.entries_, in.Cell(row, 2), &Entry::full_name);
      if (body == made_.entries_.end()) {
        return Error{ErrorCode::kMalformedInput, "no such body in organizations.tsv",
                     in.table.Where(row)};
      }
      Entry entry = *body;
      entry.evidence = in.table.file_name() + ":" + std::string(in.Cell(row, 0));
      made_.bodies_in_.emplace(
          std::pair(std::string(in.Cell(row, 0)), std::string(in.Cell(row, 1))), std::move(entry));
    }
    return Ok();
  }

  Status People() {
    DATELINE_TRY(people, ::dateline::actor::People::Load(dir_));
    for (const std::string_view name : people.Names()) {
      Entry entry;
      entry.kind = EntryKind::kPerson;
      entry.country = people.CountryOf(name);
      entry.users_own = people.IsUsersOwn(name);
      entry.evidence = "lexicons/actors/people.tsv:" + std::string(name);
      DATELINE_CHECK_OK(File(names_, name, std::move(entry)));
    }
    made_.people_ = std::move(people);
    return Ok();
  }

  Status Regions() {
    DATELINE_TRY(in, Open("lexicons/places/own.tsv", {"name", "country"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      Entry entry = Make(in, row, EntryKind::kRegion);
      entry.country = in.Cell(row, 1);
      DATELINE_CHECK_OK(File(names_, in.Cell(row, 0), std::move(entry)));
    }
    return Ok();
  }

  Status Titles() {
    DATELINE_TRY(in, Open("lexicons/actors/titles.tsv", {"name", "class", "sectors"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      const std::string_view kind = in.Cell(row, 1);
      Entry entry = Make(in, row, kind == "modifier" ? EntryKind::kModifier : EntryKind::kOffice);
      entry.names_office = kind == "office";
      entry.sectors = in.Cell(row, 2);
      // An office is as often written small ("leader Kim"); an abbreviated rank is not.
      const bool any_case = kind == "office" || kind == "modifier";
      const std::string phrase =
          any_case ? lexicon::NormOf(in.Cell(row, 0)) : std::string(in.Cell(row, 0));
      DATELINE_CHECK_OK(File(roles_, phrase, std::move(entry)));
    }
    return Ok();
  }

  Status Agents() {
    DATELINE_TRY(in, Open("lexicons/actors/agents.tsv", {"name", "number", "sectors", "kind"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      Entry entry =
          Make(in, row, in.Cell(row, 3) == "person" ? EntryKind::kAgent : EntryKind::kCollective);
      entry.plural = in.Cell(row, 1) == "plural";
      entry.sectors = in.Cell(row, 2);
      DATELINE_CHECK_OK(File(roles_, in.Cell(row, 0), std::move(entry)));
    }
    return Ok();
  }

  Status Context() {
    static constexpr std::array<std::pair<std::string_view, ContextClass>, 26> kClasses = {
        {{"verb", kVerb},
         {"partner", kPartner},
         {"locative", kLocative},
         {"possessive", kPossessive},
         {"particle", kParticle},
         {"organization_head", kOrganizationHead},
         {"opener", kOpener},
         {"home", kHome},
         {"shared", kShared},
         {"of_towns", kOfTowns},
         {"addresses", kAddresses},
         {"deals", kDeals},
         {"quality", kQuality},
         {"within", kWithin},
         {"former", kFormer},
         {"anywhere", kAnywhere},
         {"suffix", kSuffix},
         {"ethnic", kEthnic},
         {"age", kAge},
         {"of", kOf},
         {"tied", kTied},
         {"settled", kSettled},
         {"servant", kServant},
         {"serves", kServes},
         {"group_noun", kGroupNoun},
         {"of_many_lands", kOfManyLands}}};
    DATELINE_TRY(in, Open("lexicons/actors/context_words.tsv", {"name", "class"}));
    for (std::size_t row = 0; row < in.table.size(); ++row) {
      const auto* known = kClasses.begin();
      while (known != kClasses.end() && known->first != in.Cell(row, 1)) ++known;
      if (known == kClasses.end()) return Unknown(in.table, row);
      const auto word = static_cast<std::size_t>(made_.context_.Add(in.Cell(row, 0)));
      if (word >= made_.context_classes_.size()) made_.context_classes_.resize(word + 1);
      made_.context_classes_[word] |= known->second;
    }
    return Ok();
  }

  const lexicon::ResourceDir& dir_;
  PhraseMatcher::Builder names_;
  PhraseMatcher::Builder roles_;
  ActorLexicon made_;
};

Result<ActorLexicon> ActorLexicon::Load(const lexicon::ResourceDir& dir,
                                        const lexicon::PhraseCutter& cutter) {
  return ActorLexiconLoader(dir, cutter).Load();
}

std::string_view ActorLexicon::StateName(std::string_view iso3, std::string_view written) const {
  if (full_state_names_.contains(written)) return written;
  const auto name = state_names_.find(iso3);
  return name == state_names_.end() ? written : std::string_view(name->second);
}

const Entry* ActorLexicon::LandCalled(std::string_view first, std::string_view second) const {
  const auto found = two_word_lands_.find(std::string(first) + " " + std::string(second));
  return found == two_word_lands_.end() ? nullptr : &entries_[found->second];
}

const Entry* ActorLexicon::BodyIn(std::string_view city, std::string_view named) const {
  const auto found = bodies_in_.find(std::pair(std::string(city), std::string(named)));
  return found == bodies_in_.end() ? nullptr : &found->second;
}

bool ActorLexicon::HostsBodies(std::string_view city) const {
  const auto found = bodies_in_.lower_bound(std::pair(std::string(city), std::string()));
  return found != bodies_in_.end() && found->first.first == city;
}

std::uint32_t ActorLexicon::ContextOf(std::string_view word) const {
  const lexicon::WordId id = context_.Find(word);
  return id == lexicon::kNoWord ? 0 : context_classes_[static_cast<std::size_t>(id)];
}

}  // namespace dateline::actor
