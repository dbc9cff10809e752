#include "extract/run_in_heads.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/ascii.h"
#include "extract/blanks.h"
#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

// The fewest words of a title. What follows it opens a sentence, or the title has marks that names
// have not: "Prime Minister Jean-Claude Ruiz said" has neither.
constexpr std::size_t kTitleWords = 3;
constexpr std::array<std::string_view, 4> kTitleMarks{":", "?", " '", "\""};
constexpr std::size_t kTitleBytes = 200;
constexpr std::size_t kCrossheadWords = 6;
constexpr std::size_t kCrossheadBytes = 60;
// Words of fewer letters may be small in a title, and prove nothing about a sentence.
constexpr std::size_t kLongWord = 5;
// "Trans", "inter", "ultra": what is put before a name has fewer letters.
constexpr std::size_t kCommonWord = 6;
// Long small words that show that a sentence has begun.
constexpr std::size_t kSentenceWords = 3;
// A credit stands at the end of a caption of this length at least.
constexpr std::size_t kCaptionBytes = 20;

/// Calls `word(text)` for what stands between blanks, without the ASCII marks around it.
template <typename Word>
void ForEachWord(std::string_view text, const Word& word) {
  const auto is_mark = [](char c) {
    return std::string_view(" \"'.,:;!?()[]-").find(c) != std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view one = text.substr(at, end - at);
    while (!one.empty() && is_mark(one.front())) one.remove_prefix(1);
    while (!one.empty() && is_mark(one.back())) one.remove_suffix(1);
    if (!one.empty()) word(one);
    at = end + 1;
  }
}

struct Shape {
  std::size_t words = 0;
  std::size_t long_small = 0;  // long words that begin small
};

Shape ShapeOf(std::string_view text) {
  Shape shape;
  ForEachWord(text, [&](std::string_view word) {
    ++shape.words;
    if (word.size() >= kLongWord && IsLower(word.front())) ++shape.long_small;
  });
  return shape;
}

std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find(' ')); }

/// "The", "In", "A"; "IS" and "US" are names.
bool OpensSentence(std::string_view text, const BlockWords& words) {
  constexpr GroupBits kStop = GroupBits{1} << static_cast<unsigned>(WordClass::kStop);
  const std::string_view first = FirstWord(text);
  return IsUpper(text.front()) && (first.size() == 1 || !IsUpper(first[1])) &&
         (words.ClassesOf(FoldCase(first)) & kStop) != 0;
}

/// "LIMA — -The envoys left": a place in capitals before a dash.
bool OpensDateline(std::string_view text) {
  const std::size_t dash = std::min(text.find("\u2014"), text.find("--"));
  if (dash == std::string_view::npos || dash < 3 || dash > kCrossheadBytes) return false;
  const std::string_view place = text.substr(0, dash);
  return std::none_of(place.begin(), place.end(), IsLower);
}

/// \param apart a blank stands before the hyphen, as in no name.
bool EndsTitle(std::string_view head, bool apart, std::string_view rest, const BlockWords& words) {
  const Shape title = ShapeOf(head);
  if (head.size() > kTitleBytes || title.long_small > 0) return false;
  const bool marked = std::ranges::any_of(kTitleMarks, [&](std::string_view mark) {
    return head.find(mark) != std::string_view::npos;
  });
  return (apart || marked || OpensDateline(rest) || OpensSentence(rest, words)) &&
         title.words >= kTitleWords &&
         ShapeOf(rest.substr(0, kTitleBytes)).long_small >= kSentenceWords;
}

/// "Risk for markets-Lima's": several words of which the last is too long, and small, to be the
/// first half of a name, before what goes on like a sentence.
bool EndsInCommonWord(std::string_view head, std::string_view rest, const BlockWords& words) {
  const std::size_t blank = head.rfind(' ');
  if (blank == std::string_view::npos || OpensSentence(head, words)) return false;
  const std::string_view last = head.substr(blank + 1);
  return last.size() >= kCommonWord && std::all_of(last.begin(), last.end(), IsLower) &&
         IsUpper(rest.front()) && ShapeOf(rest.substr(0, kTitleBytes)).long_small >= kSentenceWords;
}

bool EndsCrosshead(std::string_view head, std::string_view rest, const BlockWords& words) {
  return head.size() <= kCrossheadBytes && IsUpper(head.front()) &&
         head.find_first_of(".\"") == std::string_view::npos &&
         ShapeOf(head).words <= kCrossheadWords && rest.find(' ') != std::string_view::npos &&
         (OpensSentence(rest, words) || EndsInCommonWord(head, rest, words));
}

struct Cut {
  std::size_t head = 0;  // bytes of the heading
  std::size_t rest = 0;  // where the text after it begins
  bool heading = true;
};

std::optional<Cut> CutOf(std::string_view text, bool first_line, const BlockWords& words) {
  std::optional<Cut> cut;
  for (std::size_t at = text.find('-', 1); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('-', at + 1)) {
    const std::string_view head = TrimBlanks(text.substr(0, at));
    const std::size_t end = head.size();
    const std::string_view rest = text.substr(at + 1);
    const bool opens = IsUpper(rest.front()) || rest.front() == '"' || rest.starts_with("\u201c") ||
                       rest.starts_with("\u2018");
    // "LIMA — -The envoys left" is all of the text.
    const bool dateline = head.ends_with("\u2014") || head.ends_with("-");
    if (head.empty() || !opens || dateline) continue;
    if (first_line && EndsTitle(head, end < at, rest, words)) cut = Cut{end, at + 1, true};
    if (cut) continue;  // the last one: titles have hyphens of their own
    if (!first_line && EndsCrosshead(head, rest, words)) return Cut{end, at + 1, true};
    if (head.back() == ')' && end == at && head.size() >= kCaptionBytes) {
      return Cut{end, at + 1, false};
    }
  }
  return cut;
}

}  // namespace

std::vector<PageLine> PartRunInHeads(std::vector<PageLine> lines, const BlockWords& words) {
  std::vector<PageLine> parted;
  parted.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PageLine& line = lines[i];
    const std::optional<Cut> cut = CutOf(line.text, i == 0, words);
    if (!cut) {
      parted.push_back(std::move(line));
      continue;
    }
    PageLine head = line;
    head.text = line.text.substr(0, cut->head);
    head.source.end = head.source.begin + static_cast<ByteOffset>(cut->head);
    head.is_marked_heading = cut->heading;
    line.text = line.text.substr(cut->rest);
    line.source.begin += static_cast<ByteOffset>(cut->rest);
    line.blank_lines_before = cut->heading ? 1 : 0;
    parted.push_back(std::move(head));
    parted.push_back(std::move(line));
  }
  return parted;
}

}  // namespace dateline::extract
