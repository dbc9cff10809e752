#include "time/holidays.h"

#include <charconv>

#include "time/calendar.h"

namespace dateline::time {
namespace {

std::optional<int> Number(std::string_view digits) {
  int value = 0;
  const auto end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value);
  return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::sys_days> HolidayIn(std::string_view rule, std::chrono::year year) {
  using std::chrono::sys_days;
  constexpr std::string_view kEaster = "easter";
  if (rule.starts_with(kEaster)) {
    rule.remove_prefix(kEaster.size());
    if (rule.empty()) return Easter(year);
    if (rule.front() == '+') rule.remove_prefix(1);
    const auto shift = Number(rule);
    return shift ? std::optional(Easter(year) + std::chrono::days{*shift}) : std::nullopt;
  }
  const auto number = Number(rule.substr(0, 2));
  if (!number || rule.size() < 5) return std::nullopt;
  const std::chrono::month month{static_cast<unsigned>(*number)};
  if (rule[2] == '-') {
    const auto day = Number(rule.substr(3));
    if (!day) return std::nullopt;
    const auto date = year / month / std::chrono::day{static_cast<unsigned>(*day)};
    return date.ok() ? std::optional(sys_days{date}) : std::nullopt;
  }
  // "11/1/1+1": the day after that weekday.
  std::chrono::days after{0};
  if (rule.size() == 8 && rule[6] == '+') {
    after = std::chrono::days{Number(rule.substr(7)).value_or(0)};
    rule.remove_suffix(2);
  }
  const auto weekday = Number(rule.substr(rule.size() - 1));
  if (!month.ok() || rule.size() != 6 || !weekday || *weekday < 1 || *weekday > 7) {
    return std::nullopt;
  }
  const std::chrono::weekday day{static_cast<unsigned>(*weekday)};
  if (rule[3] == 'L') return sys_days{year / month / day[std::chrono::last]} + after;
  const auto which = Number(rule.substr(3, 1));
  if (!which || *which < 1) return std::nullopt;
  const auto date = year / month / day[static_cast<unsigned>(*which)];
  return date.ok() ? std::optional(sys_days{date} + after) : std::nullopt;
}

}  // namespace dateline::time
