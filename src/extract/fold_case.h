// Lower case for the look-up of words: what pages write as "MARCH", "March" and "march" is one
// word.
#pragma once

#include <string>
#include <string_view>

namespace dateline::extract {

/// Lower case of UTF-8, character by character, for the Latin, Greek and Cyrillic letters; other
/// characters stay. Total: text that is not UTF-8 is given back as it is.
[[nodiscard]] std::string FoldCase(std::string_view utf8);

}  // namespace dateline::extract
