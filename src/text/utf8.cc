#include "text/utf8.h"

#include <algorithm>

namespace dateline::text {
namespace {

constexpr std::size_t kBlockBytes = 64;
constexpr char32_t kReplacement = 0xFFFD;

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

/// Length of the well-formed sequence at `at`, or 0; `bad_length` then gets the length of the
/// maximal subpart to replace (at least 1).
std::size_t WellFormed(std::string_view bytes, std::size_t at, std::size_t& bad_length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned lead = byte(at);
  bad_length = 1;
  if (lead < 0x80) return 1;
  std::size_t need = 0;
  unsigned low = 0x80;  // allowed range of the second byte
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    need = 1;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    need = 2;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    need = 3;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (std::size_t i = 1; i <= need; ++i) {
    if (at + i >= bytes.size() || byte(at + i) < low || byte(at + i) > high) {
      bad_length = i;
      return 0;
    }
    low = 0x80;
    high = 0xBF;
  }
  return need + 1;
}

}  // namespace

bool IsValidUtf8(std::string_view bytes) {
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = WellFormed(bytes, at, bad);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string RepairUtf8(std::string_view bytes, std::size_t& replaced) {
  replaced = 0;
  std::string out;
  out.reserve(bytes.size());
  std::size_t bad = 0;
  std::size_t good_from = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = WellFormed(bytes, at, bad);
    if (length != 0) {
      at += length;
      continue;
    }
    out.append(bytes.substr(good_from, at - good_from));
    AppendUtf8(out, kReplacement);
    ++replaced;
    at += bad;
    good_from = at;
  }
  out.append(bytes.substr(good_from));
  return out;
}

Decoded DecodeAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | (byte(at + 1) & 0x3F), 2};
  if (lead < 0xF0) {
    return {((lead & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F), 3};
  }
  return {((lead & 0x07) << 18) | ((byte(at + 1) & 0x3F) << 12) | ((byte(at + 2) & 0x3F) << 6) |
              (byte(at + 3) & 0x3F),
          4};
}

void AppendUtf8(std::string& out, char32_t character) {
  if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
    character = kReplacement;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | (character >> 6));
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | (character >> 18));
    put(0x80 | ((character >> 12) & 0x3F));
    put(0x80 | ((character >> 6) & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

std::size_t CountCodePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !IsContinuation(byte); }));
}

std::size_t OffsetOfCodePoint(std::string_view text, std::size_t n) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (IsContinuation(text[at])) continue;
    if (n-- == 0) return at;
  }
  return text.size();
}

CodePointMap::CodePointMap(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kBlockBytes + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += kBlockBytes) {
    before_.push_back(count);
    count += static_cast<std::uint32_t>(CountCodePoints(text.substr(at, kBlockBytes)));
  }
  if (text.size() % kBlockBytes == 0) before_.push_back(count);
}

std::uint32_t CodePointMap::ToCodePoint(ByteOffset at) const {
  const std::size_t block = at / kBlockBytes;
  const std::size_t from = block * kBlockBytes;
  return before_[block] +
         static_cast<std::uint32_t>(CountCodePoints(text_.substr(from, at - from)));
}

ByteOffset CodePointMap::ToByte(std::uint32_t at) const {
  const auto after = std::upper_bound(before_.begin(), before_.end(), at);
  const auto block = static_cast<std::size_t>(after - before_.begin()) - 1;
  const std::size_t from = block * kBlockBytes;
  return static_cast<ByteOffset>(from + OffsetOfCodePoint(text_.substr(from), at - before_[block]));
}

}  // namespace dateline::text
