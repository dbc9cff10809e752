// The numbers, words and marks of a text that may hold a date. Private to the date reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/date_words.h"

namespace dateline::extract {

struct DateToken {
  enum class Kind : std::uint8_t { kNumber, kWord, kMark };

  Kind kind = Kind::kMark;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  bool glued = false;        // no white space before it
  char mark = 0;             // the ASCII mark; '-' for every dash; 0 for others
  std::uint32_t digits = 0;  // of a number
  std::uint64_t value = 0;   // of a number of at most 18 digits
  DateWord word;             // all false for a word that dates do not know
  bool known = false;        // `word` says something
  std::string folded;        // of a word

  [[nodiscard]] bool is_number() const { return kind == Kind::kNumber; }
  [[nodiscard]] bool is_word() const { return kind == Kind::kWord; }
  [[nodiscard]] bool Is(char c) const { return kind == Kind::kMark && mark == c; }
};

/// Splits `text`; the last token is an empty mark that stands for the end.
[[nodiscard]] std::vector<DateToken> TokenizeDate(std::string_view text, const DateWords& words);

}  // namespace dateline::extract
