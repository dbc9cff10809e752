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

/// above / below.
struct PlainRatio {
  float above;
  float below;
};
PlainRatio PlainTanhRatio(float x) {
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
  return {above, below};
}
float PlainTanh(float x) {
  const PlainRatio ratio = PlainTanhRatio(x);
  return std::min(std::max(ratio.above / ratio.below, -1.F), 1.F);
}
float PlainSigmoid(float x) { return PlainTanh(x * 0.5F) * 0.5F + 0.5F; }
Activation PlainQuantised(float x, float scale) {
  const float scaled = std::min(std::max(x * scale, -127.F), 127.F);
  return static_cast<Activation>(std::nearbyint(scaled) + 128);
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
    return Dense({values, scale, outputs, inputs}, bias, Straight(outputs), Straight(inputs),
                 kStateScale);
  }
  [[nodiscard]] std::int32_t Sum(std::size_t output, const Activation* in) const {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) sum += (in[i] - 128) * values[output * inputs + i];
    return sum;
  }
  [[nodiscard]] float Result(std::size_t output, std::int32_t sum) const {
    return static_cast<float>(sum) * (scale[output] / 128.F) + bias[output];
  }
};

std::vector<Activation> Activations(std::size_t size, std::mt19937& dice) {
  std::uniform_int_distribution<int> value(0, 255);
  std::vector<Activation> out(size);
  for (auto& v : out) v = static_cast<Activation>(value(dice));
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
      std::vector<std::int32_t> shifted(sums.size());
      std::vector<float> results(sums.size());
      std::vector<float> rectified(sums.size());
      kernels().sum(dense.weights(), pointers.data(), rows, 0, sums.data());
      kernels().sum(dense.weights(), pointers.data(), rows, 2, shifted.data());
      kernels().apply(dense.weights(), pointers.data(), rows, false, results.data());
      kernels().apply(dense.weights(), pointers.data(), rows, true, rectified.data());
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t o = 0; o < outputs; ++o) {
          const std::size_t at = r * dense.outputs() + o;
          const std::int32_t sum = weights.Sum(o, pointers[r]);
          ASSERT_EQ(sums[at], sum) << rows << ' ' << outputs << ' ' << inputs;
          ASSERT_EQ(shifted[at], 4 * sum);
          ASSERT_EQ(results[at], weights.Result(o, sum));
          ASSERT_EQ(rectified[at], std::max(weights.Result(o, sum), 0.F));
        }
      }
    }
  }
}

TEST_P(KernelsTest, TheLargestSumsStillFit) {
  Weights weights(1, kMostInputs, dice_);
  std::fill(weights.values.begin(), weights.values.end(), std::int8_t{-127});
  const Dense dense = weights.Packed();
  for (const auto& [activation, want] :
       {std::pair<Activation, std::int32_t>{255, -16'129'000}, {0, 16'256'000}}) {
    const std::vector<Activation> in(kMostInputs, activation);
    const Activation* const row = in.data();
    std::vector<std::int32_t> sums(dense.outputs());
    kernels().sum(dense.weights(), &row, 1, 2, sums.data());
    EXPECT_EQ(sums[0], 4 * want);
  }
}

// What the step makes of four gates: the quotients at one denominator.
PlainRatio PlainTwoSigmoids(float x) {
  const PlainRatio half = PlainTanhRatio(x * 0.5F);
  return {half.above + half.below, half.below};
}
float PlainCell(const float* z, float cell) {
  const PlainRatio in = PlainTwoSigmoids(z[0]);
  const PlainRatio forget = PlainTwoSigmoids(z[1]);
  const PlainRatio candidate = PlainTanhRatio(z[2]);
  const float below = in.below * candidate.below;
  const float kept = forget.above * cell * below;
  const float taken = in.above * candidate.above * forget.below;
  return (kept + taken) / (forget.below * below) * 0.5F;
}
Activation PlainState(const float* z, float cell) {
  const PlainRatio out = PlainTwoSigmoids(z[3]);
  const PlainRatio squashed = PlainTanhRatio(cell);
  return PlainQuantised(out.above * squashed.above / (out.below * squashed.below), 64.F);
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
    std::vector<Activation> out(rows * kUnits);
    auto want = out;
    const auto previous_rows = RowsOf(previous.data(), rows, kUnits);
    std::vector<const std::int32_t*> input_rows;
    std::vector<float*> cell_rows;
    std::vector<Activation*> out_rows;
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
        const float before = c;
        c = PlainCell(z, before);
        want[r * kUnits + unit] = PlainState(z, c);
        ASSERT_NEAR(c, PlainSigmoid(z[1]) * before + PlainSigmoid(z[0]) * PlainTanh(z[2]), 1e-5F);
      }
    }
    kernels().step({dense.weights(), rows, previous_rows.data(), input_rows.data(),
                    cell_rows.data(), out_rows.data()});
    EXPECT_TRUE(SameBits(cells, want_cells)) << rows;
    EXPECT_TRUE(SameBits(out, want)) << rows;
  }
}

TEST_P(KernelsTest, QuantisingRoundsHalfToEvenAndStopsAtTheLargest) {
  const std::vector<float> in = {0.F, 0.5F / 32, 1.5F / 32, 2.5F / 32, -0.5F / 32, -1.5F / 32,
                                 4.F, -4.F,      1e9F,      -1e9F,     3.97F,      1.F / 3};
  std::vector<Activation> out(in.size());
  kernels().quantise(in.data(), in.size(), kWideScale, out.data());
  EXPECT_EQ(out, (std::vector<Activation>{128, 128, 130, 130, 128, 126, 255, 1, 255, 1, 255, 139}));
  const auto more = Floats(1003, 5, dice_);
  for (const float scale : {kWideScale, kStateScale}) {
    out.resize(more.size());
    kernels().quantise(more.data(), more.size(), scale, out.data());
    for (std::size_t i = 0; i < more.size(); ++i) {
      ASSERT_EQ(out[i], PlainQuantised(more[i], scale)) << i;
    }
  }
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
    for (const auto& [columns, stride] :
         {std::pair<std::size_t, std::size_t>{16, 16}, {48, 48}, {64, 51}}) {
      const auto left = Floats(rows * kDepth, 2, dice_);
      const auto right = Floats((kDepth - 1) * stride + columns, 2, dice_);
      std::vector<float> out(rows * columns);
      kernels().multiply(left.data(), rows, kDepth, right.data(), stride, columns, out.data());
      for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
          float sum = 0;
          for (std::size_t d = 0; d < kDepth; ++d) {
            sum = sum + left[r * kDepth + d] * right[d * stride + c];
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
