// The words extraction knows (month names, bylines, labels, class hints), as read from lexicon
// files of one shape: word, kind, value, source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::extract {

/// Lower case of valid UTF-8, character by character, for the Latin, Greek and Cyrillic letters;
/// other characters stay. Total: malformed bytes stay as they are.
[[nodiscard]] std::string FoldCase(std::string_view utf8);

/// One row. The views belong to the bytes the table was read from.
struct WordRow {
  std::string_view word;   // folded; one word or several with single blanks
  std::string_view kind;   // what it is: "month", "zone", "label_published", …
  std::string_view value;  // "-" where the kind says all
  std::string_view source;
};

/// Reads a word table: the header line `word kind value source`, then rows in strictly rising
/// order of bytes, four columns each, parted by tabs. `file_name` is used in messages only.
///
/// \errors kMalformedInput, with the line.
[[nodiscard]] Result<std::vector<WordRow>> ParseWordTable(std::string_view bytes,
                                                          std::string_view file_name);

}  // namespace dateline::extract
