#include "lang/boundary_model.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <string>

namespace dateline::lang {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

constexpr std::string_view kMagic = "DLSPLIT1";
constexpr float kLargestScale = 1e4F;  // so that no score leaves the range of float

struct Header {
  std::uint32_t meaning;
  std::uint32_t weights;
  float scale;
};

}  // namespace

Result<BoundaryModel> BoundaryModel::Parse(std::string_view bytes, std::string_view name,
                                           std::uint32_t meaning) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + sizeof(Header)) {
    return Error{ErrorCode::kMalformedInput, "not a model of sentence ends", std::string(name)};
  }
  Header header;
  std::memcpy(&header, bytes.data() + kMagic.size(), sizeof header);
  bytes.remove_prefix(kMagic.size() + sizeof header);
  if (header.meaning != meaning) {
    return Error{ErrorCode::kUnsupportedVersion, "the model was trained for other features",
                 std::string(name)};
  }
  if (!std::has_single_bit(header.weights) || header.weights != bytes.size() ||
      !(std::abs(header.scale) <= kLargestScale)) {
    return Error{ErrorCode::kMalformedInput,
                 "the number of weights does not fit the file, or their scale is beyond bounds",
                 std::string(name)};
  }
  BoundaryModel model;
  model.weights_.resize(bytes.size());
  std::memcpy(model.weights_.data(), bytes.data(), bytes.size());
  model.scale_ = header.scale;
  return model;
}

float BoundaryModel::Score(const std::vector<std::uint64_t>& features) const {
  std::int32_t sum = 0;
  for (const std::uint64_t feature : features) sum += weights_[feature & (weights_.size() - 1)];
  return static_cast<float>(sum) * scale_;
}

}  // namespace dateline::lang
