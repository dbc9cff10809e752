// The model file: named tensors behind a table of contents. docs/formats/model.md describes the
// layout. Nothing is copied; tensors are views of the file's bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::nn {

inline constexpr std::uint32_t kTensorLayout = 1;

enum class DataType : std::uint8_t { kInt8, kFloat, kInt32, kUint64, kBytes };

/// One tensor. A vector has one column.
struct Tensor {
  std::string_view name;
  DataType type = DataType::kBytes;
  std::size_t rows = 0;
  std::size_t columns = 1;
  std::string_view bytes;  // aligned to its element
};

/// A matrix of small integers: the value of row r, column c is values[r * columns + c] * scale[r].
struct Int8Matrix {
  std::span<const std::int8_t> values;
  std::span<const float> scale;
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// What a caller expects of a tensor's shape; 0 takes any size.
struct Shape {
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// A checked table of contents. Immutable; shared by all threads.
class TensorFile {
 public:
  /// Checks the header and every entry, not the values.
  ///
  /// \param bytes   must outlive the object and all that it gives; its start must be aligned to 8
  ///                (a mapping or an allocation is).
  /// \param name    for messages.
  /// \param meaning what the caller takes the tensors to mean; a model of another is refused.
  /// \errors kMalformedInput, kUnsupportedVersion (with both numbers).
  [[nodiscard]] static Result<TensorFile> Parse(std::string_view bytes, std::string_view name,
                                                std::uint32_t meaning);

  /// The tensor called `tensor`, or null.
  [[nodiscard]] const Tensor* Find(std::string_view tensor) const;

  /// Each gives a tensor of a type and shape; values are checked to be finite and sane (at most
  /// kLargestFloat either way), so that no sum of them leaves the range of float.
  /// \errors kMalformedInput: it is absent, of another type or shape, or holds such a value.
  [[nodiscard]] Result<Int8Matrix> Int8(std::string_view tensor, Shape shape) const;
  [[nodiscard]] Result<std::span<const float>> Floats(std::string_view tensor, Shape shape) const;
  [[nodiscard]] Result<std::span<const std::uint64_t>> Uint64s(std::string_view tensor,
                                                               Shape shape) const;
  /// The strings of a list, at least one, none empty.
  [[nodiscard]] Result<std::vector<std::string_view>> Strings(std::string_view tensor) const;

  [[nodiscard]] const std::vector<Tensor>& tensors() const { return tensors_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  /// An error about this file.
  [[nodiscard]] Error Bad(std::string_view tensor, std::string_view what) const;

 private:
  TensorFile() = default;
  [[nodiscard]] Result<const Tensor*> Expect(std::string_view tensor, DataType type,
                                             Shape shape) const;
  std::string name_;
  std::vector<Tensor> tensors_;  // rising by name
};

/// No honest weight, scale or bias comes near this.
inline constexpr float kLargestFloat = 1e4F;

}  // namespace dateline::nn
