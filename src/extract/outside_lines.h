// Lines that stand apart from the report: teasers of others, a second list of news.
#pragma once

#include <vector>

#include "extract/html_tree.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// Asks more of the lines that stand after the container with the body, or well before it:
/// there a line stays in the body only if the classifier is about as sure of it as of the body's
/// own lines. Pages whose body has no such container are left as they are.
///
/// \param scores log-odds of the lines; those of lines that stand apart are lowered.
void LowerOutside(const std::vector<PageLine>& lines, const HtmlTree& tree,
                  std::vector<float>& scores);

}  // namespace dateline::extract
