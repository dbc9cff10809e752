#include "time/calendar.h"

#include <algorithm>

namespace dateline::time {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

namespace {

std::string Padded(int value, int width) {
  std::string digits = std::to_string(value);
  const auto wanted = static_cast<std::size_t>(width);
  return digits.size() < wanted ? std::string(wanted - digits.size(), '0') + digits : digits;
}

}  // namespace

sys_days ResolveWeekday(std::chrono::weekday named, sys_days published, Tense tense) {
  // weekday subtraction is circular: the difference is always 0 to 6 days.
  const std::chrono::weekday today{published};
  return tense == Tense::kPast ? published - (today - named) : published + (named - today);
}

year_month ResolveMonth(std::chrono::month named, sys_days published, Tense tense) {
  const year_month_day today{published};
  const bool later = named > today.month();
  const bool earlier = named < today.month();
  std::chrono::year year = today.year();
  if (tense == Tense::kPast && later) --year;
  if (tense == Tense::kFuture && earlier) ++year;
  return year / named;
}

sys_days MondayOf(sys_days day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

std::string FormatDay(sys_days day) {
  const year_month_day date{day};
  return FormatMonth(date.year() / date.month()) + "-" +
         Padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

std::string FormatMonth(year_month month) {
  return FormatYear(month.year()) + "-" +
         Padded(static_cast<int>(static_cast<unsigned>(month.month())), 2);
}

std::string FormatWeek(sys_days day) {
  // The year of a week is the year of its Thursday.
  const sys_days thursday = MondayOf(day) + days{3};
  const year_month_day date{thursday};
  const auto since = thursday - sys_days{date.year() / std::chrono::January / 1};
  return FormatYear(date.year()) + "-W" + Padded(static_cast<int>(since.count() / 7 + 1), 2);
}

std::string FormatYear(std::chrono::year year) { return Padded(static_cast<int>(year), 4); }

DayRange DaysOf(year_month month) {
  return {sys_days{month / 1}, sys_days{month / std::chrono::last}};
}

DayRange DaysOf(std::chrono::year year) {
  return {sys_days{year / std::chrono::January / 1}, sys_days{year / std::chrono::December / 31}};
}

sys_days AddMonths(sys_days day, int months) {
  const year_month_day date{day};
  const year_month month = date.year() / date.month() + std::chrono::months{months};
  const auto last = (month / std::chrono::last).day();
  return sys_days{month / std::min(date.day(), last)};
}

}  // namespace dateline::time
