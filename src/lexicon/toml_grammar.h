// The part of TOML 1.0 that our files are written in, checked before a parser sees it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline::lexicon {

struct TomlFault {
  std::string_view message;  // a literal
  std::size_t line = 1;      // counted from 1
};

/// The first place where `bytes` are not UTF-8, or not of this grammar: lines of `key = value`,
/// tables and lists of tables by name, comments; values are the four kinds of text, whole and
/// broken numbers in decimal, true and false, days such as 2024-05-16, arrays and inline tables.
/// Not taken, though TOML has them: times of day, numbers in other bases, inf and nan, and what is
/// nested or dotted too deep. Whatever passes, toml++ 3.3 reads without failing its own assertions.
[[nodiscard]] std::optional<TomlFault> CheckToml(std::string_view bytes);

}  // namespace dateline::lexicon
