// What one input may cost. Every limit has a default here, a flag of the command, and a counter in
// the diagnostics: hitting one is always reported.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

struct Limits {
  /// Longest single record or page, in bytes after decompression.
  std::size_t record_bytes = std::size_t{16} << 20;
  /// Longest line of a line-based input, in bytes.
  std::size_t line_bytes = std::size_t{16} << 20;
  /// Largest ratio of inflated to compressed bytes, once `inflate_floor_bytes` are out.
  std::size_t inflate_ratio = 200;
  /// Below this many bytes of output the ratio is not looked at: short files compress oddly.
  std::size_t inflate_floor_bytes = std::size_t{1} << 20;
  /// Deepest element nesting kept as structure; what is deeper is flattened, not dropped.
  std::uint32_t nesting = 512;
  /// Longest document text, in characters (code points); the rest is cut off and the document is
  /// marked `truncated`.
  std::size_t text_chars = 1'000'000;
  /// Longest sentence, in tokens; longer ones are broken.
  std::uint32_t sentence_tokens = 250;
  /// Longest time one document may take, in milliseconds of wall time. Layers that exist by then
  /// are kept.
  std::uint32_t document_ms = 5'000;
};

}  // namespace dateline
