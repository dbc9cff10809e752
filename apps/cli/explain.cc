#include "explain.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "derive/report.h"
#include "pipeline/act_pattern.h"
#include "rule_notes.h"
#include "terminal.h"
#include "text/utf8.h"

namespace dateline::cli {
namespace {

std::string DayOrUnknown(const std::optional<Day>& day) {
  return day ? derive::DayText(*day) : std::string("?");
}

std::string Joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, " "));
}

/// Writes lines of "field  value  because …" about one event.
class Explainer {
 public:
  Explainer(const Records& records, const EventRecord& event, bool color)
      : records_(records), event_(event), color_(color), map_(records.document.text) {}

  Result<std::string> Explain(const lexicon::ResourceDir& resources) {
    DATELINE_TRY(notes, RuleNotes::Load(resources));
    DATELINE_TRY(pattern, Pattern(resources));
    Head();
    Type(notes.Find(event_.rule), pattern);
    Participants();
    Reality();
    When();
    Where();
    Source();
    Parent();
    out_ += fmt::format("\nConfidence {:.2f}\n", event_.confidence);
    return std::move(out_);
  }

 private:
  ByteOffset Byte(CodePoint at) const { return map_.ToByte(static_cast<std::uint32_t>(at)); }

  /// The words of a span, on one line and safe for a terminal.
  std::string Words(std::optional<CodePoint> begin, std::optional<CodePoint> end) const {
    if (!begin || !end || *begin >= *end) return {};
    const ByteOffset from = Byte(*begin);
    std::string words =
        SafeForTerminal(std::string_view(records_.document.text).substr(from, Byte(*end) - from));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
  }

  std::string Quoted(std::optional<CodePoint> begin, std::optional<CodePoint> end) const {
    const std::string words = Words(begin, end);
    return words.empty() ? "" : "“" + Styled(words, Style::kCyan, color_) + "”";
  }

  void Line(std::string_view field, std::string_view value) {
    out_ +=
        fmt::format("  {} {}\n", Styled(fmt::format("{:<10}", field), Style::kDim, color_), value);
  }

  /// A line further in: what the value above rests on.
  void Reason(std::string_view reason) { out_ += fmt::format("  {:<10}   {}\n", "", reason); }

  void Reasons(const std::vector<BecausePart>& because) {
    for (const BecausePart& part : because) {
      const std::string words = Quoted(part.begin, part.end);
      Reason(
          fmt::format("{} from {}{}", part.field, words.empty() ? "" : words + " by ", part.entry));
    }
  }

  const SentenceRecord* Sentence() const {
    for (const SentenceRecord& sentence : records_.sentences) {
      if (sentence.begin <= event_.trigger_begin && event_.trigger_begin < sentence.end)
        return &sentence;
    }
    return nullptr;
  }

  template <typename Row>
  static const Row* Find(const std::vector<Row>& rows, std::string Row::*id,
                         const std::string& value) {
    const auto at =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.*id == value; });
    return at == rows.end() ? nullptr : &*at;
  }

  void Head() {
    const DocumentRecord& doc = records_.document;
    out_ += fmt::format("{}  {}\n", Styled("Event " + event_.event_id, Style::kBold, color_),
                        SafeForTerminal(doc.title.empty() ? doc.uri : doc.title));
    if (const SentenceRecord* s = Sentence()) {
      // The pieces keep the blanks between them: spans end where words do.
      out_ +=
          fmt::format("  {}{}{}\n\n", Words(s->begin, event_.trigger_begin),
                      Styled(Words(event_.trigger_begin, event_.trigger_end), Style::kBold, color_),
                      Words(event_.trigger_end, s->end));
    }
  }

  /// The pattern of the event's rule that fits its words; empty if that is not known.
  Result<std::string> Pattern(const lexicon::ResourceDir& resources) const {
    const SentenceRecord* sentence = Sentence();
    if (sentence == nullptr) return std::string();
    const ByteOffset begin = Byte(sentence->begin);
    const std::string words = records_.document.text.substr(begin, Byte(sentence->end) - begin);
    const Span trigger{Byte(event_.trigger_begin) - begin,
                       Byte(std::min(event_.trigger_end, sentence->end)) - begin};
    return pipeline::FindActPattern(resources, event_.rule, words, trigger);
  }

  void Type(const RuleNote* note, const std::string& pattern) {
    std::string value = Styled(event_.plover, Style::kBold, color_);
    if (!event_.mode.empty()) value += " / " + event_.mode;
    if (!event_.cameo.empty()) value += "   CAMEO " + event_.cameo;
    if (event_.quad) value += fmt::format("   quad class {}", *event_.quad);
    if (event_.score) value += fmt::format("   intensity {}", *event_.score);
    Line("what", value);
    Reason(fmt::format("from {} by rule {}", Quoted(event_.trigger_begin, event_.trigger_end),
                       event_.rule));
    if (note != nullptr) {
      Reason(fmt::format("{}  {}", note->where, note->why));
      if (!pattern.empty()) Reason("its pattern: " + pattern);
      if (!note->example.empty()) Reason("as in: " + note->example);
    }
    for (const SpanPart& mention : event_.mentions) {
      Reason("told again as " + Quoted(mention.begin, mention.end));
    }
  }

  void Participants() {
    for (const ParticipantRecord& p : event_.participants) {
      const EntityRecord* entity = Find(records_.entities, &EntityRecord::entity_id, p.entity_id);
      std::string value = entity == nullptr ? p.entity_id : SafeForTerminal(entity->name);
      if (!p.country.empty()) value += "   " + p.country;
      if (!p.sectors.empty()) value += " " + Joined(p.sectors);
      if (entity != nullptr && !entity->office.empty())
        value += ", " + SafeForTerminal(entity->office);
      Line(p.role, value);
      if (const MentionRecord* m =
              Find(records_.mentions, &MentionRecord::mention_id, p.mention_id)) {
        Reason(
            fmt::format("named by {} ({}) by rule {}", Quoted(m->begin, m->end), m->form, m->rule));
      }
      Reasons(p.because);
      if (entity != nullptr && p.because.empty()) Reasons(entity->because);
    }
    if (event_.participants.empty()) Line("who", "the text names nobody");
  }

  void Reality() {
    Line("reality", event_.reality + (event_.historical ? ", historical" : ""));
    for (const SpanPart& span : event_.reality_because)
      Reason("because of " + Quoted(span.begin, span.end));
  }

  void When() {
    if (!event_.when_start && !event_.when_end) return Line("when", "not stated");
    const std::string first = DayOrUnknown(event_.when_start);
    const std::string last = DayOrUnknown(event_.when_end);
    Line("when", first == last ? first : first + " to " + last);
    const std::string words = Quoted(event_.when_begin, event_.when_end_span);
    if (words.empty()) return Reason("inferred (" + event_.when_how + ")");
    const auto time =
        std::find_if(records_.times.begin(), records_.times.end(), [&](const TimeRecord& t) {
          return t.begin == event_.when_begin && t.end == event_.when_end_span;
        });
    const bool known = time != records_.times.end();
    Reason("from " + words + (known ? " by rule " + time->rule : ""));
    const std::string& published = records_.document.published;
    if (!published.empty()) Reason("in a report of " + SafeForTerminal(published));
  }

  void Where() {
    if (event_.place_name.empty()) return Line("where", "not stated");
    Line("where", SafeForTerminal(event_.place_name) +
                      (event_.country.empty() ? "" : ", " + event_.country));
    const std::string words = Quoted(event_.place_begin, event_.place_end);
    Reason(words.empty() ? "inferred (" + event_.place_how + ")" : "from " + words);
    if (const PlaceRecord* p = Find(records_.places, &PlaceRecord::toponym_id, event_.toponym_id)) {
      Reasons(p->because);
    }
  }

  /// Who says so: the words, and the name they stand for where they are none.
  std::string Speaker(const StatementRecord& s) const {
    const std::string words = Words(s.source_begin, s.source_end);
    if (words.empty()) return "unnamed";
    std::string who = Quoted(s.source_begin, s.source_end);
    const EntityRecord* entity =
        Find(records_.entities, &EntityRecord::entity_id, s.source_entity_id);
    if (entity != nullptr && !entity->name.empty() && entity->name != words) {
      who += ", that is " + SafeForTerminal(entity->name);
    }
    return who;
  }

  std::string Said(const StatementRecord& s) const {
    const std::string cue = Quoted(s.cue_begin, s.cue_end);
    return (cue.empty() ? "" : "said with " + cue + " ") + "by rule " + s.rule;
  }

  void Source() {
    if (event_.statement_id.empty()) return Line("source", "the report itself");
    const StatementRecord* s =
        Find(records_.statements, &StatementRecord::statement_id, event_.statement_id);
    if (s == nullptr) return;
    Line("source", Speaker(*s) + "   " + s->stance + ", " + s->kind);
    Reason(Said(*s));
    // A sound chain has no more links than there are statements.
    std::size_t links = records_.statements.size();
    while (!s->parent_id.empty() && links-- > 0) {
      s = Find(records_.statements, &StatementRecord::statement_id, s->parent_id);
      if (s == nullptr) break;
      Reason("as told by " + Speaker(*s) + ", " + Said(*s));
    }
    for (const std::string& id : event_.contested_by) {
      if (const StatementRecord* denial =
              Find(records_.statements, &StatementRecord::statement_id, id)) {
        Reason("contested by " + Quoted(denial->begin, denial->end));
      }
    }
  }

  void Parent() {
    if (event_.parent_event_id.empty()) return;
    const EventRecord* parent =
        Find(records_.events, &EventRecord::event_id, event_.parent_event_id);
    if (parent == nullptr) return;
    Line("within",
         fmt::format("{} {} (event {})", parent->plover,
                     Quoted(parent->trigger_begin, parent->trigger_end), parent->event_id));
  }

  const Records& records_;
  const EventRecord& event_;
  const bool color_;
  const text::CodePointMap map_;
  std::string out_;
};

}  // namespace

Result<std::string> ExplainEvent(const Records& records, std::string_view event_id,
                                 const lexicon::ResourceDir& resources, bool color) {
  for (const EventRecord& event : records.events) {
    if (event.event_id == event_id) return Explainer(records, event, color).Explain(resources);
  }
  return std::string();
}

}  // namespace dateline::cli
