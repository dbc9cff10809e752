// Which events are counted as having happened. Most layouts and every count have no place for how
// an act was presented, or on whose word: what they cannot say is left out, and told.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dateline/records.h"
#include "dateline/result.h"

namespace dateline::derive {

struct Selection {
  /// Values of events.reality, or "all".
  std::vector<std::string> reality = {"happened"};
  bool historical = false;    // also acts that ended over 30 days before the report
  bool contested = false;     // also acts that somebody in the same report denies
  bool unattributed = false;  // only acts that the report itself vouches for
};

/// \errors kInvalidArgument for a reality that is none.
[[nodiscard]] Status CheckSelection(const Selection& selection);

/// Counts events by what became of them. The sums add up: seen = kept + all of left_out.
struct SelectionCounts {
  std::uint64_t seen = 0;
  std::uint64_t kept = 0;
  std::uint64_t attributed = 0;  // of those kept: on the word of somebody in the report
  /// The reality of an act, else "historical", "contested" or "attributed".
  std::map<std::string, std::uint64_t> left_out;
};

/// True if the event is selected; counts it either way. \pre CheckSelection.
[[nodiscard]] bool Select(const Selection& selection, const EventRecord& event,
                          SelectionCounts& counts);

/// "41 of 60 events; left out: 12 planned, 7 historical", for people.
[[nodiscard]] std::string SelectionText(const SelectionCounts& counts);
/// The same as the members of a JSON object, without braces.
[[nodiscard]] std::string SelectionJson(const SelectionCounts& counts);

}  // namespace dateline::derive
