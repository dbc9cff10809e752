#include "lexicon/phrase_matcher.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::lexicon {
namespace {

// Tokens at the spaces of `text`; "|" ends a sentence and is no token.
Columns<TokenRow> TokensOf(const std::string& text) {
  Columns<TokenRow> tokens;
  std::uint32_t sentence = 0;
  for (const std::string_view piece : CutAtSpaces(text)) {
    if (piece == "|") {
      ++sentence;
      continue;
    }
    const auto begin = static_cast<ByteOffset>(piece.data() - text.data());
    TokenRow row;
    row.span = {begin, static_cast<ByteOffset>(begin + piece.size())};
    row.sentence = SentenceIndex{sentence};
    row.norm = NormOf(piece);
    tokens.Add(std::move(row));
  }
  return tokens;
}

std::string Found(const std::vector<std::string>& phrases, const std::string& text) {
  PhraseMatcher::Builder builder(CutAtSpaces);
  for (std::uint32_t i = 0; i < phrases.size(); ++i) EXPECT_TRUE(builder.Add(phrases[i], i));
  const PhraseMatcher matcher = std::move(builder).Build();
  const Columns<TokenRow> tokens = TokensOf(text);
  std::string out;
  for (const PhraseMatch& match : matcher.FindAll({tokens, text})) {
    out += "[" + std::to_string(match.first) + "," + std::to_string(match.last) + ")";
    for (const std::uint32_t payload : match.payloads) out += " " + std::to_string(payload);
    out += ";";
  }
  return out;
}

TEST(PhraseMatcherTest, PrefersTheLongest) {
  EXPECT_EQ(Found({"North Korea", "North Korea leader", "Korea"}, "the North Korea leader left"),
            "[1,4) 1;");
}

TEST(PhraseMatcherTest, FallsBackToTheLongestThatEnded) {
  EXPECT_EQ(Found({"a", "a b c d"}, "a b c x"), "[0,1) 0;");
}

TEST(PhraseMatcherTest, DemandsTheCapitalsOfTheEntry) {
  EXPECT_EQ(Found({"US", "us"}, "US tells us"), "[0,1) 0;[2,3) 1;");
  EXPECT_EQ(Found({"Turkey"}, "TURKEY ate turkey"), "[0,1) 0;");
  EXPECT_EQ(Found({"\u00C9ire"}, "\u00C9IRE \u00E9ire"), "[0,1) 0;");
}

TEST(PhraseMatcherTest, KeepsAllPayloadsOfOnePhrase) {
  EXPECT_EQ(Found({"Georgia", "Georgia"}, "Georgia"), "[0,1) 0 1;");
}

TEST(PhraseMatcherTest, DoesNotCrossSentences) {
  EXPECT_EQ(Found({"South Sudan"}, "went South | Sudan said"), "");
}

TEST(PhraseMatcherTest, MatchesCurlyAndPlainQuotesAlike) {
  EXPECT_EQ(Found({"Sana'a"}, "in Sana\u2019a today"), "[1,2) 0;");
}

TEST(PhraseMatcherTest, RefusesEmptyAndOverlongPhrases) {
  PhraseMatcher::Builder builder(CutAtSpaces);
  EXPECT_FALSE(builder.Add(" ", 0));
  EXPECT_FALSE(builder.Add("a a a a a a a a a a a a a a a a a", 0));
  EXPECT_EQ(std::move(builder).Build().phrase_count(), 0u);
}

// The trie against a comparison of every phrase with every place.
TEST(PhraseMatcherTest, AgreesWithPlainSearch) {
  std::mt19937 random(7);  // fixed, so that a failure can be repeated
  const auto word = [&] { return std::string(1, static_cast<char>('a' + random() % 3)); };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> phrases;
    for (int i = 0; i < 6; ++i) {
      std::string phrase = word();
      for (auto n = random() % 3; n > 0; --n) phrase += " " + word();
      phrases.push_back(phrase);
    }
    std::string text;
    for (int i = 0; i < 12; ++i) text += (i ? " " : "") + word();
    std::string want;
    const auto tokens = CutAtSpaces(text);
    for (std::size_t at = 0; at < tokens.size();) {
      std::size_t longest = 0;
      for (const auto& phrase : phrases) {
        const auto pieces = CutAtSpaces(phrase);
        if (at + pieces.size() <= tokens.size() &&
            std::equal(pieces.begin(), pieces.end(), tokens.begin() + static_cast<long>(at))) {
          longest = std::max(longest, pieces.size());
        }
      }
      if (longest == 0) {
        ++at;
        continue;
      }
      want += "[" + std::to_string(at) + "," + std::to_string(at + longest) + ")";
      for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (phrases[i] == text.substr(2 * at, 2 * longest - 1)) want += " " + std::to_string(i);
      }
      want += ";";
      at += longest;
    }
    ASSERT_EQ(Found(phrases, text), want) << text;
  }
}

}  // namespace
}  // namespace dateline::lexicon
