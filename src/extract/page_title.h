// What a page calls itself, for comparing its lines with.
#pragma once

#include <string>

#include "extract/html_tree.h"

namespace dateline::extract {

/// The title for sharing (og:title) where the page has one, else its `title` element, else empty.
[[nodiscard]] std::string PageTitle(const HtmlTree& tree);

}  // namespace dateline::extract
