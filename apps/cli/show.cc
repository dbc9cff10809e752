#include "show.h"

#include <algorithm>

#include <fmt/format.h>

#include "derive/report.h"
#include "terminal.h"
#include "text/utf8.h"

namespace dateline::cli {
namespace {

struct Mark {
  CodePoint begin = 0;
  CodePoint end = 0;
  Style style = Style::kBold;
  std::string label;  // shown where there is no colour
};

/// What to mark, events first where marks overlap; none overlap in the result, which rises.
std::vector<Mark> MarksOf(const Records& records) {
  std::vector<Mark> wanted;
  for (const EventRecord& e : records.events) {
    wanted.push_back({e.trigger_begin, e.trigger_end, Style::kRed, e.plover});
  }
  for (const StatementRecord& s : records.statements) {
    if (s.cue_begin) wanted.push_back({*s.cue_begin, *s.cue_end, Style::kMagenta, "says"});
  }
  for (const TimeRecord& t : records.times)
    wanted.push_back({t.begin, t.end, Style::kYellow, t.value});
  for (const PlaceRecord& p : records.places)
    wanted.push_back({p.begin, p.end, Style::kGreen, p.country});
  for (const MentionRecord& m : records.mentions) {
    if (m.form != "pronoun") wanted.push_back({m.begin, m.end, Style::kBlue, ""});
  }
  std::vector<Mark> marks;
  for (Mark& mark : wanted) {
    const bool clash = std::any_of(marks.begin(), marks.end(), [&](const Mark& kept) {
      return mark.begin < kept.end && kept.begin < mark.end;
    });
    if (!clash && mark.begin < mark.end) marks.push_back(std::move(mark));
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

/// Wraps text at blanks; marked pieces are kept whole and count without their colour codes.
class Wrapper {
 public:
  explicit Wrapper(unsigned columns) : columns_(columns) {}

  void Plain(std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != ' ' && text[i] != '\n') continue;
      Piece(text.substr(from, i - from), text::CountCodePoints(text.substr(from, i - from)));
      if (i < text.size()) Blank(text[i] == '\n');
      from = i + 1;
    }
  }

  void Piece(std::string_view shown, std::size_t width) {
    word_.append(shown);
    word_width_ += width;
  }

  std::string Take() {
    Flush();
    return std::move(out_);
  }

 private:
  void Blank(bool new_line) {
    Flush();
    if (new_line) {
      out_.push_back('\n');
      column_ = 0;
    } else {
      blank_ = true;
    }
  }

  void Flush() {
    if (word_.empty()) return;
    if (column_ > 0 && column_ + 1 + word_width_ > columns_) {
      out_.push_back('\n');
      column_ = 0;
    } else if (blank_ && column_ > 0) {
      out_.push_back(' ');
      ++column_;
    }
    out_ += word_;
    column_ += word_width_;
    word_.clear();
    word_width_ = 0;
    blank_ = false;
  }

  const std::size_t columns_;
  std::string out_;
  std::string word_;
  std::size_t word_width_ = 0;
  std::size_t column_ = 0;
  bool blank_ = false;
};

/// One block's text with its marks.
std::string MarkedText(const Records& records, const BlockPart& block,
                       const std::vector<Mark>& marks, const text::CodePointMap& map, bool color,
                       unsigned columns) {
  const std::string_view text = records.document.text;
  const auto slice = [&](CodePoint begin, CodePoint end) {
    const ByteOffset from = map.ToByte(static_cast<std::uint32_t>(begin));
    return SafeForTerminal(text.substr(from, map.ToByte(static_cast<std::uint32_t>(end)) - from));
  };
  Wrapper wrapper(columns);
  CodePoint at = block.begin;
  for (const Mark& mark : marks) {
    if (mark.begin < at || mark.end > block.end) continue;
    wrapper.Plain(slice(at, mark.begin));
    std::string words = slice(mark.begin, mark.end);
    std::replace(words.begin(), words.end(), '\n', ' ');
    const std::size_t width = text::CountCodePoints(words);
    if (color) {
      wrapper.Piece(Styled(words, mark.style, true), width);
    } else if (mark.label.empty()) {
      wrapper.Plain(words);
    } else {
      wrapper.Piece("[" + mark.label + " " + words + "]", width + mark.label.size() + 3);
    }
    at = mark.end;
  }
  wrapper.Plain(slice(at, block.end));
  return wrapper.Take();
}

std::string Head(const DocumentRecord& doc, bool color) {
  std::string out;
  const auto line = [&](std::string_view name, const std::string& value,
                        const std::string& how = {}) {
    if (value.empty()) return;
    out += fmt::format("{} {}{}\n", Styled(fmt::format("{:<10}", name), Style::kDim, color),
                       SafeForTerminal(value), how.empty() ? "" : "  (" + how + ")");
  };
  line("title", doc.title);
  line("byline", doc.byline);
  line("publisher", doc.publisher);
  line("section", doc.section);
  line("published", doc.published, doc.published_how);
  line("modified", doc.modified, doc.modified_how);
  line("retrieved", doc.retrieved, doc.retrieved_how);
  line("url", doc.url);
  line("from", doc.uri);
  line("document", doc.doc_id);
  return out;
}

std::string NamesOf(const Records& records, const EventRecord& event, std::string_view role) {
  std::string names;
  for (const ParticipantRecord& p : event.participants) {
    if (p.role != role) continue;
    const auto entity =
        std::find_if(records.entities.begin(), records.entities.end(),
                     [&](const EntityRecord& e) { return e.entity_id == p.entity_id; });
    names += names.empty() ? "" : ", ";
    names += entity == records.entities.end() ? p.entity_id : SafeForTerminal(entity->name);
  }
  return names.empty() ? "–" : names;
}

}  // namespace

std::string EventLine(const Records& records, const EventRecord& event) {
  std::string line = event.plover + (event.mode.empty() ? "" : "/" + event.mode) + "  " +
                     NamesOf(records, event, "actor") + " -> " +
                     NamesOf(records, event, "recipient") + "  " + event.reality;
  if (event.when_start) line += "  " + derive::DayText(*event.when_start);
  if (event.when_end && event.when_end != event.when_start)
    line += "/" + derive::DayText(*event.when_end);
  if (!event.place_name.empty()) line += "  " + SafeForTerminal(event.place_name);
  return line;
}

std::string ShowDocument(const Records& records, bool color, unsigned columns) {
  const text::CodePointMap map(records.document.text);
  const std::vector<Mark> marks = MarksOf(records);
  std::string out = Head(records.document, color) + "\n";
  for (const BlockPart& block : records.document.blocks) {
    if (block.kind == "boilerplate") continue;
    if (block.kind != "paragraph") out += Styled("[" + block.kind + "]", Style::kDim, color) + " ";
    out += MarkedText(records, block, marks, map, color, std::max(20u, columns)) + "\n\n";
  }
  for (const EventRecord& event : records.events) {
    out += fmt::format("{}  {}\n", Styled(event.event_id, Style::kDim, color),
                       EventLine(records, event));
  }
  return out;
}

}  // namespace dateline::cli
