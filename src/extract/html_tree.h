// The element tree of a page, flat in memory: nodes in document order in one array. Names and texts
// are views of one copy of the page, unescaped in place, so that no node costs an allocation.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/limits.h"
#include "dateline/result.h"

#include "extract/html_tag.h"

namespace dateline::extract {

/// Position of a node in HtmlTree::nodes(). Parents come before their children.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = UINT32_MAX;

struct HtmlAttribute {
  std::string_view name;   // lower case
  std::string_view value;  // entities resolved; views belong to the tree
};

/// An element, or a run of text (`tag` empty).
struct HtmlNode {
  std::string_view tag;   // lower case; empty for text
  std::string_view text;  // of a text node; entities resolved
  NodeIndex parent = kNoNode;
  NodeIndex first_child = kNoNode;
  NodeIndex next_sibling = kNoNode;
  NodeIndex end = 0;  // one past the last descendant: [i, end) is the subtree
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  HtmlTag id = HtmlTag::kOther;  // the number of `tag`; kOther for text

  [[nodiscard]] bool is_text() const { return tag.empty(); }
};

class HtmlTree {
 public:
  /// Parses a page the way browsers do where it matters to a reader of text: implied end tags,
  /// stray end tags, unquoted attributes, entities without a semicolon. Linear in the page.
  ///
  /// Scripts, styles, frames and drawings (`svg`) lose their content, but for scripts of type
  /// `application/ld+json`, whose text stays as it is; comments are left out. Where one of these
  /// never ends, only its opening tag is left out and the rest is read as markup, because text
  /// must not be lost in silence. Nesting beyond `limits.nesting` is flattened: deeper elements
  /// become siblings without children, their text stays. Each of the two gives a row in
  /// `diagnostics`, once.
  ///
  /// \param utf8 valid UTF-8; need not outlive the tree.
  /// \errors kLimitExceeded beyond limits.record_bytes.
  [[nodiscard]] static Result<HtmlTree> Parse(std::string_view utf8, const Limits& limits,
                                              std::vector<Diagnostic>& diagnostics);

  /// Node 0 is a root element `html`, whether or not the page has such a tag; its attributes are
  /// those of the page's own tag.
  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
  [[nodiscard]] const HtmlNode& operator[](NodeIndex i) const { return nodes_[i]; }

  /// The value of an attribute, or empty.
  [[nodiscard]] std::string_view Attribute(NodeIndex node, std::string_view name) const;

  /// Attribute `k` of an element. Requires `k < node.attribute_count`.
  [[nodiscard]] const HtmlAttribute& AttributeAt(const HtmlNode& node, std::uint32_t k) const {
    return attributes_[node.first_attribute + k];
  }

  /// All text below a node, white space runs as one blank, trimmed.
  [[nodiscard]] std::string TextOf(NodeIndex node) const;

 private:
  HtmlTree() = default;
  friend class HtmlTreeBuilder;

  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
  std::unique_ptr<char[]> characters_;  // the copy of the page that all views point into
};

}  // namespace dateline::extract
