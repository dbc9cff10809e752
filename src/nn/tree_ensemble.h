// Gradient-boosted decision trees: reading a model file that nobody has vouched for, and applying
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::nn {

class TreeEnsemble {
 public:
  /// The first bytes of a file, and the name of its layout in the manifest.
  static constexpr std::string_view kLayout = "DLTREES1";

  /// File layout, little-endian: "DLTREES1"; u32 meaning version; u32 features; u32 trees; then for
  /// each tree u32 inner nodes n, and n times {u32 feature, f32 threshold, i32 left, i32 right},
  /// and n + 1 f32 leaves. A child >= 0 is an inner node further on in the tree, ~child a leaf.
  ///
  /// \param meaning, features what the caller computes; a model made for another is refused.
  /// \errors kMalformedInput, kUnsupportedVersion.
  [[nodiscard]] static Result<TreeEnsemble> Parse(std::string_view bytes, std::string_view name,
                                                  std::uint32_t meaning, std::size_t features);

  /// Sum of the leaves that each row reaches: log-odds. `rows` holds whole rows of `features`.
  [[nodiscard]] std::vector<float> Score(const std::vector<float>& rows) const;

 private:
  struct Node {
    std::uint32_t feature;
    float threshold;  // go left where value <= threshold
    std::int32_t left;
    std::int32_t right;
  };
  struct Tree {
    std::uint32_t first_node = 0;
    std::uint32_t first_leaf = 0;
    bool has_nodes = false;
  };
  std::size_t features_ = 0;
  std::vector<Tree> trees_;
  std::vector<Node> nodes_;  // children count from the tree's first node or leaf
  std::vector<float> leaves_;
};

}  // namespace dateline::nn
