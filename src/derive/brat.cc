#include "derive/brat.h"

#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace dateline::derive {
namespace {

constexpr std::array<std::string_view, 16> kActs = {
    "ACCUSE",   "AGREE",   "AID",    "ASSAULT", "COERCE",  "CONCEDE",  "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"};

/// Numbers annotations of a document and never writes the same span twice.
class Annotator {
 public:
  explicit Annotator(const Report& report) : report_(report) {}

  void Event(const EventRecord& event) {
    const std::string trigger = Span(event.plover, event.trigger_begin, event.trigger_end);
    if (trigger.empty()) return;
    std::string line = fmt::format("{}:{}", event.plover, trigger);
    std::map<std::string_view, int> sides;
    for (const ParticipantRecord& party : event.participants) {
      Argument(line, party.role == "actor" ? "Actor" : "Recipient", Party(party), sides);
    }
    Argument(line, "Time", Span("Time", event.when_begin, event.when_end_span), sides);
    Argument(line, "Place", Span("Place", event.place_begin, event.place_end), sides);
    if (const StatementRecord* said = report_.Statement(event.statement_id)) {
      Argument(line, "Source", Span("Source", said->source_begin, said->source_end), sides);
    }
    const std::string id = fmt::format("E{}", ++events_);
    out_ += fmt::format("{}\t{}\n", id, line);
    Attribute("Reality", id, event.reality);
    if (event.historical) Attribute("Historical", id, "");
    if (!event.contested_by.empty()) Attribute("Contested", id, "");
    out_ += fmt::format("#{}\tAnnotatorNotes {}\t{}{}{}\n", ++notes_, id, event.event_id,
                        event.mode.empty() ? "" : ", mode ", event.mode);
    if (event.place_id && event.place_begin) {
      out_ += fmt::format("N{}\tReference {} GeoNames:{}\t{}\n", ++references_,
                          Span("Place", event.place_begin, event.place_end), *event.place_id,
                          Line(event.place_name));
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  static std::string Line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
      if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    return line;
  }

  /// The id of a span; empty without offsets. A span that goes on over a line feed is written as
  /// its lines, as the format demands.
  std::string Span(std::string_view type, std::optional<CodePoint> begin,
                   std::optional<CodePoint> end) {
    const std::string_view words = report_.Words(begin, end);
    if (words.empty()) return {};
    std::string& id = spans_[{std::string(type), *begin, *end}];
    if (!id.empty()) return id;
    id = fmt::format("T{}", ++texts_);
    std::string pieces;
    CodePoint at = *begin;
    CodePoint piece = at;
    const auto close = [&] {
      if (piece < at) pieces += fmt::format("{}{} {}", pieces.empty() ? "" : ";", piece, at);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      if ((static_cast<unsigned char>(words[i]) & 0xC0U) == 0x80U) continue;  // inside a character
      if (words[i] == '\n') {
        close();
        piece = at + 1;
      }
      ++at;
    }
    close();
    out_ += fmt::format("{}\t{} {}\t{}\n", id, type, pieces, Line(words));
    return id;
  }

  std::string Party(const ParticipantRecord& party) {
    const MentionRecord* mention = report_.Mention(party.mention_id);
    if (mention == nullptr) return {};
    return Span("Party", mention->begin, mention->end);
  }

  /// A role that comes again is numbered: Actor, Actor2, ….
  static void Argument(std::string& line, std::string_view role, const std::string& span,
                       std::map<std::string_view, int>& seen) {
    if (span.empty()) return;
    const int number = ++seen[role];
    line += fmt::format(" {}{}:{}", role, number == 1 ? "" : std::to_string(number), span);
  }

  void Attribute(std::string_view name, const std::string& id, std::string_view value) {
    out_ +=
        fmt::format("A{}\t{} {}{}{}\n", ++attributes_, name, id, value.empty() ? "" : " ", value);
  }

  const Report& report_;
  std::string out_;
  std::map<std::tuple<std::string, CodePoint, CodePoint>, std::string> spans_;
  int texts_ = 0, events_ = 0, attributes_ = 0, notes_ = 0, references_ = 0;
};

}  // namespace

std::string BratAnnotations(const Report& report, const std::vector<const EventRecord*>& events) {
  Annotator annotator(report);
  for (const EventRecord* event : events) annotator.Event(*event);
  return annotator.Take();
}

std::string BratConfiguration() {
  std::string out = "[entities]\nParty\nPlace\nTime\nSource\n\n[relations]\n\n[events]\n";
  for (const std::string_view act : kActs) {
    out += fmt::format(
        "{}\tActor*:Party, Recipient*:Party, Time?:Time, Place?:Place, Source?:Source\n", act);
  }
  out +=
      "\n[attributes]\n"
      "Reality\tArg:<EVENT>, Value:happened|negated|planned|possible|conditional|wanted\n"
      "Historical\tArg:<EVENT>\nContested\tArg:<EVENT>\n";
  return out;
}

}  // namespace dateline::derive
