// The linear model that says whether a sentence ends at a place, given the place's features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::lang {

/// Immutable; shared by all threads.
class BoundaryModel {
 public:
  /// File layout, little-endian: "DLSPLIT1"; u32 meaning; u32 weights, a power of two; f32 scale;
  /// then one i8 for each weight. A feature's weight is that of its hash modulo their number.
  /// train/segment/ writes it.
  ///
  /// \param meaning what the caller's features mean; a model made for others is refused.
  /// \errors kMalformedInput, kUnsupportedVersion.
  [[nodiscard]] static Result<BoundaryModel> Parse(std::string_view bytes, std::string_view name,
                                                   std::uint32_t meaning);

  /// Log-odds of an end: above 0 it is likelier than not.
  [[nodiscard]] float Score(const std::vector<std::uint64_t>& features) const;

 private:
  BoundaryModel() = default;
  std::vector<std::int8_t> weights_;
  float scale_ = 0;
};

}  // namespace dateline::lang
