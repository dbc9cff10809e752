// The element tree of a page, flat in memory: nodes in document order in one array, built from
// libxml2's event interface so that our own limits apply and no node costs an allocation.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/limits.h"
#include "dateline/result.h"

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

  [[nodiscard]] bool is_text() const { return tag.empty(); }
};

class HtmlTree {
 public:
  /// Parses a page. Scripts and styles lose their content, but for `application/ld+json`, whose
  /// text stays; comments are left out. Nesting beyond `limits.nesting` is flattened: deeper
  /// elements become siblings, their text stays. `diagnostics` gets a row if that happened.
  ///
  /// \param utf8 valid UTF-8; need not outlive the tree.
  /// \errors kLimitExceeded beyond limits.record_bytes.
  [[nodiscard]] static Result<HtmlTree> Parse(std::string_view utf8, const Limits& limits,
                                              std::vector<Diagnostic>& diagnostics);

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  /// Node 0 is the root element; an empty page has one anyway.
  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
  [[nodiscard]] const HtmlNode& operator[](NodeIndex i) const { return nodes_[i]; }

  /// The value of an attribute, or empty.
  [[nodiscard]] std::string_view Attribute(NodeIndex node, std::string_view name) const;

  /// All text below a node, white space runs as one blank, trimmed.
  [[nodiscard]] std::string TextOf(NodeIndex node) const;

 private:
  HtmlTree();
  friend class HtmlTreeBuilder;

  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
  struct Arena;                   // owns the characters
  std::unique_ptr<Arena> arena_;
};

}  // namespace dateline::extract
