#include "figure/figure_annotator.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

#include "figure/measure_reader.h"

namespace dateline::figure {
namespace {

using discourse::ScannedToken;
using discourse::TokenScan;
using discourse::WordClass;

constexpr AnnotatorInfo kInfo{"figure",
                              2,
                              {Layer::kTokens, Layer::kSentences, Layer::kTimes, Layer::kMentions,
                               Layer::kStatements, Layer::kEvents},
                              {Layer::kFigures}};

constexpr std::string_view kPeople = "people";
// What is counted of a body of people.
constexpr std::string_view kMembers = "members";

// How far from its number a noun's head, and a word that tells the measure, may stand, in tokens.
constexpr std::size_t kNounReach = 7;
constexpr std::size_t kMeasureReach = 9;
// How far from a figure its time may stand, in bytes.
constexpr ByteOffset kTimeReach = 60;

bool EndsPhrase(const ScannedToken& token) {
  const auto& word = token.word;
  return (token.punctuation && !token.joiner) || word.Is(WordClass::kPreposition) ||
         word.Is(WordClass::kModal) || word.Is(WordClass::kBe) || word.Is(WordClass::kHave) ||
         word.Is(WordClass::kSubordinator) || word.Is(WordClass::kRelative) ||
         word.Is(WordClass::kSubjectPronoun) || word.Is(WordClass::kPossessive);
}

bool EndsClause(const ScannedToken& token) {
  return token.norm == ";" || token.norm == ":" || token.norm == "\"" ||
         token.word.Is(WordClass::kSubordinator);
}

ByteOffset Distance(Span a, Span b) {
  return a.end <= b.begin ? b.begin - a.end : (b.end <= a.begin ? a.begin - b.end : 0);
}

}  // namespace

/// Finds the noun and the measure of quantities.
class FigureAnnotator::Completer {
 public:
  Completer(const TokenScan& scan, const lexicon::TokenView& view, const MeasureWords& words,
            const MeasureReader& measures)
      : scan_(scan), view_(view), words_(words), measures_(measures) {}

  /// False where nothing says what is counted.
  [[nodiscard]] bool Complete(Counted& counted) const {
    const std::size_t s = AsSize(view_.Sentence(counted.match.first));
    const std::size_t first = scan_.First(s);
    const std::size_t last = scan_.Last(s);
    counted.last = counted.match.last;
    Quantity& quantity = counted.quantity;
    std::string noun;
    if (quantity.unit.empty() || quantity.unit == kPeople) {
      const std::size_t head = HeadOf(counted, last);
      if (head < last) {
        counted.last = static_cast<std::uint32_t>(head + 1);
        noun = std::string(scan_[head].norm);
        if (quantity.unit.empty()) {
          const bool people = scan_[head].word.Is(WordClass::kRelative) || IsPeople(head, quantity);
          quantity.unit = people ? std::string(kPeople) : noun;
        }
      }
    }
    counted.measure_at = counted.last;
    // "one shell": a noun that is not known for a person is no reason to count people.
    const bool followed = counted.last < last && !scan_[counted.last].verb &&
                          !EndsPhrase(scan_[counted.last]) &&
                          !scan_[counted.last].word.Is(WordClass::kAdverb) &&
                          !scan_[counted.last].word.Is(WordClass::kCoordinator) &&
                          words_.Find(MeasureKind::kState, scan_[counted.last].norm) == nullptr;
    if (quantity.unit.empty() && followed && quantity.max == quantity.min) return false;
    if (quantity.unit.empty() && quantity.vague) quantity.unit = kPeople;
    const std::string_view usual = words_.OfUnit(quantity.unit);
    if (!usual.empty()) {
      FindNoun(counted, first, last, true);
      if (counted.measure.empty()) counted.measure = usual;
      return true;
    }
    if (noun.empty() && quantity.unit != kPeople) {
      FindAmount(counted, first, last);
    } else {
      // "a 300-strong guard"
      const bool body = noun.empty() && counted.match.last > counted.match.first + 2 &&
                        scan_[counted.match.last - 2].joiner;
      counted.measure = body ? kMembers : words_.OfPeople(noun);
      FindCounted(counted, noun);
      if (counted.measure.empty() && quantity.unit == kPeople) FindMeasure(counted, first, last);
    }
    if (quantity.unit.empty()) return false;
    if (counted.measure.empty()) counted.measure = noun;
    return true;
  }

 private:
  [[nodiscard]] bool IsPlural(std::size_t i) const {
    const ScannedToken& token = scan_[i];
    return words_.IsPeople(token.norm) || (token.norm.size() > 2 && token.norm.back() == 's' &&
                                           (token.norm != token.lemma || token.capital));
  }

  [[nodiscard]] bool IsPeople(std::size_t head, const Quantity& quantity) const {
    const ScannedToken& token = scan_[head];
    return words_.IsPeople(token.norm) || (quantity.max == 1.0 && words_.IsPerson(token.norm)) ||
           (token.capital && head > 0 && IsPlural(head));
  }

  // The head of the noun phrase behind the number; `last` for none. "of the" before it is passed:
  // "23 of the defendants".
  [[nodiscard]] std::size_t HeadOf(const Counted& counted, std::size_t last) const {
    std::size_t at = counted.match.last;
    const bool of = at < last && scan_[at].word.Is(WordClass::kOf);
    const bool vague = at > 0 && scan_[at - 1].word.Is(WordClass::kOf);
    if (of || vague) {
      at += of ? 1 : 0;
      std::size_t start = at;
      while (at < last && at < start + 3 &&
             (scan_[at].word.Is(WordClass::kDeterminer) ||
              scan_[at].word.Is(WordClass::kPossessive) ||
              (!scan_[at].norm.empty() && scan_[at].norm[0] >= '0' && scan_[at].norm[0] <= '9'))) {
        ++at;
      }
      if (at < last && at == start && scan_[at].word.Is(WordClass::kRelative)) return at;
      if (of && at == start) return last;
    }
    std::size_t plural = last;
    const std::size_t begin = at;
    for (; at < last && at < begin + kNounReach; ++at) {
      const ScannedToken& token = scan_[at];
      if (of && plural == last && token.word.Is(WordClass::kPossessive)) continue;
      if (EndsPhrase(token)) break;
      if (token.joiner) continue;
      if (token.word.Is(WordClass::kCoordinator) && plural < last) break;
      if (token.verb && (plural < last || !ModifiesNoun(at, begin, last))) break;
      if (IsPlural(at)) plural = at;
    }
    const bool one = counted.quantity.min == 1.0;
    if (plural == last && one && at > begin && words_.IsPerson(scan_[at - 1].norm)) return at - 1;
    return plural;
  }

  // "20 armed men", "two patrol boats": a participle right behind the number, or a bare form before
  // a noun.
  [[nodiscard]] bool ModifiesNoun(std::size_t at, std::size_t begin, std::size_t last) const {
    const auto& word = scan_[at].word;
    if (at > begin && (word.Has(discourse::Tense::kPast) || word.Has(discourse::Tense::kThird))) {
      return false;
    }
    for (std::size_t i = at + 1; i < last && i < at + 4; ++i) {
      if (EndsPhrase(scan_[i]) || scan_[i].word.Is(WordClass::kDeterminer)) return false;
      if (IsPlural(i)) return true;
    }
    return false;
  }

  [[nodiscard]] const MeasureWord* VerbAt(std::size_t i) const {
    const ScannedToken& token = scan_[i];
    const MeasureWord* found =
        token.word.lemma.empty() ? nullptr : words_.Find(MeasureKind::kVerb, token.word.lemma);
    return found != nullptr ? found : words_.Find(MeasureKind::kVerb, token.lemma);
  }
  [[nodiscard]] const MeasureWord* NounAt(std::size_t i) const {
    if (scan_[i].upos == Upos::kVerb) return nullptr;
    const MeasureWord* exact = words_.Find(MeasureKind::kNoun, scan_[i].norm);
    return exact != nullptr ? exact : words_.Find(MeasureKind::kNoun, scan_[i].lemma);
  }

  // ISO 4217 codes are the only units of three capitals.
  [[nodiscard]] static bool IsMoney(std::string_view unit) {
    return unit.size() == 3 &&
           std::ranges::all_of(unit, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // What is said of people or things: by a word that is known for its measure, else by what the
  // noun itself tells, else in the words of the report.
  void FindCounted(Counted& counted, const std::string& noun) const {
    const auto told = measures_.OfCounted(counted.match.first, counted.last);
    if (!told || (!told->listed && !counted.measure.empty())) return;
    counted.measure =
        told->listed || noun.empty() || noun == kPeople ? told->words : noun + " " + told->words;
    counted.measure_at = static_cast<std::uint32_t>(told->at);
  }

  // What is said of money, shares and bare numbers.
  void FindAmount(Counted& counted, std::size_t first, std::size_t last) const {
    const bool bare = counted.quantity.unit.empty();
    const auto told = bare ? measures_.OfCounted(counted.match.first, counted.last)
                           : measures_.OfAmount(counted.match.first, counted.last);
    if (IsMoney(counted.quantity.unit)) FindNoun(counted, first, last, false);
    if (counted.measure.empty() && told && told->listed) {
      counted.measure = told->words;
      counted.measure_at = static_cast<std::uint32_t>(told->at);
      if (counted.quantity.unit.empty()) counted.quantity.unit = kPeople;
    }
    if (counted.measure.empty()) FindMeasure(counted, first, last);
    if (counted.measure.empty() && told) {
      counted.measure = told->words;
      counted.measure_at = static_cast<std::uint32_t>(told->at);
    }
  }

  // The nearest noun that tells the measure, what follows first; for times only words of time.
  void FindNoun(Counted& counted, std::size_t first, std::size_t last, bool of_time) const {
    const auto fits = [&](std::size_t i) {
      const MeasureWord* noun = NounAt(i);
      return noun != nullptr && (!of_time || noun->of_time) ? noun : nullptr;
    };
    for (std::size_t i = counted.last; i < last && i < counted.last + kMeasureReach; ++i) {
      if (EndsClause(scan_[i]) || scan_[i].punctuation) break;
      if (const MeasureWord* noun = fits(i)) return Take(counted, *noun, i);
    }
    for (std::size_t i = counted.match.first; i > first && counted.match.first - i < kMeasureReach;
         --i) {
      if (EndsClause(scan_[i - 1])) break;
      if (const MeasureWord* noun = fits(i - 1)) return Take(counted, *noun, i - 1);
    }
  }

  void Take(Counted& counted, const MeasureWord& word, std::size_t at) const {
    counted.measure = word.measure;
    counted.measure_at = static_cast<std::uint32_t>(at);
    if (counted.quantity.unit.empty()) counted.quantity.unit = kPeople;
  }

  // Verbs for what is counted one by one, nouns for money and shares. What follows comes first:
  // "12 people were killed", then what stands before: "killing 12".
  void FindMeasure(Counted& counted, std::size_t first, std::size_t last) const {
    const bool bare = counted.quantity.unit.empty();
    for (std::size_t i = counted.last; i < last && i < counted.last + kMeasureReach; ++i) {
      const ScannedToken& token = scan_[i];
      if (EndsClause(token) || (token.punctuation && i > counted.last + 2)) break;
      if (const auto* state = words_.Find(MeasureKind::kState, token.norm)) {
        return Take(counted, *state, i);
      }
      const MeasureWord* verb = VerbAt(i);
      const bool passive = verb != nullptr && (i == counted.last || IsHelper(scan_[i - 1]) ||
                                               scan_[i - 1].word.Is(WordClass::kAdverb));
      if (passive && !(bare && i > counted.last + 3)) return Take(counted, *verb, i);
      if (!bare) {
        if (const MeasureWord* noun = NounAt(i)) return Take(counted, *noun, i);
      }
      if (bare && !IsHelper(token) && !token.word.Is(WordClass::kAdverb) &&
          !token.word.Is(WordClass::kDeterminer)) {
        break;
      }
    }
    for (std::size_t i = counted.match.first; i > first && counted.match.first - i < kMeasureReach;
         --i) {
      const ScannedToken& token = scan_[i - 1];
      if (EndsClause(token)) break;
      if (const MeasureWord* verb = VerbAt(i - 1)) {
        if (!bare || counted.match.first - i < 3) return Take(counted, *verb, i - 1);
      }
      if (!bare) {
        if (const MeasureWord* noun = NounAt(i - 1)) return Take(counted, *noun, i - 1);
      }
    }
  }

  [[nodiscard]] static bool IsHelper(const ScannedToken& token) {
    return token.word.Is(WordClass::kBe) || token.word.Is(WordClass::kHave) ||
           token.word.Is(WordClass::kModal);
  }

  const TokenScan& scan_;
  const lexicon::TokenView& view_;
  const MeasureWords& words_;
  const MeasureReader& measures_;
};

Result<std::unique_ptr<const FigureAnnotator>> FigureAnnotator::Load(
    const lexicon::ResourceDir& dir, const lexicon::PhraseCutter& cutter) {
  DATELINE_TRY(grammar, discourse::Grammar::Load(dir));
  DATELINE_TRY(rules, rules::RuleSet::Load(dir, FigureDomain(), cutter));
  DATELINE_TRY(numbers, NumberReader::Load(dir, cutter));
  DATELINE_TRY(words, MeasureWords::Load(dir));
  return std::unique_ptr<const FigureAnnotator>(new FigureAnnotator(
      std::move(grammar), std::move(rules), std::move(numbers), std::move(words)));
}

const AnnotatorInfo& FigureAnnotator::info() const { return kInfo; }

std::vector<FigureAnnotator::Counted> FigureAnnotator::FindAll(const TokenScan& scan,
                                                               const coref::Parse& parse,
                                                               const std::vector<Span>& dates,
                                                               bool best_only) const {
  const lexicon::TokenView& view = parse.view();
  std::vector<Number> numbers;
  for (const Number& number : numbers_.FindAll(view)) {
    // "F-16", "COVID-19": the end of a name.
    if (number.first > 1 && scan[number.first - 1].joiner && scan[number.first - 2].capital) {
      continue;
    }
    const Span span = scan.SpanOf(number.first, number.last);
    const auto date = std::ranges::find_if(dates, [&](Span d) { return d.Overlaps(span); });
    if (date == dates.end()) numbers.push_back(number);
  }
  rules::PredicateSpans spans;
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    spans.Add(0, numbers[i].first, numbers[i].last, i);
  }
  std::vector<rules::Match> matches;
  for (rules::Match& match : rules_.FindAll(view, &spans)) {
    if (Produce(rules_, match, view, numbers)) matches.push_back(std::move(match));
  }
  if (best_only) matches = rules::KeepBest(rules_, std::move(matches));
  std::vector<Counted> found;
  const discourse::ClauseView clauses(parse, grammar_);
  const MeasureReader measures(clauses, words_);
  const Completer completer(scan, view, words_, measures);
  for (rules::Match& match : matches) {
    Counted counted;
    counted.quantity = *Produce(rules_, match, view, numbers);
    counted.match = std::move(match);
    counted.last = counted.match.last;
    if (counted.quantity.refused.empty() && !completer.Complete(counted)) continue;
    found.push_back(std::move(counted));
  }
  return found;
}

Status FigureAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& tokens = layers.Get<TokenRow>();
  const TokenScan scan(doc, tokens, layers.Get<SentenceRow>(), grammar_);
  const lexicon::TokenView view{tokens, doc.text()};
  const coref::Parse parse(view, layers.Get<SentenceRow>());
  const auto& times = layers.Get<TimeRow>();
  std::vector<Span> dates;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times.Column<&TimeRow::type>()[i] != TimexType::kDuration) {
      dates.push_back(times.Column<&TimeRow::span>()[i]);
    }
  }
  const auto& statements = layers.Get<StatementRow>();
  const auto& events = layers.Get<EventRow>();
  Columns<FigureRow> rows;
  std::set<std::tuple<std::optional<double>, std::optional<double>, std::string, std::string>> seen;
  for (Counted& counted : FindAll(scan, parse, dates, true)) {
    const Quantity& quantity = counted.quantity;
    if (!quantity.refused.empty()) continue;
    // A figure told again counts once.
    if (!seen.insert({quantity.min, quantity.max, quantity.unit, counted.measure}).second) continue;
    FigureRow row;
    row.span = scan.SpanOf(counted.match.first, counted.last);
    row.value_min = quantity.min;
    row.value_max = quantity.max;
    row.bound = quantity.bound;
    row.unit = quantity.unit;
    row.measure = counted.measure;
    row.rule = rules_.rule(counted.match.rule).id;
    // Whose count: the innermost statement around the figure.
    std::size_t least = doc.text().size() + 1;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      for (const Span content : statements.Column<&StatementRow::content>()[i]) {
        if (content.Contains(row.span) && content.size() < least) {
          least = content.size();
          row.statement = StatementIndex{static_cast<std::uint32_t>(i)};
        }
      }
    }
    // What it measures: the act whose trigger told the measure, else the act it is a party to.
    const Span measure = counted.measure_at < counted.last || counted.measure_at >= scan.size()
                             ? row.span
                             : scan.SpanOf(counted.measure_at);
    for (std::size_t i = 0; i < events.size() && !row.event; ++i) {
      if (events.Column<&EventRow::span>()[i].Overlaps(measure)) {
        row.event = EventIndex{static_cast<std::uint32_t>(i)};
      }
    }
    const auto& mentions = layers.Get<MentionRow>();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Span span = mentions.Column<&MentionRow::span>()[i];
      if (!row.span.Overlaps(span)) continue;
      const EntityIndex entity = mentions.Column<&MentionRow::entity>()[i];
      if (std::ranges::find(row.of, entity) == row.of.end()) row.of.push_back(entity);
    }
    const std::size_t s = AsSize(view.Sentence(counted.match.first));
    const Span sentence = scan.SpanOf(scan.First(s), scan.Last(s));
    ByteOffset nearest = kTimeReach;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const TimeRow time = times.RowAt(i);
      const ByteOffset distance = Distance(time.span, row.span);
      if (!time.start || !sentence.Contains(time.span) || distance >= nearest) continue;
      nearest = distance;
      row.when_start = time.start;
      row.when_end = time.end_date;
    }
    rows.Add(std::move(row));
  }
  return layers.Put(std::move(rows));
}

rules::ExampleOutcome FigureAnnotator::RunExample(const Document& doc, const Layers& layers) const {
  const auto& tokens = layers.Get<TokenRow>();
  const TokenScan scan(doc, tokens, layers.Get<SentenceRow>(), grammar_);
  const lexicon::TokenView view{tokens, doc.text()};
  const coref::Parse parse(view, layers.Get<SentenceRow>());
  const auto produced = [&](bool best_only) {
    std::vector<rules::Produced> all;
    for (const Counted& counted : FindAll(scan, parse, {}, best_only)) {
      all.push_back({rules_.rule(counted.match.rule).id,
                     scan.SpanOf(counted.match.first, counted.last),
                     FormatQuantity(counted.quantity)});
    }
    return all;
  };
  return {produced(true), produced(false)};
}

}  // namespace dateline::figure
