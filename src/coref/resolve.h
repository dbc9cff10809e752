// Which mentions speak of the same one: what the tree says outright first (appositions, predicates,
// relative pronouns, words of a speaker), then for each word that points back the likeliest mention
// before it, or none.
//
// The ranking is log-linear over hand-named signs (signs.h). After Lappin and Leass 1994 (salience
// by grammatical role) and Denis and Baldridge 2008 (one ranking for each class of anaphor).
#pragma once

#include <span>
#include <vector>

#include "coref/mention.h"
#include "coref/parse.h"
#include "coref/quotations.h"
#include "coref/words.h"

namespace dateline::coref {

/// A pair that the ranking weighed.
struct WeighedPair {
  std::size_t anaphor = 0;    // of the mentions
  std::size_t candidate = 0;  // of the mentions; it stands before the anaphor
  Anaphor kind = Anaphor::kPerson;
  Weights signs{};  // how far each sign holds, 0 or 1 but for counts
};

/// Gives every mention its chain. Mentions known by name come with theirs; mentions of other chains
/// may join it, and a nominal that joins none begins its own. A pronoun without antecedent keeps
/// kNoChain.
///
/// \param mentions rising by head, so that "her" of "her mother" is known before the mother.
/// \param weighed  gets every pair that was weighed, for those who set weights; may be null.
void Resolve(const Words& words, const Parse& parse, const Quotations& quotations,
             std::vector<Mention>& mentions, std::vector<WeighedPair>* weighed = nullptr);

}  // namespace dateline::coref
