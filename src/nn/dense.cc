#include "nn/dense.h"

#include <numeric>

namespace dateline::nn {

Order Straight(std::size_t size) {
  Order order(size);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

Dense::Dense(const Int8Matrix& matrix, std::span<const float> bias, const Order& outputs,
             const Order& inputs)
    : pairs_((inputs.size() + 1) / 2) {
  const std::size_t size = Blocked(outputs.size());
  values_.resize(size * pairs_);
  scale_.resize(size);
  bias_.resize(size);
  const auto weight = [&](std::size_t row, std::size_t input) {
    if (input >= inputs.size() || inputs[input] == kNothing) return std::uint32_t{0};
    const std::int8_t value = matrix.values[row * matrix.columns + inputs[input]];
    return std::uint32_t{static_cast<std::uint16_t>(std::int16_t{value})};
  };
  for (std::size_t output = 0; output < outputs.size(); ++output) {
    const std::size_t row = outputs[output];
    if (row == kNothing) continue;
    scale_[output] = matrix.scale[row] / kActivationScale;
    if (!bias.empty()) bias_[output] = bias[row];
    const std::size_t first = output / kBlock * pairs_ * kBlock + output % kBlock;
    for (std::size_t pair = 0; pair < pairs_; ++pair) {
      values_[first + pair * kBlock] =
          static_cast<std::int32_t>(weight(row, 2 * pair) | weight(row, 2 * pair + 1) << 16);
    }
  }
}

Result<Dense> Dense::Load(const TensorFile& file, std::string_view weights, std::string_view bias,
                          Shape shape, const Order& inputs) {
  DATELINE_TRY(matrix, file.Int8(weights, shape));
  if (matrix.columns > kMostInputs) return file.Bad(weights, "has more than 1000 columns");
  std::span<const float> values;
  if (!bias.empty()) {
    DATELINE_TRY(found, file.Floats(bias, {matrix.rows, 1}));
    values = found;
  }
  return Dense(matrix, values, Straight(matrix.rows),
               inputs.empty() ? Straight(matrix.columns) : inputs);
}

PackedWeights Dense::weights() const {
  return {values_.data(), scale_.data(), bias_.data(), pairs_, scale_.size() / kBlock};
}

std::vector<const std::int16_t*> RowsOf(const std::int16_t* table, std::size_t rows,
                                        std::size_t stride) {
  std::vector<const std::int16_t*> pointers(rows);
  for (std::size_t row = 0; row < rows; ++row) pointers[row] = table + row * stride;
  return pointers;
}

}  // namespace dateline::nn
