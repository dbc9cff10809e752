// What may tell that a sentence ends between two tokens, as numbers of a linear model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lang/token_classes.h"

namespace dateline::lang {

/// Raised when a feature, a class or the way of hashing changes: models are trained anew.
inline constexpr std::uint32_t kBoundaryMeaning = 1;
inline constexpr std::size_t kBoundaryFeatures = 40;

/// Walks through the tokens of one block and gives the features of each place where a sentence may
/// end. Features look at the last end found, so a caller says where ends are as it goes.
class BoundaryFeatures {
 public:
  /// `tokens` must outlive the object.
  explicit BoundaryFeatures(const std::vector<TokenView>& tokens);

  /// True where a sentence may end after token `i` without a blank line saying so. Between most
  /// words none can.
  [[nodiscard]] bool MayEnd(std::size_t i) const;

  /// Appends the hashes of the features of the place after token `i` to `out`, at most
  /// kBoundaryFeatures. \pre i + 1 < tokens.size(); ends have been told up to i - 1.
  void Append(std::size_t i, std::vector<std::uint64_t>& out);

  /// A sentence ends after token `i`.
  void EndAfter(std::size_t i);

 private:
  void CountUpTo(std::size_t i);

  const std::vector<TokenView>& tokens_;
  std::vector<std::uint32_t> next_stop_;    // of each token the next stop from there on
  std::vector<std::uint32_t> block_end_;    // one past the last token before a blank line
  std::vector<std::uint32_t> block_begin_;  // the first token after one
  // Of the sentence under way:
  std::size_t first_ = 0;    // its first token
  std::size_t counted_ = 0;  // one past the last token counted below
  std::uint64_t quotes_ = 0;
  std::uint64_t open_ = 0;  // brackets not yet closed
  std::uint64_t words_ = 0;
  std::uint64_t capitals_ = 0;
};

}  // namespace dateline::lang
