// A mention as coreference sees it: where it stands, and whom its words leave open.
#pragma once

#include <cstddef>
#include <cstdint>

#include "doc/rows.h"

namespace dateline::coref {

/// Mentions of one chain speak of the same one. Numbers are the caller's or follow them.
inline constexpr std::size_t kNoChain = static_cast<std::size_t>(-1);

/// Kinds of entity as bits: a word often leaves several open.
using KindSet = std::uint8_t;
[[nodiscard]] constexpr KindSet KindBit(EntityKind kind) {
  return static_cast<KindSet>(1u << static_cast<unsigned>(kind));
}
inline constexpr KindSet kAnyKind = 0x7F;

/// Genders as bits.
using GenderSet = std::uint8_t;
inline constexpr GenderSet kMasculine = 1;
inline constexpr GenderSet kFeminine = 2;
inline constexpr GenderSet kNeuter = 4;
inline constexpr GenderSet kAnyGender = kMasculine | kFeminine | kNeuter;

enum class Number : std::uint8_t { kAny, kSingular, kPlural };

/// What a pronoun does; kNone for names and nominals.
enum class Use : std::uint8_t { kNone, kPersonal, kPossessive, kReflexive, kRelative };

struct Mention {
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  std::size_t head = 0;  // the token the others hang on
  MentionForm form = MentionForm::kName;
  KindSet kinds = kAnyKind;
  GenderSet genders = kAnyGender;
  Number number = Number::kAny;
  std::uint8_t person = 3;  // grammatical
  Use use = Use::kNone;
  bool definite = false;        // of a nominal: "the", "this" or a possessor before it
  std::size_t title_first = 0;  // tokens of a title before a name; equal where there is none
  std::size_t title_last = 0;
  std::size_t voice =
      kNoChain;  // of "we", after Resolve: the mention of who speaks, if that is told
  std::size_t chain = kNoChain;  // who it is known to be by name, or after Resolve, found to be
};

}  // namespace dateline::coref
