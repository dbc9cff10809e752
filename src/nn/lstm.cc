#include "nn/lstm.h"

#include <algorithm>
#include <utility>

namespace dateline::nn {
namespace {

constexpr std::size_t kGates = 4;
constexpr int kWideShift = 2;
static_assert(kWideScale * (1 << kWideShift) == kStateScale);

// Outputs in groups of one block of each gate, as Kernels::step wants them.
Order GateOrder(std::size_t units) {
  Order order(kGates * Blocked(units), kNothing);
  for (std::size_t gate = 0; gate < kGates; ++gate) {
    for (std::size_t unit = 0; unit < units; ++unit) {
      const std::size_t at = (unit / kBlock * kGates + gate) * kBlock + unit % kBlock;
      order[at] = static_cast<std::uint32_t>(gate * units + unit);
    }
  }
  return order;
}

}  // namespace

Result<Lstm::Direction> Lstm::LoadDirection(const TensorFile& file, const std::string& name,
                                            const Order& inputs, std::size_t columns) {
  DATELINE_TRY(matrix, file.Int8(name + ".w", {}));
  const std::size_t units = matrix.rows / kGates;
  if (matrix.rows % kGates != 0 || matrix.columns > kMostInputs ||
      matrix.columns != columns + units) {
    return file.Bad(name + ".w", "is not four gates over its input and its units");
  }
  DATELINE_TRY(bias, file.Floats(name + ".b", {matrix.rows, 1}));
  Order recurrent(Blocked(units), kNothing);
  for (std::size_t unit = 0; unit < units; ++unit) {
    recurrent[unit] = static_cast<std::uint32_t>(columns + unit);
  }
  const Order gates = GateOrder(units);
  return Direction{Dense(matrix, bias, gates, inputs, kStateScale),
                   Dense(matrix, bias, gates, recurrent, kStateScale)};
}

Result<Lstm> Lstm::Load(const TensorFile& file, const std::string& name, const Order& inputs,
                        std::size_t columns, float input_scale) {
  DATELINE_TRY(matrix, file.Int8(name + "f.w", {}));
  DATELINE_TRY(forward, LoadDirection(file, name + "f", inputs, columns));
  DATELINE_TRY(backward, LoadDirection(file, name + "b", inputs, columns));
  if (forward.recurrent.outputs() != backward.recurrent.outputs()) {
    return file.Bad(name + "b.w", "has not the units of the forward direction");
  }
  const int shift = input_scale == kStateScale ? 0 : kWideShift;
  return Lstm(matrix.rows / kGates, shift, std::move(forward), std::move(backward));
}

Order Lstm::OutputOrder() const {
  Order order(outputs(), kNothing);
  for (std::size_t unit = 0; unit < units_; ++unit) {
    order[unit] = static_cast<std::uint32_t>(unit);
    order[Blocked(units_) + unit] = static_cast<std::uint32_t>(units_ + unit);
  }
  return order;
}

void Lstm::Run(const Kernels& kernels, const Batch& batch, std::span<const Activation* const> table,
               Activation* out) const {
  const std::size_t size = Blocked(units_);
  const std::size_t most = batch.sequences.size();
  AlignedVector<float> cells(most * size);
  const std::vector<std::int32_t> nothing(kGates * size);
  UnfilledVector<std::int32_t> sums(table.size() * kGates * size);
  std::vector<const Activation*> previous(most);
  std::vector<const std::int32_t*> input(most);
  std::vector<float*> cell(most);
  std::vector<Activation*> output(most);
  for (std::size_t s = 0; s < most; ++s) cell[s] = cells.data() + s * size;

  for (std::size_t d = 0; d < 2; ++d) {
    const Direction& direction = directions_[d];
    kernels.sum(direction.input.weights(), table.data(), table.size(), input_shift_, sums.data());
    std::fill(cells.begin(), cells.end(), 0.F);
    LstmStep step;
    step.previous = previous.data();
    step.input = input.data();
    step.cell = cell.data();
    step.output = output.data();
    // The longest come first, so those that go on are always a front part.
    std::size_t rows = most;
    for (std::uint32_t t = 0; rows > 0; ++t) {
      while (rows > 0 && batch.sequences[rows - 1].length <= t) --rows;
      for (std::size_t s = 0; s < rows; ++s) {
        const Sequence sequence = batch.sequences[s];
        const std::size_t at = sequence.first + (d == 0 ? t : sequence.length - 1 - t);
        if (t > 0) previous[s] = output[s];
        input[s] = sums.data() + batch.inputs[at] * kGates * size;
        output[s] = out + at * outputs() + d * size;
      }
      step.rows = rows;
      step.recurrent = direction.recurrent.weights();
      if (t == 0) {  // nothing came before
        step.recurrent.quads = 0;
        step.recurrent.first = nothing.data();
      }
      if (rows > 0) kernels.step(step);
    }
  }
}

}  // namespace dateline::nn
