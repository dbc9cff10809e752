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

}  // namespace
}  // namespace dateline::event
