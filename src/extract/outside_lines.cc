#include "extract/outside_lines.h"

#include <algorithm>
#include <cstddef>

namespace dateline::extract {
namespace {

constexpr float kLessSure = 2;            // log-odds below the median of the body's lines
constexpr std::ptrdiff_t kLeadLines = 8;  // before the container: standfirst, caption, place

/// Characters of the lines in a container.
struct Sum {
  double kept = 0;
  double all = 0;
  [[nodiscard]] double gain() const { return kept - all / 2; }
};

std::vector<Sum> SumUp(const std::vector<PageLine>& lines, const HtmlTree& tree,
                       const std::vector<float>& scores) {
  std::vector<Sum> sums(tree.nodes().size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto size = static_cast<double>(lines[i].text.size());
    sums[lines[i].block].all += size;
    if (scores[i] > 0) sums[lines[i].block].kept += size;
  }
  // Children come after their parents.
  for (std::size_t node = sums.size(); node-- > 1;) {
    Sum& parent = sums[tree[static_cast<NodeIndex>(node)].parent];
    parent.kept += sums[node].kept;
    parent.all += sums[node].all;
  }
  return sums;
}

}  // namespace

void LowerOutside(const std::vector<PageLine>& lines, const HtmlTree& tree,
                  std::vector<float>& scores) {
  const std::vector<Sum> sums = SumUp(lines, tree, scores);
  NodeIndex main = 0;
  for (NodeIndex node = 1; node < sums.size(); ++node) {
    // Of nested containers with the same text the inner one comes last.
    if (sums[node].gain() > 0 && sums[node].gain() >= sums[main].gain()) main = node;
  }
  if (main == 0 || sums[main].kept < sums[0].kept / 3) return;

  const NodeIndex end = tree[main].end;
  std::vector<float> inside;
  std::ptrdiff_t first = -1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (scores[i] <= 0 || lines[i].block < main || lines[i].block >= end) continue;
    if (first < 0) first = static_cast<std::ptrdiff_t>(i);
    inside.push_back(scores[i]);
  }
  if (inside.empty()) return;
  const auto median = inside.begin() + static_cast<std::ptrdiff_t>(inside.size() / 2);
  std::nth_element(inside.begin(), median, inside.end());
  const float more = std::max(0.F, *median - kLessSure);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool before = first - static_cast<std::ptrdiff_t>(i) > kLeadLines;
    if (lines[i].block >= end || (before && lines[i].block < main)) scores[i] -= more;
  }
}

}  // namespace dateline::extract
