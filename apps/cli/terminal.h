// What the command's output goes to: a terminal with colours, or a file or pipe without.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace dateline::cli {

/// True if `stream` is a terminal.
[[nodiscard]] bool IsTerminal(std::FILE* stream);

/// True if `stream` is a terminal and NO_COLOR is unset or empty (no-color.org).
[[nodiscard]] bool UseColor(std::FILE* stream);

/// Columns of the terminal behind `stream`; 80 where that is unknown.
[[nodiscard]] unsigned TerminalColumns(std::FILE* stream);

enum class Style { kBold, kDim, kRed, kGreen, kYellow, kBlue, kMagenta, kCyan, kUnderline };

/// `text` in `style` if `color`, else `text` itself.
[[nodiscard]] std::string Styled(std::string_view text, Style style, bool color);

/// Article text made safe for a terminal: control characters and bidirectional overrides, which
/// could hide or reorder what a reader sees, become U+FFFD. Line feeds stay.
[[nodiscard]] std::string SafeForTerminal(std::string_view utf8);

/// Prints "dateline: MESSAGE" to standard error; with `where` in front if it is not empty.
void PrintError(std::string_view message, std::string_view where = {});

}  // namespace dateline::cli
