// gzip and zstd, told by their first bytes, with a limit on how much may come out of how little.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "dateline/diagnostic.h"
#include "dateline/limits.h"

#include "ingest/byte_source.h"

namespace dateline::ingest {

/// Gives the inflated bytes of a gzip (any number of members) or zstd (any number of frames)
/// source, and any other source as it is. Memory is bounded by the format's window (32 KiB; at most
/// 128 MiB for zstd), not by the size of the input.
///
/// A compressed source that is cut short or damaged gives what could be inflated and then ends;
/// `problem()` says so. Bytes after the last member are left out; `problem()` says so too, unless
/// they are all zero (padding).
class Decompressor : public ByteSource {
 public:
  /// `where` names the source in messages.
  Decompressor(std::unique_ptr<ByteSource> source, std::string where, const Limits& limits);
  ~Decompressor() override;

  /// \errors those of the source; kLimitExceeded once more than limits.inflate_floor_bytes are out
  ///         and their ratio to the bytes taken is beyond limits.inflate_ratio.
  [[nodiscard]] Result<std::size_t> Read(std::span<char> out) override;
  [[nodiscard]] std::uint64_t bytes_taken() const override { return source_->bytes_taken(); }

  /// After the end: "input_truncated", "input_damaged", "trailing_bytes", or none.
  [[nodiscard]] const std::optional<Diagnostic>& problem() const { return problem_; }

  class Codec;  // zlib or zstd

 private:
  [[nodiscard]] Status Start();
  [[nodiscard]] Status Refill();
  [[nodiscard]] Result<std::size_t> ReadInflated(std::span<char> out);
  void EndBetweenMembers();

  std::unique_ptr<ByteSource> source_;
  std::string where_;
  Limits limits_;
  std::unique_ptr<Codec> codec_;  // null for a plain source
  std::string input_;             // compressed bytes read and not yet used: [used_, size)
  std::size_t used_ = 0;
  bool started_ = false;
  bool source_ended_ = false;
  bool ended_ = false;
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;
  std::optional<Diagnostic> problem_;
};

}  // namespace dateline::ingest
