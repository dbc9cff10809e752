#include "event/event_annotator.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "discourse/mention_view.h"
#include "event/arguments.h"
#include "event/merge.h"

namespace dateline::event {
namespace {

using discourse::MentionView;
using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::WordClass;

constexpr AnnotatorInfo kInfo{"event",
                              1,
                              {Layer::kTokens, Layer::kSentences, Layer::kTimes, Layer::kPlaces,
                               Layer::kEntities, Layer::kMentions, Layer::kStatements},
                              {Layer::kEvents, Layer::kRejects}};

// A sentence with so many words of one other topic is about that topic.
constexpr int kTopicWords = 2;
// An act whose time ended so many days before publication is history (records.md).
constexpr std::chrono::days kHistoricalAfter{30};
// How far a time or a place may stand from its act, in bytes: about a dozen words.
constexpr ByteOffset kNearBytes = 90;

// By how much of the frame was found; the rules are far from calibrated, so the steps are coarse.
double ConfidenceOf(const ActMatch& match, const Arguments& found) {
  double value = match.verb ? 0.5 : 0.4;
  if (!found.actors.empty()) value += 0.15;
  if (!found.recipients.empty() || found.actors.size() > 1) value += 0.15;
  if (match.words > 1) value += 0.1;
  return value;
}

DatePrecision PrecisionOf(std::chrono::days length) {
  const auto days = length.count() + 1;
  if (days <= 1) return DatePrecision::kDay;
  if (days <= 7) return DatePrecision::kWeek;
  if (days <= 31) return DatePrecision::kMonth;
  return days <= 92 ? DatePrecision::kQuarter : DatePrecision::kYear;
}

ByteOffset Distance(Span a, Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : 0;
}

}  // namespace

class EventAnnotator::Reader {
 public:
  Reader(const EventAnnotator& owner, const Document& doc, const Layers& layers)
      : owner_(owner),
        doc_(doc),
        entities_(layers.Get<EntityRow>()),
        times_(layers.Get<TimeRow>()),
        places_(layers.Get<PlaceRow>()),
        statements_(layers.Get<StatementRow>()),
        sentences_(layers.Get<SentenceRow>()),
        scan_(doc, layers.Get<TokenRow>(), sentences_, owner.grammar_),
        mentions_(scan_, layers.Get<MentionRow>(), entities_) {}

  void Read() {
    const auto& blocks = sentences_.Column<&SentenceRow::block>();
    for (std::size_t s = 0; s < scan_.SentenceCount(); ++s) {
      const BlockKind kind = doc_.blocks()[blocks[s]].kind;
      if (kind == BlockKind::kBoilerplate || kind == BlockKind::kByline ||
          kind == BlockKind::kDateStamp)
        continue;
      Sentence(s);
    }
    MergeEvents(events);
    std::stable_sort(rejects.begin(), rejects.end(),
                     [](const RejectRow& a, const RejectRow& b) { return a.span < b.span; });
  }

  std::vector<EventRow> events;
  std::vector<RejectRow> rejects;

 private:
  [[nodiscard]] std::string TopicOf(std::size_t begin, std::size_t end) const {
    std::map<std::string_view, int> counts;
    for (std::size_t i = begin; i < end; ++i) {
      const auto it = owner_.topics_.find(scan_[i].norm);
      if (it != owner_.topics_.end() && ++counts[it->second] >= kTopicWords) return it->second;
    }
    return {};
  }

  void Reject(const ActMatch& match, const ActRule& rule, std::string reason) {
    rejects.push_back({scan_.SpanOf(match.first, match.last),
                       rule.plover == "NONE" ? std::string() : rule.plover, std::move(reason),
                       rule.id});
  }

  void Sentence(std::size_t s) {
    const std::size_t begin = scan_.First(s);
    const std::size_t end = scan_.Last(s);
    const std::vector<ActMatch> acts = owner_.acts_.Find(scan_, begin, end);
    if (acts.empty()) return;
    const std::string topic = TopicOf(begin, end);
    const std::size_t first_event = events.size();
    for (const ActMatch& match : acts) {
      const ActRule& rule = owner_.acts_.rule(match.rule);
      if (rule.plover == "NONE") {
        Reject(match, rule, rule.reason);
        continue;
      }
      if (!topic.empty()) {
        Reject(match, rule, topic);
        continue;
      }
      const Arguments found = FindArguments(scan_, mentions_.In(s), rule, match, acts, begin, end);
      const bool symmetric = rule.frame == Frame::kSymmetric;
      if (found.actors.empty() && found.recipients.empty()) {
        Reject(match, rule, "no_party");
        continue;
      }
      // A person of whom nothing else is known acts for herself, and so do "the club" and "they".
      if (!AnyPublic(found.actors) && !AnyPublic(found.recipients)) {
        Reject(match, rule, "private_person");
        continue;
      }
      // A visit that says to whom nowhere says too little.
      if (rule.frame == Frame::kVisit && match.verb && found.recipients.empty()) {
        Reject(match, rule, "no_host");
        continue;
      }
      if (symmetric && !match.verb && found.actors.size() < 2 && match.words < 2) {
        Reject(match, rule, "one_party");
        continue;
      }
      events.push_back(Build(s, rule, match, found, first_event));
    }
  }

  [[nodiscard]] bool AnyPublic(const std::vector<const PlacedMention*>& parties) const {
    return std::any_of(parties.begin(), parties.end(), [&](const PlacedMention* m) {
      const std::size_t entity = AsSize(m->entity);
      const bool own = entities_.Column<&EntityRow::kind>()[entity] == EntityKind::kPerson ||
                       entities_.Column<&EntityRow::rule>()[entity].starts_with("coref.");
      return !own || !entities_.Column<&EntityRow::country>()[entity].empty() ||
             !entities_.Column<&EntityRow::sectors>()[entity].empty() ||
             !entities_.Column<&EntityRow::office>()[entity].empty();
    });
  }

  EventRow Build(std::size_t s, const ActRule& rule, const ActMatch& match, const Arguments& found,
                 std::size_t first_event) const {
    EventRow row;
    row.span = scan_.SpanOf(match.first, match.last);
    row.sentence = SentenceIndex{static_cast<std::uint32_t>(s)};
    row.plover = rule.plover;
    row.mode = rule.mode;
    row.cameo = rule.cameo;
    const Intensity intensity = owner_.codes_.Find(rule.plover, rule.mode);
    row.quad = intensity.quad;
    row.score = intensity.score;
    const discourse::RealityReading reality = owner_.reality_.Read(
        scan_, match.verb ? match.head : match.first, match.last, scan_.First(s), scan_.Last(s));
    row.reality = reality.value;
    row.reality_because = reality.because;
    for (const PlacedMention* m : found.actors) row.participants.push_back(Party(Role::kActor, *m));
    for (const PlacedMention* m : found.recipients)
      row.participants.push_back(Party(Role::kRecipient, *m));
    row.confidence = ConfidenceOf(match, found);
    row.rule = rule.id;
    SetStatement(row);
    SetTime(row, s);
    SetPlace(row, s);
    SetParent(row, first_event);
    return row;
  }

  [[nodiscard]] Participant Party(Role role, const PlacedMention& m) const {
    Participant party;
    party.role = role;
    party.entity = m.entity;
    party.mention = m.mention;
    party.country = entities_.Column<&EntityRow::country>()[AsSize(m.entity)];
    party.sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m.entity)];
    party.because = entities_.Column<&EntityRow::because>()[AsSize(m.entity)];
    party.code = party.country;
    if (!party.sectors.empty()) party.code += party.sectors.front();
    return party;
  }

  // The innermost statement whose content holds the act, and those that deny it.
  void SetStatement(EventRow& row) const {
    const auto& contents = statements_.Column<&StatementRow::content>();
    const auto& stances = statements_.Column<&StatementRow::stance>();
    ByteOffset best = ~ByteOffset{0};
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      for (const Span content : contents[i]) {
        if (!content.Contains(row.span)) continue;
        if (stances[i] == Stance::kDenies)
          row.contested_by.push_back(StatementIndex{static_cast<std::uint32_t>(i)});
        if (content.size() >= best) continue;
        best = content.size();
        row.statement = StatementIndex{static_cast<std::uint32_t>(i)};
      }
    }
  }

  // A time on the saying's side of a statement is the saying's: "said on Monday that they met".
  [[nodiscard]] bool SameSide(const EventRow& row, Span other) const {
    if (!row.statement) return true;
    const auto& contents = statements_.Column<&StatementRow::content>()[AsSize(*row.statement)];
    return std::any_of(contents.begin(), contents.end(), [&](Span c) { return c.Contains(other); });
  }

  void SetTime(EventRow& row, std::size_t s) const {
    const Span sentence = scan_.SpanOf(scan_.First(s), scan_.Last(s));
    const auto& spans = times_.Column<&TimeRow::span>();
    const auto& starts = times_.Column<&TimeRow::start>();
    const auto& ends = times_.Column<&TimeRow::end_date>();
    const auto& types = times_.Column<&TimeRow::type>();
    ByteOffset best = kNearBytes;
    for (std::size_t i = static_cast<std::size_t>(
             std::lower_bound(spans.begin(), spans.end(), Span{sentence.begin, 0}) - spans.begin());
         i < spans.size() && spans[i].begin < sentence.end; ++i) {
      if (!starts[i] || !ends[i] || (types[i] != TimexType::kDate && types[i] != TimexType::kTime))
        continue;
      const ByteOffset distance = Distance(spans[i], row.span);
      if (distance >= best || !SameSide(row, spans[i])) continue;
      best = distance;
      row.when_start = starts[i];
      row.when_end = ends[i];
      row.when = spans[i];
    }
    if (!row.when_start) return;
    row.when_how = How::kText;
    row.when_precision = PrecisionOf(*row.when_end - *row.when_start);
    const auto& published = doc_.source().published;
    row.historical =
        published && *row.when_end < std::chrono::sys_days(published->day) - kHistoricalAfter;
  }

  void SetPlace(EventRow& row, std::size_t s) const {
    const Span sentence = scan_.SpanOf(scan_.First(s), scan_.Last(s));
    const auto& spans = places_.Column<&PlaceRow::span>();
    for (std::size_t i = static_cast<std::size_t>(
             std::lower_bound(spans.begin(), spans.end(), Span{row.span.end, 0}) - spans.begin());
         i < spans.size() && spans[i].begin < sentence.end; ++i) {
      if (Distance(spans[i], row.span) > kNearBytes) break;
      std::size_t at = scan_.TokenAt(spans[i].begin, scan_.First(s), scan_.Last(s));
      while (at > scan_.First(s) &&
             (scan_[at - 1].word.Is(WordClass::kDeterminer) ||
              (scan_[at - 1].norm.size() > 2 && scan_[at - 1].word.classes == 0 &&
               !scan_[at - 1].verb && !scan_[at - 1].punctuation &&
               at + 3 > scan_.TokenAt(spans[i].begin, scan_.First(s), scan_.Last(s)))))
        --at;
      if (at == scan_.First(s) || !scan_[at - 1].word.Is(WordClass::kPlacePreposition) ||
          !SameSide(row, spans[i]))
        continue;
      row.place = PlaceIndex{static_cast<std::uint32_t>(i)};
      row.place_how = How::kText;
      return;
    }
  }

  // The asking, promising or threatening act whose words decided that this one is not yet real.
  void SetParent(EventRow& row, std::size_t first_event) const {
    for (std::size_t i = first_event; i < events.size(); ++i) {
      for (const Span because : row.reality_because) {
        if (events[i].span.Contains(because))
          row.parent = EventIndex{static_cast<std::uint32_t>(i)};
      }
    }
  }

  const EventAnnotator& owner_;
  const Document& doc_;
  const Columns<EntityRow>& entities_;
  const Columns<TimeRow>& times_;
  const Columns<PlaceRow>& places_;
  const Columns<StatementRow>& statements_;
  const Columns<SentenceRow>& sentences_;
  TokenScan scan_;
  MentionView mentions_;
};

Result<std::unique_ptr<const Annotator>> EventAnnotator::Create(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(grammar, discourse::Grammar::Load(dir));
  DATELINE_TRY(reality, discourse::RealityRules::Load(dir));
  DATELINE_TRY(acts, ActRules::Load(dir));
  DATELINE_TRY(codes, Codes::Load(dir));
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/nonpolitical.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(reason, table.Find("reason"));
  Topics topics;
  for (std::size_t row = 0; row < table.size(); ++row)
    topics.emplace(table.Cell(row, word), table.Cell(row, reason));
  return std::unique_ptr<const Annotator>(new EventAnnotator(std::move(grammar), std::move(reality),
                                                             std::move(acts), std::move(codes),
                                                             std::move(topics)));
}

const AnnotatorInfo& EventAnnotator::info() const { return kInfo; }

Status EventAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  Reader reader(*this, doc, layers);
  reader.Read();
  Columns<EventRow> events;
  for (EventRow& row : reader.events) events.Add(std::move(row));
  Columns<RejectRow> rejects;
  for (RejectRow& row : reader.rejects) rejects.Add(std::move(row));
  DATELINE_CHECK_OK(layers.Put(std::move(events)));
  return layers.Put(std::move(rejects));
}

}  // namespace dateline::event
