// The two things that are compared when words are looked up: the norm, in which case and the kind
// of quote or dash do not matter, and where the capitals stand.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::lexicon {

/// Appends the norm of `surface`: lower case (Unicode simple mapping), curly quotes and primes made
/// ' or ", dashes made -, the ellipsis character made three stops, no-break and soft hyphens gone.
/// \pre `surface` is valid UTF-8.
void AppendNorm(std::string_view surface, std::string& out);
[[nodiscard]] std::string NormOf(std::string_view surface);

/// Bit i is set where character i of `surface` is a capital; characters from the 64th on are not
/// looked at. A word is written "as in the lexicon" when it has at least the entry's capitals:
/// "TURKEY" may be the entry "Turkey", "turkey" may not.
/// \pre `surface` is valid UTF-8.
[[nodiscard]] std::uint64_t CapitalsOf(std::string_view surface);

/// Cuts a phrase into the pieces that the tokeniser would make of it in running text. Pieces are
/// views of the argument. Lexicons and rules must be cut exactly as texts are, or "U.S." in a
/// lexicon would never meet "U.S." in a text.
using PhraseCutter = std::function<std::vector<std::string_view>(std::string_view)>;

/// Cuts at spaces alone: for tests, and for phrases known to hold only plain words.
[[nodiscard]] std::vector<std::string_view> CutAtSpaces(std::string_view phrase);

}  // namespace dateline::lexicon
