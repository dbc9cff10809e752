#include "time/time_annotator.h"

#include <algorithm>
#include <utility>

#include "dateline/document.h"

#include "doc/layers.h"

namespace dateline::time {

Result<std::unique_ptr<const TimeAnnotator>> TimeAnnotator::Load(
    const lexicon::ResourceDir& dir, const lang::TokensAnnotator& tokens) {
  const lexicon::PhraseCutter cutter = [&](std::string_view phrase) {
    return tokens.tokenizer().CutPhrase(phrase);
  };
  DATELINE_TRY(rules, rules::RuleSet::Load(dir, TimeDomain(), cutter));
  DATELINE_TRY(cues, dir.Lexicon("lexicons/time/tense_cue.tsv"));
  DATELINE_TRY(value, cues.Find("value"));
  lexicon::WordTable future;
  lexicon::WordTable past;
  for (std::size_t row = 0; row < cues.size(); ++row) {
    const std::string norm = lexicon::NormOf(cues.Cell(row, lexicon::ColumnIndex{0}));
    (cues.Cell(row, value) == "future" ? future : past).Add(norm);
  }
  // The constructor is private, so make_unique cannot reach it.
  return std::unique_ptr<const TimeAnnotator>(
      new TimeAnnotator(tokens, std::move(rules), std::move(future), std::move(past)));
}

const AnnotatorInfo& TimeAnnotator::info() const {
  static const AnnotatorInfo kInfo{"time", 1, {Layer::kTokens, Layer::kSentences}, {Layer::kTimes}};
  return kInfo;
}

// The nearest sign of tense before the words, else after them, else the past: news tells what was.
// Without a parse a verb form is known by its lemma: a form that is neither the lemma nor in -s or
// -ing is past. Wrong for participles ("the detained men will leave on Friday" is saved by "will").
Tense TimeAnnotator::TenseAt(const lexicon::TokenView& view, const rules::Match& match) const {
  const auto& lemmas = view.tokens.Column<&TokenRow::lemma>();
  const auto sign = [&](std::uint32_t token) -> std::optional<Tense> {
    const std::string& norm = view.Norm(token);
    if (future_.Find(norm) != lexicon::kNoWord) return Tense::kFuture;
    if (past_.Find(norm) != lexicon::kNoWord) return Tense::kPast;
    const bool verb_form = lemmas[token] != norm && norm.size() > 2 && norm.back() != 's' &&
                           norm.back() != 'g' && norm.back() != 'n';
    return verb_form ? std::optional(Tense::kPast) : std::nullopt;
  };
  const SentenceIndex sentence = view.Sentence(match.first);
  for (std::uint32_t i = match.first; i > 0 && view.Sentence(i - 1) == sentence; --i) {
    if (const auto tense = sign(i - 1)) return *tense;
  }
  for (std::uint32_t i = match.last; i < view.size() && view.Sentence(i) == sentence; ++i) {
    if (const auto tense = sign(i)) return *tense;
  }
  return Tense::kPast;
}

std::vector<TimeAnnotator::Found> TimeAnnotator::FindAll(const Document& doc, const Layers& layers,
                                                         bool best_only) const {
  const auto& tokens = layers.Get<TokenRow>();
  const lexicon::TokenView view{tokens, doc.text()};
  TimeContext context;
  if (const auto& published = doc.source().published) {
    if (published->precision >= MomentPrecision::kDay && published->day.ok()) {
      context.published = std::chrono::sys_days{published->day};
    }
  }
  std::vector<rules::Match> matches = rules_.FindAll(view, nullptr);
  // What cannot be worked out must not push aside what can, so values come before the choice.
  std::vector<Found> found;
  std::vector<rules::Match> valued;
  for (rules::Match& match : matches) {
    context.tense = TenseAt(view, match);
    auto value = Produce(rules_, match, view, context);
    if (!value) continue;
    const Span span{tokens.Column<&TokenRow::span>()[match.first].begin,
                    tokens.Column<&TokenRow::span>()[match.last - 1].end};
    if (best_only) valued.push_back(match);
    found.push_back({std::move(match), span, *std::move(value)});
  }
  if (!best_only) return found;
  std::vector<Found> kept;
  for (const rules::Match& best : rules::KeepBest(rules_, std::move(valued))) {
    const auto same = std::find_if(found.begin(), found.end(), [&](const Found& candidate) {
      return candidate.match.rule == best.rule && candidate.match.first == best.first;
    });
    kept.push_back(*same);
  }
  return kept;
}

Status TimeAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  Columns<TimeRow> rows;
  for (Found& found : FindAll(doc, layers, true)) {
    std::optional<std::chrono::sys_days> first;
    std::optional<std::chrono::sys_days> last;
    if (found.value.days) {
      first = found.value.days->first;
      last = found.value.days->last;
    }
    rows.Add({found.span, found.value.type, std::move(found.value.value), first, last, Span{},
              rules_.rule(found.match.rule).id});
  }
  return layers.Put(std::move(rows));
}

Result<rules::ExampleOutcome> TimeAnnotator::RunExample(std::string_view text,
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
  const auto produced = [&](bool best_only) {
    std::vector<rules::Produced> all;
    for (const Found& found : FindAll(*doc, layers, best_only)) {
      all.push_back({rules_.rule(found.match.rule).id, found.span, found.value.value});
    }
    return all;
  };
  return rules::ExampleOutcome{produced(true), produced(false)};
}

}  // namespace dateline::time
