#include "extract/date_text.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

struct DateCase {
  const char* name;
  const char* text;
  const char* want;  // FormatMoment, or "" for none
  DayMonthOrder order = DayMonthOrder::kUnknown;
  friend void PrintTo(const DateCase& c, std::ostream* out) { *out << c.name; }
};

class ParseDateTextTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(ParseDateTextTest, GivesTheMomentStated) {
  const DateCase& c = GetParam();
  const auto moment = ParseDateText(c.text, TestDateWords(), {.order = c.order});
  EXPECT_EQ(moment ? FormatMoment(*moment) : "", c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Pages, ParseDateTextTest, ::testing::Values(
    DateCase{"LabelledLine", "Published:Thursday | April 25, 2019 | 12:00 AM", "2019-04-25T00:00"},
    DateCase{"SavedLine", "Mon | Nov 29, 2021", "2021-11-29"},
    DateCase{"NamedZone", "25 Apr. 2019 14:03 BST", "2019-04-25T14:03+01:00"},
    DateCase{"Ordinal", "25th of April 2019", "2019-04-25"},
    DateCase{"OrdinalAfterMonth", "Updated March 3rd, 2020 at 3 p.m.", "2020-03-03T15:00"},
    DateCase{"IsoSeconds", "2019-04-25T14:03:11Z", "2019-04-25T14:03:11Z"},
    DateCase{"IsoFraction", "2019-04-25T14:03:11.123456+02:00", "2019-04-25T14:03:11+02:00"},
    DateCase{"IsoBlank", "2019-04-25 14:03:11 -0500", "2019-04-25T14:03:11-05:00"},
    DateCase{"Rfc2822", "Thu, 25 Apr 2019 14:03:11 +0000", "2019-04-25T14:03:11Z"},
    DateCase{"Asctime", "Thu Apr 25 14:03:11 2019", "2019-04-25T14:03:11"},
    DateCase{"AsctimeZone", "Thu Apr 25 14:03:11 UTC 2019", "2019-04-25T14:03:11Z"},
    DateCase{"TimeFirst", "14:03, 25 April 2019", "2019-04-25T14:03"},
    DateCase{"FullStops", "25.04.2019, 14:03 Uhr", "2019-04-25T14:03"},
    DateCase{"MonthFirstByValue", "04/25/2019", "2019-04-25"},
    DateCase{"DayFirstByValue", "25/04/2019", "2019-04-25"},
    DateCase{"OrderUnknown", "04/05/2019", ""},
    DateCase{"OrderByHint", "04/05/2019", "2019-05-04", DayMonthOrder::kDayFirst},
    DateCase{"OrderByOtherHint", "04/05/2019", "2019-04-05", DayMonthOrder::kMonthFirst},
    DateCase{"ShortYear", "25-Apr-19", "2019-04-25"},
    DateCase{"German", "Donnerstag, 3. M\u00e4rz 2022", "2022-03-03"},
    DateCase{"French", "Publi\u00e9 le 1er ao\u00fbt 2020 \u00e0 14h03", "2020-08-01T14:03"},
    DateCase{"Spanish", "25 de abril de 2019", "2019-04-25"},
    DateCase{"Russian", "25 \u0430\u043f\u0440\u0435\u043b\u044f 2019 \u0433.", "2019-04-25"},
    DateCase{"Hungarian", "2019. \u00e1prilis 25.", "2019-04-25"},
    DateCase{"YearMarks", "2019\u5e744\u670825\u65e5", "2019-04-25"},
    DateCase{"Compact", "20190425", "2019-04-25"},
    DateCase{"EpochSeconds", "1556200991", "2019-04-25T14:03:11Z"},
    DateCase{"EpochMilliseconds", " 1556200991000 ", "2019-04-25T14:03:11Z"},
    DateCase{"MonthOnly", "April 2019", "2019-04"},
    DateCase{"Noon", "April 25, 2019 12:05 PM", "2019-04-25T12:05"},
    DateCase{"DashIsNoZone", "14:03 - 25 April 2019", "2019-04-25T14:03"},
    DateCase{"HoursWithAFullStop", "Mon 3 May 2021 10.05 BST", "2021-05-03T10:05+01:00"},
    DateCase{"FullStopIsNoTime", "3 May 2021 10.05", "2021-05-03"},
    DateCase{"AbbreviatedMonth", "Sept. 3, 2021", "2021-09-03"},
    DateCase{"WeekdayAndZone", "Monday, May 3, 2021, 10:05 a.m. ET", "2021-05-03T10:05"},
    DateCase{"TimeAndZoneFirst", "Updated: 23:11 IST, May 03 2021", "2021-05-03T23:11+05:30"},
    DateCase{"SlashesYearFirst", "2021/05/03 10:05", "2021-05-03T10:05"},
    DateCase{"ShortYearWithSlashes", "5/30/21", "2021-05-30"},
    DateCase{"LastCentury", "30/5/98", "1998-05-30"},
    DateCase{"CompactIso", "20210503T100500Z", "2021-05-03"},
    DateCase{"YearBeforeAllPages", "3 May 1066", ""},
    DateCase{"ImpossibleDay", "30 February 2019", ""},
    DateCase{"ImpossibleIso", "2019-02-29", ""},
    DateCase{"FromNow", "2 hours ago", ""},
    DateCase{"NoYear", "25 April", ""},
    DateCase{"Phone", "Call 555 2019 April", ""},
    DateCase{"Empty", "", ""}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(FindDateTest, SaysWhichBytesStateTheDate) {
  const std::string text = "Posted on 25 April 2019, 14:03 GMT by the desk";
  const auto found = FindDate(text, TestDateWords());
  ASSERT_TRUE(found);
  EXPECT_EQ(text.substr(found->begin, found->end - found->begin), "25 April 2019, 14:03 GMT");
}

TEST(DateWordsTest, RefusesUnknownKinds) {
  const auto Parse = [](const std::string& row) {
    const auto table = lexicon::Table::Parse("word\tkind\tvalue\tsource\n" + row, "x", nullptr);
    return DateWords::Create(table.value());
  };
  EXPECT_TRUE(Parse("abc\tmonth\t3\thouse\n"));
  EXPECT_FALSE(Parse("abc\tplanet\t3\thouse\n"));
  EXPECT_FALSE(Parse("abc\tmonth\t13\thouse\n"));
}

}  // namespace
}  // namespace dateline::extract
