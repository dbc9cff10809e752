// Words that are alike in all but one byte, of every length up to several numbers of eight bytes.
#include "lexicon/word_table.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::lexicon {
namespace {

std::vector<std::string> AlikeWords() {
  std::vector<std::string> words = {""};
  for (std::size_t length = 1; length <= 33; ++length) {
    const std::string word(length, 'a');
    words.push_back(word);
    for (std::size_t at = 0; at < length; ++at) {
      words.push_back(word);
      words.back()[at] = '\xC3';
    }
  }
  return words;
}

TEST(WordTable, TellsAlikeWordsApartAndNumbersThemInOrder) {
  const std::vector<std::string> words = AlikeWords();
  WordTable table;
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(table.Find(words[i]), kNoWord) << i;
    EXPECT_EQ(table.Add(words[i]), WordId{static_cast<std::uint32_t>(i)});
  }
  EXPECT_EQ(table.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(table.Add(words[i]), WordId{static_cast<std::uint32_t>(i)});
    EXPECT_EQ(table.Find(words[i]), WordId{static_cast<std::uint32_t>(i)});
    EXPECT_EQ(table.Word(WordId{static_cast<std::uint32_t>(i)}), words[i]);
  }
}

TEST(WordTable, AnEmptyTableHasNoWord) {
  EXPECT_EQ(WordTable().Find(""), kNoWord);
  EXPECT_EQ(WordTable().Find("harbour"), kNoWord);
}

}  // namespace
}  // namespace dateline::lexicon
