// The names of a document: those that the language model saw sentence by sentence, made of one mind
// over the whole document.
#pragma once

#include <cstddef>
#include <vector>

#include "actor/actor_lexicon.h"
#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::actor {

/// A name: tokens [first, last) of one sentence.
struct DocumentName {
  std::size_t first = 0;
  std::size_t last = 0;
  NameKind kind = NameKind::kPerson;
  float score = 0;  // as NameRow::score; of a name found by its like, the score of the like
  friend bool operator==(const DocumentName&, const DocumentName&) = default;
};

/// Settles the names of a document, rising and without overlap.
///
/// Titles are cut off the names of persons. A name is of one kind throughout: every occurrence
/// votes, a lexicon that knows the name votes too, and a lone word that a full name of a person
/// begins or ends with is that person's. A name seen clearly once is found again wherever the same
/// words stand in capitals.
/// \pre `names` and `sentences` are of the same text as `view`.
[[nodiscard]] std::vector<DocumentName> SettleNames(const ActorLexicon& lexicon,
                                                    const lexicon::TokenView& view,
                                                    const Columns<SentenceRow>& sentences,
                                                    const Columns<NameRow>& names);

}  // namespace dateline::actor
