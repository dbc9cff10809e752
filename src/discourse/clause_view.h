// Who stands where in a clause, as the tree of its sentence says it: subjects, also those that are
// only understood, objects, agents, and phrases with their prepositions.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "coref/parse.h"
#include "discourse/grammar.h"

namespace dateline::discourse {

using coref::kNoToken;

/// A phrase that hangs on a verb or a noun by a preposition.
struct Dependent {
  std::size_t head = kNoToken;
  std::size_t preposition = kNoToken;  // its first word; kNoToken where there is none
};

/// Answers are tokens of the document: the head of a phrase, or kNoToken. Words that were not
/// analysed have no clause. Borrows both; they must outlive the view.
class ClauseView {
 public:
  ClauseView(const coref::Parse& parse, const Grammar& grammar)
      : parse_(parse), grammar_(grammar) {}

  [[nodiscard]] const coref::Parse& parse() const { return parse_; }

  /// True for "was seized" and for the participle of "fields seized by rebels".
  [[nodiscard]] bool IsPassive(std::size_t verb) const;

  /// What stands in the subject's place of a verb, or of a noun or adjective after "be". Where the
  /// clause has none of its own, the one that is understood: "Chad agreed to [Chad] withdraw",
  /// "asked Chad to [Chad] withdraw", "met and [they] signed", "troops [that were] seized", "its
  /// plan to [it] withdraw". In the passive it is whom the act is done to. A relative pronoun is
  /// followed to what it stands for.
  [[nodiscard]] std::size_t SubjectOf(std::size_t verb) const;

  /// The direct object, also one shared with a joined verb, and what a relative clause lacks: "the
  /// town they seized".
  [[nodiscard]] std::size_t ObjectOf(std::size_t verb) const;
  /// To whom: "gave Chad aid".
  [[nodiscard]] std::size_t IndirectObjectOf(std::size_t verb) const;
  /// By whom, in the passive.
  [[nodiscard]] std::size_t AgentOf(std::size_t verb) const;

  /// The phrases with prepositions that hang on a verb or a noun. Rising.
  [[nodiscard]] std::vector<Dependent> DependentsOf(std::size_t token) const;
  /// The first word of the preposition before a noun.
  [[nodiscard]] std::size_t PrepositionOf(std::size_t noun) const;

  /// `head` and what is joined to it by "and" or a hyphen ("the Chad-Peru summit"), rising.
  [[nodiscard]] std::vector<std::size_t> Joined(std::size_t head) const;
  /// The words of a noun's phrase [first, last): what hangs on it, but no clauses, and no nouns
  /// that are joined to it or beside it.
  [[nodiscard]] std::pair<std::size_t, std::size_t> PhraseOf(std::size_t head) const;

  /// The verb of which the noun at `token` is the object, or the subject in the passive: "held" of
  /// "held talks" and "talks were held". kNoToken if none.
  [[nodiscard]] std::size_t VerbOver(std::size_t token) const;

  /// What a relative pronoun stands for; any other token itself.
  [[nodiscard]] std::size_t Antecedent(std::size_t token) const;

 private:
  [[nodiscard]] std::size_t OwnSubject(std::size_t verb) const;
  [[nodiscard]] std::size_t ControllerOf(std::size_t verb) const;
  [[nodiscard]] std::size_t ForSubject(std::size_t verb) const;
  [[nodiscard]] std::size_t AskedBy(std::size_t head) const;
  [[nodiscard]] std::size_t OwnerOf(std::size_t noun) const;
  [[nodiscard]] bool HasClass(std::size_t token, WordClass c) const;

  const coref::Parse& parse_;
  const Grammar& grammar_;
};

}  // namespace dateline::discourse
