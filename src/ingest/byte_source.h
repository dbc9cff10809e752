// Where bytes come from: a file or standard input, read in order, once.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "dateline/result.h"

namespace dateline::ingest {

/// A run of bytes read front to back. One thread at a time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Reads up to `out.size()` bytes; 0 only at the end (or for an empty `out`).
  /// \errors kIo and what the source itself may find, such as kLimitExceeded.
  [[nodiscard]] virtual Result<std::size_t> Read(std::span<char> out) = 0;

  /// Bytes taken so far from the file itself (compressed, where it is).
  [[nodiscard]] virtual std::uint64_t bytes_taken() const = 0;
};

/// Opens a file for reading; "-" is standard input, which is not closed at the end.
/// \errors kNotFound; kIo. Both name the path in `where`.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> OpenFile(const std::string& path);

/// Reads from memory.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] Result<std::size_t> Read(std::span<char> out) override;
  [[nodiscard]] std::uint64_t bytes_taken() const override { return at_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace dateline::ingest
