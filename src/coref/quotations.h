// Which words are quoted, and who speaks them.
#pragma once

#include <cstddef>
#include <vector>

#include "coref/parse.h"
#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::coref {

struct Quotations {
  std::vector<bool> quoted;            // by token
  std::vector<std::size_t> speaker;    // by token: the head word of who speaks it, or kNoToken
  std::vector<std::size_t> addressee;  // likewise of whom it is said to
};

/// Reads quotations from double marks, which open and close in turn within a paragraph, and their
/// speakers from the trees: the subject of the verb on which quoted words hang, or which hangs on
/// them. A sentence quoted whole has the speaker of the quotation before it in its paragraph or in
/// the one before.
[[nodiscard]] Quotations FindQuotations(const Parse& parse, const Columns<SentenceRow>& sentences);

}  // namespace dateline::coref
