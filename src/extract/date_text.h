// Reads dates as pages write them: in attributes, in lines, in any order a reader would understand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dateline/document.h"

#include "extract/date_words.h"

namespace dateline::extract {

/// What "04/05/2019" means where the numbers do not tell.
enum class DayMonthOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst };

struct DateHints {
  DayMonthOrder order = DayMonthOrder::kUnknown;
};

/// A date and the bytes of the text that state it, time and zone included.
struct FoundDate {
  Moment moment;  // `how` is empty
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds the first date in `text`, with the time of day and zone beside it; failing a full date,
/// the first month with a year. Only the first kMaxDateTextBytes are read. Years are 1900 to 2100;
/// days that do not exist, two-figure dates whose order nothing tells, and dates told from now
/// ("two hours ago") are not found. Total: any bytes at all.
[[nodiscard]] std::optional<FoundDate> FindDate(std::string_view text, const DateWords& words,
                                                DateHints hints = {});

/// The date in `text`, as FindDate; and, where the text is one number of 10 or 13 figures, the
/// second or millisecond since 1970 it counts.
[[nodiscard]] std::optional<Moment> ParseDateText(std::string_view text, const DateWords& words,
                                                  DateHints hints = {});

inline constexpr std::size_t kMaxDateTextBytes = 400;

}  // namespace dateline::extract
