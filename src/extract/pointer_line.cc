#include "extract/pointer_line.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {
namespace {

// Bytes. More is a paragraph that begins like a pointer or a link.
constexpr std::size_t kLongest = 400;
constexpr std::size_t kLongestLink = 200;

bool IsBlank(char c) { return c == ' '; }

std::size_t WithoutBlanks(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsBlank));
}

/// True if the links of the line hold as much as `part` of it does; white space aside.
bool IsLinked(const PageLine& line, std::string_view part) {
  constexpr float kNearlyAll = .8F;  // arrows, brackets and labels stand beside links
  const float linked = line.link_share * static_cast<float>(line.text.size());
  return linked >= kNearlyAll * static_cast<float>(WithoutBlanks(part));
}

bool IsAllCapitals(std::string_view text) {
  constexpr std::ptrdiff_t kFewest = 12;  // letters: less may be an abbreviation
  const auto upper =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto lower =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return upper >= kFewest && lower * 20 <= upper;
}

bool IsInHeading(const PageLine& line) {
  return line.frames[static_cast<std::size_t>(Frame::kHeading)] <= 1;
}

/// What follows the pointing phrase that the line begins with; empty if it begins with none.
std::string_view BehindPhrase(std::string_view text, const BlockWords& words) {
  std::string lower;
  std::vector<std::string_view> list;
  SplitWords(text, lower, list);
  const std::size_t count = words.PointerAt(list);
  if (count == 0) return {};
  const std::string_view last = list[count - 1];
  return text.substr(static_cast<std::size_t>(last.data() - lower.data()) + last.size());
}

}  // namespace

bool IsPointer(const PageLine& line, const BlockWords& words) {
  const std::string_view text = line.text;
  if (text.size() > kLongest || text.ends_with('.')) return false;
  const std::string_view rest = BehindPhrase(text, words);
  if (line.block == kNoNode) return rest.starts_with(':') && rest.size() > 1;
  if (line.hints[static_cast<std::size_t>(Hint::kRelated)] <= 1 && IsLinkLine(line)) return true;
  if (!rest.empty() && WithoutBlanks(rest) > 1) return IsLinked(line, rest);
  return IsAllCapitals(text) && !IsInHeading(line) && IsLinked(line, text);
}

bool IsPointerHeading(const PageLine& line, const BlockWords& words) {
  if (line.block == kNoNode || line.text.size() > kLongestLink) return false;
  std::string lower;
  std::vector<std::string_view> list;
  SplitWords(line.text, lower, list);
  return !list.empty() && words.PointerAt(list) == list.size() && line.link_share < .5F;
}

bool IsLinkLine(const PageLine& line) {
  return line.block != kNoNode && line.text.size() <= kLongestLink && IsLinked(line, line.text);
}

}  // namespace dateline::extract
