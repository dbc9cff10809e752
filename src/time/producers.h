// What time rules may call: the closed list of ways to compute a time from words.
// docs/formats/producers.md describes them for authors of rules.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "doc/rows.h"
#include "lexicon/phrase_matcher.h"
#include "rules/domain.h"
#include "rules/rule_set.h"
#include "time/calendar.h"

namespace dateline::time {

/// The domain "time": its producers and its context ("tense").
[[nodiscard]] const rules::Domain& TimeDomain();

/// What producers know besides their arguments.
struct TimeContext {
  std::optional<std::chrono::sys_days> published;  // in the publisher's own zone
  Tense tense = Tense::kPast;
};

/// A time worked out.
struct TimeValue {
  TimexType type = TimexType::kDate;
  std::string value;  // TIMEX3
  std::optional<DayRange> days;
};

/// Calls the producer of a match's rule. Null where the words give no date that exists, or need a
/// publication date that is not known.
[[nodiscard]] std::optional<TimeValue> Produce(const rules::RuleSet& set, const rules::Match& match,
                                               const lexicon::TokenView& view,
                                               const TimeContext& context);

}  // namespace dateline::time
