// Any bytes at all: a model is refused with a reason, or every walk through it ends at a number.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "nn/tree_ensemble.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::nn::TreeEnsemble;
  const auto trees = TreeEnsemble::Parse({reinterpret_cast<const char*>(data), size}, "fuzz", 7, 2);
  if (!trees) {
    if (trees.error().message.empty() || trees.error().where.empty()) std::abort();
    return 0;
  }
  for (const float score : trees->Score({0, 0, 1, -1, 1e9F, .5F})) {
    if (std::isnan(score)) std::abort();
  }
  return 0;
}
