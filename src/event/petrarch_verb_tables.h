// The tables of VerbPatterns, made from verb dictionaries of PETRARCH.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dateline/result.h"

#include "event/petrarch_verbs.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {

struct PetrarchVerbFile {
  std::string name;  // as rows say where they are from
  PetrarchVerbs verbs;
};

struct PetrarchVerbTables {
  std::vector<std::pair<std::string, std::string>> files;  // name and bytes
  std::vector<std::string> doubts;                         // codes that no PLOVER type is known for
};

/// Tables for a data folder beside `dir`. A code has the PLOVER type and mode that our rules give
/// it, or else those of most rules with its first three or two digits; a code of no such beginning
/// is CONSULT, with a doubt, until the user edits verb_codes.tsv.
///
/// \param one_sided true where acts count of which only one side is known: `require_dyad = False`.
/// \errors as ActRules::Load.
[[nodiscard]] Result<PetrarchVerbTables> VerbTablesWith(const lexicon::ResourceDir& dir,
                                                        const std::vector<PetrarchVerbFile>& files,
                                                        bool one_sided);

}  // namespace dateline::event
