// Any bytes at all: a file of tensors is refused with a reason, or every tensor lies in it,
// aligned, as large as its dimensions say, and is found by its name; values that are given are
// sane.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "nn/aligned.h"
#include "nn/tensor_file.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header

void Demand(bool holds) {
  if (!holds) std::abort();
}

template <typename T>
void DemandReason(const Result<T>& result) {
  Demand(result.has_value() || !result.error().message.empty());
}

void CheckValues(const nn::TensorFile& file, const nn::Tensor& tensor) {
  const nn::Shape shape{tensor.rows, tensor.columns};
  const auto small = file.Int8(tensor.name, shape);
  DemandReason(small);
  if (small) {
    Demand(small->values.size() == small->rows * small->columns);
    Demand(small->scale.size() == small->rows);
  }
  const auto floats = file.Floats(tensor.name, shape);
  DemandReason(floats);
  if (floats) {
    for (const float value : *floats) Demand(std::abs(value) <= nn::kLargestFloat);
  }
  DemandReason(file.Uint64s(tensor.name, shape));
  const auto strings = file.Strings(tensor.name);
  DemandReason(strings);
  if (strings) {
    Demand(!strings->empty());
    for (const std::string_view text : *strings) Demand(!text.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint32_t kMeaning = 1;
  // Where a mapped file would lie.
  const nn::AlignedVector<std::uint8_t> copy(data, data + size);
  const std::string_view bytes(reinterpret_cast<const char*>(copy.data()), copy.size());
  const auto file = nn::TensorFile::Parse(bytes, "fuzz", kMeaning);
  DemandReason(file);
  if (!file) return 0;
  for (const nn::Tensor& tensor : file->tensors()) {
    const auto begin = static_cast<std::size_t>(tensor.bytes.data() - bytes.data());
    Demand(begin <= bytes.size() && tensor.bytes.size() <= bytes.size() - begin);
    Demand(tensor.rows > 0 && tensor.columns > 0);
    Demand(tensor.bytes.size() % (tensor.rows * tensor.columns) == 0);
    Demand(file->Find(tensor.name) == &tensor);
    CheckValues(*file, tensor);
  }
  return 0;
}
