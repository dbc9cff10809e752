// What words beside an act mean for who its parties are: lists of rules/events/lists.toml.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "discourse/grammar.h"

namespace dateline::event {

enum class ActWord : std::uint8_t {
  // words by which both sides of an act are spoken of again: "the two sides", "they".
  kBoth,
  // those of them that mean the countries of both sides: "the two countries".
  kBothCountries,
  // those of them that mean persons: "the two presidents".
  kBothPeople,
  // words that speak of a state as of those who act for it: "authorities".
  kGovernment,
  // adjectives with which a government is still that of its state: "socialist".
  kColourOfGovernment,
  // prepositions before the other side of any act that has a direction: "against".
  kAgainst,
  // two words by which two who act on each other are those acted on: "each other".
  kMutual,
  // participles of whoever holds ground: "held" of "areas held by rebels".
  kHeld,
  // prepositions before what somebody is blamed, punished or thanked for: "of".
  kBlame,
  // prepositions before what somebody has or lacks: "without her support".
  kHaving,
  // prepositions before what does not hold somebody up: "despite".
  kDespite,
  // verbs by which whoever is asked answers: "comply".
  kAnswer,
  // words before those who are named of many: "including".
  kIncluding,
  // those who hold protests: "marchers".
  kCrowd,
  // what somebody has, where others of its sort are people: "praised her leadership".
  kTrait,
  // words that count both sides of an act: "two".
  kTwo,
  // prepositions before whom what is threatened, refused or promised concerns: "on".
  kConcerned,
  // verbs by which ground is taken from whoever held it: "retake".
  kRetaking,
  // what is accepted from somebody: "the invitation".
  kOffer,
};
inline constexpr std::size_t kActWords = 19;

/// Immutable.
class ActWords {
 public:
  /// \errors kMalformedInput for a list that is not there.
  [[nodiscard]] static Result<ActWords> From(const discourse::WordLists& lists);

  [[nodiscard]] bool Are(ActWord meaning, std::string_view words) const;

 private:
  std::array<std::vector<std::string>, kActWords> words_;  // by meaning, each sorted
};

}  // namespace dateline::event
