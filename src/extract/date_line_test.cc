#include "extract/date_line.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

struct LineCase {
  const char* name;
  const char* line;
  const char* want;  // each date as role letter and day, joined by blanks; "" for no stamp
  friend void PrintTo(const LineCase& c, std::ostream* out) { *out << c.name; }
};

class ReadDateLineTest : public ::testing::TestWithParam<LineCase> {};

TEST_P(ReadDateLineTest, GivesDatesAndRoles) {
  const LineCase& c = GetParam();
  std::string got;
  if (const auto stamp =
          ReadDateLine(c.line, TestDateWords(), {.order = DayMonthOrder::kDayFirst})) {
    for (const StatedDate& date : stamp->dates) {
      if (!got.empty()) got += ' ';
      got += "-pmro"[static_cast<int>(date.role)];
      got += FormatMoment(date.moment).substr(0, 10);
    }
  }
  EXPECT_EQ(got, c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Lines, ReadDateLineTest, ::testing::Values(
    LineCase{"Saved", "Mon | Nov 29, 2021", "-2021-11-29"},
    LineCase{"Published", "Published:Thursday | April 25, 2019 | 12:00 AM", "p2019-04-25"},
    LineCase{"PostedOn", "Posted on 3 May 2021 at 14:03 GMT", "p2021-05-03"},
    LineCase{"Both", "First published 1 May 2021. Last updated 3 May 2021", "p2021-05-01 m2021-05-03"},
    LineCase{"SecondLabelled", "1 May 2021 | Updated: 3 May 2021 10:00", "-2021-05-01 m2021-05-03"},
    LineCase{"German", "Ver\u00f6ffentlicht am 03.05.2021 um 14:03 Uhr", "p2021-05-03"},
    LineCase{"Printed", "Printed on 3 May 2021", "r2021-05-03"},
    LineCase{"ReadingTime", "3 May 2021 \u00b7 4 min read", "-2021-05-03"},
    LineCase{"Event", "Register by 3 May 2021", "o2021-05-03"},
    LineCase{"Sentence", "He left on 3 May 2021.", ""},
    LineCase{"LongSentence", "The ministers met in Lima on 3 May 2021 to sign the accord", ""},
    LineCase{"MonthOnly", "May 2021", ""},
    LineCase{"NoDate", "Updated two hours ago", ""}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(ReadDateLineTest, KnowsABareStamp) {
  EXPECT_TRUE(ReadDateLine("Mon | Nov 29, 2021", TestDateWords())->bare);
  EXPECT_TRUE(ReadDateLine("Mon | Nov 29, 2021", TestDateWords())->names_weekday);
  EXPECT_FALSE(ReadDateLine("Published Nov 29, 2021", TestDateWords())->bare);
}

}  // namespace
}  // namespace dateline::extract
