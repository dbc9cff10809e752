// Calendar arithmetic of news language. Days are calendar days on the publisher's wall.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline::time {

/// How the sentence points in time: "on Tuesday it fired" against "will meet on Tuesday".
enum class Tense : std::uint8_t { kPast, kFuture };

/// First and last day, inclusive. `first <= last`.
struct DayRange {
  std::chrono::sys_days first{};
  std::chrono::sys_days last{};
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// The day meant by a bare weekday name: 0 to 6 days before `published` (kPast) or after it
/// (kFuture). The publication day's own weekday is that day in both.
/// \pre `named.ok()`.
[[nodiscard]] std::chrono::sys_days ResolveWeekday(std::chrono::weekday named,
                                                   std::chrono::sys_days published, Tense tense);

/// The month meant by a bare month name: the latest not after `published`'s month (kPast), the
/// earliest not before it (kFuture).
[[nodiscard]] std::chrono::year_month ResolveMonth(std::chrono::month named,
                                                   std::chrono::sys_days published, Tense tense);

/// The Monday of the week of `day`; weeks run from Monday to Sunday (ISO 8601).
[[nodiscard]] std::chrono::sys_days MondayOf(std::chrono::sys_days day);

/// ISO 8601: "2019-04-25", "2019-04", "2019-W16". Years 0 to 9999.
[[nodiscard]] std::string FormatDay(std::chrono::sys_days day);
[[nodiscard]] std::string FormatMonth(std::chrono::year_month month);
[[nodiscard]] std::string FormatWeek(std::chrono::sys_days day);
[[nodiscard]] std::string FormatYear(std::chrono::year year);

[[nodiscard]] DayRange DaysOf(std::chrono::year_month month);
[[nodiscard]] DayRange DaysOf(std::chrono::year year);

/// The same day of the month `months` on, or the month's last day where it has none such.
[[nodiscard]] std::chrono::sys_days AddMonths(std::chrono::sys_days day, int months);

}  // namespace dateline::time
