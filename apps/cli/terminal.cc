#include "terminal.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/utf8.h"

namespace dateline::cli {

bool IsTerminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

bool UseColor(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  return IsTerminal(stream) && (no_color == nullptr || *no_color == '\0');
}

unsigned TerminalColumns(std::FILE* stream) {
  winsize size{};
  if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string Styled(std::string_view text, Style style, bool color) {
  constexpr std::array<std::string_view, 9> kCodes = {"1",  "2",  "31", "32", "33",
                                                      "34", "35", "36", "4"};
  if (!color) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", kCodes[static_cast<std::size_t>(style)], text);
}

std::string SafeForTerminal(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const text::Decoded c = text::DecodeAt(utf8, at);
    const bool control =
        (c.character < 0x20 && c.character != '\n') || (c.character >= 0x7F && c.character < 0xA0);
    const bool bidi = (c.character >= 0x202A && c.character <= 0x202E) ||
                      (c.character >= 0x2066 && c.character <= 0x2069);
    if (control || bidi) {
      text::AppendUtf8(out, 0xFFFD);
    } else {
      out.append(utf8.substr(at, c.length));
    }
    at += c.length;
  }
  return out;
}

void PrintError(std::string_view message, std::string_view where) {
  const bool color = UseColor(stderr);
  const std::string prefix = Styled("dateline:", Style::kRed, color);
  if (where.empty()) {
    fmt::print(stderr, "{} {}\n", prefix, SafeForTerminal(message));
  } else {
    fmt::print(stderr, "{} {}: {}\n", prefix, SafeForTerminal(where), SafeForTerminal(message));
  }
}

}  // namespace dateline::cli
