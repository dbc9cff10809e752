// Where the compiled form of a lexicon lies.
#pragma once

#include <string>
#include <string_view>

#include "lexicon/resource_dir.h"

namespace dateline::lexicon {

/// The path of `name` ("lexicons/places/gazetteer.bin"): in the data directory; for the source tree
/// that the program was built from, in its build folder.
[[nodiscard]] std::string CompiledPath(const ResourceDir& dir, std::string_view name);

}  // namespace dateline::lexicon
