// Every set of kernels against the plain loops it stands for, bit for bit.
#include "nn/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "nn/dense.h"

namespace dateline::nn {
namespace {

// The plain loops. Compiled with -ffp-contract=off, as the kernels are.

float PlainTanh(float x) {
  x = std::min(std::max(x, -6.25F), 6.25F);
  const float s = x * x;
  float above = s + 990.F;
  above = above * s + 135135.F;
  above = above * s + 4729725.F;
  above = (above * s + 34459425.F) * x;
  float below = s * 45.F + 13860.F;
  below = below * s + 945945.F;
  below = below * s + 16216200.F;
  below = below * s + 34459425.F;
  return std::min(std::max(above / below, -1.F), 1.F);
}
float PlainSigmoid(float x) { return PlainTanh(x * 0.5F) * 0.5F + 0.5F; }
std::int16_t PlainQuantised(float x) {
  const float scaled = std::min(std::max(x * 2048.F, -16383.F), 16383.F);
  return static_cast<std::int16_t>(std::nearbyint(scaled));
}

/// Random weights of `outputs` by `inputs`, as a file would hold them.
struct Weights {
  std::vector<std::int8_t> values;
  std::vector<float> scale;
  std::vector<float> bias;
  std::size_t outputs;
  std::size_t inputs;
  Weights(std::size_t rows, std::size_t columns, std::mt19937& dice)
      : values(rows * columns), scale(rows), bias(rows), outputs(rows), inputs(columns) {
    std::uniform_int_distribution<int> weight(-127, 127);
    std::uniform_real_distribution<float> small(-0.01F, 0.01F);
    for (auto& v : values) v = static_cast<std::int8_t>(weight(dice));
    for (auto& v : scale) v = small(dice);
    for (auto& v : bias) v = 100 * small(dice);
  }
  [[nodiscard]] Dense Packed() const {
    return Dense({values, scale, outputs, inputs}, bias, Straight(outputs), Straight(inputs));
  }
  [[nodiscard]] std::int32_t Sum(std::size_t output, const std::int16_t* in) const {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) sum += in[i] * values[output * inputs + i];
    return sum;
  }
  [[nodiscard]] float Result(std::size_t output, std::int32_t sum) const {
    return static_cast<float>(sum) * (scale[output] / 2048.F) + bias[output];
  }
};

std::vector<std::int16_t> Activations(std::size_t size, std::mt19937& dice) {
  std::uniform_int_distribution<int> value(-kLargestActivation, kLargestActivation);
  std::vector<std::int16_t> out(size);
  for (auto& v : out) v = static_cast<std::int16_t>(value(dice));
  return out;
}

std::vector<float> Floats(std::size_t size, float most, std::mt19937& dice) {
  std::uniform_real_distribution<float> value(-most, most);
  std::vector<float> out(size);
  for (auto& v : out) v = value(dice);
  return out;
}

template <typename T>
bool SameBits(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

class KernelsTest : public ::testing::TestWithParam<const Kernels*> {
 protected:
  const Kernels& kernels() const { return *GetParam(); }
  std::mt19937 dice_{20211};
};

TEST_P(KernelsTest, SumsAndResultsAreThoseOfThePlainLoops) {
  for (const std::size_t rows : {1u, 2u, 5u, 6u, 7u, 13u, 31u}) {
    for (const auto& [outputs, inputs] :
         {std::pair<std::size_t, std::size_t>{1, 1}, {16, 2}, {17, 7}, {70, 33}, {130, 1000}}) {
      const Weights weights(outputs, inputs, dice_);
      const Dense dense = weights.Packed();
      const auto in = Activations(rows * dense.inputs(), dice_);
      const auto pointers = RowsOf(in.data(), rows, dense.inputs());
      std::vector<std::int32_t> sums(rows * dense.outputs());
      std::vector<float> results(sums.size());
      std::vector<float> rectified(sums.size());
      kernels().sum(dense.weights(), pointers.data(), rows, sums.data());
      kernels().apply(dense.weights(), pointers.data(), rows, false, results.data());
      kernels().apply(dense.weights(), pointers.data(), rows, true, rectified.data());
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t o = 0; o < outputs; ++o) {
          const std::size_t at = r * dense.outputs() + o;
          const std::int32_t sum = weights.Sum(o, pointers[r]);
          ASSERT_EQ(sums[at], sum) << rows << ' ' << outputs << ' ' << inputs;
          ASSERT_EQ(results[at], weights.Result(o, sum));
          ASSERT_EQ(rectified[at], std::max(weights.Result(o, sum), 0.F));
        }
      }
    }
  }
}

TEST_P(KernelsTest, TheLargestSumStillFits) {
  Weights weights(1, kMostInputs, dice_);
  std::fill(weights.values.begin(), weights.values.end(), std::int8_t{-127});
  const Dense dense = weights.Packed();
  const std::vector<std::int16_t> in(kMostInputs, kLargestActivation);
  const std::int16_t* const row = in.data();
  std::vector<std::int32_t> sums(dense.outputs());
  kernels().sum(dense.weights(), &row, 1, sums.data());
  EXPECT_EQ(sums[0], -2'080'641'000);
}

TEST_P(KernelsTest, AStepIsThatOfThePlainLoops) {
  constexpr std::size_t kUnits = 32;
  for (const std::size_t rows : {1u, 3u, 6u, 29u}) {
    // Rows of the weights already lie as the step wants them.
    const Weights weights(4 * kUnits, kUnits, dice_);
    const Dense dense = weights.Packed();
    const auto previous = Activations(rows * kUnits, dice_);
    std::vector<std::int32_t> input(rows * 4 * kUnits);
    std::uniform_int_distribution<std::int32_t> value(-1'000'000, 1'000'000);
    for (auto& v : input) v = value(dice_);
    auto cells = Floats(rows * kUnits, 3, dice_);
    auto want_cells = cells;
    std::vector<std::int16_t> out(rows * kUnits);
    auto want = out;
    const auto previous_rows = RowsOf(previous.data(), rows, kUnits);
    std::vector<const std::int32_t*> input_rows;
    std::vector<float*> cell_rows;
    std::vector<std::int16_t*> out_rows;
    for (std::size_t r = 0; r < rows; ++r) {
      input_rows.push_back(input.data() + r * 4 * kUnits);
      cell_rows.push_back(cells.data() + r * kUnits);
      out_rows.push_back(out.data() + r * kUnits);
      for (std::size_t unit = 0; unit < kUnits; ++unit) {
        float z[4];
        for (std::size_t gate = 0; gate < 4; ++gate) {
          const std::size_t o = (unit / kBlock * 4 + gate) * kBlock + unit % kBlock;
          z[gate] = weights.Result(o, weights.Sum(o, previous_rows[r]) + input_rows[r][o]);
        }
        float& c = want_cells[r * kUnits + unit];
        c = PlainSigmoid(z[1]) * c + PlainSigmoid(z[0]) * PlainTanh(z[2]);
        want[r * kUnits + unit] = PlainQuantised(PlainSigmoid(z[3]) * PlainTanh(c));
      }
    }
    kernels().step({dense.weights(), rows, previous_rows.data(), input_rows.data(),
                    cell_rows.data(), out_rows.data()});
    EXPECT_TRUE(SameBits(cells, want_cells)) << rows;
    EXPECT_TRUE(SameBits(out, want)) << rows;
  }
}

TEST_P(KernelsTest, QuantisingRoundsHalfToEvenAndStopsAtTheLargest) {
  std::vector<float> in = {0.F, 0.5F / 2048, 1.5F / 2048, 2.5F / 2048, -0.5F / 2048, -1.5F / 2048,
                           8.F, -8.F,        1e9F,        -1e9F,       7.9990F,      1.F / 3};
  std::vector<std::int16_t> out(in.size());
  kernels().quantise(in.data(), in.size(), out.data());
  EXPECT_EQ(out, (std::vector<std::int16_t>{0, 0, 2, 2, 0, -2, 16383, -16383, 16383, -16383, 16382,
                                            683}));
  const auto more = Floats(1003, 9, dice_);
  out.resize(more.size());
  kernels().quantise(more.data(), more.size(), out.data());
  for (std::size_t i = 0; i < more.size(); ++i) ASSERT_EQ(out[i], PlainQuantised(more[i])) << i;
}

TEST_P(KernelsTest, TanhAndSigmoidAreThePlainOnesAndNearTheTrueOnes) {
  auto in = Floats(2001, 12, dice_);
  in[0] = 0;
  in[1] = 1e30F;
  in[2] = -1e30F;
  std::vector<float> tanh(in.size());
  std::vector<float> sigmoid(in.size());
  kernels().tanh(in.data(), in.size(), tanh.data());
  kernels().sigmoid(in.data(), in.size(), sigmoid.data());
  for (std::size_t i = 0; i < in.size(); ++i) {
    ASSERT_EQ(tanh[i], PlainTanh(in[i])) << in[i];
    ASSERT_EQ(sigmoid[i], PlainSigmoid(in[i])) << in[i];
    ASSERT_NEAR(tanh[i], std::tanh(in[i]), 8e-6F) << in[i];
    ASSERT_NEAR(sigmoid[i], 1 / (1 + std::exp(-in[i])), 5e-6F) << in[i];
  }
}

TEST_P(KernelsTest, ProductsOfFloatsAreSummedInRisingOrder) {
  constexpr std::size_t kDepth = 37;
  for (const std::size_t rows : {1u, 3u, 4u, 9u}) {
    for (const std::size_t columns : {16u, 48u}) {
      const auto left = Floats(rows * kDepth, 2, dice_);
      const auto right = Floats(kDepth * columns, 2, dice_);
      std::vector<float> out(rows * columns);
      kernels().multiply(left.data(), rows, kDepth, right.data(), columns, out.data());
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
          float sum = 0;
          for (std::size_t d = 0; d < kDepth; ++d) {
            sum = sum + left[r * kDepth + d] * right[d * columns + c];
          }
          ASSERT_EQ(out[r * columns + c], sum);
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Processors, KernelsTest, ::testing::ValuesIn(AllKernels()),
                         [](const auto& test) {
                           std::string name(test.param->name);
                           std::erase_if(name, [](char c) { return std::isalnum(c) == 0; });
                           return name;
                         });

TEST(Kernels, TheBestIsTheFirstOfAll) { EXPECT_EQ(&BestKernels(), AllKernels().front()); }

}  // namespace
}  // namespace dateline::nn
