#include "actor/petrarch_lines.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::actor {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string Utf8Of(std::string_view line) {
  if (text::IsValidUtf8(line)) return std::string(line);
  std::string out;
  for (const char c : line) text::AppendUtf8(out, static_cast<unsigned char>(c));
  return out;
}

// The line without its comments; `open` where one goes on.
std::string WithoutComment(std::string_view line, bool& open) {
  std::string kept;
  while (!line.empty()) {
    if (open) {
      const std::size_t end = line.find("-->");
      if (end == std::string_view::npos) break;
      open = false;
      line.remove_prefix(end + 3);
    }
    const std::size_t begin = std::min(line.find("<!--"), line.size());
    kept += line.substr(0, begin);
    open = begin < line.size();
    line.remove_prefix(open ? begin + 4 : begin);
  }
  return kept.substr(0, kept.find_first_of("#;"));
}

}  // namespace

std::string_view TrimmedOf(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<PetrarchLine> LinesOf(std::string_view bytes) {
  std::vector<PetrarchLine> lines;
  bool in_comment = false;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    ++number;
    const std::string kept = WithoutComment(Utf8Of(bytes.substr(begin, end - begin)), in_comment);
    if (const auto text = TrimmedOf(kept); !text.empty()) {
      lines.push_back({number, std::string(text)});
    }
    begin = end + 1;
  }
  return lines;
}

std::string PetrarchPlural(std::string_view noun) {
  std::string plural(noun);
  if (noun.ends_with("Y")) {
    plural.pop_back();
    return plural + "IES";
  }
  return plural + (noun.ends_with("SS") ? "ES" : "S");
}

}  // namespace dateline::actor
