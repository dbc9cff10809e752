// White space around text: what pages put there, no-break spaces and marks of no width too.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::extract {

/// The length in bytes of the white space or NUL that `text` begins with, line feeds aside; 0 if
/// it begins with none.
/// \param text valid UTF-8, not empty.
[[nodiscard]] std::size_t BlankAt(std::string_view text);

/// The text without white space, NULs, byte order marks and zero-width spaces at its ends.
/// \param utf8 valid UTF-8.
[[nodiscard]] std::string_view TrimBlanks(std::string_view utf8);

}  // namespace dateline::extract
