// SOURCES.toml: where rows of lexicons and rules come from, and under which licence.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline::lexicon {

struct SourceInfo {
  std::string name;       // as a person would cite it
  std::string licence;    // SPDX expression where there is one
  std::string url;        // empty for our own knowledge
  std::string retrieved;  // ISO 8601 day, or empty
  std::string sha256;     // of what was retrieved, or empty
  friend bool operator==(const SourceInfo&, const SourceInfo&) = default;
};

class Sources {
 public:
  /// Reads a SOURCES.toml: one table per key, with `name` and `licence`, optionally `url`,
  /// `retrieved` (a date) and `sha256`. Anything else is refused.
  ///
  /// \errors kMalformedInput with "file:line"; kLimitExceeded beyond 1 MiB.
  [[nodiscard]] static Result<Sources> Parse(std::string_view bytes, std::string_view file_name);

  [[nodiscard]] bool Has(std::string_view key) const {
    return entries_.find(key) != entries_.end();
  }
  [[nodiscard]] const std::map<std::string, SourceInfo, std::less<>>& entries() const {
    return entries_;
  }

 private:
  std::map<std::string, SourceInfo, std::less<>> entries_;
};

}  // namespace dateline::lexicon
