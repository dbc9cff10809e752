#include "nn/tree_ensemble.h"

#include <cmath>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace dateline::nn {
namespace {

template <typename T>
std::string Bytes(T value) {
  std::string out(sizeof value, '\0');
  std::memcpy(out.data(), &value, sizeof value);
  return out;
}

/// One tree over two features: row[1] <= 0.5 gives -1, else 2.
std::string Stump(std::uint32_t feature, std::int32_t left) {
  return "DLTREES1" + Bytes(7U) + Bytes(2U) + Bytes(1U) + Bytes(1U) + Bytes(feature) + Bytes(.5F) +
         Bytes(left) + Bytes(~1) + Bytes(-1.F) + Bytes(2.F);
}

TEST(TreeEnsembleTest, GoesLeftUpToTheThreshold) {
  const auto trees = TreeEnsemble::Parse(Stump(1, ~0), "m", 7, 2);
  ASSERT_TRUE(trees);
  EXPECT_EQ(trees->Score({9, .5F, 9, .6F}), (std::vector<float>{-1, 2}));
}

TEST(TreeEnsembleTest, RefusesFeaturesAndNodesThatAreNotThere) {
  EXPECT_FALSE(TreeEnsemble::Parse(Stump(2, ~0), "m", 7, 2));
  EXPECT_FALSE(TreeEnsemble::Parse(Stump(1, 0), "m", 7, 2));   // a loop
  EXPECT_FALSE(TreeEnsemble::Parse(Stump(1, ~5), "m", 7, 2));  // no such leaf
}

TEST(TreeEnsembleTest, RefusesEveryTruncation) {
  const std::string whole = Stump(1, ~0);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(TreeEnsemble::Parse(whole.substr(0, size), "m", 7, 2)) << size;
  }
  EXPECT_FALSE(TreeEnsemble::Parse(whole + "x", "m", 7, 2));
}

TEST(TreeEnsembleTest, EveryFlippedBitIsRefusedOrGivesNumbers) {
  const std::string whole = Stump(1, ~0);
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    const auto trees = TreeEnsemble::Parse(flipped, "m", 7, 2);
    if (!trees) {
      EXPECT_FALSE(trees.error().message.empty()) << bit;
      continue;
    }
    for (const float score : trees->Score({9, .5F, 9, .6F}))
      EXPECT_TRUE(std::isfinite(score)) << bit;
  }
}

TEST(TreeEnsembleTest, RefusesOtherMeaningsAndSaysBoth) {
  const auto trees = TreeEnsemble::Parse(Stump(1, ~0), "m", 8, 2);
  ASSERT_FALSE(trees);
  EXPECT_EQ(trees.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_NE(trees.error().message.find("meaning 7"), std::string::npos);
  EXPECT_NE(trees.error().message.find("needs 8"), std::string::npos);
}

}  // namespace
}  // namespace dateline::nn
