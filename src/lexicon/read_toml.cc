#include "lexicon/read_toml.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lexicon/toml_grammar.h"

namespace dateline::lexicon {

Result<toml::table> ReadToml(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxTomlBytes) {
    return Error{ErrorCode::kLimitExceeded, "file is larger than 4 MiB; split it",
                 std::string(name)};
  }
  const auto refuse = [&](std::string message, std::size_t line) {
    return Error{ErrorCode::kMalformedInput, std::move(message),
                 std::string(name) + ":" + std::to_string(line)};
  };
  if (const auto fault = CheckToml(bytes)) return refuse(std::string(fault->message), fault->line);
  toml::parse_result parsed = toml::parse(bytes, name);
  if (!parsed) {
    // A file that fails before its first line has no position.
    const std::uint32_t line = std::max<std::uint32_t>(parsed.error().source().begin.line, 1);
    return refuse(std::string(parsed.error().description()), line);
  }
  return std::move(parsed).table();
}

}  // namespace dateline::lexicon
