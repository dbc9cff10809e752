// Headings that a saved text ran into the words after them.
#pragma once

#include <vector>

#include "extract/block_words.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// Parts a heading from the text it was joined to by a hyphen: on the first line a title in title
/// case ("Envoys Leave Lima Without a Deal-The envoys left"), on any other a crosshead of a few
/// words before a word that opens a sentence ("No deal-The envoys left") or behind a common word
/// ("Risk for markets-Peru's ministry left"), and the credit of a
/// picture ("(R. Diaz/AP)-Ruiz left"). The heading becomes a line of its own, marked as one unless
/// it is a credit; the hyphen is nobody's. Other lines come back as they were.
[[nodiscard]] std::vector<PageLine> PartRunInHeads(std::vector<PageLine> lines,
                                                   const BlockWords& words);

}  // namespace dateline::extract
