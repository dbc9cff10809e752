// Any bytes at all: the tree must be well formed, and every view must point into it.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/html_tree.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;           // NOLINT: one function
  using namespace dateline::extract;  // NOLINT
  std::size_t replaced = 0;
  const std::string page = text::RepairUtf8({reinterpret_cast<const char*>(data), size}, replaced);
  std::vector<Diagnostic> diagnostics;
  Limits limits;
  limits.nesting = 8;
  const auto tree = HtmlTree::Parse(page, limits, diagnostics);
  if (!tree) std::abort();
  const auto& nodes = tree->nodes();
  std::size_t kept = 0;
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    kept += node.text.size();
    if (node.end <= i || node.end > nodes.size()) std::abort();
    if (i > 0 && (node.parent >= i || nodes[node.parent].end < node.end)) std::abort();
    if (node.next_sibling != kNoNode && node.next_sibling != node.end) std::abort();
    if (node.is_text() && !text::IsValidUtf8(node.text)) std::abort();
  }
  if (kept > page.size()) std::abort();
  return 0;
}
