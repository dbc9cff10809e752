// The parties of an act that a noun names: "Peru's visit to Chad", "talks between Peru and Chile",
// "the arrest of the editor by police".
#pragma once

#include <cstddef>

#include "event/act_phrases.h"

namespace dateline::event {

class NounParties : public ActPhrases {
 public:
  explicit NounParties(const ActSite& site) : ActPhrases(site) {}

  [[nodiscard]] Arguments Find();

 private:
  [[nodiscard]] Arguments OfNoun(std::size_t noun);
  void FromClauseOf(std::size_t noun, Arguments& found) const;
  [[nodiscard]] bool IsOwnedBySufferer(std::size_t noun, std::size_t owner) const;
  [[nodiscard]] bool IsNamedAfterDoer(std::size_t modifier) const;
  [[nodiscard]] bool IsSortOfAct(std::size_t modifier) const;
  [[nodiscard]] bool AllPartners(std::size_t noun, const Arguments& found) const;
  [[nodiscard]] Parties LeaderOf(std::size_t led) const;
  [[nodiscard]] Parties OpenTo(std::size_t noun) const;
  [[nodiscard]] Parties OwnersWithin(std::size_t noun) const;
  [[nodiscard]] Parties JudgedFor(std::size_t noun, std::size_t owner) const;
  void BesideClause(std::size_t noun, Arguments& found) const;
  void NextToNoun(std::size_t noun, Arguments& found) const;
  [[nodiscard]] Parties CrowdAt(std::size_t noun) const;
  [[nodiscard]] Parties SaidWith(std::size_t noun) const;
  void AskedWhoAnswers(std::size_t noun, Arguments& found) const;
  void VisitorsAt(std::size_t noun, Arguments& found) const;
  [[nodiscard]] Parties GuestsAt(std::size_t noun) const;
  [[nodiscard]] Parties OfTalks(std::size_t noun) const;
  [[nodiscard]] bool IsMetonym(std::size_t token) const;

  Parties venue_;  // whose house talks are named after
};

}  // namespace dateline::event
