// UTF-8: validation, decoding one character at a time, and the way from bytes to code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"

namespace dateline::text {

/// True if `bytes` is well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
[[nodiscard]] bool IsValidUtf8(std::string_view bytes);

/// Replaces every malformed sequence by U+FFFD as the WHATWG Encoding Standard does (one for each
/// maximal subpart). `replaced` gets the number of replacements.
[[nodiscard]] std::string RepairUtf8(std::string_view bytes, std::size_t& replaced);

/// A decoded character and its length in bytes.
struct Decoded {
  char32_t character = 0;
  std::uint32_t length = 0;
};

/// Decodes the character at `at`.
/// \pre `text` is valid UTF-8, `at < text.size()` and lies between characters.
[[nodiscard]] Decoded DecodeAt(std::string_view text, std::size_t at);

/// Appends `character` in UTF-8; U+FFFD for surrogates and values beyond U+10FFFF.
void AppendUtf8(std::string& out, char32_t character);

/// The number of code points in valid UTF-8.
[[nodiscard]] std::size_t CountCodePoints(std::string_view text);

/// Byte offset of the n-th code point; text.size() if there are fewer.
[[nodiscard]] std::size_t OffsetOfCodePoint(std::string_view text, std::size_t n);

/// Turns byte offsets of one text into code points and back. Built once per document in one pass;
/// a look-up costs at most one block of 64 bytes.
class CodePointMap {
 public:
  /// `text` must be valid UTF-8 and outlive the map.
  explicit CodePointMap(std::string_view text);

  /// \pre `at <= text.size()`, between characters.
  [[nodiscard]] std::uint32_t ToCodePoint(ByteOffset at) const;

  /// The byte at which code point `at` begins; text.size() where there are fewer.
  [[nodiscard]] ByteOffset ToByte(std::uint32_t at) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // code points before each block of kBlockBytes bytes
};

}  // namespace dateline::text
