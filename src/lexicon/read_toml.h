// TOML from files that anyone may have edited: rule files, source lists, model manifests. Calls
// toml++, which trusts its input too far: 3.3 has undefined behaviour on stray control characters,
// letters beyond ASCII outside of quotes, numbers beyond 64 bits, deep nesting, brackets that do
// not match and tables without a name. So the bytes are looked over first; none of our files needs
// what is refused.
#pragma once

#include <cstddef>
#include <string_view>

#include <toml++/toml.h>

#include "dateline/result.h"

namespace dateline::lexicon {

inline constexpr std::size_t kMaxTomlBytes = std::size_t{4} << 20;

/// Reads a TOML file.
///
/// \param name for messages and for the positions of the nodes.
/// \errors kMalformedInput with "name:line" for what is not TOML, and, although it may be, for
///         bytes outside of quotes and comments that are not printable ASCII, numbers of more than
///         17 digits, brackets nested deeper than 16, keys of more than 8 parts, and quotes after
///         a dot; kLimitExceeded beyond kMaxTomlBytes.
[[nodiscard]] Result<toml::table> ReadToml(std::string_view bytes, std::string_view name);

}  // namespace dateline::lexicon
