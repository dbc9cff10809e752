// Why a row is there, for a reader who does not program: each value with its words, rule and
// lexicon rows.
#pragma once

#include <string>
#include <string_view>

#include "dateline/records.h"
#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::cli {

/// The derivation of one event. Empty if `records` has no event of that id.
/// \param resources where the rules are that it names.
/// \errors whatever loading rules and words gives.
[[nodiscard]] Result<std::string> ExplainEvent(const Records& records, std::string_view event_id,
                                               const lexicon::ResourceDir& resources, bool color);

}  // namespace dateline::cli
