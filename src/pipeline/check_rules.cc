#include "pipeline/check_rules.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "discourse/grammar.h"
#include "discourse/reality.h"
#include "discourse/token_scan.h"
#include "event/act_rules.h"
#include "figure/figure_annotator.h"
#include "ingest/field_names.h"
#include "ingest/record.h"
#include "lang/tokens_annotator.h"
#include "pipeline/cut_text.h"
#include "time/time_annotator.h"

namespace dateline::pipeline {
namespace {

void Add(rules::ExampleReport from, rules::ExampleReport& to) {
  to.rules += from.rules;
  to.examples += from.examples;
  std::move(from.failures.begin(), from.failures.end(), std::back_inserter(to.failures));
}

/// Reads the record of each example of the field names.
Status CheckFields(const lexicon::ResourceDir& resources, rules::ExampleReport& report) {
  constexpr std::string_view kFile = "rules/ingest/fields.toml";
  DATELINE_TRY(bytes, resources.Read(kFile));
  DATELINE_TRY(names, ingest::FieldNames::Parse(bytes, kFile));
  std::set<std::string_view> rules;
  for (const ingest::FieldExample& example : names.examples()) {
    rules.insert(example.rule);
    ++report.examples;
    const auto record = ingest::ParseJsonRecord(example.record, names, example.where);
    const std::string got =
        record ? record->Get(example.field).value_or("nothing") : record.error().message;
    if (got == example.want) continue;
    report.failures.push_back({example.where, example.rule, example.record, example.want, got});
  }
  report.rules += rules.size();
  return Ok();
}

class Checker {
 public:
  Checker(const lang::TokensAnnotator& tokens, const discourse::Grammar& grammar)
      : tokens_(tokens), grammar_(grammar) {}

  Status CheckActs(const event::ActRules& acts, rules::ExampleReport& report) const {
    for (std::size_t r = 0; r < acts.size(); ++r) {
      ++report.rules;
      for (const event::ActRule::Example& example : acts.rule(r).examples) {
        ++report.examples;
        DATELINE_TRY(found, FindsAct(acts, r, example));
        if (found == !example.mark.empty()) continue;
        report.failures.push_back({"rules/events", acts.rule(r).id, example.text,
                                   example.mark.empty() ? "no match" : "match at " + example.mark,
                                   found ? "a match" : "no match"});
      }
    }
    return Ok();
  }

  Status CheckReality(const discourse::RealityRules& reality, rules::ExampleReport& report) const {
    for (const auto& example : reality.examples()) {
      ++report.examples;
      DATELINE_TRY(cut, Cut(tokens_, example.text));
      const discourse::TokenScan scan = Scan(cut);
      const auto act = static_cast<ByteOffset>(example.text.find(" " + example.act) + 1);
      const std::size_t at = scan.TokenAt(act, 0, scan.size());
      const lexicon::TokenView view{cut.layers.Get<TokenRow>(), cut.doc->text()};
      const coref::Parse parse(view, cut.layers.Get<SentenceRow>());
      const Reality value = reality.Read(parse, at).value;
      if ((value == example.value) == !example.counter) continue;
      report.failures.push_back(
          {"rules/discourse", example.rule, example.text,
           (example.counter ? "not " : "") + std::string(RealityName(example.value)),
           std::string(RealityName(value))});
    }
    return Ok();
  }

 private:
  discourse::TokenScan Scan(const CutText& cut) const {
    return discourse::TokenScan(*cut.doc, cut.layers.Get<TokenRow>(), cut.layers.Get<SentenceRow>(),
                                grammar_);
  }

  Result<bool> FindsAct(const event::ActRules& acts, std::size_t rule,
                        const event::ActRule::Example& example) const {
    DATELINE_TRY(cut, Cut(tokens_, example.text));
    const discourse::TokenScan scan = Scan(cut);
    const auto mark = static_cast<ByteOffset>(example.text.find(example.mark));
    for (const event::ActMatch& match : acts.Find(scan, 0, scan.size())) {
      if (match.rule != rule) continue;
      const Span span = scan.SpanOf(match.first, match.last);
      if (example.mark.empty() ||
          span.Overlaps({mark, mark + static_cast<ByteOffset>(example.mark.size())})) {
        return true;
      }
    }
    return false;
  }

  const lang::TokensAnnotator& tokens_;
  const discourse::Grammar& grammar_;
};

}  // namespace

Result<rules::ExampleReport> CheckRules(const lexicon::ResourceDir& resources) {
  DATELINE_TRY(tokens, lang::TokensAnnotator::Load(resources));
  DATELINE_TRY(times, time::TimeAnnotator::Load(resources, *tokens));
  rules::ExampleReport report;
  for (const rules::RuleSet* set : {&times->rules(), &times->phrases()}) {
    Add(rules::CheckExamples(*set,
                             [&](std::string_view text, std::string_view published) {
                               return times->RunExample(*set, text, published);
                             }),
        report);
  }
  const lexicon::PhraseCutter cutter = [&](std::string_view phrase) {
    return tokens->tokenizer().CutPhrase(phrase);
  };
  DATELINE_TRY(figures, figure::FigureAnnotator::Load(resources, cutter));
  Add(rules::CheckExamples(
          figures->rules(),
          [&](std::string_view text, std::string_view) -> Result<rules::ExampleOutcome> {
            DATELINE_TRY(cut, Cut(*tokens, std::string(text)));
            return figures->RunExample(*cut.doc, cut.layers);
          }),
      report);
  DATELINE_TRY(grammar, discourse::Grammar::Load(resources));
  DATELINE_TRY(acts, event::ActRules::Load(resources));
  DATELINE_TRY(reality, discourse::RealityRules::Load(resources));
  const Checker checker(*tokens, grammar);
  DATELINE_CHECK_OK(checker.CheckActs(acts, report));
  DATELINE_CHECK_OK(checker.CheckReality(reality, report));
  DATELINE_CHECK_OK(CheckFields(resources, report));
  return report;
}

}  // namespace dateline::pipeline
