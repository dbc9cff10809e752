// From the classifier's scores to the kinds of the lines.
#pragma once

#include <vector>

#include "dateline/document.h"

#include "extract/block_words.h"
#include "extract/date_words.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// The kind of each line.
///
/// \param scores log-odds that a line belongs to the body; one for each line.
/// \param rows   the lines' features (LineFeatures).
/// \param title  as given to LineFeatures.
[[nodiscard]] std::vector<BlockKind> KindsOf(const std::vector<PageLine>& lines,
                                             const std::vector<float>& scores,
                                             const std::vector<float>& rows, std::string_view title,
                                             const BlockWords& words, const DateWords& dates);

}  // namespace dateline::extract
