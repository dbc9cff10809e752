#include "extract/page_title.h"

namespace dateline::extract {

std::string PageTitle(const HtmlTree& tree) {
  std::string title;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    const HtmlTag tag = tree[i].id;
    if (tag == HtmlTag::kTitle && title.empty()) title = tree.TextOf(i);
    if (tag == HtmlTag::kMeta && tree.Attribute(i, "property") == "og:title") {
      if (const auto content = tree.Attribute(i, "content"); !content.empty()) {
        return std::string(content);
      }
    }
  }
  return title;
}

}  // namespace dateline::extract
