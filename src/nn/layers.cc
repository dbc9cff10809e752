#include "nn/layers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline::nn {
namespace {

constexpr float kEpsilon = 1e-5F;

// Sixteen sums side by side, so that it can be done with vectors, then those in order.
template <typename Term>
float SumOf(std::size_t size, Term&& term) {
  std::array<float, 16> sums{};
  std::size_t i = 0;
  for (; i + sums.size() <= size; i += sums.size()) {
    for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += term(i + lane);
  }
  for (std::size_t lane = 0; i < size; ++i, ++lane) sums[lane] += term(i);
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

}  // namespace

void Maxout(std::span<const float> in, std::size_t pieces, std::span<float> out) {
  for (std::size_t k = 0; k < out.size(); ++k) {
    const auto first = in.begin() + static_cast<std::ptrdiff_t>(k * pieces);
    out[k] = *std::max_element(first, first + static_cast<std::ptrdiff_t>(pieces));
  }
}

void Normalise(std::span<float> values, std::span<const float> gamma, std::span<const float> beta) {
  const auto size = static_cast<float>(values.size());
  const float mean = SumOf(values.size(), [&](std::size_t i) { return values[i]; }) / size;
  const float square =
      SumOf(values.size(), [&](std::size_t i) { return (values[i] - mean) * (values[i] - mean); }) /
      size;
  const float width = std::sqrt(square + kEpsilon);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = (values[i] - mean) / width * gamma[i] + beta[i];
  }
}

float Dot(std::span<const float> a, std::span<const float> b) {
  return SumOf(a.size(), [&](std::size_t i) { return a[i] * b[i]; });
}

std::size_t LargestAt(std::span<const float> values) {
  // What is largest first, then where it is: the first can be done with vectors.
  std::array<float, 16> most;
  most.fill(values[0]);
  std::size_t i = 0;
  for (; i + most.size() <= values.size(); i += most.size()) {
    for (std::size_t lane = 0; lane < most.size(); ++lane) {
      most[lane] = values[i + lane] > most[lane] ? values[i + lane] : most[lane];
    }
  }
  float largest = *std::max_element(most.begin(), most.end());
  for (; i < values.size(); ++i) largest = std::max(largest, values[i]);
  const auto is_in = [&](std::span<const float> lanes) {
    unsigned found = 0;
    for (const float value : lanes) found |= static_cast<unsigned>(value == largest);
    return found != 0;
  };
  std::size_t at = 0;
  while (at + most.size() <= values.size() && !is_in(values.subspan(at, most.size()))) {
    at += most.size();
  }
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(at);
  return static_cast<std::size_t>(std::find(first, values.end(), largest) - values.begin());
}

}  // namespace dateline::nn
