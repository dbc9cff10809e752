// Times as they are put together: words found by a rule, or by a rule around times found before.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/span.h"

#include "doc/layers.h"
#include "lexicon/phrase_matcher.h"
#include "rules/rule_set.h"
#include "time/tense.h"
#include "time/time_value.h"

namespace dateline::time {

/// A tree: its leaves are matches of the domain "time", what is around them of "time_phrase".
struct Expression {
  const rules::RuleSet* rules = nullptr;
  rules::Match match;
  std::vector<Expression> parts;    // empty for a leaf; in the order in which they were offered
  std::vector<std::uint32_t> rows;  // of each part: the row it was offered under
  Tense tense = Tense::kPast;
  TimeValue value;  // worked out
  Span reference;   // the words it was reckoned from, if any

  [[nodiscard]] std::string_view rule() const { return rules->rule(match.rule).id; }
};

/// Finds the times of a document and works them out.
class Expressions {
 public:
  /// What rules and trees say of them. All must outlive this; `layers` has tokens, sentences,
  /// names.
  Expressions(const rules::RuleSet& words, const rules::RuleSet& phrases, const TenseFinder& tenses,
              const Document& doc, const Layers& layers);

  /// Every time of the text, in order and without overlaps, reckoned from the day of publication
  /// and from those before it. Refused words are among them.
  [[nodiscard]] std::vector<Expression> FindAll() const;

  /// Every match of one of the two rule sets that has a value, before it is settled which of those
  /// that overlap is meant; of phrases, those around single leaves.
  [[nodiscard]] std::vector<Expression> Candidates(const rules::RuleSet& of) const;

 private:
  [[nodiscard]] std::vector<Expression> Leaves() const;
  [[nodiscard]] std::vector<Expression> Phrases(const std::vector<Expression>& within) const;
  [[nodiscard]] std::optional<Period> DayAhead(std::vector<Expression>& found,
                                               const Expression& clock,
                                               const TimeContext& context) const;
  [[nodiscard]] Tense TenseOf(const rules::Match& match) const;
  [[nodiscard]] bool IsOfName(const rules::Match& match) const;
  [[nodiscard]] Span SpanOf(const rules::Match& match) const;

  const rules::RuleSet& words_;
  const rules::RuleSet& phrases_;
  const TenseFinder& tenses_;
  lexicon::TokenView view_;
  const Columns<NameRow>& names_;
  std::vector<bool> headline_;  // by sentence
  TimeContext context_;         // where the text begins
};

}  // namespace dateline::time
