// From scores of arcs to a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::lang {

/// Scores of the arcs of one sentence: row i is word i as dependent; column 0 the root as its head,
/// column j + 1 word j.
struct ArcScores {
  std::span<const float> values;
  std::size_t words = 0;
  std::size_t stride = 0;  // columns of a row, at least words + 1
  [[nodiscard]] float At(std::size_t dependent, std::size_t head) const {
    return values[dependent * stride + head];
  }
};

/// Per word the column of its head: 0 the root, j + 1 word j.
using Heads = std::vector<std::uint32_t>;

/// True where one word hangs on the root, and every word on that.
[[nodiscard]] bool IsTree(const Heads& heads);

/// Each word's best head; no word is its own.
[[nodiscard]] Heads BestHeads(const ArcScores& scores);

/// The tree with one word on the root and the largest sum of scores (Chu and Liu; Edmonds).
/// \pre at least one word; scores are finite.
[[nodiscard]] Heads BestTree(const ArcScores& scores);

/// BestHeads where that is a tree, else BestTree.
[[nodiscard]] Heads DecodeTree(const ArcScores& scores);

}  // namespace dateline::lang
