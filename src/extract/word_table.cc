#include "extract/word_table.h"

#include <array>
#include <cstddef>

#include "text/utf8.h"

namespace dateline::extract {
namespace {

constexpr std::string_view kHeader = "word\tkind\tvalue\tsource";

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

bool SplitRow(std::string_view line, WordRow& row) {
  std::array<std::string_view, 4> cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == cells.size())) return false;
    cells[i] = line.substr(0, tab);
    if (cells[i].empty()) return false;
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  row = {.word = cells[0], .kind = cells[1], .value = cells[2], .source = cells[3]};
  return true;
}

}  // namespace

std::string FoldCase(std::string_view utf8) {
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

Result<std::vector<WordRow>> ParseWordTable(std::string_view bytes, std::string_view file_name) {
  std::vector<WordRow> rows;
  std::string_view last;
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++number;
    const auto refuse = [&](const char* message) {
      return Error{ErrorCode::kMalformedInput, message,
                   std::string(file_name) + ":" + std::to_string(number)};
    };
    if (number == 1) {
      if (line != kHeader) return refuse("The header is not word, kind, value, source.");
      continue;
    }
    WordRow row;
    if (!SplitRow(line, row)) return refuse("A row has other than four cells, none empty.");
    if (line <= last) return refuse("The rows do not rise by bytes.");
    last = line;
    rows.push_back(row);
  }
  if (number == 0) {
    return Error{ErrorCode::kMalformedInput, "The word table is empty.", std::string(file_name)};
  }
  return rows;
}

}  // namespace dateline::extract
