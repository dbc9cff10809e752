// A byte source one can look ahead in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dateline/result.h"

#include "ingest/byte_source.h"

namespace dateline::ingest {

class BufferedSource {
 public:
  /// `source` must outlive this.
  explicit BufferedSource(ByteSource& source) : source_(source) {}

  /// The next bytes without taking them: `count`, or fewer at the end. Valid until the next call.
  [[nodiscard]] Result<std::string_view> Peek(std::size_t count);

  /// Whatever is at hand, at least one byte; empty at the end.
  [[nodiscard]] Result<std::string_view> Chunk() { return Peek(1); }

  /// Takes `count` bytes of those last seen.
  void Skip(std::size_t count) { used_ += count; }

  /// Takes everything up to the end.
  /// \errors those of the source; kLimitExceeded beyond `limit_bytes`.
  [[nodiscard]] Result<std::string> TakeAll(std::size_t limit_bytes);

 private:
  ByteSource& source_;
  std::string buffer_;
  std::size_t used_ = 0;
  bool ended_ = false;
};

}  // namespace dateline::ingest
