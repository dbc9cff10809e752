// The lines of a page that came as plain text.
#pragma once

#include <string_view>
#include <vector>

#include "extract/page_line.h"

namespace dateline::extract {

/// All lines that are not blank, each with the bytes it is in the text (trimmed, and without the
/// marks before a Markdown heading).
/// \param utf8 valid UTF-8, at most 4 GiB.
[[nodiscard]] std::vector<PageLine> LinesOf(std::string_view utf8);

}  // namespace dateline::extract
