// Why a row is there, for a reader who does not program: each value with its words, rule and
// lexicon rows.
#pragma once

#include <string>
#include <string_view>

#include "dateline/records.h"

#include "rule_notes.h"

namespace dateline::cli {

/// The derivation of one event. Empty if `records` has no event of that id.
/// \param notes what is known of the rules it names.
[[nodiscard]] std::string ExplainEvent(const Records& records, std::string_view event_id,
                                       const RuleNotes& notes, bool color);

}  // namespace dateline::cli
