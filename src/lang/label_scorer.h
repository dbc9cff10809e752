// Which relation a word has to its head.
#pragma once

#include <cstdint>
#include <span>

#include "dateline/result.h"

#include "lang/decode_tree.h"
#include "nn/dense.h"
#include "nn/lstm.h"
#include "nn/score_table.h"

namespace dateline::lang {

/// score(label) = dependent . U(label) head + w(label) . [dependent | head] + b(label). Immutable;
/// shared by all threads.
class LabelScorer {
 public:
  /// What does not depend on the other word, per word of a batch.
  struct Halves {
    nn::ScoreTable dependents;
    nn::UnfilledVector<nn::Activation> dependents_quantised;  // as many to a row
    nn::UnfilledVector<nn::Activation> heads_quantised;
  };

  /// \param inputs where in a row of activations each column of the weights is.
  /// \errors as nn::TensorFile::Int8.
  [[nodiscard]] static Result<LabelScorer> Load(const nn::TensorFile& file, std::size_t labels,
                                                const nn::Order& inputs, std::size_t columns);

  [[nodiscard]] Halves Read(const nn::Kernels& kernels,
                            std::span<const nn::Activation* const> words) const;

  /// A row per word of `sentence`, a column per label, for the word's head. The row of a word on
  /// the root means nothing: its label is not in question.
  [[nodiscard]] nn::ScoreTable Score(const nn::Kernels& kernels, const Halves& halves,
                                     nn::Sequence sentence, const Heads& heads) const;

 private:
  nn::Dense dependent_;
  nn::Dense head_;
  nn::Dense bilinear_;  // of a head: for each value of a dependent, a value per label
  nn::Dense linear_;    // of a dependent and a head
  std::size_t size_ = 0;
  std::size_t labels_ = 0;
};

}  // namespace dateline::lang
