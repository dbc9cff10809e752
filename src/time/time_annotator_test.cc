#include "time/time_annotator.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"

namespace dateline::time {
namespace {

struct Shipped {
  std::unique_ptr<const lang::TokensAnnotator> tokens;
  std::unique_ptr<const TimeAnnotator> times;
};

const Shipped& Engine() {
  static const Shipped shipped = [] {
    const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
    Shipped engine;
    engine.tokens = lang::TokensAnnotator::Load(dir.value()).value();
    auto times = TimeAnnotator::Load(dir.value(), *engine.tokens);
    if (times) {
      engine.times = std::move(times).value();
    } else {
      ADD_FAILURE() << times.error().where << ": " << times.error().message;
    }
    return engine;
  }();
  return shipped;
}

TEST(TimeAnnotatorTest, EveryRuleKeepsItsExamples) {
  ASSERT_NE(Engine().times, nullptr);
  for (const rules::RuleSet* set : {&Engine().times->rules(), &Engine().times->phrases()}) {
    const auto report =
        rules::CheckExamples(*set, [&](std::string_view text, std::string_view published) {
          return Engine().times->RunExample(*set, text, published);
        });
    EXPECT_GT(report.examples, 0u);
    for (const auto& failure : report.failures) {
      ADD_FAILURE() << failure.where << " " << failure.rule << ": " << failure.text << "\n  want "
                    << failure.want << "\n  got  " << failure.got;
    }
  }
}

// Every time of a text as "words=value", parted by "; ".
std::string TimesOf(std::string_view text, std::string_view published) {
  const auto outcome = Engine().times->RunExample(Engine().times->rules(), text, published);
  std::string all;
  if (!outcome) return outcome.error().message;
  for (const rules::Produced& time : outcome.value().kept) {
    if (time.value.starts_with("refused")) continue;
    if (!all.empty()) all += "; ";
    all += text.substr(time.span.begin, time.span.size());
    all += "=" + time.value;
  }
  return all;
}

struct TextCase {
  const char* name;
  const char* text;
  const char* want;
  friend void PrintTo(const TextCase& c, std::ostream* out) { *out << c.name; }
};

class TimesInTextTest : public ::testing::TestWithParam<TextCase> {};

TEST_P(TimesInTextTest, AreFound) {
  EXPECT_EQ(TimesOf(GetParam().text, "2019-04-25"), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, TimesInTextTest,
    ::testing::Values(
        TextCase{"NoSuchDay", "The pact of 30 February was a joke.", "February=2019-02"},
        TextCase{"NoSuchDayOfAYear", "It was signed on 30 February 2020.", "February 2020=2020-02"},
        TextCase{"NoSuchDayMonthFirst", "It was signed on February 30, 2020.",
                 "February=2019-02; 2020=2020"},
        TextCase{"YearTooLate", "The film is set in 20199.", ""},
        TextCase{"YearTooLateInADate", "It falls due on 20199-03-04.", ""},
        TextCase{"MayTheVerb", "They may leave and might not return.", ""},
        TextCase{"MayTheVerbFirst", "May they rest in peace.", ""},
        TextCase{"MayTheName", "Theresa May spoke to reporters.", ""},
        TextCase{"MayTheNameAlone", "May said that talks would go on.", ""},
        TextCase{"MayTheMonth", "They will vote in May.", "May=2019-05"},
        TextCase{"MarchTheVerb", "Thousands march against the law.", ""},
        TextCase{"Ages", "A 12-year-old boy and his father, 47 years old, were hurt.", ""},
        TextCase{"WeekdayOfPublication", "The court ruled on Thursday.", "Thursday=2019-04-25"},
        TextCase{"CountedFromTheText", "He landed on 3 March. Two days later he flew home.",
                 "3 March=2019-03-03; Two days later=2019-03-05"},
        TextCase{"NotCountedFromFarAway",
                 "He landed on 3 March. He ate. He slept. He swam. Two days later he flew home.",
                 "3 March=2019-03-03; Two days later=2019-04-27"},
        TextCase{"QuarterKeepsItsGrain", "In the first quarter, exports fell from a year earlier.",
                 "the first quarter=2019-Q1; a year earlier=2018-Q1"},
        TextCase{"ClockTakesTheDayOfItsSentence",
                 "At 10 p.m., police said on Tuesday, shots rang out.",
                 "10 p.m.=2019-04-23T22:00; Tuesday=2019-04-23"},
        TextCase{"LengthOfThreeUnits", "He served 2 years, 3 months and 10 days.",
                 "2 years, 3 months and 10 days=P2Y3M10D"},
        TextCase{"LengthOfTheClock", "It lasted a day and two hours.",
                 "a day and two hours=P1DT2H"},
        TextCase{"SeveralUnitsAgo", "It fell a year, two months and three days ago.",
                 "a year, two months and three days ago=2018-02-22"},
        TextCase{"UnitsThatRise", "They left after two weeks, three months or a year.",
                 "two weeks=P2W; three months=P3M; a year=P1Y"},
        TextCase{"BeyondTheCalendar", "It was 9000 years and 2 months ago.",
                 "9000 years and 2 months=P9000Y2M"},
        TextCase{"PhraseInThreeSteps", "It has been so for at least the past 18 months.",
                 "at least the past 18 months=P18M"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TimeAnnotatorTest, WithoutAPublicationDateOnlyFullDatesAreDated) {
  ASSERT_NE(Engine().times, nullptr);
  const auto outcome =
      Engine().times->RunExample(Engine().times->rules(), "It ended on Tuesday, 3 May 2022.", "");
  ASSERT_TRUE(outcome);
  ASSERT_EQ(outcome.value().kept.size(), 1u);
  EXPECT_EQ(outcome.value().kept[0].value, "2022-05-03");
}

}  // namespace
}  // namespace dateline::time
