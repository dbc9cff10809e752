#include "text/clean.h"

namespace dateline::text {
namespace {

bool IsClean(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t';
}

}  // namespace

std::string CleanText(std::string_view utf8, LineEnds line_ends) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const char c = utf8[at];
    if (IsClean(c)) {
      out.push_back(c);
    } else if (c == '\r') {
      const bool pair = at + 1 < utf8.size() && utf8[at + 1] == '\n';
      if (!pair) {
        out.push_back('\n');
      } else if (line_ends == LineEnds::kKeepLength) {
        out.push_back(' ');
      }
    } else if (c == '\0') {
      out.append("\xEF\xBF\xBD");
    } else {
      out.push_back(' ');
    }
  }
  return out;
}

}  // namespace dateline::text
