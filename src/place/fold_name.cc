#include "place/fold_name.h"

#include <algorithm>
#include <array>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::place {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Base letters of `norm`: canonical decomposition without its combining marks.
std::string WithoutAccents(const std::string& norm) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&error);
  if (U_FAILURE(error)) return norm;
  std::string out;
  for (std::size_t at = 0; at < norm.size();) {
    const text::Decoded decoded = text::DecodeAt(norm, at);
    at += decoded.length;
    std::array<UChar, 16> parts{};
    error = U_ZERO_ERROR;
    const std::int32_t length =
        unorm2_getDecomposition(nfd, static_cast<UChar32>(decoded.character), parts.data(),
                                static_cast<std::int32_t>(parts.size()), &error);
    if (U_FAILURE(error) || length <= 0) {
      text::AppendUtf8(out, decoded.character);
    } else {
      text::AppendUtf8(out, parts[0]);
    }
  }
  return out;
}

}  // namespace

std::string FoldName(std::string_view name) {
  if (!IsAscii(name)) return WithoutAccents(lexicon::NormOf(name));
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// FNV-1a, then mixed so that the high bits, which choose the bucket, depend on every letter. Names
// are short, and two names of one hash would have to meet in one report to matter.
std::uint64_t HashName(std::string_view folded) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : folded) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCDu;
  return hash ^ (hash >> 33);
}

}  // namespace dateline::place
