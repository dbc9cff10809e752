#include "time/holidays.h"

#include <gtest/gtest.h>

namespace dateline::time {
namespace {

using namespace std::chrono;  // NOLINT: calendar literals read as dates here

TEST(HolidayTest, RulesGiveTheDayOfAYear) {
  const auto day = [](std::string_view rule, year of) { return HolidayIn(rule, of); };
  EXPECT_EQ(day("12-25", 2019y), sys_days{2019y / December / 25});
  EXPECT_EQ(day("11/4/4", 2019y), sys_days{2019y / November / 28});
  EXPECT_EQ(day("05/L/1", 2019y), sys_days{2019y / May / 27});
  EXPECT_EQ(day("11/1/1+1", 2016y), sys_days{2016y / November / 8});
  EXPECT_EQ(day("easter", 2019y), sys_days{2019y / April / 21});
  EXPECT_EQ(day("easter-2", 2019y), sys_days{2019y / April / 19});
  EXPECT_EQ(day("easter+39", 2019y), sys_days{2019y / May / 30});
}

TEST(HolidayTest, OtherRulesGiveNone) {
  for (const std::string_view rule :
       {"", "1", "13-01", "02-30", "11/6/4", "11/4/8", "xx/4/4", "easter*"}) {
    EXPECT_EQ(HolidayIn(rule, 2019y), std::nullopt) << rule;
  }
}

}  // namespace
}  // namespace dateline::time
