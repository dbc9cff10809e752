// The lines of a page with markup.
#pragma once

#include <vector>

#include "extract/block_words.h"
#include "extract/html_tree.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// All text of the page but that of its head, in reading order. A line ends where an element that
/// starts lines begins or ends, at two `br` in a row, and at one `br` after the end of a sentence.
[[nodiscard]] std::vector<PageLine> LinesOf(const HtmlTree& tree, const BlockWords& words);

}  // namespace dateline::extract
