// The small layers, each in one fixed order of operations.
#pragma once

#include <cstddef>
#include <span>

namespace dateline::nn {

/// Output k is the largest of inputs k * pieces to k * pieces + pieces - 1.
/// \pre in has out.size() * pieces values or more.
void Maxout(std::span<const float> in, std::size_t pieces, std::span<float> out);

/// Moves and scales `values` to mean 0 and variance 1 (1e-5 is added), then gamma and beta.
/// \pre all have one size, at least 1.
void Normalise(std::span<float> values, std::span<const float> gamma, std::span<const float> beta);

/// Sum of products, sixteen sums side by side.
/// \pre both have one size.
[[nodiscard]] float Dot(std::span<const float> a, std::span<const float> b);

/// Place of the largest value, the first of equals.
/// \pre not empty.
[[nodiscard]] std::size_t LargestAt(std::span<const float> values);

}  // namespace dateline::nn
