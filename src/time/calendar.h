// Calendar arithmetic of news language. Days are calendar days on the publisher's wall.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace dateline::time {

/// How the words around point in time: "on Tuesday it fired", "it is worth less than in May", "will
/// meet on Tuesday".
enum class Tense : std::uint8_t { kPast, kPresent, kFuture };

/// How fine a calendar date is, from fine to coarse. Weeks run from Monday to Sunday (ISO 8601).
enum class Grain : std::uint8_t {
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
};

/// First and last day, inclusive. `first <= last`.
struct DayRange {
  std::chrono::sys_days first{};
  std::chrono::sys_days last{};
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// A day, month, quarter, … of the calendar.
struct Period {
  Grain grain = Grain::kDay;
  DayRange days;
  friend bool operator==(const Period&, const Period&) = default;
};

/// The period of a grain that holds `day`. A weekend is the one of the day's week. Seasons are
/// meteorological: winter begins in December.
[[nodiscard]] Period PeriodOf(Grain grain, std::chrono::sys_days day);

/// The period of the same grain `count` periods on; null beyond the years 1 to 9998.
[[nodiscard]] std::optional<Period> Shifted(const Period& period, int count);

/// The period of the same grain that begins `years` years on, its first day as near as the calendar
/// allows: the same quarter, month or day of another year. Null beyond the years 1 to 9998.
[[nodiscard]] std::optional<Period> ShiftedByYears(const Period& period, int years);

/// TIMEX3 (ISO 8601 where that has a form): "2019-04-25", "2019-W16-WE", "2019-W16", "2019-04",
/// "2019-SP", "2019-Q2", "2019-H1", "2019", "201", "20".
[[nodiscard]] std::string Format(const Period& period);

/// The day meant by a bare weekday name: 0 to 6 days before `from` or after it (kFuture).
/// The weekday of `from` itself is that day in all. \pre `named.ok()`.
[[nodiscard]] std::chrono::sys_days ResolveWeekday(std::chrono::weekday named,
                                                   std::chrono::sys_days from, Tense tense);

/// The month meant by a bare month name: the latest not after `from`'s month (kPast), the earliest
/// not before it (kFuture), or whichever is nearer.
[[nodiscard]] std::chrono::year_month ResolveMonth(std::chrono::month named,
                                                   std::chrono::sys_days from, Tense tense);

/// Part `number` (from 1) of the year that tense points to: the latest that began by `from`
/// (kPast), the earliest that ends on it or later; but of a quarter that ended within the last
/// three months it is still reported on. `grain` is kSeason (1 winter to 4 autumn), kQuarter or
/// kHalf. Null where the year has no such part.
[[nodiscard]] std::optional<Period> ResolvePart(Grain grain, int number, std::chrono::sys_days from,
                                                Tense tense);

/// Part `number` of a year, as for ResolvePart. The winter of 1994 begins in December 1993.
[[nodiscard]] std::optional<Period> PartOfYear(Grain grain, int number, std::chrono::year year);

/// The Monday of the week of `day`.
[[nodiscard]] std::chrono::sys_days MondayOf(std::chrono::sys_days day);

/// The same day of the month `months` on, or the month's last day where it has none such.
[[nodiscard]] std::chrono::sys_days AddMonths(std::chrono::sys_days day, int months);

/// Easter Sunday of the Gregorian calendar.
[[nodiscard]] std::chrono::sys_days Easter(std::chrono::year year);

}  // namespace dateline::time
