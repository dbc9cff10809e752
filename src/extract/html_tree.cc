#include "extract/html_tree.h"

#include "extract/html_tree_builder.h"

namespace dateline::extract {

Result<HtmlTree> HtmlTree::Parse(std::string_view utf8, const Limits& limits,
                                 std::vector<Diagnostic>& diagnostics) {
  if (utf8.size() > limits.record_bytes || utf8.size() >= kNoNode) {
    return Error{ErrorCode::kLimitExceeded, "the page is longer than the limit for a record",
                 "html"};
  }
  HtmlTreeBuilder builder(utf8, limits.nesting);
  HtmlTree tree = builder.Build();
  if (builder.flattened()) {
    diagnostics.push_back(
        {"nesting_flattened", "Elements beyond the nesting limit became siblings."});
  }
  if (builder.unclosed()) {
    diagnostics.push_back(
        {"markup_unclosed", "A comment, script or quoted value never ends; its text was kept."});
  }
  return tree;
}

std::string_view HtmlTree::Attribute(NodeIndex node, std::string_view name) const {
  const HtmlNode& element = nodes_[node];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
    const HtmlAttribute& attribute = attributes_[element.first_attribute + i];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

std::string HtmlTree::TextOf(NodeIndex node) const {
  std::string out;
  bool blank = false;
  for (NodeIndex i = node; i < nodes_[node].end; ++i) {
    if (!nodes_[i].is_text()) {
      blank = blank || IsBlock(nodes_[i].id) || nodes_[i].id == HtmlTag::kBr;
      continue;
    }
    for (const char c : nodes_[i].text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        blank = true;
        continue;
      }
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out += c;
    }
  }
  return out;
}

}  // namespace dateline::extract
