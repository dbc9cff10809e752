#include "extract/unwrap_lines.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline::extract {
namespace {

// Nobody wraps text narrower or wider than this, in characters.
constexpr std::size_t kNarrowest = 50;
constexpr std::size_t kWidest = 120;
// Fewer breaks prove nothing.
constexpr std::size_t kLeastBreaks = 4;

std::size_t Characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  }));
}

bool EndsSentence(std::string_view line) {
  return std::string_view(".!?:;").find(line.back()) != std::string_view::npos ||
         line.ends_with('"') || line.ends_with("\u201d");
}

bool IsItem(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") ||
         line.starts_with("> ") || line.starts_with("\u2022");
}

bool GoesOn(const PageLine& line, const PageLine& next) {
  return next.blank_lines_before == 0 && !line.is_marked_heading && !next.is_marked_heading &&
         !IsItem(next.text);
}

}  // namespace

std::vector<PageLine> UnwrapLines(std::vector<PageLine> lines) {
  std::size_t width = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (GoesOn(lines[i], lines[i + 1])) width = std::max(width, Characters(lines[i].text));
  }
  if (width < kNarrowest || width > kWidest) return lines;
  // The break after a line of greedy wrapping: the next word had no room.
  const auto is_full = [&](const PageLine& line, const PageLine& next) {
    const std::string_view text = next.text;
    return Characters(line.text) + 1 + Characters(text.substr(0, text.find(' '))) > width;
  };
  std::size_t breaks = 0;
  std::size_t full = 0;
  std::size_t within = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!GoesOn(lines[i], lines[i + 1])) continue;
    ++breaks;
    if (is_full(lines[i], lines[i + 1])) ++full;
    if (!EndsSentence(lines[i].text)) ++within;
  }
  if (breaks < kLeastBreaks || full * 10 < breaks * 9 || within * 2 < breaks) return lines;

  std::vector<PageLine> joined;
  bool wrapped = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool goes_on =
        i + 1 < lines.size() && GoesOn(lines[i], lines[i + 1]) && is_full(lines[i], lines[i + 1]);
    if (wrapped) {
      joined.back().text += ' ';
      joined.back().text += lines[i].text;
      joined.back().source.end = lines[i].source.end;
    } else {
      joined.push_back(std::move(lines[i]));
    }
    wrapped = goes_on;
  }
  return joined;
}

}  // namespace dateline::extract
