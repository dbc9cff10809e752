// Character references in HTML: "&amp;", "&#8217;", "&nbsp" without its semicolon.
#pragma once

#include <cstddef>

namespace dateline::extract {

/// Replaces the character references in `text` and drops NULs, in place: what a reference stands
/// for is never longer than the reference. Unknown references stay as they are written.
///
/// \param in_attribute "?a=1&copy=2" is an address and stays, as in browsers.
/// \returns the new size in bytes.
/// \source  HTML Standard, 13.2.5.72 to 13.2.5.80.
[[nodiscard]] std::size_t DecodeEntities(char* text, std::size_t size, bool in_attribute);

}  // namespace dateline::extract
