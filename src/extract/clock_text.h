// The time of day beside a date, with its zone. Private to the date reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "extract/date_tokens.h"

namespace dateline::extract {

struct ClockTime {
  std::int32_t second_of_day = 0;
  bool seconds_known = false;
  std::optional<std::int16_t> utc_offset_minutes;
  std::size_t end = 0;  // one past the last token read
};

/// Reads a time that begins at token `at`: "14:03:11Z", "12.30 pm EST", "14h03", "3 p.m.".
[[nodiscard]] std::optional<ClockTime> ReadClock(const std::vector<DateToken>& tokens,
                                                 std::size_t at);

}  // namespace dateline::extract
