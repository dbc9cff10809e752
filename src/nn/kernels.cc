// Compiled once for each kind of processor: Highway includes this file anew with another
// HWY_NAMESPACE. What is in HWY_ONCE is compiled once.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/kernels.cc"
// Icelake and Zen 4 multiply, widen and add four bytes in one instruction.
#define HWY_WANT_AVX3_DL
#include "nn/kernels.h"

#include <algorithm>

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#if HWY_TARGET == HWY_AVX3_DL
// Every such processor has VNNI; Highway does not name it. One string, because clang takes only the
// first of two targets.
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512vnni")
#else
HWY_BEFORE_NAMESPACE();
#endif
namespace dateline::nn {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using D32 = hn::CappedTag<std::int32_t, kBlock>;
using DF = hn::Repartition<float, D32>;
using V32 = hn::Vec<D32>;
using VF = hn::Vec<DF>;

constexpr std::size_t kLanes = hn::MaxLanes(D32());
constexpr std::size_t kVectors = kBlock / kLanes;  // in a block
constexpr std::size_t kGates = 4;

// Rows and blocks whose sums are held in registers at once: 24 of 32, 16 of 32, 8 of 16.
constexpr std::size_t kTileRows = HWY_TARGET == HWY_AVX3_DL ? 6 : kLanes >= 8 ? 4 : 2;
constexpr std::size_t kTileBlocks = kLanes >= 16 ? 4 : 1;

// Four bytes in each 32 bits, as AddQuads wants them: of activations (from 0 to 255) and of weights
// (from -127 to 127).
#if HWY_TARGET == HWY_AVX3_DL
using Quads = V32;
HWY_INLINE Quads ActivationQuads(V32 bytes) { return bytes; }
HWY_INLINE Quads WeightQuads(V32 bytes) { return bytes; }
HWY_INLINE V32 AddQuads(V32 sums, Quads a, Quads w) {
  return V32{_mm512_dpbusd_epi32(sums.raw, a.raw, w.raw)};
}
#elif HWY_ARCH_X86 && HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128
using D16 = hn::Repartition<std::int16_t, D32>;
struct Quads {
  hn::Vec<D16> even;
  hn::Vec<D16> odd;
};
HWY_INLINE Quads ActivationQuads(V32 bytes) {
  const hn::Repartition<std::uint16_t, D32> d;
  return {hn::BitCast(D16(), hn::And(bytes, hn::Set(D32(), 0x00FF00FF))),
          hn::BitCast(D16(), hn::ShiftRight<8>(hn::BitCast(d, bytes)))};
}
HWY_INLINE Quads WeightQuads(V32 bytes) {
  const auto pairs = hn::BitCast(D16(), bytes);
  return {hn::ShiftRight<8>(hn::ShiftLeft<8>(pairs)), hn::ShiftRight<8>(pairs)};
}
HWY_INLINE V32 AddQuads(V32 sums, Quads a, Quads w) {
  V32 unused = sums;
  sums = hn::ReorderWidenMulAccumulate(D32(), a.even, w.even, sums, unused);
  return hn::ReorderWidenMulAccumulate(D32(), a.odd, w.odd, sums, unused);
}
#else
struct Quads {
  V32 bytes[4];
};
HWY_INLINE Quads ActivationQuads(V32 bytes) {
  const V32 one = hn::Set(D32(), 0xFF);
  return {{hn::And(bytes, one), hn::And(hn::ShiftRight<8>(bytes), one),
           hn::And(hn::ShiftRight<16>(bytes), one), hn::And(hn::ShiftRight<24>(bytes), one)}};
}
HWY_INLINE Quads WeightQuads(V32 bytes) {
  return {{hn::ShiftRight<24>(hn::ShiftLeft<24>(bytes)),
           hn::ShiftRight<24>(hn::ShiftLeft<16>(bytes)),
           hn::ShiftRight<24>(hn::ShiftLeft<8>(bytes)), hn::ShiftRight<24>(bytes)}};
}
HWY_INLINE V32 AddQuads(V32 sums, Quads a, Quads w) {
  for (std::size_t i = 0; i < 4; ++i) sums = hn::Add(sums, hn::Mul(a.bytes[i], w.bytes[i]));
  return sums;
}
#endif

// Four activations for all lanes. memcpy, because the row is of bytes.
HWY_INLINE V32 LoadQuad(const Activation* at) {
  std::int32_t quad = 0;
  hwy::CopyBytes<sizeof(quad)>(at, &quad);
  return hn::Set(D32(), quad);
}

// above / below.
struct Ratio {
  VF above;
  VF below;
};

// tanh by Lambert's continued fraction, cut off after the ninth power; within 7e-6, and at most
// that beyond 1.
HWY_INLINE Ratio TanhRatio(VF x) {
  const DF d;
  x = hn::Min(hn::Max(x, hn::Set(d, -6.25F)), hn::Set(d, 6.25F));
  const VF s = hn::Mul(x, x);
  VF above = hn::Add(s, hn::Set(d, 990.F));
  above = hn::Add(hn::Mul(above, s), hn::Set(d, 135135.F));
  above = hn::Add(hn::Mul(above, s), hn::Set(d, 4729725.F));
  above = hn::Mul(hn::Add(hn::Mul(above, s), hn::Set(d, 34459425.F)), x);
  VF below = hn::Add(hn::Mul(s, hn::Set(d, 45.F)), hn::Set(d, 13860.F));
  below = hn::Add(hn::Mul(below, s), hn::Set(d, 945945.F));
  below = hn::Add(hn::Mul(below, s), hn::Set(d, 16216200.F));
  below = hn::Add(hn::Mul(below, s), hn::Set(d, 34459425.F));
  return {above, below};
}

HWY_INLINE VF Tanh(VF x) {
  const DF d;
  const Ratio ratio = TanhRatio(x);
  const VF one = hn::Set(d, 1.F);
  return hn::Min(hn::Max(hn::Div(ratio.above, ratio.below), hn::Neg(one)), one);
}

// Twice the sigmoid of x.
HWY_INLINE Ratio TwoSigmoidRatio(VF x) {
  const Ratio half = TanhRatio(hn::Mul(x, hn::Set(DF(), 0.5F)));
  return {hn::Add(half.above, half.below), half.below};
}

HWY_INLINE VF Sigmoid(VF x) {
  const VF half = hn::Set(DF(), 0.5F);
  return hn::Add(hn::Mul(Tanh(hn::Mul(x, half)), half), half);
}

HWY_INLINE void StoreQuantised(VF x, VF scale, Activation* to) {
  const DF df;
  const D32 d;
  const hn::Rebind<Activation, D32> bytes;
  const VF most = hn::Set(df, static_cast<float>(kLargestActivation));
  const VF held = hn::Min(hn::Max(hn::Mul(x, scale), hn::Neg(most)), most);
  const V32 whole = hn::Add(hn::NearestInt(held), hn::Set(d, std::int32_t{kZero}));
  hn::StoreU(hn::DemoteTo(bytes, whole), bytes, to);
}

// Where the sums of a tile begin, and where they go. Whatever else is done with them is done
// afterwards: more work in the same loop would take registers from the sums.
struct FromZero {
  const std::int32_t* first;
  int shift;
  std::int32_t* out;
  std::size_t stride;
  std::size_t first_output;  // what stands at out[0]
  HWY_INLINE V32 First(std::size_t, std::size_t) const { return hn::Zero(D32()); }
  HWY_INLINE void Take(std::size_t row, std::size_t output, V32 sums) const {
    const V32 all = hn::Add(sums, hn::LoadU(D32(), first + output));
    hn::StoreU(hn::ShiftLeftSame(all, shift), D32(), out + row * stride + (output - first_output));
  }
};

struct FromInput {
  const std::int32_t* const* input;  // per row of the tile
  FromZero to;
  HWY_INLINE V32 First(std::size_t row, std::size_t output) const {
    return hn::LoadU(D32(), input[row] + output);
  }
  HWY_INLINE void Take(std::size_t row, std::size_t output, V32 sums) const {
    to.Take(row, output, sums);
  }
};

// Sums of kRows rows and kBlocks blocks from `block` on.
template <std::size_t kRows, std::size_t kBlocks, typename Store>
HWY_INLINE void Tile(const PackedWeights& w, const Activation* const* in, std::size_t row,
                     std::size_t block, const Store& store) {
  constexpr std::size_t kColumns = kBlocks * kVectors;
  const D32 d;
  const std::size_t block_size = w.quads * kBlock;
  const std::int32_t* const weights = w.values + block * block_size;
  const Activation* from[kRows];
  V32 sums[kRows][kColumns];
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r) {
    from[r] = in[row + r];
#pragma GCC unroll 8
    for (std::size_t c = 0; c < kColumns; ++c) {
      sums[r][c] = store.First(row + r, block * kBlock + c * kLanes);
    }
  }
  for (std::size_t quad = 0; quad < w.quads; ++quad) {
    Quads columns[kColumns];
#pragma GCC unroll 8
    for (std::size_t c = 0; c < kColumns; ++c) {
      const std::size_t at = (c / kVectors) * block_size + quad * kBlock;
      columns[c] = WeightQuads(hn::Load(d, weights + at + (c % kVectors) * kLanes));
    }
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r) {
      const Quads activations = ActivationQuads(LoadQuad(from[r] + 4 * quad));
#pragma GCC unroll 8
      for (std::size_t c = 0; c < kColumns; ++c) {
        sums[r][c] = AddQuads(sums[r][c], activations, columns[c]);
      }
    }
  }
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 8
    for (std::size_t c = 0; c < kColumns; ++c) {
      store.Take(row + r, block * kBlock + c * kLanes, sums[r][c]);
    }
  }
}

// All rows from `row` on, kRows at a time, then the rest with smaller tiles.
template <std::size_t kRows, std::size_t kBlocks, typename Store>
HWY_INLINE void Rows(const PackedWeights& w, const Activation* const* in, std::size_t row,
                     std::size_t rows, std::size_t block, const Store& store) {
  for (; row + kRows <= rows; row += kRows) Tile<kRows, kBlocks>(w, in, row, block, store);
  if constexpr (kRows > 1) {
    if (row < rows) Rows<kRows - 1, kBlocks>(w, in, row, rows, block, store);
  }
}

void Sum(const PackedWeights& w, const Activation* const* in, std::size_t rows, int shift,
         std::int32_t* sums) {
  const FromZero store{w.first, shift, sums, w.blocks * kBlock, 0};
  std::size_t block = 0;
  for (; block + kTileBlocks <= w.blocks; block += kTileBlocks) {
    Rows<kTileRows, kTileBlocks>(w, in, 0, rows, block, store);
  }
  if constexpr (kTileBlocks > 1) {
    for (; block < w.blocks; ++block) Rows<kTileRows, 1>(w, in, 0, rows, block, store);
  }
}

// Enough rows at a time to use some blocks' weights well while they are in the nearest cache.
constexpr std::size_t kRowsAtOnce = 4 * kTileRows;

// Results of kBlocks blocks from `block` on, for all rows.
template <std::size_t kBlocks>
HWY_INLINE void ApplyBlocks(const PackedWeights& w, const Activation* const* in, std::size_t rows,
                            std::size_t block, VF least, float* out) {
  constexpr std::size_t kWidth = kBlocks * kBlock;
  const DF d;
  HWY_ALIGN std::int32_t sums[kRowsAtOnce * kWidth];
  const std::size_t first = block * kBlock;
  for (std::size_t row = 0; row < rows; row += kRowsAtOnce) {
    const std::size_t count = std::min(kRowsAtOnce, rows - row);
    Rows<kTileRows, kBlocks>(w, in + row, 0, count, block,
                             FromZero{w.first, 0, sums, kWidth, first});
    for (std::size_t r = 0; r < count; ++r) {
      float* const to = out + (row + r) * w.blocks * kBlock + first;
      for (std::size_t o = 0; o < kWidth; o += kLanes) {
        const VF sum = hn::ConvertTo(d, hn::Load(D32(), sums + r * kWidth + o));
        const VF scaled = hn::Mul(sum, hn::LoadU(d, w.scale + first + o));
        const VF result = hn::Add(scaled, hn::LoadU(d, w.bias + first + o));
        hn::StoreU(hn::Max(result, least), d, to + o);
      }
    }
  }
}

void Apply(const PackedWeights& w, const Activation* const* in, std::size_t rows, bool rectify,
           float* out) {
  const VF least = hn::Set(DF(), rectify ? 0.F : -3e38F);
  std::size_t block = 0;
  for (; block + kTileBlocks <= w.blocks; block += kTileBlocks) {
    ApplyBlocks<kTileBlocks>(w, in, rows, block, least, out);
  }
  if constexpr (kTileBlocks > 1) {
    for (; block < w.blocks; ++block) ApplyBlocks<1>(w, in, rows, block, least, out);
  }
}

// The gates of one row and sixteen units, to the new c and h. The quotients of the gates are
// brought to one denominator, because a division costs as much as all the rest of a gate.
HWY_INLINE void Cell(const std::int32_t* gates, const float* scale, const float* bias, float* cell,
                     Activation* output) {
  const DF d;
  for (std::size_t at = 0; at < kBlock; at += kLanes) {
    VF z[kGates];
#pragma GCC unroll 4
    for (std::size_t g = 0; g < kGates; ++g) {
      const std::size_t o = g * kBlock + at;
      const VF sum = hn::ConvertTo(d, hn::LoadU(D32(), gates + o));
      z[g] = hn::Add(hn::Mul(sum, hn::LoadU(d, scale + o)), hn::LoadU(d, bias + o));
    }
    const VF half = hn::Set(d, 0.5F);
    const Ratio in = TwoSigmoidRatio(z[0]);
    const Ratio forget = TwoSigmoidRatio(z[1]);
    const Ratio candidate = TanhRatio(z[2]);
    const VF below = hn::Mul(in.below, candidate.below);
    const VF kept = hn::Mul(hn::Mul(forget.above, hn::LoadU(d, cell + at)), below);
    const VF taken = hn::Mul(hn::Mul(in.above, candidate.above), forget.below);
    const VF c = hn::Mul(hn::Div(hn::Add(kept, taken), hn::Mul(forget.below, below)), half);
    hn::StoreU(c, d, cell + at);
    const Ratio out = TwoSigmoidRatio(z[3]);
    const Ratio squashed = TanhRatio(c);
    const VF h = hn::Div(hn::Mul(out.above, squashed.above), hn::Mul(out.below, squashed.below));
    StoreQuantised(h, hn::Set(d, kStateScale / 2), output + at);
  }
}

void Step(const LstmStep& step) {
  HWY_ALIGN std::int32_t gates[kRowsAtOnce * kGates * kBlock];
  const PackedWeights& w = step.recurrent;
  for (std::size_t block = 0; block < w.blocks; block += kGates) {
    const std::size_t first = block * kBlock;
    const std::size_t unit = block / kGates * kBlock;
    for (std::size_t row = 0; row < step.rows; row += kRowsAtOnce) {
      const std::size_t rows = std::min(kRowsAtOnce, step.rows - row);
      const FromInput store{step.input + row, {w.first, 0, gates, kGates * kBlock, first}};
      for (std::size_t b = block; b < block + kGates; b += kTileBlocks) {
        Rows<kTileRows, kTileBlocks>(w, step.previous + row, 0, rows, b, store);
      }
      for (std::size_t r = 0; r < rows; ++r) {
        Cell(gates + r * kGates * kBlock, w.scale + first, w.bias + first,
             step.cell[row + r] + unit, step.output[row + r] + unit);
      }
    }
  }
}

void Quantise(const float* in, std::size_t size, float scale, Activation* out) {
  const DF d;
  const VF scales = hn::Set(d, scale);
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) StoreQuantised(hn::LoadU(d, in + i), scales, out + i);
  for (; i < size; ++i) {
    HWY_ALIGN Activation same[kLanes];
    StoreQuantised(hn::Set(d, in[i]), scales, same);
    out[i] = same[0];
  }
}

// Results of kRows rows and kBlocks blocks of columns. Each sum is one chain of additions, so that
// several must go side by side.
template <std::size_t kRows, std::size_t kBlocks>
HWY_INLINE void MultiplyTile(const float* left, std::size_t depth, const float* right,
                             std::size_t stride, std::size_t columns, float* out) {
  constexpr std::size_t kColumns = kBlocks * kVectors;
  const DF d;
  VF sums[kRows][kColumns];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
    for (std::size_t c = 0; c < kColumns; ++c) sums[r][c] = hn::Zero(d);
  }
  for (std::size_t i = 0; i < depth; ++i) {
#pragma GCC unroll 4
    for (std::size_t c = 0; c < kColumns; ++c) {
      const VF column = hn::LoadU(d, right + i * stride + c * kLanes);
#pragma GCC unroll 4
      for (std::size_t r = 0; r < kRows; ++r) {
        sums[r][c] = hn::Add(sums[r][c], hn::Mul(hn::Set(d, left[r * depth + i]), column));
      }
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
    for (std::size_t c = 0; c < kColumns; ++c) {
      hn::StoreU(sums[r][c], d, out + r * columns + c * kLanes);
    }
  }
}

// Rows from `row` on, four at a time, then one by one, for kBlocks blocks of columns.
template <std::size_t kBlocks>
HWY_INLINE void MultiplyRows(const float* left, std::size_t row, std::size_t rows,
                             std::size_t depth, const float* right, std::size_t stride,
                             std::size_t columns, float* out) {
  if constexpr (kBlocks == 1) {
    for (; row + 4 <= rows; row += 4) {
      MultiplyTile<4, 1>(left + row * depth, depth, right, stride, columns, out + row * columns);
    }
  }
  for (; row < rows; ++row) {
    MultiplyTile<1, kBlocks>(left + row * depth, depth, right, stride, columns,
                             out + row * columns);
  }
}

void Multiply(const float* left, std::size_t rows, std::size_t depth, const float* right,
              std::size_t stride, std::size_t columns, float* out) {
  constexpr std::size_t kWide = kLanes >= 16 ? 4 : 2;
  const std::size_t whole = rows - rows % 4;
  std::size_t column = 0;
  for (; column + kWide * kBlock <= columns; column += kWide * kBlock) {
    for (std::size_t c = column; whole > 0 && c < column + kWide * kBlock; c += kBlock) {
      MultiplyRows<1>(left, 0, whole, depth, right + c, stride, columns, out + c);
    }
    MultiplyRows<kWide>(left, whole, rows, depth, right + column, stride, columns, out + column);
  }
  for (; column < columns; column += kBlock) {
    MultiplyRows<1>(left, 0, rows, depth, right + column, stride, columns, out + column);
  }
}

void TanhOf(const float* in, std::size_t size, float* out) {
  const DF d;
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) hn::StoreU(Tanh(hn::LoadU(d, in + i)), d, out + i);
  for (; i < size; ++i) out[i] = hn::GetLane(Tanh(hn::Set(d, in[i])));
}

void SigmoidOf(const float* in, std::size_t size, float* out) {
  const DF d;
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) hn::StoreU(Sigmoid(hn::LoadU(d, in + i)), d, out + i);
  for (; i < size; ++i) out[i] = hn::GetLane(Sigmoid(hn::Set(d, in[i])));
}

const Kernels* Set() {
  static constexpr Kernels kKernels = {.name = HWY_TARGET == HWY_AVX3_DL  ? "AVX-512 VNNI"
                                               : HWY_TARGET == HWY_AVX3   ? "AVX-512"
                                               : HWY_TARGET == HWY_AVX2   ? "AVX2"
                                               : HWY_TARGET == HWY_SSE4   ? "SSE4"
                                               : HWY_TARGET == HWY_SSSE3  ? "SSSE3"
                                               : HWY_TARGET == HWY_SCALAR ? "scalar"
                                                                          : "baseline",
                                       .sum = Sum,
                                       .apply = Apply,
                                       .step = Step,
                                       .quantise = Quantise,
                                       .multiply = Multiply,
                                       .tanh = TanhOf,
                                       .sigmoid = SigmoidOf};
  return &kKernels;
}

}  // namespace HWY_NAMESPACE
}  // namespace dateline::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nn {

HWY_EXPORT(Set);

const Kernels& BestKernels() { return *HWY_DYNAMIC_DISPATCH(Set)(); }

std::vector<const Kernels*> AllKernels() {
  [[maybe_unused]] const std::int64_t can = hwy::SupportedTargets();
  std::vector<const Kernels*> sets;
#if HWY_TARGETS & HWY_AVX3_DL
  if ((can & HWY_AVX3_DL) != 0) sets.push_back(N_AVX3_DL::Set());
#endif
#if HWY_TARGETS & HWY_AVX3
  if ((can & HWY_AVX3) != 0) sets.push_back(N_AVX3::Set());
#endif
#if HWY_TARGETS & HWY_AVX2
  if ((can & HWY_AVX2) != 0) sets.push_back(N_AVX2::Set());
#endif
#if HWY_TARGETS & HWY_SSE4
  if ((can & HWY_SSE4) != 0) sets.push_back(N_SSE4::Set());
#endif
#if HWY_TARGETS & HWY_SSSE3
  if ((can & HWY_SSSE3) != 0) sets.push_back(N_SSSE3::Set());
#endif
  sets.push_back(HWY_STATIC_DISPATCH(Set)());
  return sets;
}

}  // namespace dateline::nn
#endif  // HWY_ONCE
