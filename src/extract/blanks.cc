#include "extract/blanks.h"

namespace dateline::extract {

std::size_t BlankAt(std::string_view text) {
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == '\r' || c == '\0') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xE2\x80\x8B")) return 3;
  return 0;
}

namespace {

std::size_t BlankBefore(std::string_view text) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    if (size <= text.size() && BlankAt(text.substr(text.size() - size)) == size) return size;
  }
  return 0;
}

}  // namespace

std::string_view TrimBlanks(std::string_view utf8) {
  while (!utf8.empty()) {
    const std::size_t blank = BlankAt(utf8);
    if (blank == 0) break;
    utf8.remove_prefix(blank);
  }
  while (!utf8.empty()) {
    const std::size_t blank = BlankBefore(utf8);
    if (blank == 0) break;
    utf8.remove_suffix(blank);
  }
  return utf8;
}

}  // namespace dateline::extract
