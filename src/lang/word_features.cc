#include "lang/word_features.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kLongestRun = 4;

bool Continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

std::string_view First(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size() && characters > 0; --characters) {
    do ++at;
    while (at < text.size() && Continues(text[at]));
  }
  return text.substr(0, at);
}

std::string_view Last(std::string_view text, std::size_t characters) {
  std::size_t at = text.size();
  for (; at > 0 && characters > 0; --characters) {
    do --at;
    while (at > 0 && Continues(text[at]));
  }
  return text.substr(at);
}

char ShapeOfCharacter(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    return c >= '0' && c <= '9' ? '0' : static_cast<char>(c);
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
      return 'X';
    case U_LOWERCASE_LETTER:
      return 'x';
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return 'u';
    default:
      return '*';
  }
}

}  // namespace

std::string KeyOf(std::string_view norm) {
  std::string key(norm);
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c >= '1' && c <= '9'; }, '0');
  return key;
}

std::string ShapeOf(std::string_view surface) {
  std::string shape;
  std::size_t run = 0;
  for (std::size_t at = 0; at < surface.size();) {
    const text::Decoded c = text::DecodeAt(surface, at);
    at += c.length;
    const char kind = ShapeOfCharacter(c.character);
    run = !shape.empty() && shape.back() == kind ? run + 1 : 1;
    if (run <= kLongestRun) shape.push_back(kind);
  }
  return shape;
}

std::array<std::string_view, kHashedFeatures> WordStrings::Features() const {
  return {key, First(key, 3), Last(key, 3), Last(key, 4), shape};
}

WordStrings StringsOf(std::string_view surface, std::string_view norm) {
  return {KeyOf(norm), ShapeOf(surface)};
}

std::uint64_t HashOf(std::uint8_t feature, std::string_view text) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  std::uint64_t hash = 0xCBF29CE484222325;
  hash = (hash ^ feature) * kPrime;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCD;
  return hash ^ hash >> 33;
}

}  // namespace dateline::lang
