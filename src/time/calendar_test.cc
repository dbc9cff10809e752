#include "time/calendar.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::time {
namespace {

using namespace std::chrono;  // NOLINT: calendar literals read as dates here

struct WeekdayCase {
  const char* name;
  weekday named;
  year_month_day published;
  Tense tense;
  year_month_day want;
  friend void PrintTo(const WeekdayCase& c, std::ostream* out) { *out << c.name; }
};

class ResolveWeekdayTest : public ::testing::TestWithParam<WeekdayCase> {};

TEST_P(ResolveWeekdayTest, GivesTheDayMeant) {
  const WeekdayCase& c = GetParam();
  EXPECT_EQ(ResolveWeekday(c.named, sys_days{c.published}, c.tense), sys_days{c.want});
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(News, ResolveWeekdayTest, ::testing::Values(
    // 2024-05-16 is a Thursday; 2024-02-29 is a leap day, also a Thursday.
    WeekdayCase{"PastLooksBack",        Tuesday,  2024y/May/16,      Tense::kPast,   2024y/May/14},
    WeekdayCase{"PastTodayIsToday",     Thursday, 2024y/May/16,      Tense::kPast,   2024y/May/16},
    WeekdayCase{"PastFridayIsLastWeek", Friday,   2024y/May/16,      Tense::kPast,   2024y/May/10},
    WeekdayCase{"FutureLooksAhead",     Monday,   2024y/May/16,      Tense::kFuture, 2024y/May/20},
    WeekdayCase{"FutureTodayIsToday",   Thursday, 2024y/May/16,      Tense::kFuture, 2024y/May/16},
    WeekdayCase{"PastCrossesTheYear",   Sunday,   2024y/January/1,   Tense::kPast,   2023y/December/31},
    WeekdayCase{"FutureCrossesLeapDay", Friday,   2024y/February/29, Tense::kFuture, 2024y/March/1}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(CalendarTest, MonthsFollowTheTense) {
  const sys_days day{2019y / April / 25};
  EXPECT_EQ(ResolveMonth(February, day, Tense::kPast), 2019y / February);
  EXPECT_EQ(ResolveMonth(December, day, Tense::kPast), 2018y / December);
  EXPECT_EQ(ResolveMonth(February, day, Tense::kFuture), 2020y / February);
  EXPECT_EQ(ResolveMonth(April, day, Tense::kFuture), 2019y / April);
}

TEST(CalendarTest, WeeksBelongToTheYearOfTheirThursday) {
  const auto week = [](year_month_day day) {
    return Format(PeriodOf(Grain::kWeek, sys_days{day}));
  };
  EXPECT_EQ(week(2019y / April / 15), "2019-W16");
  EXPECT_EQ(week(2021y / January / 3), "2020-W53");
  EXPECT_EQ(week(2018y / December / 31), "2019-W01");
}

struct PeriodCase {
  Grain grain;
  year_month_day day;
  const char* value;
  year_month_day first;
  year_month_day last;
};

TEST(CalendarTest, APeriodHoldsItsDay) {
  // clang-format off
  for (const PeriodCase& c : {
      PeriodCase{Grain::kDay,     2024y/February/29, "2024-02-29",  2024y/February/29, 2024y/February/29},
      PeriodCase{Grain::kWeekend, 2019y/April/25,    "2019-W17-WE", 2019y/April/27,    2019y/April/28},
      PeriodCase{Grain::kMonth,   2024y/February/3,  "2024-02",     2024y/February/1,  2024y/February/29},
      PeriodCase{Grain::kSeason,  2019y/January/9,   "2019-WI",     2018y/December/1,  2019y/February/28},
      PeriodCase{Grain::kSeason,  2019y/December/9,  "2020-WI",     2019y/December/1,  2020y/February/29},
      PeriodCase{Grain::kSeason,  2019y/November/30, "2019-FA",     2019y/September/1, 2019y/November/30},
      PeriodCase{Grain::kQuarter, 2019y/June/30,     "2019-Q2",     2019y/April/1,     2019y/June/30},
      PeriodCase{Grain::kHalf,    2019y/July/1,      "2019-H2",     2019y/July/1,      2019y/December/31},
      PeriodCase{Grain::kYear,    2019y/July/1,      "2019",        2019y/January/1,   2019y/December/31},
      PeriodCase{Grain::kDecade,  2019y/July/1,      "201",         2010y/January/1,   2019y/December/31},
      PeriodCase{Grain::kCentury, 1963y/July/1,      "19",          1900y/January/1,   1999y/December/31}}) {
    const Period period = PeriodOf(c.grain, sys_days{c.day});
    EXPECT_EQ(Format(period), c.value);
    EXPECT_EQ(period.days, (DayRange{sys_days{c.first}, sys_days{c.last}})) << c.value;
  }
  // clang-format on
}

TEST(CalendarTest, PartsOfTheYearFollowTheTense) {
  const sys_days day{2019y / April / 25};
  const auto part = [&](Grain grain, int number, Tense tense) {
    const auto found = ResolvePart(grain, number, day, tense);
    return found ? Format(*found) : "none";
  };
  EXPECT_EQ(part(Grain::kQuarter, 2, Tense::kPast), "2019-Q2");
  EXPECT_EQ(part(Grain::kQuarter, 3, Tense::kPast), "2018-Q3");
  EXPECT_EQ(part(Grain::kQuarter, 1, Tense::kFuture), "2019-Q1");  // still reported on
  EXPECT_EQ(part(Grain::kQuarter, 4, Tense::kFuture), "2019-Q4");
  EXPECT_EQ(part(Grain::kSeason, 1, Tense::kPast), "2019-WI");
  EXPECT_EQ(part(Grain::kSeason, 3, Tense::kFuture), "2019-SU");
  EXPECT_EQ(part(Grain::kHalf, 3, Tense::kPast), "none");
}

TEST(CalendarTest, TheCalendarEnds) {
  const Period last = PeriodOf(Grain::kCentury, sys_days{9900y / January / 1});
  EXPECT_EQ(Shifted(last, 1), std::nullopt);
  EXPECT_EQ(ShiftedByYears(PeriodOf(Grain::kDay, sys_days{10y / May / 1}), -10), std::nullopt);
}

TEST(CalendarTest, EasterFollowsTheMoon) {
  EXPECT_EQ(Easter(2019y), sys_days{2019y / April / 21});
  EXPECT_EQ(Easter(2024y), sys_days{2024y / March / 31});
  EXPECT_EQ(Easter(1954y), sys_days{1954y / April / 18});
}

TEST(CalendarTest, AddingMonthsStopsAtTheLastDay) {
  EXPECT_EQ(AddMonths(sys_days{2024y / March / 31}, -1), sys_days{2024y / February / 29});
  EXPECT_EQ(AddMonths(sys_days{2019y / December / 15}, 2), sys_days{2020y / February / 15});
}

}  // namespace
}  // namespace dateline::time
