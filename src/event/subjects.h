// Who stands in the subject's place of a verb, where names and pronouns tell more than the tree.
#pragma once

#include <cstddef>

#include "event/arguments.h"

namespace dateline::event {

/// Answers are tokens of the document, kNoToken where nobody is meant. Borrows all it is given.
class Subjects {
 public:
  /// \param terse true in headlines.
  Subjects(const ArgumentSource& source, bool terse)
      : scan_(source.scan),
        clauses_(source.clauses),
        parse_(source.clauses.parse()),
        mentions_(source.mentions),
        terse_(terse) {}

  /// The subject as the clause has it, but of several the nearest that names somebody ("according
  /// to the envoy, an adviser, Chad has fired"), and in "accusing the party of hiding", "a video of
  /// police beating marchers" and "its leadership in supporting Chad" who is said to do it.
  [[nodiscard]] std::size_t Of(std::size_t verb) const;

  /// Who does it as well: of "joined the others in opposing" the others.
  [[nodiscard]] std::size_t JoinedBy(std::size_t verb) const;

  /// True for "charged" of "was arrested and charged", where the tagger takes it for an active
  /// verb. It has no object of its own.
  [[nodiscard]] bool IsJoinedToPassive(std::size_t verb) const;

  /// True where whoever may act or be acted upon is mentioned.
  [[nodiscard]] bool IsParty(std::size_t token) const;

 private:
  [[nodiscard]] std::size_t NearestNamed(std::size_t verb, std::size_t first) const;
  [[nodiscard]] std::size_t OfClauseOnNoun(std::size_t verb) const;
  [[nodiscard]] std::size_t OwnerBefore(std::size_t mark) const;
  [[nodiscard]] bool IsGerund(std::size_t verb) const;
  [[nodiscard]] bool Is(std::size_t token, discourse::WordClass c) const;

  const discourse::TokenScan& scan_;
  const discourse::ClauseView& clauses_;
  const coref::Parse& parse_;
  const discourse::MentionView& mentions_;
  bool terse_;
};

}  // namespace dateline::event
