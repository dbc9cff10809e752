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
  EXPECT_EQ(FormatWeek(sys_days{2019y / April / 15}), "2019-W16");
  EXPECT_EQ(FormatWeek(sys_days{2021y / January / 3}), "2020-W53");
  EXPECT_EQ(FormatWeek(sys_days{2018y / December / 31}), "2019-W01");
}

TEST(CalendarTest, AddingMonthsStopsAtTheLastDay) {
  EXPECT_EQ(AddMonths(sys_days{2024y / March / 31}, -1), sys_days{2024y / February / 29});
  EXPECT_EQ(AddMonths(sys_days{2019y / December / 15}, 2), sys_days{2020y / February / 15});
}

}  // namespace
}  // namespace dateline::time
