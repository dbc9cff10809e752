// Dates that stand beside a text, in the forms that archives use.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/document.h"

namespace dateline::ingest {

/// Reads ISO 8601, year first with "." or "/" ("2016.04.19"), "20160419", and whole seconds or
/// milliseconds since 1970 (UTC). `how` stays empty. Day-first and month-first numbers are refused:
/// nothing tells them apart.
[[nodiscard]] std::optional<Moment> ParseGivenMoment(std::string_view text);

/// Adds "date_implausible" for a publication before 1500, or after the page was retrieved. The
/// dates themselves stay as stated.
void CheckMoments(const Source& source, std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::ingest
