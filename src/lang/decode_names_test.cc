#include "lang/decode_names.h"

#include <algorithm>
#include <limits>
#include <ostream>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace dateline::lang {

void PrintTo(const FoundName& name, std::ostream* out) {
  *out << NameKindName(name.kind) << ' ' << name.first << '-' << name.last;
}

namespace {

const std::vector<std::string_view> kLabels = {"O",     "B-PER", "I-PER", "E-PER", "S-PER",
                                               "B-ORG", "I-ORG", "E-ORG", "S-ORG"};

NameDecoder Decoder(std::vector<float> transitions = std::vector<float>(81, 0.F)) {
  const std::vector<float> zeros(kLabels.size(), 0.F);
  auto decoder = NameDecoder::Create(kLabels, transitions, zeros, zeros);
  EXPECT_TRUE(decoder) << decoder.error().message;
  return std::move(decoder).value();
}

/// Scores in which each word has a first choice, and perhaps a second.
std::vector<float> Wanting(
    const std::vector<std::pair<std::string_view, std::string_view>>& words) {
  std::vector<float> scores;
  for (const auto& [first, second] : words) {
    for (const std::string_view label : kLabels) {
      scores.push_back(label == first ? 4.F : label == second ? 3.F : 0.F);
    }
  }
  return scores;
}

std::string Kinds(const std::vector<FoundName>& names) {
  std::string out;
  for (const FoundName& name : names) {
    out += std::to_string(name.first) + "-" + std::to_string(name.last) + " " +
           std::string(NameKindName(name.kind)) + "; ";
  }
  return out;
}

struct NamesCase {
  const char* name;
  std::vector<std::pair<std::string_view, std::string_view>> words;
  const char* want;
  friend void PrintTo(const NamesCase& c, std::ostream* out) { *out << c.name; }
};

class DecodeNamesTest : public ::testing::TestWithParam<NamesCase> {};

TEST_P(DecodeNamesTest, GivesTheNames) {
  const NamesCase& c = GetParam();
  const auto scores = Wanting(c.words);
  EXPECT_EQ(Kinds(Decoder().Decode(scores, c.words.size(), kLabels.size())), c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Words, DecodeNamesTest, ::testing::Values(
    NamesCase{"NoneIsNone", {{"O", ""}, {"O", ""}}, ""},
    NamesCase{"OneWord", {{"O", ""}, {"S-PER", ""}}, "1-2 person; "},
    NamesCase{"ThreeWords", {{"B-ORG", ""}, {"I-ORG", ""}, {"E-ORG", ""}, {"O", ""}}, "0-3 organization; "},
    NamesCase{"TwoSideBySide", {{"S-PER", ""}, {"S-ORG", ""}}, "0-1 person; 1-2 organization; "},
    NamesCase{"AnOpenNameIsClosedBySecondChoice", {{"B-PER", ""}, {"I-PER", "E-PER"}}, "0-2 person; "},
    NamesCase{"KindsDoNotMixWithinAName", {{"B-PER", ""}, {"E-ORG", "E-PER"}}, "0-2 person; "},
    NamesCase{"ASentenceCannotBeginWithinAName", {{"E-PER", "S-PER"}}, "0-1 person; "}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(NameDecoder, ALeadIsThatOfTheLeastClearWord) {
  const auto scores = Wanting({{"B-PER", ""}, {"E-PER", "O"}});
  const auto names = Decoder().Decode(scores, 2, kLabels.size());
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(names[0].lead, 1.F);
}

TEST(NameDecoder, TheBestPathIsTheBestOfAllLegalPaths) {
  constexpr std::size_t kWords = 4;
  const std::size_t count = kLabels.size();
  std::mt19937 dice(5);
  std::uniform_real_distribution<float> any(-3, 3);
  std::vector<float> transitions(count * count);
  const auto legal = [&](std::size_t from, std::size_t to) {
    const bool open = kLabels[from][0] == 'B' || kLabels[from][0] == 'I';
    const bool goes_on = kLabels[to][0] == 'I' || kLabels[to][0] == 'E';
    return open == goes_on && (!open || kLabels[from].substr(2) == kLabels[to].substr(2));
  };
  for (int round = 0; round < 20; ++round) {
    for (float& v : transitions) v = any(dice);
    std::vector<float> scores(kWords * count);
    for (float& v : scores) v = any(dice);
    double best = -1e30;
    std::string want;
    std::vector<std::size_t> path(kWords, 0);
    while (true) {
      // A path begins and ends as if words outside names stood around it.
      bool ok = legal(0, path[0]) && legal(path.back(), 0);
      double total = scores[path[0]];
      for (std::size_t i = 1; i < kWords; ++i) {
        ok = ok && legal(path[i - 1], path[i]);
        total += transitions[path[i - 1] * count + path[i]] + scores[i * count + path[i]];
      }
      if (ok && total > best) {
        best = total;
        want.clear();
        for (const std::size_t label : path) want += std::string(kLabels[label]) + ' ';
      }
      std::size_t i = 0;
      while (i < kWords && ++path[i] == count) path[i++] = 0;
      if (i == kWords) break;
    }
    std::vector<std::string> labels(kWords, "O");
    for (const FoundName& name : Decoder(transitions).Decode(scores, kWords, count)) {
      const std::string kind = name.kind == NameKind::kPerson ? "PER" : "ORG";
      for (std::size_t i = name.first; i < name.last; ++i) labels[i] = "I-" + kind;
      labels[name.last - 1] = "E-" + kind;
      labels[name.first] = (name.last - name.first == 1 ? "S-" : "B-") + kind;
    }
    std::string got;
    for (const std::string& label : labels) got += label + ' ';
    EXPECT_EQ(got, want) << round;
  }
}

TEST(NameDecoder, RefusesLabelsItDoesNotKnow) {
  const std::vector<float> one(1);
  const std::vector<float> two(2);
  const std::vector<float> four(4);
  EXPECT_FALSE(NameDecoder::Create({"O", "X-PER"}, four, two, two));
  EXPECT_FALSE(NameDecoder::Create({"O", "B-CAR"}, four, two, two));
  EXPECT_FALSE(NameDecoder::Create({"S-PER"}, one, one, one));
  EXPECT_FALSE(NameDecoder::Create({"O", "S-PER"}, four, one, two));
}

}  // namespace
}  // namespace dateline::lang
