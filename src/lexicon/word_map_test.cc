#include "lexicon/word_map.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::lexicon {
namespace {

std::string NumberedWord(std::size_t i) { return "word" + std::to_string(i); }

TEST(WordMap, KeepsAValueForEachOfManyWordsAndForNoOther) {
  constexpr std::size_t kWords = 5000;
  WordMap<std::size_t> map;
  for (std::size_t i = 0; i < kWords; ++i) map[NumberedWord(i)] = i;
  map[NumberedWord(7)] += kWords;
  for (std::size_t i = 0; i < kWords; ++i) {
    const std::size_t* value = map.Find(NumberedWord(i));
    ASSERT_NE(value, nullptr) << i;
    EXPECT_EQ(*value, i == 7 ? 7 + kWords : i);
    EXPECT_EQ(map.Find(NumberedWord(kWords + i)), nullptr);
  }
}

TEST(WordMap, NothingIsFoundInAnEmptyOne) {
  EXPECT_EQ(WordMap<int>().Find("word"), nullptr);
  EXPECT_EQ(WordMap<int>().Find(""), nullptr);
}

TEST(WordMap, GivesTheWordsInTheOrderInWhichTheyCame) {
  WordMap<int> map;
  for (const char* word : {"b", "", "a", "b"}) ++map[word];
  std::vector<std::string> seen;
  map.ForEach([&](std::string_view word, int& count) {
    seen.push_back(std::string(word) + std::to_string(count));
  });
  EXPECT_EQ(seen, (std::vector<std::string>{"b2", "1", "a1"}));
}

}  // namespace
}  // namespace dateline::lexicon
