// Days that return every year by a rule.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace dateline::time {

/// The day of a holiday in a year. Rules, as lexicons/time/holiday.tsv writes them: `12-25` month
/// and day; `11/4/4` month, which (1 to 5, or L for the last), ISO weekday (4 Thursday), `11/1/1+1`
/// the day after it; `easter`, `easter-2` days from Easter Sunday. Null where the rule is none of
/// these.
[[nodiscard]] std::optional<std::chrono::sys_days> HolidayIn(std::string_view rule,
                                                             std::chrono::year year);

}  // namespace dateline::time
