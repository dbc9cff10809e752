// Results of the network: a table of floats.
#pragma once

#include <cstddef>
#include <span>

#include "nn/aligned.h"

namespace dateline::nn {

/// Row after row, each `stride` long; what is beyond the columns that a row is said to have is
/// padding. A new table holds no known values.
struct ScoreTable {
  UnfilledVector<float> values;
  std::size_t stride = 0;

  ScoreTable() = default;
  ScoreTable(std::size_t rows, std::size_t row_stride)
      : values(rows * row_stride), stride(row_stride) {}
  [[nodiscard]] std::span<float> Row(std::size_t row) {
    return {values.data() + row * stride, stride};
  }
  [[nodiscard]] std::span<const float> Row(std::size_t row) const {
    return {values.data() + row * stride, stride};
  }
};

}  // namespace dateline::nn
