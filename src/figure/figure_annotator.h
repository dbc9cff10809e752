// Writes the layer figures: how many, how much, how far, how long, and what was counted.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/annotator.h"

#include "coref/parse.h"
#include "discourse/grammar.h"
#include "discourse/token_scan.h"
#include "doc/layers.h"
#include "figure/measure_words.h"
#include "figure/number_reader.h"
#include "figure/quantity.h"
#include "lexicon/resource_dir.h"
#include "rules/check_examples.h"
#include "rules/rule_set.h"

namespace dateline::figure {

/// Reads everything up to events; writes figures. A number whose noun is not found, and that no
/// word such as "killed" explains, is no figure.
class FigureAnnotator final : public Annotator {
 public:
  /// \errors as rules::RuleSet::Load, Table::Parse.
  [[nodiscard]] static Result<std::unique_ptr<const FigureAnnotator>> Load(
      const lexicon::ResourceDir& dir, const lexicon::PhraseCutter& cutter);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

  /// What the rules make of a text whose layers hold tokens and sentences: for
  /// rules::CheckExamples. Refusals count as values.
  [[nodiscard]] rules::ExampleOutcome RunExample(const Document& doc, const Layers& layers) const;
  [[nodiscard]] const rules::RuleSet& rules() const { return rules_; }

 private:
  /// A quantity with what it counts: tokens [first, last).
  struct Counted {
    rules::Match match;
    Quantity quantity;
    std::uint32_t last = 0;
    std::string measure;
    std::uint32_t measure_at = 0;  // token of the word that told the measure; `last` if none
  };
  FigureAnnotator(discourse::Grammar grammar, rules::RuleSet rules, NumberReader numbers,
                  MeasureWords words)
      : grammar_(std::move(grammar)),
        rules_(std::move(rules)),
        numbers_(std::move(numbers)),
        words_(std::move(words)) {}

  [[nodiscard]] std::vector<Counted> FindAll(const discourse::TokenScan& scan,
                                             const coref::Parse& parse,
                                             const std::vector<Span>& dates, bool best_only) const;
  class Completer;

  discourse::Grammar grammar_;
  rules::RuleSet rules_;
  NumberReader numbers_;
  MeasureWords words_;
};

}  // namespace dateline::figure
