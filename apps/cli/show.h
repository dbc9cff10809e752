// A report in the terminal, with what was found in it marked in the text.
#pragma once

#include <string>

#include "dateline/records.h"

namespace dateline::cli {

/// The document's head, its text with events, entities, times and places marked, and a list of
/// events. Without colour, marks are brackets: `[CONSULT met]`.
/// \param columns width to wrap at; at least 20.
[[nodiscard]] std::string ShowDocument(const Records& records, bool color, unsigned columns);

/// One line for an event: "CONSULT/visit  Kim Jong Un -> Russia  happened  2019-04-24".
[[nodiscard]] std::string EventLine(const Records& records, const EventRecord& event);

}  // namespace dateline::cli
