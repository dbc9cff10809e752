// Finds the words that may point back: pronouns, and nouns for persons, bodies and places.
#pragma once

#include <vector>

#include "coref/mention.h"
#include "coref/parse.h"
#include "coref/words.h"

namespace dateline::coref {

/// The pronouns and noun phrases of tokens [first, last), one sentence, by rising head. A phrase
/// spans its head and the words before it that belong to it. A pronoun that stands for nobody
/// ("it rained") is left out.
/// \param taken per token of the document: true where another mention's head or a part of a name
///              stands, which is not looked at.
[[nodiscard]] std::vector<Mention> FindPhrases(const Words& words, const Parse& parse,
                                               std::size_t first, std::size_t last,
                                               const std::vector<bool>& taken);

/// What the noun at `head` leaves open: sets kinds, genders, number and definite of `mention`, if
/// the noun is known; gives whether it is.
bool DescribeNoun(const Words& words, const Parse& parse, std::size_t head, Mention& mention);

}  // namespace dateline::coref
