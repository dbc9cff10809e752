// Learns dictionary forms.
#pragma once

#include <string>
#include <vector>

#include "treebank.h"

namespace dateline::train {

/// The bytes of models/lemmas.bin, learnt from `documents`. The same for the same documents.
[[nodiscard]] std::string LearnLemmas(const std::vector<TreebankText>& documents);

}  // namespace dateline::train
