// "Did you mean …?" for words the command does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

/// Gives the known word nearest to `word` by edit distance (a swap of neighbours counts once), or
/// an empty string if none is near: more than a third of the letters away.
[[nodiscard]] std::string Suggest(std::string_view word, const std::vector<std::string>& known);

}  // namespace dateline::cli
