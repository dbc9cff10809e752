#include <algorithm>
#include <tuple>

#include "rules/rule_set.h"

namespace dateline::rules {

bool RuleSet::IsBefore(std::uint32_t first, std::uint32_t second) const {
  if (before_.empty()) return false;
  const std::vector<std::uint32_t>& later = before_[first];
  return std::find(later.begin(), later.end(), second) != later.end();
}

std::string RuleSet::WordOf(const SlotMatch& slot, const lexicon::TokenView& view) {
  if (!slot.word.empty()) return std::string(slot.word);
  std::string words;
  for (std::uint32_t i = slot.first; i < slot.last; ++i) {
    if (i > slot.first) words.push_back(' ');
    words += view.Norm(i);
  }
  return words;
}

std::vector<Match> KeepBest(const RuleSet& set, std::vector<Match> matches) {
  // `before` is no order that sort could use (rules may be unrelated), so it is applied first,
  // among matches of the same tokens.
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tuple(b.last - b.first, a.first, a.rule) <
           std::tuple(a.last - a.first, b.first, b.rule);
  });
  std::vector<Match> kept;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Match& match = matches[i];
    const auto beaten = [&](const Match& other) {
      return other.first == match.first && other.last == match.last &&
             set.IsBefore(other.rule, match.rule);
    };
    if (std::any_of(matches.begin(), matches.end(), beaten)) continue;
    const auto overlaps = [&](const Match& other) {
      return other.first < match.last && match.first < other.last;
    };
    if (std::none_of(kept.begin(), kept.end(), overlaps)) kept.push_back(match);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Match& a, const Match& b) { return a.first < b.first; });
  return kept;
}

}  // namespace dateline::rules
