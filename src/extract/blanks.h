// White space around text: what pages put there, no-break spaces and marks of no width too.
#pragma once

#include <string_view>

namespace dateline::extract {

/// The text without white space, NULs, byte order marks and zero-width spaces at its ends.
/// \param utf8 valid UTF-8.
[[nodiscard]] std::string_view TrimBlanks(std::string_view utf8);

}  // namespace dateline::extract
