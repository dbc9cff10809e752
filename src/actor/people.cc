#include "actor/people.h"

#include <algorithm>
#include <set>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::actor {
namespace {

constexpr std::string_view kPeople = "lexicons/actors/people.tsv";
constexpr std::string_view kOtherNames = "lexicons/actors/people_names.tsv";

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

std::string Term::Evidence() const { return std::string(kPeople) + ":" + std::string(name); }

Result<People> People::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(terms, dir.Lexicon(kPeople));
  DATELINE_TRY(others, dir.Lexicon(kOtherNames));
  DATELINE_TRY(offices, Offices::Load(dir));
  People people(std::move(terms), std::move(others), std::move(offices));
  DATELINE_CHECK_OK(people.AddTerms());
  DATELINE_CHECK_OK(people.AddOtherNames());
  return people;
}

Status People::AddTerms() {
  const lexicon::Table& table = tables_[0];
  DATELINE_TRY(name, table.Find("name"));
  DATELINE_TRY(country, table.Find("country"));
  DATELINE_TRY(office, table.Find("office"));
  DATELINE_TRY(sectors, table.Find("sectors"));
  DATELINE_TRY(since, table.Find("since"));
  DATELINE_TRY(until, table.Find("until"));
  DATELINE_TRY(surname, table.Find("surname"));
  DATELINE_TRY(source, table.Find("source"));
  terms_.reserve(table.size());
  by_name_.reserve(table.size());
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const Term& term = terms_.emplace_back(
        Term{table.Cell(row, name), table.Cell(row, country), table.Cell(row, office),
             table.Cell(row, sectors), table.Cell(row, since), table.Cell(row, until),
             table.Cell(row, surname), table.Cell(row, source) == kUsersOwn});
    by_name_.push_back({term.name, row});
    by_last_word_[LastWordOf(term.name)].push_back(row);
    if (!term.surname.empty()) by_surname_[lexicon::NormOf(term.surname)].push_back(row);
  }
  std::ranges::stable_sort(by_name_, {}, &Filed::name);
  return Ok();
}

Status People::AddOtherNames() {
  const lexicon::Table& table = tables_[1];
  DATELINE_TRY(other, table.Find("name"));
  DATELINE_TRY(person, table.Find("person"));
  std::vector<Filed> added;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view name = table.Cell(row, other);
    const auto terms = TermsOf(table.Cell(row, person));
    if (terms.empty()) {
      return Error{ErrorCode::kMalformedInput, "no such person in people.tsv", table.Where(row)};
    }
    const std::string last = LastWordOf(name);
    for (const Filed& filed : terms) {
      added.push_back({name, filed.term});
      auto& bearers = by_last_word_[last];
      if (!std::ranges::count(bearers, filed.term)) bearers.push_back(filed.term);
      if (terms_[filed.term].surname.empty()) continue;
      auto& heads = by_surname_[last];
      if (!std::ranges::count(heads, filed.term)) heads.push_back(filed.term);
    }
  }
  by_name_.insert(by_name_.end(), added.begin(), added.end());
  std::ranges::stable_sort(by_name_, {}, &Filed::name);
  return Ok();
}

std::span<const People::Filed> People::TermsOf(std::string_view name) const {
  const auto [first, last] =
      std::equal_range(by_name_.begin(), by_name_.end(), Filed{name, 0},
                       [](const Filed& a, const Filed& b) { return a.name < b.name; });
  return {first, last};
}

std::vector<std::string_view> People::Names() const {
  std::vector<std::string_view> names;
  names.reserve(by_name_.size());
  for (const Filed& filed : by_name_) {
    if (names.empty() || names.back() != filed.name) names.push_back(filed.name);
  }
  return names;
}

bool People::IsUsersOwn(std::string_view name) const {
  const auto found = TermsOf(name);
  return !found.empty() && terms_[found.front().term].users_own;
}

bool People::IsWholeName(std::string_view name) const {
  return name.find(' ') == std::string_view::npos && !TermsOf(name).empty();
}

std::string_view People::CountryOf(std::string_view name) const {
  const auto found = TermsOf(name);
  if (found.empty()) return {};
  const std::string_view country = terms_[found.front().term].country;
  const bool one = std::ranges::all_of(
      found, [&](const Filed& filed) { return terms_[filed.term].country == country; });
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
  const auto found = TermsOf(name);
  if (found.empty()) return std::nullopt;
  const auto all_of = [&](std::string_view one) {
    std::vector<std::uint32_t> own;
    for (const Filed& filed : found) {
      if (terms_[filed.term].country == one) own.push_back(filed.term);
    }
    return Choose(own, day);
  };
  if (!country.empty()) return all_of(country);
  if (const std::string_view one = CountryOf(name); !one.empty()) return all_of(one);
  // Of several countries: the one served on that day.
  std::set<std::string_view> served;
  for (const Filed& filed : found) {
    const Term& term = terms_[filed.term];
    if (RanOn(term, day)) served.insert(term.country);
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
  const bool told = !office.empty() || day.empty();
  if (then_names.empty() && ever_names.size() == 1 && told) return Choose(ever, day);
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
