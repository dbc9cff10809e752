#include "lexicon/word_form.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace dateline::lexicon {
namespace {

constexpr bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

void AppendNormOfCharacter(char32_t c, std::string& out) {
  switch (c) {
    case U'\u2018':  // quotation marks of all countries, prime, modifier apostrophe
    case U'\u2019':
    case U'\u201A':
    case U'\u201B':
    case U'\u2032':
    case U'\u02BC':
    case U'\u00B4':
    case U'\u0060':
    case U'\u2039':
    case U'\u203A':
      out.push_back('\'');
      return;
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u2033':
    case U'\u00AB':
    case U'\u00BB':
      out.push_back('"');
      return;
    case U'\u2010':  // hyphens, dashes, minus
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2015':
    case U'\u2212':
      out.push_back('-');
      return;
    case U'\u2026':
      out += "...";
      return;
    case U'\u00AD':  // soft hyphen: a hint to the typesetter, not part of the word
    case U'\u200B':
      return;
    default:
      text::AppendUtf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
}

}  // namespace

void AppendNorm(std::string_view surface, std::string& out) {
  for (std::size_t at = 0; at < surface.size();) {
    const char c = surface[at];
    if (IsAscii(c) && c != '`') {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
      ++at;
      continue;
    }
    const text::Decoded decoded = text::DecodeAt(surface, at);
    AppendNormOfCharacter(decoded.character, out);
    at += decoded.length;
  }
}

std::string NormOf(std::string_view surface) {
  std::string norm;
  norm.reserve(surface.size());
  AppendNorm(surface, norm);
  return norm;
}

std::uint64_t CapitalsOf(std::string_view surface) {
  std::uint64_t capitals = 0;
  unsigned index = 0;
  for (std::size_t at = 0; at < surface.size() && index < 64; ++index) {
    const char c = surface[at];
    bool capital = c >= 'A' && c <= 'Z';
    std::size_t length = 1;
    if (!IsAscii(c)) {
      const text::Decoded decoded = text::DecodeAt(surface, at);
      capital = u_isupper(static_cast<UChar32>(decoded.character)) != 0;
      length = decoded.length;
    }
    if (capital) capitals |= std::uint64_t{1} << index;
    at += length;
  }
  return capitals;
}

std::vector<std::string_view> CutAtSpaces(std::string_view phrase) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    if (end > at) pieces.push_back(phrase.substr(at, end - at));
    at = end + 1;
  }
  return pieces;
}

}  // namespace dateline::lexicon
