// What a line says by itself: the first numbers of its row of features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/block_words.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// Stands for "not known" in a row.
inline constexpr float kNotKnown = -1;

/// Places of a line's own facts in its row.
enum LineFact : std::size_t {
  kChars,  // log2(bytes + 1)
  kWordCount,
  kLinkShare,
  kStrongShare,
  kStops,  // share of function words; kNotKnown on a page whose words are not known
  kCapitals,
  kPastWords,
  kEndMark,
  kStart,
  kCommas,
  kDigits,
  kSentences,
  kQuotes,
  kMeanWord,
  kBars,
  kAddress,
  kMonths,
  kClock,
  kTitleShare,
  kIsTitle,
  kSeenBefore,
  kSeenLater,
  kCueShare,
  kCueStarts,
  kColonAt,
  kCues,
};
inline constexpr std::size_t kLineFactCount = kCues + kCueCount;

/// Whether the words of a page are looked up.
enum class WordUse : std::uint8_t {
  kWhereKnown,  // if enough of them are function words of the language of the lists
  kNever,       // as on a page in another language
};

/// Fills the facts of lines by themselves; kSeenBefore and kSeenLater are left to others.
class LineFacts {
 public:
  /// \param lines all lines of the page: they tell its language.
  /// \param title the page's title, empty if it states none.
  LineFacts(const std::vector<PageLine>& lines, std::string_view title, const BlockWords& words,
            WordUse use);

  /// Writes kLineFactCount numbers to `row`.
  void Fill(const PageLine& line, float* row);

 private:
  [[nodiscard]] bool KnowsWords(const std::vector<PageLine>& lines);
  void FillWords(float count, float* row) const;
  void FillCues(std::size_t last, float count, float* row) const;

  const BlockWords& words_;
  bool known_ = false;
  std::string title_lower_;
  std::vector<std::string_view> title_words_;
  std::string lower_;
  std::vector<std::string_view> list_;  // words of the line at hand
};

/// True for a line that reads like running text: long, with function words, few links.
[[nodiscard]] bool LooksLikeProse(const float* row);

}  // namespace dateline::extract
