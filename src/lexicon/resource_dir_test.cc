#include "lexicon/resource_dir.h"

#include <gtest/gtest.h>

namespace dateline::lexicon {
namespace {

TEST(ResourceDirTest, OpensTheShippedData) {
  const auto dir = ResourceDir::Open(DATELINE_SOURCE_DIR);
  ASSERT_TRUE(dir) << dir.error().message << " " << dir.error().where;
  EXPECT_TRUE(dir.value().sources().Has("house"));
  const auto manifest = dir.value().Manifest();
  ASSERT_TRUE(manifest);
  ASSERT_FALSE(manifest.value().empty());
  EXPECT_EQ(manifest.value()[0].sha256.size(), 64u);
}

TEST(ResourceDirTest, EveryShippedLexiconIsInOrder) {
  const auto dir = ResourceDir::Open(DATELINE_SOURCE_DIR);
  ASSERT_TRUE(dir);
  std::size_t rows = 0;
  for (const Error& error : CheckLexicons(dir.value(), rows)) {
    ADD_FAILURE() << error.where << ": " << error.message;
  }
}

TEST(ResourceDirTest, RefusesToLeaveTheDirectory) {
  const auto dir = ResourceDir::Open(DATELINE_SOURCE_DIR);
  ASSERT_TRUE(dir);
  EXPECT_FALSE(dir.value().Read("../secret"));
  EXPECT_FALSE(dir.value().Read("/etc/hostname"));
  EXPECT_FALSE(dir.value().Read("lexicons/none.tsv"));
}

TEST(ResourceDirTest, RefusesADirectoryWithoutData) {
  EXPECT_FALSE(ResourceDir::Open("/nonexistent"));
}

}  // namespace
}  // namespace dateline::lexicon
