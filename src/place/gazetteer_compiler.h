// From the tables of places and their names to the compiled gazetteer.
#pragma once

#include <string>

#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::place {

/// One digest over those of all kGazetteerTables of `dir`: the compiled gazetteer of another is
/// stale. 64 hex digits. \errors what ResourceDir gives.
[[nodiscard]] Result<std::string> DigestGazetteerTables(const lexicon::ResourceDir& dir);

/// The bytes of a GazetteerFile, the same for the same tables.
///
/// \errors what ResourceDir gives; kMalformedInput with "file:line" for a row that is no place, or
///         a name of a place that is not there.
[[nodiscard]] Result<std::string> CompileGazetteer(const lexicon::ResourceDir& dir);

}  // namespace dateline::place
