#include "extract/html_entity.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string_view>

namespace dateline::extract {
namespace {

struct Named {
  std::string_view name;
  char32_t first;
  char32_t second;  // 0 where there is none
  bool bare;        // read without a semicolon too
};

constexpr Named kNamed[] = {
#include "extract/html_entities.inc"
};
constexpr std::size_t kLongestName = 31;

/// What browsers make of the numbers 0x80 to 0x9F: the page meant Windows-1252.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char* Write(char* out, char32_t c) {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return out;
}

/// A reference found at the start of a text: its length there (0 for none) and what it stands for.
struct Reference {
  std::size_t length = 0;
  char32_t first = 0;
  char32_t second = 0;
};

char32_t RepairNumber(char32_t c) {
  if (c >= 0x80 && c < 0xA0) return kWindows1252[c - 0x80];
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0xFFFD;
  return c;
}

Reference ReadNumber(std::string_view text) {  // "&#39;", "&#x27;"
  std::size_t at = 2;
  const bool hex = at < text.size() && (text[at] | 0x20) == 'x';
  if (hex) ++at;
  const std::size_t digits = at;
  char32_t value = 0;
  for (; at < text.size(); ++at) {
    const int digit = HexDigit(text[at]);
    if (digit < 0 || (!hex && digit > 9)) break;
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (at == digits) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {at, RepairNumber(value), 0};
}

const Named* Find(std::string_view name) {
  const Named* const at = std::lower_bound(
      std::begin(kNamed), std::end(kNamed), name,
      [](const Named& entry, std::string_view wanted) { return entry.name < wanted; });
  return at != std::end(kNamed) && at->name == name ? at : nullptr;
}

Reference ReadName(std::string_view text, bool in_attribute) {
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && IsAlnum(text[end])) ++end;
  if (end == 1) return {};
  if (end < text.size() && text[end] == ';') {
    const Named* const named = Find(text.substr(1, end - 1));
    if (named != nullptr) return {end + 1, named->first, named->second};
  }
  if (in_attribute) return {};
  for (std::size_t length = std::min<std::size_t>(end - 1, 6); length >= 2; --length) {
    const Named* const named = Find(text.substr(1, length));
    if (named != nullptr && named->bare) return {length + 1, named->first, named->second};
  }
  return {};
}

Reference Read(std::string_view text, bool in_attribute) {
  if (text.size() < 3) return {};
  return text[1] == '#' ? ReadNumber(text) : ReadName(text, in_attribute);
}

}  // namespace

std::size_t DecodeEntities(char* text, std::size_t size, bool in_attribute) {
  const std::string_view all(text, size);
  std::size_t at = std::min(all.find('&'), all.find('\0'));
  if (at == std::string_view::npos) return size;
  char* out = text + at;
  while (at < size) {
    if (text[at] == '\0') {
      ++at;
      continue;
    }
    if (text[at] == '&') {
      const Reference reference = Read(all.substr(at), in_attribute);
      if (reference.length > 0) {
        out = Write(out, reference.first);
        if (reference.second != 0) out = Write(out, reference.second);
        at += reference.length;
        continue;
      }
    }
    *out++ = text[at++];
  }
  return static_cast<std::size_t>(out - text);
}

}  // namespace dateline::extract
