// What the dictionaries of PETRARCH have in common: lines, comments, plurals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::actor {

/// A line without its comments and the space around it.
struct PetrarchLine {
  std::size_t number = 0;  // from 1
  std::string text;        // UTF-8; never empty
};

/// The lines of a dictionary that say something. "#", ";" and "<!-- -->" are comments; the last may
/// go on over lines. A line that is no UTF-8 is taken for Latin-1.
[[nodiscard]] std::vector<PetrarchLine> LinesOf(std::string_view bytes);

/// The text without blanks, tabs and carriage returns around it.
[[nodiscard]] std::string_view TrimmedOf(std::string_view text);

/// The plural that PETRARCH makes of a noun in capitals: "ARMIES", "PRINCESSES", "BANKS".
[[nodiscard]] std::string PetrarchPlural(std::string_view noun);

}  // namespace dateline::actor
