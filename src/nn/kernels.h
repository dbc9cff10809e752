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
/// Quantised values are multiples of 1/2048, and at most 16383/2048 either way: 127 times that,
/// a thousand times over, still fits 32 bits.
inline constexpr float kActivationScale = 2048.F;
inline constexpr std::int32_t kLargestActivation = 16383;
inline constexpr std::size_t kMostInputs = 1000;

/// Weights in the order the loops read them: block after block of kBlock outputs, in each the
/// inputs two by two, and for each two inputs the kBlock pairs of weights, 16 bits each, that of
/// the even input in the lower half. `scale` and `bias` have
/// one value per output: result = sum * scale + bias.
struct PackedWeights {
  const std::int32_t* values = nullptr;  // blocks * pairs * kBlock, aligned to a cache line
  const float* scale = nullptr;
  const float* bias = nullptr;
  std::size_t pairs = 0;
  std::size_t blocks = 0;
};

/// One step of a recurrent layer for several sequences. Outputs of the weights are in groups of
/// four blocks: input, forget, candidate and output gate of sixteen units.
struct LstmStep {
  PackedWeights recurrent;
  std::size_t rows = 0;                           // sequences
  const std::int16_t* const* previous = nullptr;  // per row: h of the step before; not read if the
                                                  // weights have no pairs
  const std::int32_t* const* input = nullptr;     // per row: sums of the input's part
  float* const* cell = nullptr;                   // per row: c, read and written
  std::int16_t* const* output = nullptr;          // per row: h
};

struct Kernels {
  std::string_view name;  // "AVX2"

  /// sums[r][o] = sum over i of in[r][i] * weight[o][i]. A row of sums has blocks * kBlock values.
  void (*sum)(const PackedWeights& weights, const std::int16_t* const* in, std::size_t rows,
              std::int32_t* sums);

  /// out[r][o] = sum * scale[o] + bias[o]; with `rectify`, at least 0.
  void (*apply)(const PackedWeights& weights, const std::int16_t* const* in, std::size_t rows,
                bool rectify, float* out);

  void (*step)(const LstmStep& step);

  /// The nearest multiple of 1/2048, half to even, as a whole number of them.
  void (*quantise)(const float* in, std::size_t size, std::int16_t* out);

  /// out[r][c] = sum over d, in rising order, of left[r][d] * right[d][c]. `columns` is a multiple
  /// of kBlock; rows of left have `depth` values, rows of right and out `columns`.
  void (*multiply)(const float* left, std::size_t rows, std::size_t depth, const float* right,
                   std::size_t columns, float* out);

  void (*tanh)(const float* in, std::size_t size, float* out);
  void (*sigmoid)(const float* in, std::size_t size, float* out);
};

/// The fastest set this processor can run.
[[nodiscard]] const Kernels& BestKernels();

/// Every set this processor can run, the fastest first: for tests and measurements.
[[nodiscard]] std::vector<const Kernels*> AllKernels();

}  // namespace dateline::nn
