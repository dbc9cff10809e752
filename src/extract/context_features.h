// What a line says in the light of all others: the second pass of the block classifier sees each
// line's first features and, beside them, how its surroundings were judged by the first pass.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/html_tree.h"
#include "extract/line_features.h"
#include "extract/page_line.h"

namespace dateline::extract {

inline constexpr std::size_t kContextFacts = 72;
inline constexpr std::size_t kContextFeatures = kLineFeatures + kContextFacts;

/// Rows of kContextFeatures numbers, one for each line: its row of LineFeatures, then its context.
///
/// \param tree   the page the lines are from; null for plain text.
/// \param rows   LineFeatures of the lines.
/// \param scores log-odds of the first pass that a line belongs to the body; one for each line.
[[nodiscard]] std::vector<float> ContextFeatures(const std::vector<PageLine>& lines,
                                                 const HtmlTree* tree,
                                                 const std::vector<float>& rows,
                                                 const std::vector<float>& scores);

}  // namespace dateline::extract
