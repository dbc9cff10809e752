// The small repairs that make any text safe to store and to print, and nothing more: what the
// writer wrote stays, so that spans and quotations match the source.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

enum class LineEnds {
  kJoin,        // "\r\n" becomes "\n"
  kKeepLength,  // "\r\n" becomes " \n": offsets given for the text stay right
};

/// Line ends (CR LF, CR) become LF; NUL becomes U+FFFD; the other C0 controls but tab, and DEL,
/// become a blank. Everything else stays byte for byte. Under kKeepLength the number of code points
/// does not change.
///
/// \pre `utf8` is valid UTF-8; the result is too.
[[nodiscard]] std::string CleanText(std::string_view utf8, LineEnds line_ends = LineEnds::kJoin);

}  // namespace dateline::text
