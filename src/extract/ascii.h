// Letters and figures of ASCII, whatever the locale.
#pragma once

namespace dateline::extract {

[[nodiscard]] constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace dateline::extract
