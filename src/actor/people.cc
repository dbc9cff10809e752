#include "actor/people.h"

#include <algorithm>
#include <set>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::actor {

namespace {

std::string LastWordOf(std::string_view name) {
  const auto words = lexicon::CutAtSpaces(name);
  return words.empty() ? std::string() : lexicon::NormOf(words.back());
}

}  // namespace

bool RanOn(const Term& term, std::string_view day) {
  if (day.empty() || term.since.empty()) return false;
  return day.substr(0, term.since.size()) >= term.since &&
         day.substr(0, term.until.size()) <= term.until;
}

Result<People> People::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(offices, Offices::Load(dir));
  People people(std::move(offices));
  DATELINE_TRY(table, dir.Lexicon("lexicons/actors/people.tsv"));
  DATELINE_TRY(name, table.Find("name"));
  DATELINE_TRY(country, table.Find("country"));
  DATELINE_TRY(office, table.Find("office"));
  DATELINE_TRY(sectors, table.Find("sectors"));
  DATELINE_TRY(since, table.Find("since"));
  DATELINE_TRY(until, table.Find("until"));
  DATELINE_TRY(surname, table.Find("surname"));
  DATELINE_TRY(source, table.Find("source"));
  people.terms_.reserve(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    Term term;
    term.name = table.Cell(row, name);
    term.country = table.Cell(row, country);
    term.office = table.Cell(row, office);
    term.sectors = table.Cell(row, sectors);
    term.since = table.Cell(row, since);
    term.until = table.Cell(row, until);
    term.surname = table.Cell(row, surname);
    term.users_own = table.Cell(row, source) == kUsersOwn;
    term.evidence = table.file_name() + ":" + term.name;
    const auto id = static_cast<std::uint32_t>(people.terms_.size());
    people.by_name_[term.name].push_back(id);
    people.by_last_word_[LastWordOf(term.name)].push_back(id);
    if (!term.surname.empty()) people.by_surname_[lexicon::NormOf(term.surname)].push_back(id);
    people.terms_.push_back(std::move(term));
  }
  DATELINE_TRY(others, dir.Lexicon("lexicons/actors/people_names.tsv"));
  DATELINE_TRY(other, others.Find("name"));
  DATELINE_TRY(person, others.Find("person"));
  for (std::size_t row = 0; row < others.size(); ++row) {
    const auto known = people.by_name_.find(others.Cell(row, person));
    if (known == people.by_name_.end()) {
      return Error{ErrorCode::kMalformedInput, "no such person in people.tsv", others.Where(row)};
    }
    const std::vector<std::uint32_t> terms = known->second;
    auto& filed = people.by_name_[std::string(others.Cell(row, other))];
    filed.insert(filed.end(), terms.begin(), terms.end());
    const std::string last = LastWordOf(others.Cell(row, other));
    for (const std::uint32_t id : terms) {
      auto& bearers = people.by_last_word_[last];
      if (!std::ranges::count(bearers, id)) bearers.push_back(id);
      if (people.terms_[id].surname.empty()) continue;
      auto& heads = people.by_surname_[last];
      if (!std::ranges::count(heads, id)) heads.push_back(id);
    }
  }
  return people;
}

std::vector<std::string_view> People::Names() const {
  std::vector<std::string_view> names;
  names.reserve(by_name_.size());
  for (const auto& [name, terms] : by_name_) names.push_back(name);
  return names;
}

bool People::IsUsersOwn(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found != by_name_.end() && terms_[found->second.front()].users_own;
}

std::string_view People::CountryOf(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return {};
  const std::string_view country = terms_[found->second.front()].country;
  const bool one = std::ranges::all_of(
      found->second, [&](std::uint32_t id) { return terms_[id].country == country; });
  return one ? country : std::string_view();
}

std::optional<KnownPerson> People::Choose(const std::vector<std::uint32_t>& terms,
                                          std::string_view day) const {
  const Term* held = nullptr;
  const Term* before = nullptr;
  const Term* first = nullptr;
  for (const std::uint32_t id : terms) {
    const Term& term = terms_[id];
    const auto later = [&](const Term* other) {
      return other == nullptr || term.since > other->since;
    };
    // Being head of a state outweighs what else one is at the time.
    const bool higher = held != nullptr && held->surname.empty() && !term.surname.empty();
    const bool lower = held != nullptr && !held->surname.empty() && term.surname.empty();
    if (RanOn(term, day) && !lower && (higher || later(held))) held = &term;
    if (!day.empty() && term.since <= day && later(before)) before = &term;
    if (first == nullptr || term.since < first->since) first = &term;
  }
  if (held != nullptr) return KnownPerson{held, true};
  if (before == nullptr) before = first;
  if (before == nullptr) return std::nullopt;
  return KnownPerson{before, false};
}

std::optional<KnownPerson> People::Find(std::string_view name, std::string_view day,
                                        std::string_view country) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  const auto all_of = [&](std::string_view one) {
    std::vector<std::uint32_t> own;
    std::ranges::copy_if(found->second, std::back_inserter(own),
                         [&](std::uint32_t id) { return terms_[id].country == one; });
    return Choose(own, day);
  };
  if (!country.empty()) return all_of(country);
  if (const std::string_view one = CountryOf(name); !one.empty()) return all_of(one);
  // Of several countries: the one served on that day.
  std::set<std::string_view> served;
  for (const std::uint32_t id : found->second) {
    if (RanOn(terms_[id], day)) served.insert(terms_[id].country);
  }
  return served.size() == 1 ? all_of(*served.begin()) : std::nullopt;
}

std::optional<KnownPerson> People::FindHead(std::string_view surname, std::string_view office,
                                            std::string_view day, std::string_view country) const {
  const auto found = by_surname_.find(lexicon::NormOf(surname));
  if (found == by_surname_.end()) return std::nullopt;
  std::vector<std::uint32_t> ever;
  std::vector<std::uint32_t> then;
  std::set<std::string_view> ever_names;
  std::set<std::string_view> then_names;
  for (const std::uint32_t id : found->second) {
    const Term& term = terms_[id];
    if (!country.empty() && term.country != country) continue;
    if (!office.empty() && lexicon::NormOf(term.office) != lexicon::NormOf(office)) continue;
    ever.push_back(id);
    ever_names.insert(term.name);
    if (!RanOn(term, day)) continue;
    then.push_back(id);
    then_names.insert(term.name);
  }
  if (then_names.size() == 1) return Choose(then, day);
  if (then_names.empty() && ever_names.size() == 1 && !office.empty()) return Choose(ever, day);
  return std::nullopt;
}

std::optional<KnownPerson> People::FindHolder(std::string_view surname, std::string_view office,
                                              std::string_view day,
                                              std::string_view country) const {
  const auto found = by_last_word_.find(lexicon::NormOf(surname));
  if (found == by_last_word_.end()) return std::nullopt;
  std::vector<std::uint32_t> then;
  std::set<std::string_view> names;
  for (const std::uint32_t id : found->second) {
    const Term& term = terms_[id];
    if (!country.empty() && term.country != country) continue;
    if (!RanOn(term, day) || !offices_.Same(term.office, office)) continue;
    then.push_back(id);
    names.insert(term.name);
  }
  return names.size() == 1 ? Choose(then, day) : std::nullopt;
}

}  // namespace dateline::actor
