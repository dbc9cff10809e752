// Records as JSON: the lines of `--format ndjson`, and the list and struct cells of CSV.
#pragma once

#include <string>
#include <string_view>

#include "dateline/records.h"

namespace dateline::store {

/// Appends `text` as a JSON string with its quotes. Every byte of valid UTF-8 survives a round
/// trip, control characters and NUL included.
void AppendJsonString(std::string_view text, std::string& out);

/// Appends one document as a JSON object, without a line feed: keys are the tables, `documents` is
/// one row, participants are nested in their event, and what the nesting says (doc_id, and the
/// event_id of participants) is not repeated in the rows.
void AppendJson(const Records& records, std::string& out);

/// Appends one row as a JSON object with all its columns.
void AppendJson(const RunRecord& row, std::string& out);
void AppendJson(const InputRecord& row, std::string& out);

}  // namespace dateline::store
