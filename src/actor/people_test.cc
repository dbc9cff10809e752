#include "actor/people.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::actor {
namespace {

const People& Shipped() {
  static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  static const auto people = People::Load(*dir);
  return *people;
}

std::string Tell(const std::optional<KnownPerson>& known) {
  if (!known) return "nobody";
  return std::string(known->term->name) + "|" + std::string(known->term->country) + "|" +
         std::string(known->term->office) + (known->in_office ? "" : "|not in office");
}

struct Case {
  const char* name;
  const char* person;
  const char* day;
  const char* country;
  const char* want;
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class FindTest : public testing::TestWithParam<Case> {};

TEST_P(FindTest, Finds) {
  const Case& c = GetParam();
  EXPECT_EQ(Tell(Shipped().Find(c.person, c.day, c.country)), c.want);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FindTest,
    testing::Values(
        Case{"OnTheDay", "Angela Merkel", "2012-06-01", "", "Angela Merkel|DEU|Chancellor"},
        Case{"LastDay", "Angela Merkel", "2021-12-08", "", "Angela Merkel|DEU|Chancellor"},
        Case{"DayAfter", "Angela Merkel", "2021-12-09", "",
             "Angela Merkel|DEU|Chancellor|not in office"},
        Case{"ChangesOfficeBefore", "Dmitry Medvedev", "2010-01-01", "",
             "Dmitry Medvedev|RUS|President"},
        Case{"ChangesOfficeAfter", "Dmitry Medvedev", "2013-01-01", "",
             "Dmitry Medvedev|RUS|Prime Minister"},
        Case{"DeadLeader", "Kim Jong Il", "2019-04-25", "", "Kim Jong Il|PRK|leader|not in office"},
        Case{"UnknownAfterItsSourceEnds", "Emmanuel Macron", "2026-01-01", "",
             "Emmanuel Macron|FRA|President|not in office"},
        Case{"OtherSpelling", "Mohammed Mursi", "2013-01-01", "", "Mohamed Morsi|EGY|President"},
        Case{"NoDay", "Angela Merkel", "", "", "Angela Merkel|DEU|Chancellor|not in office"},
        Case{"OfTwoCountriesByDay", "Jens Stoltenberg", "2020-01-01", "",
             "Jens Stoltenberg|IGO|Secretary General of NATO"},
        Case{"OfTwoCountriesByTheText", "Jens Stoltenberg", "2010-01-01", "NOR",
             "Jens Stoltenberg|NOR|Prime Minister"},
        Case{"OfTwoCountriesUntold", "Jens Stoltenberg", "", "", "nobody"},
        Case{"AnotherCountry", "Angela Merkel", "2012-06-01", "PER", "nobody"},
        Case{"Nobody", "Zzyzx Qwerty", "2012-06-01", "", "nobody"}),
    [](const auto& tested) { return std::string(tested.param.name); });

struct HeadCase {
  const char* name;
  const char* surname;
  const char* office;
  const char* day;
  const char* want;
  friend void PrintTo(const HeadCase& c, std::ostream* out) { *out << c.name; }
};

class FindHeadTest : public testing::TestWithParam<HeadCase> {};

TEST_P(FindHeadTest, Finds) {
  const HeadCase& c = GetParam();
  EXPECT_EQ(Tell(Shipped().FindHead(c.surname, c.office, c.day, "")), c.want);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FindHeadTest,
    testing::Values(HeadCase{"FatherByDay", "Bush", "President", "1990-05-01",
                             "George H. W. Bush|USA|President"},
                    HeadCase{"SonByDay", "Bush", "President", "2004-05-01",
                             "George W. Bush|USA|President"},
                    HeadCase{"SonOrFather", "Bush", "President", "2012-05-01", "nobody"},
                    HeadCase{"OneBearer", "Mubarak", "President", "2012-05-01",
                             "Hosni Mubarak|EGY|President|not in office"},
                    HeadCase{"OneBearerWithoutOffice", "Mubarak", "", "2012-05-01", "nobody"},
                    HeadCase{"OneBearerAndNoDay", "Mubarak", "", "",
                             "Hosni Mubarak|EGY|President|not in office"},
                    HeadCase{"TwoBearersAndNoDay", "Bush", "", "", "nobody"},
                    HeadCase{"InOfficeWithoutTitle", "Mubarak", "", "2009-05-01",
                             "Hosni Mubarak|EGY|President"},
                    HeadCase{"OtherOffice", "Mubarak", "Sultan", "2009-05-01", "nobody"},
                    HeadCase{"OtherSpelling", "Erdogan", "President", "2019-05-01",
                             "Recep Tayyip Erdoğan|TUR|President"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(FindHolderTest, TakesTheOnlyBearerWhoHeldTheOfficeOnTheDay) {
  const auto holder = [](const char* surname, const char* office, const char* day) {
    return Tell(Shipped().FindHolder(surname, office, day, ""));
  };
  EXPECT_EQ(holder("Lavrov", "Foreign Minister", "2012-04-25"),
            "Sergei Lavrov|RUS|Foreign Minister");
  EXPECT_EQ(holder("Lavrov", "Foreign Minister", "1995-04-25"), "nobody");
  EXPECT_EQ(holder("Lavrov", "Minister of Health", "2012-04-25"), "nobody");
}

TEST(IsWholeNameTest, OneWordMayBeSomebodysName) {
  EXPECT_TRUE(Shipped().IsWholeName("Jokowi"));
  EXPECT_FALSE(Shipped().IsWholeName("Lavrov"));
  EXPECT_FALSE(Shipped().IsWholeName("Sergei Lavrov"));
}

TEST(OfficesTest, KnowsTitlesOfOneOfficeInEitherOrder) {
  const Offices& offices = Shipped().offices();
  EXPECT_TRUE(offices.Same("President", "head of state"));
  EXPECT_TRUE(offices.Same("Head of State", "president"));
  EXPECT_TRUE(offices.Same("judge", "Judge"));
  EXPECT_FALSE(offices.Same("judge", "president"));
}

TEST(RanOnTest, BoundariesToTheMonthOrYearTakeInAllOfIt) {
  Term term;
  term.since = "1999-04";
  term.until = "2001";
  EXPECT_FALSE(RanOn(term, "1999-03-31"));
  EXPECT_TRUE(RanOn(term, "1999-04-01"));
  EXPECT_TRUE(RanOn(term, "2001-12-31"));
  EXPECT_FALSE(RanOn(term, "2002-01-01"));
  EXPECT_FALSE(RanOn(term, ""));
}

}  // namespace
}  // namespace dateline::actor
