// What the sentence model sees of a token: a class, and hashes of its norm and its end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/span.h"

#include "lang/tokenizer.h"

namespace dateline::lang {

/// Numbers are part of the trained model's meaning: new ones go to the end.
enum class TokenClass : std::uint8_t {
  kEdge,     // before the first, after the last token of a block
  kStop,     // .
  kOutcry,   // ! ? and runs of them
  kDots,     // ... and more
  kNamed,    // abbreviation before a name: "Mr."
  kMayEnd,   // abbreviation that may end a sentence: "Inc."
  kInitial,  // "J."
  kQuoteOpen,
  kQuoteClose,
  kQuoteAlone,  // space on both sides or on neither
  kOpen,        // ( [ {
  kClose,       // ) ] }
  kComma,
  kColon,
  kSemicolon,
  kDash,  // dashes and hyphens
  kMark,  // other marks
  kNumber,
  kLower,
  kTitle,     // "Peru"
  kUpper,     // "UN"
  kUpperOne,  // "I"
  kMixed,     // "iPhone", "b2"
  kCaseless,  // letters of other scripts
  kAddress,   // of the web or of mail
  kFace,      // ":-)"
};

inline constexpr std::uint8_t kBlankLine = 2;

struct TokenView {
  TokenClass kind = TokenClass::kEdge;
  std::uint8_t space_after = 0;  // 0 none, 1 space or line end, kBlankLine
  std::uint64_t norm = 0;        // hash of the norm, digits made 0
  std::uint64_t ending = 0;      // hash of its last three bytes and first one
};

/// One view a token. \pre tokens rise and lie in `text`.
[[nodiscard]] std::vector<TokenView> ViewTokens(std::string_view text,
                                                const std::vector<Span>& tokens,
                                                const Tokenizer& tokenizer);

}  // namespace dateline::lang
