// Writes the layer times. Which words count is data, in rules/time/ and rules/time_phrase/; how a
// calendar works is code, in calendar.h and producers.h.
#pragma once

#include <memory>
#include <string_view>

#include "dateline/annotator.h"
#include "dateline/result.h"

#include "lang/tokens_annotator.h"
#include "lexicon/resource_dir.h"
#include "rules/check_examples.h"
#include "rules/rule_set.h"
#include "time/tense.h"

namespace dateline::time {

class TimeAnnotator final : public Annotator {
 public:
  /// `tokens` lends its tokeniser, by which rules and lists are cut, and serves RunExample; it must
  /// outlive the annotator.
  ///
  /// \errors as rules::RuleSet::Load, TenseFinder::Load.
  [[nodiscard]] static Result<std::unique_ptr<const TimeAnnotator>> Load(
      const lexicon::ResourceDir& dir, const lang::TokensAnnotator& tokens);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

  /// Runs an example of a rule of `of`, one of the two below: for rules::CheckExamples.
  [[nodiscard]] Result<rules::ExampleOutcome> RunExample(const rules::RuleSet& of,
                                                         std::string_view text,
                                                         std::string_view published) const;
  /// Times made of words alone, and times made around them.
  [[nodiscard]] const rules::RuleSet& rules() const { return rules_; }
  [[nodiscard]] const rules::RuleSet& phrases() const { return phrases_; }

 private:
  TimeAnnotator(const lang::TokensAnnotator& tokens, rules::RuleSet rules, rules::RuleSet phrases,
                TenseFinder tenses)
      : tokens_(tokens),
        rules_(std::move(rules)),
        phrases_(std::move(phrases)),
        tenses_(std::move(tenses)) {}

  const lang::TokensAnnotator& tokens_;
  rules::RuleSet rules_;
  rules::RuleSet phrases_;
  TenseFinder tenses_;
};

}  // namespace dateline::time
