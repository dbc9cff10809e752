// The arguments of a rule's producer, read from a match: for producers of every domain.
#pragma once

#include <optional>
#include <string>

#include "lexicon/phrase_matcher.h"
#include "rules/rule_set.h"

namespace dateline::rules {

class Arguments {
 public:
  /// All three must outlive the arguments.
  Arguments(const Rule& rule, const Match& match, const lexicon::TokenView& view)
      : rule_(rule), match_(match), view_(view) {}

  /// False where the argument is not given, or its slot stayed empty.
  [[nodiscard]] bool Given(std::size_t i) const;

  /// A number, or the number that a list's row has for a value. Null where not given, or beyond
  /// 9998 either way, so that producers may reckon with it.
  [[nodiscard]] std::optional<double> Number(std::size_t i) const;
  /// The same, where it is whole.
  [[nodiscard]] std::optional<int> Int(std::size_t i) const;
  /// A whole number up to two thousand million. \pre Given(i) is false or argument i is a slot of a
  /// token class.
  [[nodiscard]] std::optional<int> BigInt(std::size_t i) const;

  /// Empty where not given.
  [[nodiscard]] std::string Word(std::size_t i) const;

  /// What a predicate's slot was offered as. \pre Given(i), a slot of a predicate
  [[nodiscard]] std::uint32_t Row(std::size_t i) const {
    return match_.SlotOf(rule_.arguments[i]).row;
  }

 private:
  const Rule& rule_;
  const Match& match_;
  const lexicon::TokenView& view_;
};

}  // namespace dateline::rules
