#include "time/calendar.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::time {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

namespace {

constexpr std::array<std::string_view, 4> kSeasons{"WI", "SP", "SU", "FA"};

std::string Padded(int value, int width) {
  std::string digits = std::to_string(value);
  const auto wanted = static_cast<std::size_t>(width);
  return digits.size() < wanted ? std::string(wanted - digits.size(), '0') + digits : digits;
}

int MonthNumber(const year_month_day& date) {
  return static_cast<int>(static_cast<unsigned>(date.month()));
}

year_month MonthOf(sys_days day) {
  const year_month_day date{day};
  return date.year() / date.month();
}

year YearOf(sys_days day) { return year_month_day{day}.year(); }

bool Sane(year_month month) { return month.year() >= year{1} && month.year() <= year{9998}; }

// How many months a period of a grain has; 0 for those counted in days.
int MonthsOf(Grain grain) {
  switch (grain) {
    case Grain::kDay:
    case Grain::kWeekend:
    case Grain::kWeek:
      return 0;
    case Grain::kMonth:
      return 1;
    case Grain::kSeason:
    case Grain::kQuarter:
      return 3;
    case Grain::kHalf:
      return 6;
    case Grain::kYear:
      return 12;
    case Grain::kDecade:
      return 120;
    case Grain::kCentury:
      return 1200;
  }
  return 0;
}

Period Months(Grain grain, year_month first) {
  const year_month last = first + months{MonthsOf(grain) - 1};
  return {grain, {sys_days{first / 1}, sys_days{last / std::chrono::last}}};
}

Period WeekFrom(Grain grain, sys_days monday) {
  return {grain, {grain == Grain::kWeekend ? monday + days{5} : monday, monday + days{6}}};
}

}  // namespace

Period PeriodOf(Grain grain, sys_days day) {
  const year_month_day date{day};
  const year_month january = date.year() / std::chrono::January;
  const int month = MonthNumber(date) - 1;
  switch (grain) {
    case Grain::kDay:
      return {grain, {day, day}};
    case Grain::kWeekend:
    case Grain::kWeek:
      return WeekFrom(grain, MondayOf(day));
    case Grain::kSeason:  // December belongs to the winter that ends in February
      return Months(grain, january + months{(month + 1) / 3 * 3 - 1});
    case Grain::kMonth:
    case Grain::kQuarter:
    case Grain::kHalf: {
      const int size = MonthsOf(grain);
      return Months(grain, january + months{month / size * size});
    }
    case Grain::kYear:
    case Grain::kDecade:
    case Grain::kCentury: {
      const int size = MonthsOf(grain) / 12;
      return Months(grain,
                    year{static_cast<int>(date.year()) / size * size} / std::chrono::January);
    }
  }
  return {grain, {day, day}};
}

std::optional<Period> Shifted(const Period& period, int count) {
  const sys_days first = period.days.first;
  if (const int size = MonthsOf(period.grain); size > 0) {
    const year_month month = MonthOf(first) + months{size * count};
    return Sane(month) ? std::optional(Months(period.grain, month)) : std::nullopt;
  }
  const days by{(period.grain == Grain::kDay ? 1 : 7) * count};
  if (!Sane(MonthOf(first + by))) return std::nullopt;
  return Period{period.grain, {first + by, period.days.last + by}};
}

std::optional<Period> ShiftedByYears(const Period& period, int by) {
  const year_month month = MonthOf(period.days.first) + months{12 * by};
  if (!Sane(month)) return std::nullopt;
  return PeriodOf(period.grain, AddMonths(period.days.first, 12 * by));
}

std::string Format(const Period& period) {
  const year_month_day date{period.days.first};
  const std::string in_year = Padded(static_cast<int>(date.year()), 4);
  switch (period.grain) {
    case Grain::kDay:
      return in_year + "-" + Padded(MonthNumber(date), 2) + "-" +
             Padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    case Grain::kWeekend:
    case Grain::kWeek: {
      // The year of a week is the year of its Thursday.
      const sys_days thursday = MondayOf(period.days.first) + days{3};
      const year of = YearOf(thursday);
      const auto since = thursday - sys_days{of / std::chrono::January / 1};
      return Padded(static_cast<int>(of), 4) + "-W" +
             Padded(static_cast<int>(since.count() / 7 + 1), 2) +
             (period.grain == Grain::kWeekend ? "-WE" : "");
    }
    case Grain::kMonth:
      return in_year + "-" + Padded(MonthNumber(date), 2);
    case Grain::kSeason: {
      const year_month_day last{period.days.last};
      const auto number = static_cast<std::size_t>(MonthNumber(last) / 3);
      return Padded(static_cast<int>(last.year()), 4) + "-" + std::string(kSeasons[number % 4]);
    }
    case Grain::kQuarter:
      return in_year + "-Q" + std::to_string((MonthNumber(date) + 2) / 3);
    case Grain::kHalf:
      return in_year + "-H" + std::to_string((MonthNumber(date) + 5) / 6);
    case Grain::kYear:
      return in_year;
    case Grain::kDecade:
      return in_year.substr(0, 3);
    case Grain::kCentury:
      return in_year.substr(0, 2);
  }
  return in_year;
}

sys_days ResolveWeekday(std::chrono::weekday named, sys_days from, Tense tense) {
  // weekday subtraction is circular: the difference is always 0 to 6 days.
  const std::chrono::weekday today{from};
  return tense == Tense::kFuture ? from + (named - today) : from - (today - named);
}

year_month ResolveMonth(std::chrono::month named, sys_days from, Tense tense) {
  const year_month_day today{from};
  const bool later = named > today.month();
  const bool earlier = named < today.month();
  year of = today.year();
  const int ahead = static_cast<int>((named - today.month()).count());  // 0 to 11
  const bool nearer_ahead = ahead <= 6;
  if (later && (tense == Tense::kPast || (tense == Tense::kPresent && !nearer_ahead))) --of;
  if (earlier && (tense == Tense::kFuture || (tense == Tense::kPresent && nearer_ahead))) ++of;
  return of / named;
}

std::optional<Period> PartOfYear(Grain grain, int number, year of) {
  const int size = MonthsOf(grain);
  if (number < 1 || number > 12 / size) return std::nullopt;
  const int first = (number - 1) * size - (grain == Grain::kSeason ? 1 : 0);
  return Months(grain, of / std::chrono::January + months{first});
}

std::optional<Period> ResolvePart(Grain grain, int number, sys_days from, Tense tense) {
  const year this_year = YearOf(from);
  const auto past = [&](const Period& part) { return part.days.first <= from; };
  const auto future = [&](const Period& part) {
    return part.days.last >= from - days{grain == Grain::kQuarter ? 92 : 0};
  };
  for (int shift = 1; shift >= -1; --shift) {
    const int by = tense == Tense::kPast ? shift : -shift;
    const auto part = PartOfYear(grain, number, this_year + years{by});
    if (!part) return std::nullopt;
    if (tense == Tense::kPast ? past(*part) : future(*part)) return part;
  }
  return std::nullopt;
}

sys_days MondayOf(sys_days day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

sys_days AddMonths(sys_days day, int by) {
  const year_month_day date{day};
  const year_month month = date.year() / date.month() + months{by};
  const auto last = (month / std::chrono::last).day();
  return sys_days{month / std::min(date.day(), last)};
}

// Meeus, Jones and Butcher.
sys_days Easter(year of) {
  const int y = static_cast<int>(of);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return sys_days{of / std::chrono::month{static_cast<unsigned>(f / 31)} /
                  std::chrono::day{static_cast<unsigned>(f % 31 + 1)}};
}

}  // namespace dateline::time
