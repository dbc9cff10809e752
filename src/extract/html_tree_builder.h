// Builds an HtmlTree from one pass over the page: tags open and close elements on a stack whose
// depth is limited, and everything else is text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "extract/html_tree.h"

namespace dateline::extract {

class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(std::string_view utf8, std::uint32_t nesting);

  /// Reads the whole page. Call once.
  [[nodiscard]] HtmlTree Build();

  /// What had to be repaired, once Build() is done.
  [[nodiscard]] bool flattened() const { return flattened_; }
  [[nodiscard]] bool unclosed() const { return unclosed_; }

 private:
  struct Open {
    NodeIndex node;
    NodeIndex last_child;
    HtmlTag tag;
  };
  /// Where the next tag or declaration begins, from at_ on; the page's end if there is none.
  [[nodiscard]] std::size_t FindMarkup() const;
  /// One past the end of the comment that begins at at_; npos where it never ends.
  [[nodiscard]] std::size_t FindCommentEnd() const;
  void ReadMarkup();
  void ReadDeclaration();
  void ReadEndTag();
  void ReadStartTag();
  void ReadRawText(NodeIndex node, HtmlTag tag);
  [[nodiscard]] std::string_view ReadName();
  void ReadAttributes(HtmlNode& node);
  void ReadAttribute();
  [[nodiscard]] std::string_view ReadValue();
  [[nodiscard]] std::size_t FindRawEnd(std::string_view name, HtmlTag tag);

  NodeIndex AddNode(HtmlNode node);
  void AddText(std::size_t begin, std::size_t end, bool decode);
  void CloseImplied(HtmlTag starting);
  void CloseLink();
  void CloseUpTo(HtmlTag wanted, std::initializer_list<HtmlTag> barriers);
  void CloseElement(HtmlTag tag, std::string_view name);
  void Pop();

  [[nodiscard]] bool At(std::string_view what) const {
    return page_.substr(at_, what.size()) == what;
  }
  void SkipBlanks();

  HtmlTree tree_;
  char* characters_;  // page_'s bytes, writable
  std::string_view page_;
  std::size_t at_ = 0;
  std::size_t nesting_;
  std::size_t too_deep_ = 0;  // open elements beyond the limit
  std::vector<Open> open_;
  std::array<std::uint32_t, kHtmlTagCount> open_count_{};
  // Searches that failed once are not repeated: a page of unclosed comments must not take quadratic
  // time.
  std::array<bool, kHtmlTagCount> never_ends_{};
  bool comments_end_ = true;
  bool flattened_ = false;
  bool unclosed_ = false;
};

}  // namespace dateline::extract
