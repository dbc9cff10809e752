#include "time/time_annotator.h"

#include <utility>

#include "dateline/document.h"

#include "doc/layers.h"
#include "time/expression.h"
#include "time/producers.h"

namespace dateline::time {
namespace {

Span SpanOf(const Columns<TokenRow>& tokens, const rules::Match& match) {
  const auto& spans = tokens.Column<&TokenRow::span>();
  return {spans[match.first].begin, spans[match.last - 1].end};
}

}  // namespace

Result<std::unique_ptr<const TimeAnnotator>> TimeAnnotator::Load(
    const lexicon::ResourceDir& dir, const lang::TokensAnnotator& tokens) {
  const lexicon::PhraseCutter cutter = [&](std::string_view phrase) {
    return tokens.tokenizer().CutPhrase(phrase);
  };
  DATELINE_TRY(rules, rules::RuleSet::Load(dir, TimeDomain(), cutter));
  DATELINE_TRY(phrases, rules::RuleSet::Load(dir, PhraseDomain(), cutter));
  DATELINE_TRY(tenses, TenseFinder::Load(dir));
  // The constructor is private, so make_unique cannot reach it.
  return std::unique_ptr<const TimeAnnotator>(
      new TimeAnnotator(tokens, std::move(rules), std::move(phrases), std::move(tenses)));
}

const AnnotatorInfo& TimeAnnotator::info() const {
  static const AnnotatorInfo kInfo{
      "time", 4, {Layer::kTokens, Layer::kSentences, Layer::kNames}, {Layer::kTimes}};
  return kInfo;
}

Status TimeAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& tokens = layers.Get<TokenRow>();
  const Expressions expressions(rules_, phrases_, tenses_, doc, layers);
  Columns<TimeRow> rows;
  for (Expression& found : expressions.FindAll()) {
    if (found.value.refused) continue;
    TimeRow row;
    row.span = SpanOf(tokens, found.match);
    row.type = found.value.type;
    row.value = std::move(found.value.value);
    if (found.value.period) {
      row.start = found.value.period->days.first;
      row.end_date = found.value.period->days.last;
    }
    row.anchor = found.reference;
    row.rule = found.rule();
    rows.Add(std::move(row));
  }
  return layers.Put(std::move(rows));
}

Result<rules::ExampleOutcome> TimeAnnotator::RunExample(const rules::RuleSet& of,
                                                        std::string_view text,
                                                        std::string_view published) const {
  Source source;
  if (!published.empty()) {
    DATELINE_TRY(moment, ParseIsoMoment(published));
    source.published = std::move(moment);
  }
  const Limits limits;
  DATELINE_TRY(
      doc, Document::Create(std::string(text),
                            {{BlockKind::kParagraph, {0, static_cast<ByteOffset>(text.size())}}},
                            std::move(source), false, limits));
  Layers layers(doc->text());
  DATELINE_CHECK_OK(tokens_.Run(*doc, limits, layers));
  const auto& tokens = layers.Get<TokenRow>();
  const auto produced = [&](const std::vector<Expression>& found) {
    std::vector<rules::Produced> all;
    for (const Expression& one : found) {
      all.push_back({one.rule(), SpanOf(tokens, one.match), one.value.value});
    }
    return all;
  };
  const Expressions expressions(rules_, phrases_, tenses_, *doc, layers);
  return rules::ExampleOutcome{produced(expressions.FindAll()),
                               produced(expressions.Candidates(of))};
}

}  // namespace dateline::time
