#include "nn/tensor_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/view_as.h"

namespace dateline::nn {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

constexpr std::string_view kMagic = "DLMODEL\n";
constexpr std::size_t kHeaderBytes = 24;
constexpr std::size_t kEntryBytes = 80;
constexpr std::size_t kNameBytes = 40;
constexpr std::size_t kMostTensors = 4096;
constexpr std::size_t kAlignment = 64;
constexpr std::array<std::size_t, 5> kElementBytes = {1, 4, 4, 8, 1};

template <typename T>
T At(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

// One entry of the table of contents, against the file it is in.
Result<Tensor> ReadEntry(std::string_view entry, std::string_view file, std::string where) {
  const auto bad = [&](const char* what) {
    return Error{ErrorCode::kMalformedInput, what, std::move(where)};
  };
  Tensor tensor;
  const std::string_view padded = entry.substr(0, kNameBytes);
  tensor.name = padded.substr(0, padded.find('\0'));
  if (tensor.name.empty() || padded.find_first_not_of('\0', tensor.name.size()) != padded.npos) {
    return bad("a tensor's name is not zero-padded text");
  }
  const auto type = At<std::uint32_t>(entry, 40);
  const auto dimensions = At<std::uint32_t>(entry, 44);
  const auto offset = At<std::uint64_t>(entry, 56);
  const auto size = At<std::uint64_t>(entry, 64);
  if (type >= kElementBytes.size()) return bad("a tensor is of an unknown type");
  tensor.type = static_cast<DataType>(type);
  if (dimensions < 1 || dimensions > 2) return bad("a tensor has neither one nor two dimensions");
  tensor.rows = At<std::uint32_t>(entry, 48);
  if (dimensions == 2) tensor.columns = At<std::uint32_t>(entry, 52);
  if (tensor.rows == 0 || tensor.columns == 0) return bad("a tensor is empty");
  // Both counts are below 2^32, so their product fits; the product with the element may not.
  const std::uint64_t elements = std::uint64_t{tensor.rows} * tensor.columns;
  if (size % kElementBytes[type] != 0 || elements != size / kElementBytes[type]) {
    return bad("a tensor's size is not that of its dimensions");
  }
  if (offset > file.size() || size > file.size() - offset) {
    return bad("a tensor ends beyond the file");
  }
  if (offset % kAlignment != 0) return bad("a tensor does not begin at a multiple of 64");
  tensor.bytes = file.substr(offset, size);
  return tensor;
}

}  // namespace

Error TensorFile::Bad(std::string_view tensor, std::string_view what) const {
  return {ErrorCode::kMalformedInput, "tensor " + std::string(tensor) + ' ' + std::string(what),
          name_};
}

Result<TensorFile> TensorFile::Parse(std::string_view bytes, std::string_view name,
                                     std::uint32_t meaning) {
  TensorFile file;
  file.name_ = name;
  const auto bad = [&](const char* what) {
    return Error{ErrorCode::kMalformedInput, what, std::string(name)};
  };
  const auto refuse = [&](const char* what, std::uint32_t got, std::uint32_t want) {
    return Error{ErrorCode::kUnsupportedVersion,
                 std::string("the model's ") + what + " is " + std::to_string(got) +
                     ", and this program reads " + std::to_string(want),
                 std::string(name)};
  };
  if (bytes.size() < kHeaderBytes) return bad("the file ends before its header does");
  if (!bytes.starts_with(kMagic)) return bad("not a model file");
  const auto layout = At<std::uint32_t>(bytes, 8);
  if (layout != kTensorLayout) return refuse("layout", layout, kTensorLayout);
  const auto file_meaning = At<std::uint32_t>(bytes, 12);
  if (file_meaning != meaning) return refuse("meaning", file_meaning, meaning);
  const std::size_t count = At<std::uint32_t>(bytes, 16);
  if (count > kMostTensors || count > (bytes.size() - kHeaderBytes) / kEntryBytes) {
    return bad("the file ends before its table of contents does");
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kHeaderBytes + i * kEntryBytes;
    DATELINE_TRY(tensor, ReadEntry(bytes.substr(at, kEntryBytes), bytes,
                                   std::string(name) + '@' + std::to_string(at)));
    if (i > 0 && tensor.name <= file.tensors_.back().name) {
      return bad("the table of contents is not sorted by name");
    }
    if (!IsAligned(tensor.bytes, sizeof(std::uint64_t))) {
      return bad("the file does not lie at a multiple of 8 in memory");
    }
    file.tensors_.push_back(tensor);
  }
  return file;
}

const Tensor* TensorFile::Find(std::string_view tensor) const {
  const auto at = std::lower_bound(tensors_.begin(), tensors_.end(), tensor,
                                   [](const Tensor& t, std::string_view n) { return t.name < n; });
  return at != tensors_.end() && at->name == tensor ? &*at : nullptr;
}

Result<const Tensor*> TensorFile::Expect(std::string_view tensor, DataType type,
                                         Shape shape) const {
  const Tensor* const found = Find(tensor);
  if (found == nullptr) return Bad(tensor, "is not in the model");
  if (found->type != type) return Bad(tensor, "is of another type than expected");
  if ((shape.rows != 0 && found->rows != shape.rows) ||
      (shape.columns != 0 && found->columns != shape.columns)) {
    return Bad(tensor, "is " + std::to_string(found->rows) + " by " +
                           std::to_string(found->columns) + ", expected " +
                           std::to_string(shape.rows) + " by " + std::to_string(shape.columns) +
                           " (0 for any)");
  }
  return found;
}

Result<std::span<const float>> TensorFile::Floats(std::string_view tensor, Shape shape) const {
  DATELINE_TRY(found, Expect(tensor, DataType::kFloat, shape));
  const std::span<const float> values = ViewAs<float>(found->bytes);
  if (!std::all_of(values.begin(), values.end(),
                   [](float value) { return std::fabs(value) <= kLargestFloat; })) {
    return Bad(tensor, "holds a value that is no weight");
  }
  return values;
}

Result<Int8Matrix> TensorFile::Int8(std::string_view tensor, Shape shape) const {
  DATELINE_TRY(found, Expect(tensor, DataType::kInt8, shape));
  DATELINE_TRY(scale, Floats(std::string(tensor) + ".scale", {found->rows, 1}));
  return Int8Matrix{ViewAs<std::int8_t>(found->bytes), scale, found->rows, found->columns};
}

Result<std::span<const std::uint64_t>> TensorFile::Uint64s(std::string_view tensor,
                                                           Shape shape) const {
  DATELINE_TRY(found, Expect(tensor, DataType::kUint64, shape));
  return ViewAs<std::uint64_t>(found->bytes);
}

Result<std::vector<std::string_view>> TensorFile::Strings(std::string_view tensor) const {
  DATELINE_TRY(found, Expect(tensor, DataType::kBytes, {}));
  std::vector<std::string_view> strings;
  std::string_view rest = found->bytes;
  while (true) {
    const std::size_t end = rest.find('\n');
    strings.push_back(rest.substr(0, end));
    if (strings.back().empty()) return Bad(tensor, "holds an empty string");
    if (end == std::string_view::npos) return strings;
    rest.remove_prefix(end + 1);
  }
}

}  // namespace dateline::nn
