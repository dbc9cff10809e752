// One row for each act and set of parties of a report; what tells of it again is evidence.
#pragma once

#include <vector>

#include "doc/rows.h"

namespace dateline::event {

/// Folds events that tell of the same act into the earliest: same type, mode, reality and parties.
/// Sorts what remains by span and keeps `parent` right.
void MergeEvents(std::vector<EventRow>& events);

}  // namespace dateline::event
