// What hangs on an act by prepositions: "by" and "with" whom, "against" whom, "in" which country.
#pragma once

#include <cstddef>

#include "event/act_parties.h"

namespace dateline::event {

class ActPhrases : protected ActParties {
 public:
  [[nodiscard]] const Parties& places() const { return places_; }

 protected:
  using ActParties::ActParties;

  /// Adds whom the phrases at `head` name, and what hangs on those where the tree has it so: "a
  /// visit of the king | to Chad".
  /// \param verb true where `head` is the verb of the act.
  void Phrases(std::size_t head, bool verb, Arguments& found);

  bool yields_ = false;  // the recipients found are part of the pattern, and a phrase knows better

 private:
  [[nodiscard]] bool IsDoerOf(std::size_t noun, const discourse::Dependent& phrase) const;
  [[nodiscard]] Parties HostsOf(std::size_t noun) const;
  [[nodiscard]] bool Involves(std::size_t preposition) const;
  [[nodiscard]] Parties InvolvedIn(const discourse::Dependent& phrase, int depth) const;
  [[nodiscard]] bool LeadsToOther(std::size_t preposition) const;
  [[nodiscard]] bool IsWhere(std::size_t preposition, const Parties& parties) const;
  [[nodiscard]] bool MayBePlace(std::size_t preposition) const;

  Parties places_;
};

}  // namespace dateline::event
