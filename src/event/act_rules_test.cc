#include "event/act_rules.h"

#include <gtest/gtest.h>

#include "lexicon/resource_dir.h"

namespace dateline::event {
namespace {

TEST(ShippedRules, ActsLoadInNumber) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto acts = ActRules::Load(dir);
  ASSERT_TRUE(acts) << acts.error().message << " " << acts.error().where;
  EXPECT_GE(acts->pattern_count(), 10000U);
}

TEST(ShippedRules, PoliticiansAttackInWords) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const ActRules acts = ActRules::Load(dir).value();
  std::size_t in_words = 0;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const ActRule& rule = acts.rule(i);
    const ActRule& meant = acts.InWords(rule);
    EXPECT_EQ(meant.id, rule.in_words.empty() ? rule.id : rule.in_words);
    if (meant.id == rule.id) continue;
    ++in_words;
    EXPECT_EQ(rule.plover, "ASSAULT");
    // Or it is no act at all: "Ruiz beat the governor".
    EXPECT_TRUE(meant.plover == "ACCUSE" || !meant.reason.empty()) << rule.id;
  }
  EXPECT_GT(in_words, 0U);
}

}  // namespace
}  // namespace dateline::event
