#include "nn/tree_ensemble.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <string>

namespace dateline::nn {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

constexpr std::uint32_t kMostNodes = 1024;  // in one tree

/// Takes values off the front; compares lengths only.
class Reader {
 public:
  Reader(std::string_view bytes, std::string_view name) : rest_(bytes), name_(name) {}

  template <typename T>
  Result<T> Take() {
    if (rest_.size() < sizeof(T)) return Bad("the file ends before its contents do");
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  bool Skip(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }
  [[nodiscard]] Error Bad(std::string message) const {
    return {ErrorCode::kMalformedInput, std::move(message), std::string(name_)};
  }

 private:
  std::string_view rest_;
  std::string_view name_;
};

/// Children lie further on, so that every walk ends.
bool IsChild(std::int32_t child, std::uint32_t self, std::uint32_t count) {
  if (child < 0) return static_cast<std::uint32_t>(~child) <= count;
  return static_cast<std::uint32_t>(child) > self && static_cast<std::uint32_t>(child) < count;
}

}  // namespace

Result<TreeEnsemble> TreeEnsemble::Parse(std::string_view bytes, std::string_view name,
                                         std::uint32_t meaning, std::size_t features) {
  Reader reader(bytes, name);
  if (!reader.Skip(kLayout)) return reader.Bad("not a tree ensemble");
  DATELINE_TRY(file_meaning, reader.Take<std::uint32_t>());
  DATELINE_TRY(file_features, reader.Take<std::uint32_t>());
  DATELINE_TRY(tree_count, reader.Take<std::uint32_t>());
  if (file_meaning != meaning || file_features != features) {
    return Error{ErrorCode::kUnsupportedVersion,
                 "model has meaning " + std::to_string(file_meaning) + " and " +
                     std::to_string(file_features) + " features, this program needs " +
                     std::to_string(meaning) + " and " + std::to_string(features),
                 std::string(name)};
  }
  TreeEnsemble out;
  out.features_ = features;
  for (std::uint32_t t = 0; t < tree_count; ++t) {
    DATELINE_TRY(count, reader.Take<std::uint32_t>());
    if (count > kMostNodes) return reader.Bad("a tree has too many nodes");
    out.trees_.push_back({static_cast<std::uint32_t>(out.nodes_.size()),
                          static_cast<std::uint32_t>(out.leaves_.size()), count > 0});
    for (std::uint32_t n = 0; n < count; ++n) {
      DATELINE_TRY(node, reader.Take<Node>());
      if (node.feature >= features || !std::isfinite(node.threshold) ||
          !IsChild(node.left, n, count) || !IsChild(node.right, n, count)) {
        return reader.Bad("a node of tree " + std::to_string(t) + " points outside its tree");
      }
      out.nodes_.push_back(node);
    }
    for (std::uint32_t n = 0; n <= count; ++n) {
      DATELINE_TRY(leaf, reader.Take<float>());
      if (!std::isfinite(leaf)) return reader.Bad("a leaf is not a number");
      out.leaves_.push_back(leaf);
    }
  }
  if (reader.left() > 0) return reader.Bad("there are bytes after the last tree");
  return out;
}

std::vector<float> TreeEnsemble::Score(const std::vector<float>& rows) const {
  std::vector<float> scores(features_ == 0 ? 0 : rows.size() / features_, 0.F);
  for (const Tree& tree : trees_) {
    const Node* const nodes = nodes_.data() + tree.first_node;
    const float* const leaves = leaves_.data() + tree.first_leaf;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const float* const row = rows.data() + i * features_;
      std::int32_t at = tree.has_nodes ? 0 : ~0;
      while (at >= 0) {
        const Node& node = nodes[at];
        at = row[node.feature] <= node.threshold ? node.left : node.right;
      }
      scores[i] += leaves[~at];
    }
  }
  return scores;
}

}  // namespace dateline::nn
