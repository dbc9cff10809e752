#include "lang/decode_tree.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline::lang {
namespace {

/// A table of scores typed by hand: a row per word, the root first.
struct Arcs {
  std::vector<float> values;
  std::size_t words;
  explicit Arcs(std::vector<std::vector<float>> rows) : words(rows.size()) {
    for (const auto& row : rows) values.insert(values.end(), row.begin(), row.end());
  }
  [[nodiscard]] ArcScores scores() const { return {values, words, words + 1}; }
};

TEST(IsTree, WantsOneRootAndNoCycle) {
  EXPECT_TRUE(IsTree({0}));
  EXPECT_TRUE(IsTree({2, 0, 2}));
  EXPECT_TRUE(IsTree({2, 3, 0}));
  EXPECT_FALSE(IsTree({0, 0}));
  EXPECT_FALSE(IsTree({2, 1}));
  EXPECT_FALSE(IsTree({0, 3, 2}));
  EXPECT_FALSE(IsTree({0, 2}));
}

TEST(DecodeTree, TakesTheBestHeadsWhereTheyAreATree) {
  const Arcs arcs({{0, 9, 5, 1}, {7, 3, 9, 2}, {1, 2, 6, 9}});  // a word's own column counts not
  EXPECT_EQ(BestHeads(arcs.scores()), (Heads{2, 0, 2}));
  EXPECT_EQ(DecodeTree(arcs.scores()), (Heads{2, 0, 2}));
}

TEST(DecodeTree, OpensACycleWhereThatCostsLeast) {
  // Both words want each other; the second is the better root.
  const Arcs arcs({{1, 0, 5}, {3, 6, 0}});
  EXPECT_EQ(BestHeads(arcs.scores()), (Heads{2, 1}));
  EXPECT_EQ(DecodeTree(arcs.scores()), (Heads{2, 0}));
}

TEST(DecodeTree, HangsOneWordOnTheRootThoughTwoWantIt) {
  const Arcs arcs({{9, 0, 1}, {8, 2, 0}});
  EXPECT_EQ(BestHeads(arcs.scores()), (Heads{0, 0}));
  EXPECT_EQ(DecodeTree(arcs.scores()), (Heads{0, 1}));
}

double Total(const ArcScores& scores, const Heads& heads) {
  double total = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) total += scores.At(i, heads[i]);
  return total;
}

/// The best total over every assignment of heads that is a tree.
double BestTotal(const ArcScores& scores) {
  Heads heads(scores.words, 0);
  double best = -1e30;
  while (true) {
    if (IsTree(heads)) best = std::max(best, Total(scores, heads));
    std::size_t i = 0;
    while (i < heads.size() && ++heads[i] > scores.words) heads[i++] = 0;
    if (i == heads.size()) return best;
  }
}

TEST(BestTree, IsAsGoodAsTheBestOfAllTrees) {
  std::mt19937 dice(77);
  std::uniform_real_distribution<float> any(-10, 10);
  std::uniform_int_distribution<int> few(-2, 2);
  for (int round = 0; round < 600; ++round) {
    const auto words = static_cast<std::size_t>(1 + round % 5);
    Arcs arcs(std::vector<std::vector<float>>(words, std::vector<float>(words + 1)));
    // Every other round has many ties.
    for (float& v : arcs.values) v = round % 2 == 0 ? any(dice) : static_cast<float>(few(dice));
    const Heads heads = BestTree(arcs.scores());
    ASSERT_TRUE(IsTree(heads)) << round;
    ASSERT_NEAR(Total(arcs.scores(), heads), BestTotal(arcs.scores()), 1e-4) << round;
  }
}

TEST(BestTree, IsATreeForLongSentencesToo) {
  std::mt19937 dice(78);
  std::uniform_real_distribution<float> any(-10, 10);
  for (const std::size_t words : {40u, 250u}) {
    Arcs arcs(std::vector<std::vector<float>>(words, std::vector<float>(words + 1)));
    for (float& v : arcs.values) v = any(dice);
    EXPECT_TRUE(IsTree(BestTree(arcs.scores()))) << words;
  }
}

}  // namespace
}  // namespace dateline::lang
