// Verb dictionaries of PETRARCH, TABARI and Phoenix, read as they are written.
// docs/formats/petrarch.md says what is read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "actor/petrarch.h"

namespace dateline::event {

/// Most items of a pattern, and words of a verb or of a phrase of a set.
inline constexpr std::size_t kMaxPetrarchItems = 16;

/// A form under which a verb stands in texts.
struct PetrarchForm {
  std::vector<std::string> words;  // "cordoned", "off"; of most verbs one
  std::size_t verb = 0;            // which of them is the verb
  std::size_t block = 0;           // whose patterns are its own: from 1
  std::string code;                // where no pattern matches: "042", "032:033", "---"
  std::size_t line = 0;            // from 1
  friend bool operator==(const PetrarchForm&, const PetrarchForm&) = default;
};

/// What stands around a verb, and the code that this gives.
struct PetrarchPattern {
  std::vector<std::string> items;  // words, "&set", and "*" the verb, "$" who acts, "+" on whom,
                                   // "%" several, "^" anybody; "_x" follows at once on the last
  std::size_t block = 0;
  std::string code;
  std::size_t line = 0;
  friend bool operator==(const PetrarchPattern&, const PetrarchPattern&) = default;
};

/// Phrases that may stand for one another.
struct PetrarchSet {
  std::string name;                               // "&currency"
  std::vector<std::vector<std::string>> phrases;  // words, or one name of another set
  friend bool operator==(const PetrarchSet&, const PetrarchSet&) = default;
};

struct PetrarchVerbs {
  std::vector<PetrarchForm> forms;  // all words in small letters
  std::vector<PetrarchPattern> patterns;
  std::vector<PetrarchSet> sets;
  std::vector<actor::PetrarchDoubt> doubts;
  bool phrases = false;  // patterns are of phrases, as in PETRARCH 2, which stay within a clause
};

/// True where the bytes are a verb dictionary rather than one of actors or agents: a line of them
/// begins a block of verbs, a pattern or a set.
[[nodiscard]] bool HoldsPetrarchVerbs(std::string_view bytes);

/// Reads a dictionary. Lines that are no UTF-8 are taken for Latin-1. Nothing is skipped without a
/// doubt but comments and empty lines.
///
/// \errors kLimitExceeded beyond actor::kMaxPetrarchBytes.
[[nodiscard]] Result<PetrarchVerbs> ReadPetrarchVerbs(std::string_view bytes);

}  // namespace dateline::event
