// How well each word of a sentence would hang on each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dateline/result.h"

#include "nn/dense.h"
#include "nn/lstm.h"
#include "nn/score_table.h"

namespace dateline::lang {

/// score(i on j) = dependent(i) . U head(j) + b . head(j) + distance(j - i). Immutable; shared by
/// all threads.
class ArcScorer {
 public:
  /// What does not depend on the other word, per word of a batch.
  struct Halves {
    nn::ScoreTable dependents;
    nn::ScoreTable heads;           // U head
    std::vector<float> head_terms;  // b . head
  };

  /// \param inputs where in a row of activations each column of the weights is.
  /// \errors as nn::TensorFile::Int8.
  [[nodiscard]] static Result<ArcScorer> Load(const nn::TensorFile& file, const nn::Order& inputs,
                                              std::size_t columns, const nn::Kernels& kernels);

  [[nodiscard]] Halves Read(const nn::Kernels& kernels,
                            std::span<const nn::Activation* const> words) const;

  /// A row per word of `sentence`: column 0 the root as its head, column j + 1 word j.
  [[nodiscard]] nn::ScoreTable Score(const nn::Kernels& kernels, const Halves& halves,
                                     nn::Sequence sentence) const;

 private:
  nn::Dense dependent_;
  nn::Dense head_;
  nn::Dense bilinear_;
  std::vector<float> head_weights_;  // b, padded
  std::vector<float> root_;          // U root
  float root_term_ = 0;              // b . root + its distance
  std::span<const float> distance_;  // -far to far
};

}  // namespace dateline::lang
