// One row for each act and set of parties of a report; what tells of it again is evidence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::event {

/// An event as one sentence tells it.
struct ToldEvent {
  EventRow row;
  std::string_view word;  // lemma of the verb or noun that names the act
  bool content = false;   // a saying whose content is an act: what is asked for may differ
  bool headline = false;  // headlines tell in the present what the text tells as it is
  // Of the noun that names the act: "their meetings" are not the summit. None for a verb.
  std::optional<bool> several = std::nullopt;
};

/// Folds events that tell of the same act into the one whose text says most of it: those of one
/// type whose parties, modes and days do not speak against each other. Parties of one country stand
/// for each other, but for two persons. Gives what remains by span. `parent` is a place in `told`
/// coming in, and one in the result going out.
[[nodiscard]] std::vector<EventRow> MergeEvents(std::vector<ToldEvent> told,
                                                const Columns<EntityRow>& entities);

}  // namespace dateline::event
