// Is an act said to be real? The innermost word that governs it decides
// (rules/discourse/reality.toml).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "doc/rows.h"
#include "lexicon/resource_dir.h"

namespace dateline::discourse {

struct RealityReading {
  Reality value = Reality::kHappened;
  std::vector<Span> because;  // the words that decided it; empty for kHappened
};

/// Immutable; serves all threads.
class RealityRules {
 public:
  /// \errors kMalformedInput with "file:line".
  [[nodiscard]] static Result<RealityRules> Load(const lexicon::ResourceDir& dir);

  /// Reads the act whose words are tokens [first, last) of the sentence [begin, end).
  [[nodiscard]] RealityReading Read(const TokenScan& scan, std::size_t first, std::size_t last,
                                    std::size_t begin, std::size_t end) const;

  struct Example {
    std::string rule;
    std::string text;
    std::string act;  // the words of the act
    Reality value;    // what the rule must give
    bool counter;     // what the rule must not give
  };
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

 private:
  enum Place : std::uint8_t { kGroup, kGoverns, kClause, kModifies, kPlaces };
  using Operators = std::unordered_map<std::string, Reality>;
  [[nodiscard]] const Reality* Find(Place place, std::string_view word) const;
  [[nodiscard]] bool ReadGroup(const TokenScan& scan, std::size_t from, std::size_t to,
                               RealityReading& reading) const;

  Operators operators_[kPlaces];
  std::vector<Example> examples_;
};

}  // namespace dateline::discourse
