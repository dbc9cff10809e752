// What a run came to, for a person and for a program.
#pragma once

#include <string>

#include "pipeline/batch.h"

namespace dateline::cli {

/// A few lines for a person: counts that add up, why inputs were left out, events by type.
/// \param output where the records went; empty for standard output.
[[nodiscard]] std::string SummaryText(const pipeline::BatchCounts& counts,
                                      const std::string& output, bool color);

/// The same as one JSON object, ending in a line feed.
[[nodiscard]] std::string SummaryJson(const pipeline::BatchCounts& counts,
                                      const std::string& output);

}  // namespace dateline::cli
