// The inner loops, one set for each kind of processor. All sets give the same bits: sums are of
// integers, or of floats in one fixed order, and nothing is fused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::nn {

/// Outputs come in blocks of this many, whatever the width of the processor's registers.
inline constexpr std::size_t kBlock = 16;
/// A quantised value: a whole number from -kLargestActivation to kLargestActivation, kZero added.
using Activation = std::uint8_t;
inline constexpr Activation kZero = 128;
inline constexpr std::int32_t kLargestActivation = 127;
/// How many of them make 1. The states of a recurrent layer lie between -1 and 1; everything else
/// is held between -4 and 4.
inline constexpr float kStateScale = 128.F;
inline constexpr float kWideScale = 32.F;
/// 255 times 127, a thousand times over, and that times kStateScale / kWideScale, fits 32 bits.
inline constexpr std::size_t kMostInputs = 1000;

/// Weights in the order the loops read them: block after block of kBlock outputs, in each the
/// inputs four by four, and for each four inputs the kBlock quadruples of weights, 8 bits each,
/// that of the first input in the lowest. `first`, `scale` and `bias` have one value per output: a
/// sum begins with `first`, which takes away what kZero adds; result = sum * scale + bias.
struct PackedWeights {
  const std::int32_t* values = nullptr;  // blocks * quads * kBlock, aligned to a cache line
  const std::int32_t* first = nullptr;
  const float* scale = nullptr;
  const float* bias = nullptr;
  std::size_t quads = 0;
  std::size_t blocks = 0;
};

/// One step of a recurrent layer for several sequences. Outputs of the weights are in groups of
/// four blocks: input, forget, candidate and output gate of sixteen units.
struct LstmStep {
  PackedWeights recurrent;
  std::size_t rows = 0;                         // sequences
  const Activation* const* previous = nullptr;  // per row: h of the step before; not read if the
                                                // weights have no quads
  const std::int32_t* const* input = nullptr;   // per row: sums of the input's part
  float* const* cell = nullptr;                 // per row: c, read and written
  Activation* const* output = nullptr;          // per row: h, times kStateScale
};

struct Kernels {
  std::string_view name;  // "AVX2"

  /// sums[r][o] = 2^shift * sum over i of (in[r][i] - kZero) * weight[o][i]. A row of sums has
  /// blocks * kBlock values.
  void (*sum)(const PackedWeights& weights, const Activation* const* in, std::size_t rows,
              int shift, std::int32_t* sums);

  /// out[r][o] = sum * scale[o] + bias[o]; with `rectify`, at least 0.
  void (*apply)(const PackedWeights& weights, const Activation* const* in, std::size_t rows,
                bool rectify, float* out);

  void (*step)(const LstmStep& step);

  /// The nearest whole number to in * scale, half to even.
  void (*quantise)(const float* in, std::size_t size, float scale, Activation* out);

  /// out[r][c] = sum over d, in rising order, of left[r][d] * right[d][c]. `columns` is a multiple
  /// of kBlock; rows of left have `depth` values, rows of out `columns`; those of right begin
  /// `stride` apart, and `columns` values of each are read.
  void (*multiply)(const float* left, std::size_t rows, std::size_t depth, const float* right,
                   std::size_t stride, std::size_t columns, float* out);

  void (*tanh)(const float* in, std::size_t size, float* out);
  void (*sigmoid)(const float* in, std::size_t size, float* out);
};

/// The fastest set this processor can run.
[[nodiscard]] const Kernels& BestKernels();

/// Every set this processor can run, the fastest first: for tests and measurements.
[[nodiscard]] std::vector<const Kernels*> AllKernels();

}  // namespace dateline::nn
