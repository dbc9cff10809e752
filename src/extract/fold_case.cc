#include "extract/fold_case.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace dateline::extract {
namespace {

// The blocks a European alphabet needs. The exceptions inside them (such as U+0130) keep their
// case, which costs a match and never an error.
char32_t LowerCase(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if ((c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) {
    return c | 1;
  }
  if (c == 0x178) return 0xFF;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x218 && c <= 0x21B) return c | 1;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 0x25;
  if (c >= 0x391 && c <= 0x3AB) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c == 0x490) return 0x491;
  return c;
}

}  // namespace

std::string FoldCase(std::string_view utf8) {
  const auto beyond_ascii = [](char c) { return (c & 0x80) != 0; };
  if (std::none_of(utf8.begin(), utf8.end(), beyond_ascii)) {
    std::string out(utf8);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
    }
    return out;
  }
  std::string out;
  out.reserve(utf8.size());
  if (!text::IsValidUtf8(utf8)) return std::string(utf8);
  for (std::size_t at = 0; at < utf8.size();) {
    const text::Decoded decoded = text::DecodeAt(utf8, at);
    text::AppendUtf8(out, LowerCase(decoded.character));
    at += decoded.length;
  }
  return out;
}

}  // namespace dateline::extract
