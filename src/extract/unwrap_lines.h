// Paragraphs that an editor or a mailer broke into lines of one width.
#pragma once

#include <vector>

#include "extract/page_line.h"

namespace dateline::extract {

/// Joins the lines of hard-wrapped text: where lines break just where the next word would have
/// passed the widest, and seldom at the end of a sentence, the breaks say nothing. Lines after a
/// blank line, headings and items of lists begin anew. Any other text comes back as it was.
[[nodiscard]] std::vector<PageLine> UnwrapLines(std::vector<PageLine> lines);

}  // namespace dateline::extract
