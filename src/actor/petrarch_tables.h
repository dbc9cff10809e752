// Lexicons that hold a dictionary of PETRARCH beside our own rows.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "actor/petrarch.h"
#include "lexicon/resource_dir.h"

namespace dateline::actor {

struct PetrarchTables {
  /// File and bytes, by name: the lexicons that take up rows, and SOURCES.toml.
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<std::string> doubts;  // codes whose country or sector is not known
};

/// The lexicons of `dir` with the entries of `dictionary` in them. A name of the dictionary takes
/// the place of ours. Codes of CAMEO become those of ISO 3166 and PLOVER by states.tsv and
/// cameo_sectors.tsv. An entry with days is a person; one with a state's code alone stands for the
/// state; any other is a body.
///
/// \errors what ResourceDir::Lexicon and ResourceDir::Read give.
[[nodiscard]] Result<PetrarchTables> TablesWith(const lexicon::ResourceDir& dir,
                                                const PetrarchDictionary& dictionary);

}  // namespace dateline::actor
