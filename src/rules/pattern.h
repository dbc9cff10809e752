// The pattern language of rules, parsed into a tree that means what the author wrote.
// docs/formats/rules.md describes the language for authors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::rules {

/// A node of a pattern.
struct Node {
  enum class Kind : std::uint8_t {
    kSequence,      // children in order
    kAlternatives,  // one of the children
    kOptional,      // the only child, or nothing
    kWord,          // `text`: a word as it is written; its capitals are demanded
    kLemma,         // `text`: any form of the word
    kReference,     // `text` in braces: a list, a token class or a predicate
    kSlot,          // `text`: name; the only child is what fills it
    kGap,           // up to `count` tokens, as few as will do
    kSentenceStart,
    kSentenceEnd,
    kNotAhead,   // what follows must not match the only child
    kNotBehind,  // what precedes must not match the only child
  };
  Kind kind = Kind::kSequence;
  std::string text;
  std::uint32_t count = 0;
  std::vector<Node> children;
  friend bool operator==(const Node&, const Node&) = default;
};

/// Longest pattern in bytes, deepest nesting, widest gap.
inline constexpr std::size_t kMaxPatternBytes = 4096;
inline constexpr std::uint32_t kMaxPatternDepth = 16;
inline constexpr std::uint32_t kMaxGap = 12;

/// Parses a pattern. Words are not cut into tokens yet: "don't" is one kWord here.
///
/// \errors kMalformedInput, naming the column; kLimitExceeded. `where` is passed on.
[[nodiscard]] Result<Node> ParsePattern(std::string_view pattern, std::string_view where);

/// Writes a pattern so that parsing it gives the same tree: the inverse of ParsePattern.
[[nodiscard]] std::string FormatPattern(const Node& node);

}  // namespace dateline::rules
