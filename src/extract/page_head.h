// The head of the article on a page: its heading and the lines about it, where byline and date
// stand.
#pragma once

#include <string_view>
#include <vector>

#include "extract/html_tree.h"
#include "extract/page_signals.h"

namespace dateline::extract {

/// Made of one page. The tree must outlive it.
struct PageHead {
  NodeIndex heading = kNoNode;      // kNoNode where the page has none
  std::vector<HintedText> under;    // lines under the heading, inline parts joined
  std::vector<HintedText> over;     // texts with figures over it, nearest first
  std::vector<HintedText> opening;  // those of `under` that come before the report itself

  /// True for what stands where the head of an article stands.
  [[nodiscard]] bool IsNear(NodeIndex node) const;
};

/// Finds the head of the article that is called `title`.
[[nodiscard]] PageHead FindPageHead(const HtmlTree& tree, const PageSignals& signals,
                                    std::string_view title);

}  // namespace dateline::extract
