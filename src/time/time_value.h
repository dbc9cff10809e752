// A time as rules work it out: a date, a time of day, a length, or what comes back.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "doc/rows.h"
#include "time/calendar.h"

namespace dateline::time {

/// A length of time: "three months" is 3 M.
struct Length {
  double count = 0;  // of `unit`, halves included; 0 where the words do not say: "several months"
  std::string unit;  // D W F M Q Y E C, WE; B of work days; TH TM TS of the clock
  std::vector<Length> rest{};  // of smaller units, falling: "a year *and two months*"
};

/// A time worked out, or words refused.
struct TimeValue {
  TimexType type = TimexType::kDate;
  std::string value;             // TIMEX3
  std::optional<Period> period;  // of the calendar; null for lengths without an end, and clocks
  std::optional<Length> length;  // of a duration
  bool of_reference = false;     // reckoned from the reference, not from publication
  bool compares = false;         // with the time spoken of, which stays what others count from
  bool refused = false;          // no time: the words are taken from other rules
};

/// What was said last that others are reckoned from: "a day later", "that year".
struct Reference {
  Period period;
  Span span;
};

/// What producers know besides their arguments.
struct TimeContext {
  std::optional<std::chrono::sys_days> published;  // in the publisher's own zone
  std::optional<Reference> reference;
  std::optional<Period> quarter;  // last spoken of: what a report of quarters compares
  Tense tense = Tense::kPast;

  /// The reference, else the day of publication.
  [[nodiscard]] std::optional<Period> From() const {
    if (reference) return reference->period;
    if (published) return PeriodOf(Grain::kDay, *published);
    return std::nullopt;
  }
};

/// A date. \pre the years of `period` are 1 to 9998.
[[nodiscard]] TimeValue DateOf(const Period& period);

/// A length with its TIMEX3 value: "P3M", "PT36H", "P2Y6M", "P1Y2M10D", "PXM".
[[nodiscard]] TimeValue LengthOf(Length length);

/// A length and a smaller one: "two weeks and three days". Null where a count is not known or is no
/// whole number, or where the units do not fall.
[[nodiscard]] std::optional<Length> Sum(Length length, const Length& smaller);

/// The calendar's grain of a unit of length; null for units of the clock.
[[nodiscard]] std::optional<Grain> GrainOf(const std::string& unit);

/// `count` units from `from`: at the unit's grain, but where a year is counted from a quarter,
/// month or season, at that. A length of several units counts at its smallest. Null for units of
/// the clock, for counts not known, and beyond the calendar.
[[nodiscard]] std::optional<Period> Counted(const Length& length, int direction,
                                            const Period& from);

/// The day and time of day of a clock's value ("T10:00"). \pre `day` is of Grain::kDay.
[[nodiscard]] TimeValue AtClock(const Period& day, const std::string& clock);

}  // namespace dateline::time
