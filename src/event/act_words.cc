#include "event/act_words.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dateline::event {
namespace {

constexpr std::array<std::pair<ActWord, std::string_view>, kActWords> kLists = {{
    {ActWord::kBoth, "both"},
    {ActWord::kBothCountries, "both_countries"},
    {ActWord::kBothPeople, "both_people"},
    {ActWord::kGovernment, "governments"},
    {ActWord::kColourOfGovernment, "colours_of_government"},
    {ActWord::kAgainst, "against"},
    {ActWord::kMutual, "mutual"},
    {ActWord::kHeld, "held"},
    {ActWord::kBlame, "blame"},
    {ActWord::kHaving, "having"},
    {ActWord::kDespite, "despite"},
    {ActWord::kAnswer, "answers"},
    {ActWord::kIncluding, "including"},
    {ActWord::kCrowd, "crowd"},
    {ActWord::kTrait, "traits"},
    {ActWord::kTwo, "two"},
    {ActWord::kConcerned, "concerned"},
    {ActWord::kRetaking, "retaking"},
    {ActWord::kOffer, "offers"},
}};

}  // namespace

Result<ActWords> ActWords::From(const discourse::WordLists& lists) {
  ActWords words;
  for (const auto& [meaning, name] : kLists) {
    const auto list = lists.find(name);
    if (list == lists.end()) {
      return Error{ErrorCode::kMalformedInput, "no such list: " + std::string(name),
                   "rules/events/lists.toml"};
    }
    std::vector<std::string>& sorted = words.words_[static_cast<std::size_t>(meaning)];
    sorted = list->second;
    std::sort(sorted.begin(), sorted.end());
  }
  return words;
}

bool ActWords::Are(ActWord meaning, std::string_view words) const {
  const std::vector<std::string>& list = words_[static_cast<std::size_t>(meaning)];
  return std::binary_search(list.begin(), list.end(), words, std::less<>());
}

}  // namespace dateline::event
