// TOML from files that anyone may have edited: rule files, source lists, model manifests. Calls
// toml++, which trusts its input too far: 3.3 fails its own assertions, or worse, on many texts
// that are not TOML. So it sees only what toml_grammar.h takes; none of our files needs more.
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
/// \errors kMalformedInput with "name:line" for what CheckToml refuses, and for keys and tables
/// that
///         stand twice; kLimitExceeded beyond kMaxTomlBytes.
[[nodiscard]] Result<toml::table> ReadToml(std::string_view bytes, std::string_view name);

}  // namespace dateline::lexicon
