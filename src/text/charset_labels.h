// What the names that pages give their character sets mean.
#pragma once

#include <optional>
#include <string_view>

namespace dateline::text {

/// An encoding of the WHATWG Encoding Standard. Both views are literals.
struct Encoding {
  std::string_view name;           // the standard's name, lower case: "windows-1252"
  std::string_view icu_converter;  // empty for "utf-8" and "replacement", which need none
  friend bool operator==(const Encoding&, const Encoding&) = default;
};

/// The encoding a label stands for, ASCII case and outer white space aside; none for labels that
/// the standard does not know.
/// \source WHATWG Encoding Standard, 4.2 "Names and labels".
[[nodiscard]] std::optional<Encoding> EncodingOfLabel(std::string_view label);

}  // namespace dateline::text
