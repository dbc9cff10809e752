// Writes the layer times. Which words count is data, in rules/time/; how a calendar works is code,
// in calendar.h and producers.h.
#pragma once

#include <memory>
#include <string_view>

#include "dateline/annotator.h"
#include "dateline/result.h"

#include "lang/tokens_annotator.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"
#include "rules/check_examples.h"
#include "rules/rule_set.h"
#include "time/producers.h"

namespace dateline::time {

class TimeAnnotator final : public Annotator {
 public:
  /// `tokens` lends its tokeniser, by which rules and lists are cut, and serves RunExample; it must
  /// outlive the annotator.
  ///
  /// \errors as rules::RuleSet::Load.
  [[nodiscard]] static Result<std::unique_ptr<const TimeAnnotator>> Load(
      const lexicon::ResourceDir& dir, const lang::TokensAnnotator& tokens);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

  /// Runs a rule's example: for rules::CheckExamples.
  [[nodiscard]] Result<rules::ExampleOutcome> RunExample(std::string_view text,
                                                         std::string_view published) const;
  [[nodiscard]] const rules::RuleSet& rules() const { return rules_; }

 private:
  struct Found {
    rules::Match match;
    Span span;
    TimeValue value;
  };
  TimeAnnotator(const lang::TokensAnnotator& tokens, rules::RuleSet rules,
                lexicon::WordTable future, lexicon::WordTable past)
      : tokens_(tokens),
        rules_(std::move(rules)),
        future_(std::move(future)),
        past_(std::move(past)) {}

  [[nodiscard]] std::vector<Found> FindAll(const Document& doc, const Layers& layers,
                                           bool best_only) const;
  [[nodiscard]] Tense TenseAt(const lexicon::TokenView& view, const rules::Match& match) const;

  const lang::TokensAnnotator& tokens_;
  rules::RuleSet rules_;
  lexicon::WordTable future_;  // norms that turn a sentence to what is to come
  lexicon::WordTable past_;
};

}  // namespace dateline::time
