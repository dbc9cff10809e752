// Runs the examples that every rule carries: the work of `dateline rules check`.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"
#include "dateline/span.h"

#include "rules/rule_set.h"

namespace dateline::rules {

/// What a rule made of a text: the words, and the value as the domain writes it.
struct Produced {
  std::string_view rule;  // id
  Span span;
  std::string value;
};

/// A domain's way from a text to values.
struct ExampleOutcome {
  std::vector<Produced> kept;        // what the annotator would put out
  std::vector<Produced> candidates;  // all that the rules made before overlaps were settled
};
/// `published` is an ISO 8601 day or empty. The text is one paragraph.
using ExampleRunner =
    std::function<Result<ExampleOutcome>(std::string_view text, std::string_view published)>;

struct ExampleFailure {
  std::string where;  // "rules/time/weekday.toml:14"
  std::string rule;
  std::string text;  // the example: our own writing, never an article
  std::string want;
  std::string got;
};

struct ExampleReport {
  std::size_t rules = 0;
  std::size_t examples = 0;  // counter-examples included
  std::vector<ExampleFailure> failures;
};

/// Runs every example and counter-example. An example passes if its rule, and no other, gives the
/// wanted value for exactly the marked words; a counter-example if its rule gives nothing. Two
/// rules that claim the same words with different values fail unless one says `before` the other.
[[nodiscard]] ExampleReport CheckExamples(const RuleSet& set, const ExampleRunner& runner);

}  // namespace dateline::rules
