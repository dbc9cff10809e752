// Learns where sentences end.
#pragma once

#include <string>
#include <vector>

#include "lang/tokenizer.h"
#include "treebank.h"

namespace dateline::train {

/// The bytes of models/sentences.bin, learnt from `documents`. The same for the same documents.
[[nodiscard]] std::string LearnSentenceEnds(const std::vector<TreebankText>& documents,
                                            const lang::Tokenizer& tokenizer);

}  // namespace dateline::train
