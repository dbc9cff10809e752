#include "text/charset.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/charset_icu.h"
#include "text/meta_prescan.h"
#include "text/utf8.h"

namespace dateline::text {

namespace {

/// Bytes looked at where the encoding must be guessed.
constexpr std::size_t kGuessBytes = std::size_t{64} << 10;

constexpr Encoding kUtf8Encoding{"utf-8", ""};
constexpr Encoding kUtf16Le{"utf-16le", "UTF-16LE"};
constexpr Encoding kUtf16Be{"utf-16be", "UTF-16BE"};
constexpr Encoding kWindows1252{"windows-1252", "windows-1252"};

std::optional<Charset> FromMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return Charset{kUtf8Encoding, CharsetSignal::kByteOrderMark, 3};
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return Charset{kUtf16Be, CharsetSignal::kByteOrderMark, 2};
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return Charset{kUtf16Le, CharsetSignal::kByteOrderMark, 2};
  }
  return std::nullopt;
}

/// UTF-16 of mostly Latin text: zeros at one parity and hardly any at the other.
std::optional<Charset> FromZeroBytes(std::string_view bytes) {
  const std::string_view opening = bytes.substr(0, 512);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < opening.size(); ++i) {
    if (opening[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t pairs = opening.size() / 2;
  if (pairs < 4) return std::nullopt;
  const auto most = [&](std::size_t parity) {
    return zeros[parity] * 10 >= pairs * 7 && zeros[1 - parity] * 10 <= pairs;
  };
  if (most(1)) return Charset{kUtf16Le, CharsetSignal::kZeroBytes, 0};
  if (most(0)) return Charset{kUtf16Be, CharsetSignal::kZeroBytes, 0};
  return std::nullopt;
}

std::optional<Charset> FromDeclaration(std::string_view bytes, const CharsetOptions& options) {
  if (const auto encoding = EncodingOfLabel(options.transport_label)) {
    return Charset{*encoding, CharsetSignal::kTransport, 0};
  }
  if (!options.markup) return std::nullopt;
  if (const auto encoding = PrescanMeta(bytes)) {
    return Charset{*encoding, CharsetSignal::kMeta, 0};
  }
  if (const auto encoding = PrescanXmlDeclaration(bytes)) {
    return Charset{*encoding, CharsetSignal::kXmlDeclaration, 0};
  }
  return std::nullopt;
}

bool IsAscii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// For undeclared bytes that are not UTF-8.
Charset Guess(std::string_view bytes) {
  const std::string_view opening = bytes.substr(0, kGuessBytes);
  std::size_t replaced = 0;
  const std::string repaired = RepairUtf8(opening, replaced);
  std::size_t multibyte = 0;  // well-formed ones and replacements
  for (const char c : repaired) multibyte += static_cast<unsigned char>(c) >= 0xC2 ? 1u : 0u;
  if (multibyte > 2 * replaced) return {kUtf8Encoding, CharsetSignal::kUtf8, 0};

  std::size_t high = 0;
  std::size_t letters = 0;
  for (const char c : opening) {
    const char lower = LowerAscii(c);
    if (static_cast<unsigned char>(c) >= 0x80) ++high;
    if (lower >= 'a' && lower <= 'z') ++letters;
  }
  if (high > letters) {
    if (const auto encoding = GuessByIcu(opening)) {
      return {*encoding, CharsetSignal::kDetected, 0};
    }
  }
  return {kWindows1252, CharsetSignal::kFallback, 0};
}

}  // namespace

Charset SniffCharset(std::string_view bytes, const CharsetOptions& options) {
  if (const auto mark = FromMark(bytes)) return *mark;
  if (const auto wide = FromZeroBytes(bytes)) return *wide;
  const std::optional<Charset> declared = FromDeclaration(bytes, options);
  if (declared && declared->encoding == kUtf8Encoding) return *declared;
  if (IsAscii(bytes)) {
    // ASCII is UTF-8 but for the encodings that escape out of it, such as iso-2022-jp.
    return declared.value_or(Charset{kUtf8Encoding, CharsetSignal::kUtf8, 0});
  }
  if (IsValidUtf8(bytes)) return {kUtf8Encoding, CharsetSignal::kUtf8, 0};
  return declared ? *declared : Guess(bytes);
}

std::string DecodeAs(Encoding encoding, std::string_view bytes, std::size_t& replaced) {
  replaced = 0;
  if (encoding.name == "replacement") {
    // The standard refuses to read these encodings, because scripts have been smuggled in them.
    replaced = bytes.empty() ? 0 : 1;
    return bytes.empty() ? "" : "\xEF\xBF\xBD";
  }
  if (!encoding.icu_converter.empty()) {
    if (auto decoded = DecodeByIcu(encoding.icu_converter, bytes, replaced)) {
      return std::move(*decoded);
    }
  }
  return RepairUtf8(bytes, replaced);
}

DecodedText DecodeBytes(std::string_view bytes, const CharsetOptions& options) {
  DecodedText out;
  out.charset = SniffCharset(bytes, options);
  out.utf8 = DecodeAs(out.charset.encoding, bytes.substr(out.charset.mark_bytes), out.replaced);
  return out;
}

}  // namespace dateline::text
