// One row for each act and set of parties of a report; what tells of it again is evidence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::event {

/// The noun that names an act.
struct ActNoun {
  bool several = false;      // "their meetings" are not the summit
  bool again = false;        // "the meeting", of which nothing is said by whom or on what
  std::string_view ordinal;  // the third summit is not the second; empty for most
};

/// An event as one sentence tells it.
struct ToldEvent {
  EventRow row;
  std::string_view word;  // lemma of the verb or noun that names the act
  bool content = false;   // a saying: what is asked for, promised or praised may differ
  bool headline = false;  // headlines tell in the present what the text tells as it is
  bool over = false;      // on a day before the report's
  std::vector<std::string_view> nouns;  // lemmas of those that the rule's words reach over
  std::optional<ActNoun> noun;          // none where a verb names it
  bool own = false;                     // of the user's own patterns: another code is another act
};

/// Gives acts that take back or uphold another one, and do not say toward whom, the recipients of
/// that one: "ease the sanctions", "refused to lift the blockade".
void AddRecipientsOfMatters(std::vector<ToldEvent>& told);

/// Folds events that tell of the same act into the one whose text says most of it: those of one
/// type whose parties, modes and days do not speak against each other. Parties of one country stand
/// for each other, but for two persons. Gives what remains by span. `parent` is a place in `told`
/// coming in, and one in the result going out.
[[nodiscard]] std::vector<EventRow> MergeEvents(std::vector<ToldEvent> told,
                                                const Columns<EntityRow>& entities);

}  // namespace dateline::event
