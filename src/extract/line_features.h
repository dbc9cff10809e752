// What the block classifier sees of each line: one row of numbers. The layout is part of the
// model's meaning; raise kLineFeatureVersion on any change and train again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/block_words.h"
#include "extract/html_tree.h"
#include "extract/line_facts.h"
#include "extract/page_line.h"

namespace dateline::extract {

inline constexpr std::uint32_t kLineFeatureVersion = 2;

/// Facts of its place: among its neighbours, on the page, and in the markup.
inline constexpr std::size_t kPlaceFeatures = 96;
inline constexpr std::size_t kLineFeatures = kLineFactCount + kPlaceFeatures;

/// Rows of kLineFeatures numbers, one for each line; -1 stands for "not known".
///
/// \param tree  the page the lines are from; null for plain text.
/// \param title the page's title, empty if it states none.
[[nodiscard]] std::vector<float> LineFeatures(const std::vector<PageLine>& lines,
                                              const HtmlTree* tree, std::string_view title,
                                              const BlockWords& words,
                                              WordUse use = WordUse::kWhereKnown);

}  // namespace dateline::extract
