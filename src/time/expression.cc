#include "time/expression.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "time/producers.h"

namespace dateline::time {
namespace {

// "at least the past 18 months" is put together in three steps.
constexpr int kMostRounds = 3;

// How many sentences back a time is still what others are reckoned from.
constexpr std::uint32_t kReferenceReach = 3;

// Works an expression out; false where its words give no time.
bool Evaluate(Expression& expression, const lexicon::TokenView& view, TimeContext context) {
  context.tense = expression.tense;
  std::optional<TimeValue> value;
  if (expression.parts.empty()) {
    value = Produce(*expression.rules, expression.match, view, context);
  } else {
    bool of_reference = false;
    std::map<std::uint32_t, TimeValue> values;
    for (std::size_t i = 0; i < expression.parts.size(); ++i) {
      Expression& part = expression.parts[i];
      if (!Evaluate(part, view, context)) return false;
      of_reference = of_reference || part.value.of_reference;
      values.emplace(expression.rows[i], part.value);
    }
    value = ProducePhrase(*expression.rules, expression.match, view, context, values);
    if (value) value->of_reference = value->of_reference || of_reference;
  }
  if (value) expression.value = *std::move(value);
  return value.has_value();
}

// Those of `all` that do not overlap a better one, by the order of rules. `all` rise by first
// token. A match lies in one sentence, so that sentences are settled one by one: the cost grows
// with the square of what is found in each.
std::vector<Expression> Best(const rules::RuleSet& rules, const lexicon::TokenView& view,
                             std::vector<Expression> all) {
  std::vector<Expression> kept;
  for (auto begin = all.begin(); begin != all.end();) {
    const SentenceIndex sentence = view.Sentence(begin->match.first);
    const auto end = std::find_if(begin, all.end(), [&](const Expression& one) {
      return view.Sentence(one.match.first) != sentence;
    });
    std::vector<rules::Match> matches;
    std::transform(begin, end, std::back_inserter(matches),
                   [](const Expression& one) { return one.match; });
    for (const rules::Match& best : rules::KeepBest(rules, std::move(matches))) {
      const auto found = std::find_if(begin, end, [&](const Expression& one) {
        return one.match.rule == best.rule && one.match.first == best.first;
      });
      kept.push_back(std::move(*found));
    }
    begin = end;
  }
  return kept;
}

bool Covers(const Expression& outer, const Expression& inner) {
  return outer.match.first <= inner.match.first && inner.match.last <= outer.match.last;
}

// The place in `sorted`, whose members rise and do not overlap, of the first that ends after a
// token.
std::size_t FirstAfter(const std::vector<Expression>& sorted, std::uint32_t token) {
  const auto at = std::partition_point(
      sorted.begin(), sorted.end(), [&](const Expression& one) { return one.match.last <= token; });
  return static_cast<std::size_t>(at - sorted.begin());
}

}  // namespace

Expressions::Expressions(const rules::RuleSet& words, const rules::RuleSet& phrases,
                         const TenseFinder& tenses, const Document& doc, const Layers& layers)
    : words_(words),
      phrases_(phrases),
      tenses_(tenses),
      view_{layers.Get<TokenRow>(), doc.text()},
      names_(layers.Get<NameRow>()) {
  for (const std::uint32_t block : layers.Get<SentenceRow>().Column<&SentenceRow::block>()) {
    headline_.push_back(doc.blocks()[block].kind == BlockKind::kHeadline);
  }
  const auto& published = doc.source().published;
  if (published && published->precision >= MomentPrecision::kDay && published->day.ok()) {
    context_.published = std::chrono::sys_days{published->day};
  }
}

// Headlines tell in the present what was: "Rebels seize town on Tuesday".
Tense Expressions::TenseOf(const rules::Match& match) const {
  const Tense tense = tenses_.At(view_, match.first, match.last);
  const bool told = tense == Tense::kPresent && headline_[AsSize(view_.Sentence(match.first))];
  return told ? Tense::kPast : tense;
}

Span Expressions::SpanOf(const rules::Match& match) const {
  const auto& spans = view_.tokens.Column<&TokenRow::span>();
  return {spans[match.first].begin, spans[match.last - 1].end};
}

// "May Chen", "the October 7 Movement": part of a longer name. "May" the verb is none either.
bool Expressions::IsOfName(const rules::Match& match) const {
  const Upos upos = view_.tokens.Column<&TokenRow::upos>()[match.first];
  if (match.last - match.first == 1 && (upos == Upos::kAux || upos == Upos::kVerb)) return true;
  const Span span = SpanOf(match);
  const auto& spans = names_.Column<&NameRow::span>();
  const auto& kinds = names_.Column<&NameRow::kind>();
  auto at = static_cast<std::size_t>(
      std::lower_bound(spans.begin(), spans.end(), span,
                       [](Span name, Span wanted) { return name.end <= wanted.begin; }) -
      spans.begin());
  for (; at < spans.size() && spans[at].begin < span.end; ++at) {
    const bool longer = spans[at].Contains(span) && spans[at] != span;
    if (longer || kinds[at] == NameKind::kPerson) return true;
  }
  return false;
}

std::vector<Expression> Expressions::Leaves() const {
  std::vector<Expression> leaves;
  for (rules::Match& match : words_.FindAll(view_, nullptr)) {
    if (IsOfName(match)) continue;
    Expression leaf;
    leaf.rules = &words_;
    leaf.tense = TenseOf(match);
    leaf.match = std::move(match);
    // What cannot be worked out must not push aside what can, so values come before the choice.
    if (Evaluate(leaf, view_, context_)) leaves.push_back(std::move(leaf));
  }
  return leaves;
}

std::vector<Expression> Expressions::Phrases(const std::vector<Expression>& within) const {
  rules::PredicateSpans spans;
  for (std::uint32_t i = 0; i < within.size(); ++i) {
    for (const std::uint32_t predicate : PhrasePredicates(within[i].value)) {
      spans.Add(predicate, within[i].match.first, within[i].match.last, i);
    }
  }
  std::vector<Expression> phrases;
  for (rules::Match& match : phrases_.FindAll(view_, &spans)) {
    Expression phrase;
    phrase.rules = &phrases_;
    phrase.tense = TenseOf(match);
    phrase.match = std::move(match);
    bool cuts = false;  // through a time that it is not made of
    for (std::size_t i = FirstAfter(within, phrase.match.first);
         i < within.size() && within[i].match.first < phrase.match.last; ++i) {
      cuts = cuts || !Covers(phrase, within[i]);
      phrase.parts.push_back(within[i]);
      phrase.rows.push_back(static_cast<std::uint32_t>(i));
    }
    if (!cuts && Evaluate(phrase, view_, context_)) phrases.push_back(std::move(phrase));
  }
  return phrases;
}

// The first day named after `clock` in its sentence.
std::optional<Period> Expressions::DayAhead(std::vector<Expression>& found, const Expression& clock,
                                            const TimeContext& context) const {
  for (Expression& one : found) {
    if (one.match.first < clock.match.last) continue;
    if (view_.Sentence(one.match.first) != view_.Sentence(clock.match.first)) break;
    if (!Evaluate(one, view_, context) || one.value.type != TimexType::kDate) continue;
    if (one.value.period && one.value.period->grain == Grain::kDay) return one.value.period;
  }
  return std::nullopt;
}

std::vector<Expression> Expressions::FindAll() const {
  std::vector<Expression> found = Best(words_, view_, Leaves());
  const auto refused = std::stable_partition(
      found.begin(), found.end(), [](const Expression& one) { return !one.value.refused; });
  std::vector<Expression> out(std::make_move_iterator(refused),
                              std::make_move_iterator(found.end()));
  found.erase(refused, found.end());
  for (int round = 0; round < kMostRounds; ++round) {
    std::vector<Expression> phrases = Best(phrases_, view_, Phrases(found));
    if (phrases.empty()) break;
    std::erase_if(found, [&](const Expression& one) {
      const std::size_t i = FirstAfter(phrases, one.match.first);
      return i < phrases.size() && Covers(phrases[i], one);
    });
    std::move(phrases.begin(), phrases.end(), std::back_inserter(found));
    std::sort(found.begin(), found.end(), [](const Expression& a, const Expression& b) {
      return a.match.first < b.match.first;
    });
  }
  // Now in the order of the text, so that each is reckoned from those before it.
  TimeContext context = context_;
  SentenceIndex said{};
  for (Expression& one : found) {
    const SentenceIndex sentence = view_.Sentence(one.match.first);
    if (context.reference && AsSize(sentence) - AsSize(said) >= kReferenceReach) {
      context.reference.reset();
    }
    if (!Evaluate(one, view_, context)) continue;
    TimeValue& value = one.value;
    if (value.type == TimexType::kTime && !value.period) {
      // A day named in the sentence before the time, else one after it, else the last spoken of.
      const bool in_sentence = context.reference && said == sentence;
      const auto day = !in_sentence ? DayAhead(found, one, context) : std::nullopt;
      const bool of_day = context.reference && context.reference->period.grain == Grain::kDay;
      if (!day && !of_day && !context.published) continue;
      value = AtClock(day      ? *day
                      : of_day ? context.reference->period
                               : PeriodOf(Grain::kDay, *context.published),
                      value.value);
      value.of_reference = !day && of_day;
    }
    if (value.of_reference && context.reference) one.reference = context.reference->span;
    if (value.period && value.type != TimexType::kDuration && !value.compares) {
      context.reference = Reference{*value.period, SpanOf(one.match)};
      if (value.period->grain == Grain::kQuarter) context.quarter = value.period;
      said = sentence;
    }
    out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(),
            [](const Expression& a, const Expression& b) { return a.match.first < b.match.first; });
  return out;
}

std::vector<Expression> Expressions::Candidates(const rules::RuleSet& of) const {
  std::vector<Expression> leaves = Leaves();
  if (&of == &words_) return leaves;
  std::vector<Expression> kept = Best(words_, view_, std::move(leaves));
  std::erase_if(kept, [](const Expression& one) { return one.value.refused; });
  return Phrases(kept);
}

}  // namespace dateline::time
