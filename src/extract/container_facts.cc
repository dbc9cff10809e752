#include "extract/container_facts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

#include "extract/line_features.h"

namespace dateline::extract {
namespace {

constexpr int kLevels = 5;
constexpr float kFarBranch = 20;

float Ratio(float part, float all) { return all <= 0 ? kNotKnown : part / all; }

}  // namespace

float ShareOf(float score) { return 1 / (1 + std::exp(-score)); }

ContainerFacts::ContainerFacts(const std::vector<PageLine>& lines, const HtmlTree* tree,
                               const std::vector<float>& rows, const std::vector<float>& scores)
    : lines_(lines), tree_(tree) {
  if (tree_ == nullptr) return;
  SumUp(rows, scores);
  FindMain();
}

void ContainerFacts::SumUp(const std::vector<float>& rows, const std::vector<float>& scores) {
  nodes_.resize(tree_->nodes().size());
  own_.reserve(lines_.size());
  const auto add = [](const Sum& from, Sum& to) {
    to.kept += from.kept;
    to.all += from.all;
    to.linked += from.linked;
    to.lines += from.lines;
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto size = static_cast<float>(lines_[i].text.size());
    own_.push_back({size * ShareOf(scores[i]), size,
                    size * std::max(0.F, rows[i * kLineFeatures + kLinkShare]), 1});
    add(own_[i], nodes_[lines_[i].block]);
    add(own_[i], kinds_[KindOf(i)]);
  }
  // Children come after their parents.
  for (std::size_t node = nodes_.size(); node-- > 1;) {
    add(nodes_[node], nodes_[(*tree_)[static_cast<NodeIndex>(node)].parent]);
  }
}

void ContainerFacts::FindMain() {
  const auto gain = [this](NodeIndex node) { return nodes_[node].kept - nodes_[node].all / 2; };
  for (NodeIndex node = 1; node < nodes_.size(); ++node) {
    // Of nested containers with the same text the inner one comes last.
    if (gain(node) > 0 && gain(node) >= gain(main_)) main_ = node;
  }
  branch_ = main_;
  float most = -1;
  for (NodeIndex child = (*tree_)[main_].first_child; child != kNoNode;
       child = (*tree_)[child].next_sibling) {
    if (nodes_[child].kept > most) {
      most = nodes_[child].kept;
      branch_ = child;
    }
  }
}

std::size_t ContainerFacts::KindOf(std::size_t i) const {
  std::size_t key = 0;
  NodeIndex node = lines_[i].block;
  for (int level = 0; level < 2 && node != kNoNode; ++level) {
    key = key * 31 + std::hash<std::string_view>{}(tree_->Attribute(node, "class"));
    key = key * 31 + static_cast<std::size_t>((*tree_)[node].id);
    node = (*tree_)[node].parent;
  }
  return key;
}

float* ContainerFacts::Fill(std::size_t i, float* out) const {
  if (tree_ == nullptr) return std::fill_n(out, kContainerFacts, kNotKnown);
  out = FillLevels(i, out);
  out = FillKind(i, out);
  return FillBranch(i, out);
}

/// The rest of the containers around the line, nearest first.
float* ContainerFacts::FillLevels(std::size_t i, float* out) const {
  NodeIndex node = lines_[i].block;
  float previous = own_[i].all;
  for (int level = 0; level < kLevels; ++level) {
    // Wrappers of one thing alone say nothing new.
    while (node != kNoNode && nodes_[node].all <= previous) node = (*tree_)[node].parent;
    if (node == kNoNode) {
      out = std::fill_n(out, 3, kNotKnown);
      continue;
    }
    const Sum& sum = nodes_[node];
    *out++ = Ratio(sum.kept - own_[i].kept, sum.all - own_[i].all);
    *out++ = std::log2(1 + sum.all);
    *out++ = Ratio(sum.linked, sum.all);
    previous = sum.all;
  }
  return out;
}

float* ContainerFacts::FillKind(std::size_t i, float* out) const {
  const Sum& kind = kinds_.at(KindOf(i));
  *out++ = Ratio(kind.kept - own_[i].kept, kind.all - own_[i].all);
  *out++ = std::min(kind.lines, 100.F);
  return out;
}

/// The child of the main container that the line is in.
float* ContainerFacts::FillBranch(std::size_t i, float* out) const {
  float levels = 0;
  NodeIndex node = lines_[i].block, child = kNoNode;
  while (node != kNoNode && node != main_) {
    child = node;
    node = (*tree_)[node].parent;
    ++levels;
  }
  const bool inside = node == main_;
  *out++ = inside ? std::min(levels, kFarBranch) : kFarBranch + 10;
  *out++ = Ratio(nodes_[main_].kept, nodes_[main_].all);
  if (!inside || child == kNoNode) {
    // Before or after the main container, or directly in it.
    *out++ = inside ? 0 : lines_[i].block < main_ ? -kFarBranch - 10 : kFarBranch + 10;
    return std::fill_n(out, 4, kNotKnown);
  }
  float order = 0;
  const NodeIndex last = std::max(child, branch_);
  for (NodeIndex at = std::min(child, branch_); at != last && at != kNoNode && order < kFarBranch;
       at = (*tree_)[at].next_sibling) {
    order += nodes_[at].lines > 0 ? 1.F : 0.F;
  }
  const Sum& sum = nodes_[child];
  *out++ = child < branch_ ? -order : order;
  *out++ = Ratio(sum.kept - own_[i].kept, sum.all - own_[i].all);
  *out++ = Ratio(sum.all, nodes_[main_].all);
  *out++ = Ratio(sum.linked, sum.all);
  *out++ = std::min(sum.lines, 100.F);
  return out;
}

static_assert(kLevels * 3 + 2 + 7 <= static_cast<int>(kContainerFacts));

}  // namespace dateline::extract
