#include "extract/text_lines.h"

#include <algorithm>

#include "extract/blanks.h"

namespace dateline::extract {
namespace {

/// The length of the marks of a Markdown heading at the start of a line ("## "); 0 if it has none.
std::size_t HeadingMarks(std::string_view line) {
  constexpr std::size_t kDeepest = 6;
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > kDeepest || marks + 1 >= line.size() || line[marks] != ' ') return 0;
  return line.find_first_not_of(' ', marks);
}

}  // namespace

std::vector<PageLine> LinesOf(std::string_view utf8) {
  std::vector<PageLine> lines;
  std::uint32_t blank_lines = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t end = std::min(utf8.find('\n', at), utf8.size());
    const std::size_t next = end + 1;
    const std::string_view kept = TrimBlanks(utf8.substr(at, end - at));
    if (!kept.empty()) at = static_cast<std::size_t>(kept.data() - utf8.data());
    end = at + kept.size();
    if (at < end) {
      PageLine line;
      const std::size_t marks = HeadingMarks(utf8.substr(at, end - at));
      line.is_marked_heading = marks > 0;
      at += marks;
      line.text = utf8.substr(at, end - at);
      line.source = {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)};
      line.blank_lines_before = blank_lines;
      lines.push_back(std::move(line));
      blank_lines = 0;
    } else {
      ++blank_lines;
    }
    at = next;
  }
  return lines;
}

}  // namespace dateline::extract
