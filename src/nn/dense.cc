#include "nn/dense.h"

#include <numeric>

namespace dateline::nn {

Order Straight(std::size_t size) {
  Order order(size);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

Dense::Dense(const Int8Matrix& matrix, std::span<const float> bias, const Order& outputs,
             const Order& inputs, float input_scale)
    : quads_((inputs.size() + 3) / 4) {
  const std::size_t size = Blocked(outputs.size());
  values_.resize(size * quads_);
  first_.resize(size);
  scale_.resize(size);
  bias_.resize(size);
  for (std::size_t output = 0; output < outputs.size(); ++output) {
    const std::size_t row = outputs[output];
    if (row == kNothing) continue;
    scale_[output] = matrix.scale[row] / input_scale;
    if (!bias.empty()) bias_[output] = bias[row];
    const std::int8_t* const weights = matrix.values.data() + row * matrix.columns;
    std::int32_t* const to = values_.data() + output / kBlock * quads_ * kBlock + output % kBlock;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (inputs[i] == kNothing) continue;
      const std::int8_t weight = weights[inputs[i]];
      sum += weight;
      to[i / 4 * kBlock] |=
          static_cast<std::int32_t>(std::uint32_t{static_cast<std::uint8_t>(weight)} << i % 4 * 8);
    }
    first_[output] = -sum * kZero;
  }
}

Result<Dense> Dense::Load(const TensorFile& file, std::string_view weights, std::string_view bias,
                          Shape shape, float input_scale, const Order& inputs) {
  DATELINE_TRY(matrix, file.Int8(weights, shape));
  if (matrix.columns > kMostInputs) return file.Bad(weights, "has more than 1000 columns");
  std::span<const float> values;
  if (!bias.empty()) {
    DATELINE_TRY(found, file.Floats(bias, {matrix.rows, 1}));
    values = found;
  }
  return Dense(matrix, values, Straight(matrix.rows),
               inputs.empty() ? Straight(matrix.columns) : inputs, input_scale);
}

PackedWeights Dense::weights() const {
  return {values_.data(), first_.data(), scale_.data(),
          bias_.data(),   quads_,        scale_.size() / kBlock};
}

std::vector<const Activation*> RowsOf(const Activation* table, std::size_t rows,
                                      std::size_t stride) {
  std::vector<const Activation*> pointers(rows);
  for (std::size_t row = 0; row < rows; ++row) pointers[row] = table + row * stride;
  return pointers;
}

}  // namespace dateline::nn
