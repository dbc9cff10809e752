// The parties of an act that a verb names: "Chad expelled the envoy", "the envoy was expelled".
#pragma once

#include <cstddef>

#include "event/act_phrases.h"

namespace dateline::event {

class VerbParties : public ActPhrases {
 public:
  explicit VerbParties(const ActSite& site) : ActPhrases(site) {}

  [[nodiscard]] Arguments Find();

 private:
  [[nodiscard]] Parties BehindSubject(std::size_t verb, std::size_t subject) const;
  [[nodiscard]] std::size_t RequestOver(std::size_t verb) const;
  [[nodiscard]] Parties DoersWithin() const;
  void BehindParticiple(std::size_t verb, Arguments& found) const;
  [[nodiscard]] std::size_t SpeakerOver(std::size_t verb) const;
  [[nodiscard]] bool LacksItsBe(std::size_t verb) const;
  void FromContent(std::size_t verb, Arguments& found) const;
  [[nodiscard]] Parties StatesOf(const Parties& people) const;
  [[nodiscard]] std::size_t ContentVerb(std::size_t verb) const;
  [[nodiscard]] std::size_t LastVerb() const;
  [[nodiscard]] Parties ConcernedBy(std::size_t verb) const;
  [[nodiscard]] bool OwnedByPronoun(std::size_t noun) const;
  void OwnerOfObject(std::size_t verb, Arguments& found, bool named = false) const;
  void BehindObject(std::size_t verb, Arguments& found) const;
  [[nodiscard]] Parties HeldIn(std::size_t noun) const;
  [[nodiscard]] bool IsHolding(std::size_t noun, std::size_t act) const;
  [[nodiscard]] Parties PlaceAt(const discourse::Dependent& phrase) const;
  [[nodiscard]] Parties GivenTo(std::size_t noun) const;
  void HoldersOfObject(std::size_t verb, Arguments& found) const;
  void FromAim(std::size_t verb, Arguments& found) const;
  [[nodiscard]] Parties Against(std::size_t verb) const;
  void FromDemands(std::size_t verb, Arguments& found) const;
  void Objects(std::size_t verb, Arguments& found);
};

}  // namespace dateline::event
