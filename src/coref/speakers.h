// Who speaks the words of a transcript or a speech, which stand without quotation marks.
#pragma once

#include <vector>

#include "coref/mention.h"
#include "coref/parse.h"
#include "coref/quotations.h"
#include "coref/words.h"

namespace dateline::coref {

/// Adds to `quotations` the speakers of words that are not quoted: after a label at the head of a
/// paragraph ("President Ana Ruiz: Good day.") up to the next one, and throughout where the first
/// sentence names the only author of a speech ("Remarks by President Ruiz"). Where two speak in
/// turn, each is whom the other addresses.
void AddSpeakers(const Words& words, const Parse& parse, const Columns<SentenceRow>& sentences,
                 const std::vector<Mention>& mentions, Quotations& quotations);

}  // namespace dateline::coref
