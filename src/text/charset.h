// From bytes in whatever character set to UTF-8, in the order of the WHATWG standards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/charset_labels.h"

namespace dateline::text {

/// What decided the encoding, strongest first.
enum class CharsetSignal : std::uint8_t {
  kByteOrderMark,
  kZeroBytes,       // UTF-16 without a mark: every second byte of the opening is zero
  kTransport,       // the sender's label
  kMeta,            // <meta>
  kXmlDeclaration,  // <?xml encoding="…"?>
  kUtf8,            // undeclared, or declared as something else, but UTF-8 in fact
  kDetected,        // guessed from the bytes by ICU
  kFallback,        // windows-1252
};

struct CharsetOptions {
  /// Label from outside the bytes, such as an HTTP header; empty for files.
  std::string_view transport_label;
  /// Whether to look for declarations inside the bytes.
  bool markup = false;
};

struct Charset {
  Encoding encoding;
  CharsetSignal signal = CharsetSignal::kFallback;
  std::size_t mark_bytes = 0;  // length of the byte order mark, to be left out
};

/// Decides the encoding of `bytes`: mark, transport label, declaration, then the bytes themselves.
/// Where a legacy encoding is declared but the bytes are well-formed UTF-8 with at least one
/// multi-byte character, they are UTF-8: accidents of that kind need text that no one writes, while
/// pages moved to UTF-8 with an old declaration left in are common. Undeclared bytes that are not
/// UTF-8 count as damaged UTF-8 while most of their multi-byte sequences are well-formed; as
/// ICU's guess where most letters lie outside ASCII, hence in no Western language; and as
/// windows-1252 otherwise.
/// \source WHATWG HTML, 13.2.3 "The input byte stream"; the order for files without labels is ours.
[[nodiscard]] Charset SniffCharset(std::string_view bytes, const CharsetOptions& options);

struct DecodedText {
  std::string utf8;  // well-formed
  Charset charset;
  std::size_t replaced = 0;  // malformed sequences that became U+FFFD
};

/// Sniffs and decodes. Never fails: what is malformed becomes U+FFFD and is counted.
[[nodiscard]] DecodedText DecodeBytes(std::string_view bytes, const CharsetOptions& options);

/// Decodes as told, without looking for a mark.
[[nodiscard]] std::string DecodeAs(Encoding encoding, std::string_view bytes,
                                   std::size_t& replaced);

}  // namespace dateline::text
