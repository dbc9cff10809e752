#include "extract/part_dateline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/ascii.h"
#include "extract/blanks.h"
#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

// Where a dateline is looked for: so many paragraphs, and so far into each.
constexpr std::size_t kParagraphs = 3;
constexpr std::size_t kFurthest = 80;
// The fewest letters of a place, and the most words of one and of what is said of where it lies.
constexpr std::size_t kFewestLetters = 3;
constexpr std::size_t kMostWords = 4;
constexpr std::array<std::string_view, 5> kDashes{"\u2014", "\u2013", "--", " - ", " _ "};

/// "LIMA", "NEW YORK", "ST. PETERSBURG".
bool IsInCapitals(std::string_view place) {
  return std::none_of(place.begin(), place.end(), IsLower) &&
         std::count_if(place.begin(), place.end(), IsUpper) >=
             static_cast<std::ptrdiff_t>(kFewestLetters);
}

/// Up to four words, each with a capital, a figure or a letter beyond ASCII first.
bool IsInTitleCase(std::string_view words) {
  std::size_t count = 0;
  while (!words.empty()) {
    if (IsLower(words.front()) || ++count > kMostWords) return false;
    const std::size_t end = words.find(' ');
    words = end == std::string_view::npos ? std::string_view() : TrimBlanks(words.substr(end));
  }
  return count > 0;
}

/// "(AP)" at the end; taken off.
bool TakeAgency(std::string_view& head) {
  if (!head.ends_with(')')) return false;
  const std::size_t open = head.rfind('(');
  if (open == std::string_view::npos) return false;
  head = TrimBlanks(head.substr(0, open));
  return true;
}

/// The place of what stands before a dash; nothing if that is no dateline.
std::optional<std::string> PlaceOf(std::string_view head, const MetadataWords& words) {
  const bool agency = TakeAgency(head);
  if (head.empty()) return agency ? std::optional(std::string()) : std::nullopt;
  std::string place;
  for (bool first = true; !head.empty(); first = false) {
    const std::size_t comma = std::min(head.find(','), head.size());
    const std::string_view part = TrimBlanks(head.substr(0, comma));
    head = TrimBlanks(head.substr(std::min(comma + 1, head.size())));
    if (first &&
        (words.Is(FoldCase(part), HintKind::kDatelineRefuse) || !(IsInCapitals(part) || agency))) {
      return std::nullopt;
    }
    if (!IsInTitleCase(part)) return std::nullopt;
    const bool day = std::any_of(part.begin(), part.end(), IsDigit);
    if (first && day) return std::nullopt;
    if (!day) place += (first ? "" : ", ") + std::string(part);
  }
  return place;
}

struct Dateline {
  std::size_t end = 0;   // after its dash
  std::size_t text = 0;  // where the report begins
  std::string place;
};

std::optional<Dateline> DatelineOf(std::string_view paragraph, const MetadataWords& words) {
  std::size_t dash = std::string_view::npos;
  std::string_view mark;
  for (const std::string_view one : kDashes) {
    const std::size_t at = paragraph.substr(0, kFurthest).find(one);
    if (at < dash) dash = at, mark = one;
  }
  if (dash == std::string_view::npos || dash == 0) return std::nullopt;
  std::optional<std::string> place = PlaceOf(TrimBlanks(paragraph.substr(0, dash)), words);
  if (!place) return std::nullopt;
  std::string_view text = TrimBlanks(paragraph.substr(dash + mark.size()));
  if (text.starts_with('-')) text = TrimBlanks(text.substr(1));
  if (text.empty() || IsLower(text.front())) return std::nullopt;
  const std::size_t end = dash + mark.size() - (mark.ends_with(' ') ? 1 : 0);
  return Dateline{end, static_cast<std::size_t>(text.data() - paragraph.data()), *std::move(place)};
}

}  // namespace

std::string PartDateline(std::vector<PageBlock>& blocks, const MetadataWords& words) {
  std::size_t paragraphs = 0;
  for (std::size_t i = 0; i < blocks.size() && paragraphs < kParagraphs; ++i) {
    if (blocks[i].kind != BlockKind::kParagraph) continue;
    ++paragraphs;
    std::optional<Dateline> found = DatelineOf(blocks[i].text, words);
    if (!found) continue;
    PageBlock head = blocks[i];
    PageBlock& rest = blocks[i];
    head.kind = BlockKind::kDateline;
    head.text.resize(found->end);
    rest.text.erase(0, found->text);
    if (!rest.source_span.empty()) {
      head.source_span.end = head.source_span.begin + static_cast<ByteOffset>(found->end);
      rest.source_span.begin += static_cast<ByteOffset>(found->text);
    }
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(i), std::move(head));
    return std::move(found->place);
  }
  return {};
}

}  // namespace dateline::extract
