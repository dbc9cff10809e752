// Date stamps: lines that state when a page was published, changed or saved, and hardly anything
// else.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dateline/document.h"

#include "extract/date_text.h"
#include "extract/date_words.h"

namespace dateline::extract {

struct StatedDate {
  Moment moment;
  DateRole role = DateRole::kUnlabelled;
};

/// A date stamp. `dates` is never empty: more than one where the line states, say, when the page
/// was published and when it was changed.
struct DateLine {
  std::vector<StatedDate> dates;
  bool names_weekday = false;  // the line gives the day of the week
  bool bare = false;           // nothing stands beside the date: neither a label nor other words
};

/// All dates of a line, each with the role that the label before it gives. Lines beyond
/// kMaxDateTextBytes are read to there.
[[nodiscard]] std::vector<StatedDate> ReadDates(std::string_view line, const DateWords& words,
                                                DateHints hints = {});

/// Reads a line as a date stamp; null where it is something else, such as a sentence with a date
/// in it, or its first date known less exactly than `least`.
[[nodiscard]] std::optional<DateLine> ReadDateLine(std::string_view line, const DateWords& words,
                                                   DateHints hints = {},
                                                   MomentPrecision least = MomentPrecision::kDay);

}  // namespace dateline::extract
