// Which annotators there are, and in what order.
#pragma once

#include <memory>
#include <vector>

#include "dateline/annotator.h"
#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::pipeline {

/// Loads every annotator from `resources`, which need not outlive them.
///
/// \errors whatever a rule file or lexicon gives.
[[nodiscard]] Result<std::vector<std::unique_ptr<const Annotator>>> MakeAnnotators(
    const lexicon::ResourceDir& resources);

}  // namespace dateline::pipeline
