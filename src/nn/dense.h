// A layer of weights in the order the kernels read them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "nn/aligned.h"
#include "nn/kernels.h"
#include "nn/tensor_file.h"

namespace dateline::nn {

/// Which row (or column) of a matrix stands at each place of the packed weights; kNothing for a
/// place that is always zero.
using Order = std::vector<std::uint32_t>;
inline constexpr std::uint32_t kNothing = 0xFFFFFFFFu;

/// 0, 1, 2, … size - 1.
[[nodiscard]] Order Straight(std::size_t size);

/// `size`, rounded up to whole blocks.
[[nodiscard]] constexpr std::size_t Blocked(std::size_t size) {
  return (size + kBlock - 1) / kBlock * kBlock;
}

/// Owns its weights. Immutable; shared by all threads.
class Dense {
 public:
  /// No outputs; for members that are filled later.
  Dense() = default;

  /// Packs the rows `outputs` and the columns `inputs` of a matrix, for activations of which
  /// `input_scale` make 1. An empty `bias` is zero; otherwise it has one value per row of the
  /// matrix.
  /// \pre at most kMostInputs inputs; orders hold rows and columns that exist.
  Dense(const Int8Matrix& matrix, std::span<const float> bias, const Order& outputs,
        const Order& inputs, float input_scale);

  /// Reads tensors `weights` and `bias` (empty: none). Rows stay in order; `inputs` says where in a
  /// row of activations each column is, empty for in order as well.
  /// \errors as TensorFile::Int8; kMalformedInput for more than kMostInputs columns.
  [[nodiscard]] static Result<Dense> Load(const TensorFile& file, std::string_view weights,
                                          std::string_view bias, Shape shape, float input_scale,
                                          const Order& inputs = {});

  /// A row of activations has this many numbers; those beyond the inputs count for nothing.
  [[nodiscard]] std::size_t inputs() const { return 4 * quads_; }
  /// A row of results has this many; those beyond the outputs are 0.
  [[nodiscard]] std::size_t outputs() const { return scale_.size(); }
  [[nodiscard]] PackedWeights weights() const;

 private:
  AlignedVector<std::int32_t> values_;
  AlignedVector<std::int32_t> first_;
  AlignedVector<float> scale_;
  AlignedVector<float> bias_;
  std::size_t quads_ = 0;
};

/// Pointers to the first `rows` rows of a table whose rows are `stride` apart.
[[nodiscard]] std::vector<const Activation*> RowsOf(const Activation* table, std::size_t rows,
                                                    std::size_t stride);

}  // namespace dateline::nn
