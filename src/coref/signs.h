// The signs that two mentions speak of the same one. Each is a row of lexicons/coref/weights.tsv,
// where every class of anaphor has a column.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::coref {

/// What points back. Each weighs the signs in its own way.
enum class Anaphor : std::uint8_t { kPerson, kThing, kPlural, kNominal };
inline constexpr std::size_t kAnaphors = 4;
inline constexpr std::array<std::string_view, kAnaphors> kAnaphorNames = {"person", "thing",
                                                                          "plural", "nominal"};

enum class Sign : std::uint8_t {
  kAny,             // holds always: how ready the anaphor is to point back at all
  kSameSentence,    // the candidate's sentence is the anaphor's,
  kSentenceBefore,  // the one before,
  kTwoBefore,       // two before
  kFarther,         // or farther back
  kSubject,         // the candidate is a subject,
  kObject,          // an object,
  kOblique,         // or neither
  kPossessor,       // the candidate is a possessor
  kTopClause,       // the candidate's verb is the root of its sentence
  kParallel,        // both are subjects, or both objects
  kOwnSubject,      // the anaphor is a possessor and the candidate the subject of its clause
  kOverSubject,     // the candidate is the subject of the clause in which the anaphor's stands
  kOpens,           // the candidate is the first mention of its sentence
  kName,            // the candidate is a name,
  kNominal,         // a nominal,
  kPronoun,         // or a pronoun
  kSpokenOf,        // its chain was mentioned twice or more before
  kOftenSpokenOf,   // five times or more
  kBetween,         // per fitting mention of others between the two, up to four
  kKindSure,        // both are of one kind only, and the same
  kGenderSure,      // likewise gender
  kNumberSure,      // likewise number
  kPersonKind,      // the candidate is a person,
  kBodyKind,        // an organization,
  kLandKind,        // a state,
  kPlaceKind,       // a place
  kGroupKind,       // or a group
  kSameHead,        // the head words are the same, or the anaphor's is in the name or title
  kOtherHead,       // the candidate's chain was called by other nouns or titles only
  kAddedWords,      // the anaphor is described by words the chain was never described by
  kDefinite,        // the anaphor has "the", "this" or a possessor
  kAcrossQuotes,    // one is quoted, and the other is not
  kSpeaker,         // the candidate is who speaks the words in which the anaphor stands
};
inline constexpr std::size_t kSigns = 34;
inline constexpr std::array<std::string_view, kSigns> kSignNames = {
    "any",         "same_sentence", "sentence_before", "two_before",      "farther",
    "subject",     "object",        "oblique",         "possessor",       "top_clause",
    "parallel",    "own_subject",   "over_subject",    "opens",           "name",
    "nominal",     "pronoun",       "spoken_of",       "often_spoken_of", "between",
    "kind_sure",   "gender_sure",   "number_sure",     "person_kind",     "body_kind",
    "land_kind",   "place_kind",    "group_kind",      "same_head",       "other_head",
    "added_words", "definite",      "across_quotes",   "speaker"};

/// By Sign. The sum over the signs that hold is how likely the two are the same, as log-odds.
using Weights = std::array<float, kSigns>;

}  // namespace dateline::coref
