// Classes of tokens that patterns may name in braces without a lexicon: {number}, {year}, …
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/phrase_matcher.h"

namespace dateline::rules {

// Those from kDecade on stand for a number, those from kYear on may be of several tokens.
enum class TokenClass : std::uint8_t {
  kAny,          // every token
  kWord,         // begins with a letter
  kCapitalised,  // begins with a capital
  kNoun,         // by its part of speech: a noun, name, number or sign
  kPreposition,  // by its part of speech
  kDecade,       // 1990s (the number is 1990), 90s (90)
  kClock,        // 9:30 (the number is 930)
  kDate,     // 2019-04-25, 25/4/2019, 4/25/2019 (20190425); not where day and month could change
             // places
  kYear,     // 1000 to 2199 in four digits, or as it is spoken: "nineteen ninety-seven"
  kOrdinal,  // 1st, 22nd, or a word of lexicons/lang/ordinal.tsv
  kNumber,   // 1,200 or 3.5, or words of lexicons/lang/number.tsv, of several tokens
};
[[nodiscard]] std::optional<TokenClass> FindTokenClass(std::string_view name);

/// A class found at a token: tokens [first, last) and the number they stand for, if any.
struct ClassMatch {
  std::uint32_t last = 0;
  double number = 0;
};

/// The words for numbers, with their values. Empty matchers find digits alone.
struct NumberWords {
  lexicon::PhraseMatcher cardinals;  // payload: index into cardinal_values
  std::vector<double> cardinal_values;
  lexicon::PhraseMatcher ordinals;
  std::vector<double> ordinal_values;
};

/// "1,200", "3.5", "40": digits in groups of three after a comma, at most one point.
[[nodiscard]] std::optional<double> ReadNumeral(std::string_view text);

/// The longest match of `wanted` that begins at `token` and ends before `limit`.
[[nodiscard]] std::optional<ClassMatch> MatchClass(TokenClass wanted,
                                                   const lexicon::TokenView& view,
                                                   std::uint32_t token, std::uint32_t limit,
                                                   const NumberWords& words);

/// Most tokens a number may have: "one hundred and twenty-three thousand four hundred".
inline constexpr std::uint32_t kMaxNumberTokens = 12;

}  // namespace dateline::rules
