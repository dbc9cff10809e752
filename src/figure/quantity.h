// What figure rules may call: how words become a lowest and a highest value.
// docs/formats/producers.md describes the producers for authors of rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figure/number_reader.h"
#include "lexicon/phrase_matcher.h"
#include "rules/domain.h"
#include "rules/rule_set.h"

namespace dateline::figure {

/// The domain "figures": its producers, and the predicate {amount}, a Number.
[[nodiscard]] const rules::Domain& FigureDomain();

struct Quantity {
  std::optional<double> min;
  std::optional<double> max;
  std::string bound;    // as in the output
  std::string unit;     // empty where the noun that follows says it
  bool vague = false;   // a constant: "hundreds"; counts people where no noun follows
  std::string refused;  // why the number is no figure: "age", "name"; empty for figures
};

/// Calls the producer of a match's rule. `numbers` are what {amount} stands for, by row. Null where
/// the words give no quantity: a range that falls.
[[nodiscard]] std::optional<Quantity> Produce(const rules::RuleSet& set, const rules::Match& match,
                                              const lexicon::TokenView& view,
                                              const std::vector<Number>& numbers);

/// "at_least 24.. people": for examples of rules.
[[nodiscard]] std::string FormatQuantity(const Quantity& quantity);

}  // namespace dateline::figure
