// Actor and agent dictionaries of PETRARCH, TABARI and Phoenix, read as they are written.
// docs/formats/petrarch.md says what is read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::actor {

/// Largest dictionary read, in bytes, and the longest name, in words.
inline constexpr std::size_t kMaxPetrarchBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxPetrarchWords = 12;

/// A code and the days it holds for: ISO 8601, both inclusive; empty where open.
struct PetrarchCode {
  std::string code;  // [A-Z]+, in groups of three: "AFGGOV", of agents "GOV"
  std::string since;
  std::string until;
  friend bool operator==(const PetrarchCode&, const PetrarchCode&) = default;
};

/// An actor or agent: what it is called, and what it stands for.
struct PetrarchEntry {
  std::vector<std::string> names;    // words parted by single spaces, capitals as in the file
  std::vector<std::string> plurals;  // of agents
  std::vector<PetrarchCode> codes;   // never empty
  bool agent = false;
  friend bool operator==(const PetrarchEntry&, const PetrarchEntry&) = default;
};

/// A line of which nothing was taken, or not all.
struct PetrarchDoubt {
  std::size_t line = 0;  // from 1
  std::string text;
  std::string reason;
  friend bool operator==(const PetrarchDoubt&, const PetrarchDoubt&) = default;
};

struct PetrarchDictionary {
  std::vector<PetrarchEntry> entries;  // as in the file
  std::vector<PetrarchDoubt> doubts;
};

/// Reads a dictionary. Lines that are no UTF-8 are taken for Latin-1. Nothing is skipped without a
/// doubt but comments, empty lines and the null code `---`.
///
/// \errors kLimitExceeded.
[[nodiscard]] Result<PetrarchDictionary> ReadPetrarch(std::string_view bytes);

}  // namespace dateline::actor
