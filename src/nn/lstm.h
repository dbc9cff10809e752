// A layer of long short-term memory that reads sequences from both ends, many at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/result.h"

#include "nn/dense.h"

namespace dateline::nn {

/// One sequence: steps [first, first + length) of the batch.
struct Sequence {
  std::uint32_t first = 0;
  std::uint32_t length = 0;
};

/// Sequences that are run side by side. What comes out for one does not depend on the others.
struct Batch {
  std::span<const Sequence> sequences;    // the longest first
  std::span<const std::uint32_t> inputs;  // per step: the row of the input table
};

/// Owns its weights. Immutable; shared by all threads.
class Lstm {
 public:
  /// Reads tensors `<name>f.w`, `<name>f.b` and the same with b, gates in the order input, forget,
  /// candidate, output; columns are the input's, then the units'. `inputs` says where in a row of
  /// the input table each column is, and `input_scale` how many of its activations make 1:
  /// kStateScale or kWideScale.
  /// \errors as TensorFile::Int8.
  [[nodiscard]] static Result<Lstm> Load(const TensorFile& file, const std::string& name,
                                         const Order& inputs, std::size_t columns,
                                         float input_scale);

  /// Units of one direction.
  [[nodiscard]] std::size_t units() const { return units_; }

  /// Values of a row of output: units of the forward direction, padded to whole blocks, then those
  /// of the backward one.
  [[nodiscard]] std::size_t outputs() const { return 2 * Blocked(units_); }

  /// Where in a row of output the columns of a following layer's weights are.
  [[nodiscard]] Order OutputOrder() const;

  /// Fills `out`, one row per step of the batch. `table` has rows of quantised activations.
  void Run(const Kernels& kernels, const Batch& batch, std::span<const Activation* const> table,
           Activation* out) const;

 private:
  struct Direction {
    Dense input;
    Dense recurrent;
  };
  Lstm(std::size_t units, int input_shift, Direction forward, Direction backward)
      : units_(units),
        input_shift_(input_shift),
        directions_{std::move(forward), std::move(backward)} {}
  [[nodiscard]] static Result<Direction> LoadDirection(const TensorFile& file,
                                                       const std::string& name, const Order& inputs,
                                                       std::size_t columns);

  std::size_t units_ = 0;
  int input_shift_ = 0;  // from sums of inputs to sums of states
  Direction directions_[2];
};

}  // namespace dateline::nn
