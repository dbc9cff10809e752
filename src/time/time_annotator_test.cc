#include "time/time_annotator.h"

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
  const auto report = rules::CheckExamples(Engine().times->rules(),
                                           [](std::string_view text, std::string_view published) {
                                             return Engine().times->RunExample(text, published);
                                           });
  EXPECT_GT(report.examples, 0u);
  for (const auto& failure : report.failures) {
    ADD_FAILURE() << failure.where << " " << failure.rule << ": " << failure.text << "\n  want "
                  << failure.want << "\n  got  " << failure.got;
  }
}

TEST(TimeAnnotatorTest, WithoutAPublicationDateOnlyFullDatesAreDated) {
  ASSERT_NE(Engine().times, nullptr);
  const auto outcome = Engine().times->RunExample("It ended on Tuesday, 3 May 2022.", "");
  ASSERT_TRUE(outcome);
  ASSERT_EQ(outcome.value().kept.size(), 1u);
  EXPECT_EQ(outcome.value().kept[0].value, "2022-05-03");
}

}  // namespace
}  // namespace dateline::time
