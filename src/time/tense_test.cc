// Tense by trees typed by hand.
#include "time/tense.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::time {
namespace {

struct Word {
  const char* form;
  int head;  // place of the head, from 1; 0 for the root
  Relation relation;
  const char* upos;
  const char* feats = "";
};

struct TenseCase {
  const char* name;
  std::vector<Word> words;  // the last is the time
  Tense want;
  friend void PrintTo(const TenseCase& c, std::ostream* out) { *out << c.name; }
};

class TenseTest : public ::testing::TestWithParam<TenseCase> {};

TEST_P(TenseTest, FollowsTheGovernor) {
  Columns<TokenRow> tokens;
  std::string text;
  for (const Word& word : GetParam().words) {
    TokenRow row;
    const auto begin = static_cast<ByteOffset>(text.size());
    text += word.form;
    row.span = {begin, static_cast<ByteOffset>(text.size())};
    text += ' ';
    row.norm = lexicon::NormOf(word.form);
    row.upos = ParseUpos(word.upos).value();
    row.relation = word.relation;
    row.feats = word.feats;
    if (word.head > 0) row.head = TokenIndex{static_cast<std::uint32_t>(word.head - 1)};
    tokens.Add(std::move(row));
  }
  const auto finder = TenseFinder::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  ASSERT_TRUE(finder) << finder.error().message;
  const auto last = static_cast<std::uint32_t>(tokens.size());
  EXPECT_EQ(finder.value().At({tokens, text}, last - 1, last), GetParam().want);
}

constexpr const char* kPastVerb = "Mood=Ind|Tense=Past|VerbForm=Fin";
constexpr const char* kPresentVerb = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
constexpr const char* kInfinitive = "VerbForm=Inf";
constexpr const char* kParticiple = "Tense=Past|VerbForm=Part";

using enum Relation;
INSTANTIATE_TEST_SUITE_P(
    Governors, TenseTest,
    ::testing::Values(TenseCase{"Past",
                                {{"Rebels", 2, kNsubj, "NOUN"},
                                 {"fled", 0, kRoot, "VERB", kPastVerb},
                                 {"Tuesday", 2, kObl, "PROPN"}},
                                Tense::kPast},
                      TenseCase{"CouldHave",
                                {{"Rebels", 4, kNsubj, "NOUN"},
                                 {"could", 4, kAux, "AUX"},
                                 {"have", 4, kAux, "AUX"},
                                 {"fled", 0, kRoot, "VERB", kParticiple},
                                 {"Tuesday", 4, kObl, "PROPN"}},
                                Tense::kPast},
                      TenseCase{"WasToDo",
                                {{"He", 4, kNsubj, "PRON"},
                                 {"was", 4, kCop, "AUX"},
                                 {"to", 4, kMark, "PART"},
                                 {"leave", 0, kRoot, "VERB", kInfinitive},
                                 {"Tuesday", 4, kObl, "PROPN"}},
                                Tense::kFuture},
                      TenseCase{"Present",
                                {{"Rebels", 2, kNsubj, "NOUN"},
                                 {"flee", 0, kRoot, "VERB", kPresentVerb},
                                 {"Tuesday", 2, kObl, "PROPN"}},
                                Tense::kPresent},
                      TenseCase{"Will",
                                {{"Rebels", 3, kNsubj, "NOUN"},
                                 {"will", 3, kAux, "AUX"},
                                 {"flee", 0, kRoot, "VERB", kInfinitive},
                                 {"Tuesday", 3, kObl, "PROPN"}},
                                Tense::kFuture},
                      TenseCase{"Infinitive",
                                {{"Rebels", 2, kNsubj, "NOUN"},
                                 {"agreed", 0, kRoot, "VERB", kPastVerb},
                                 {"to", 4, kMark, "PART"},
                                 {"leave", 2, kXcomp, "VERB", kInfinitive},
                                 {"Tuesday", 4, kObl, "PROPN"}},
                                Tense::kFuture},
                      TenseCase{"PurposeIsToldOfItsVerb",
                                {{"Envoys", 2, kNsubj, "NOUN"},
                                 {"flew", 0, kRoot, "VERB", kPastVerb},
                                 {"to", 4, kMark, "PART"},
                                 {"meet", 2, kAdvcl, "VERB", kInfinitive},
                                 {"Tuesday", 4, kObl, "PROPN"}},
                                Tense::kPast},
                      TenseCase{"PresentPassive",
                                {{"It", 3, kNsubj, "PRON"},
                                 {"is", 3, kAux, "AUX", kPresentVerb},
                                 {"held", 0, kRoot, "VERB", kParticiple},
                                 {"May", 3, kObl, "PROPN"}},
                                Tense::kPresent},
                      TenseCase{"Perfect",
                                {{"They", 3, kNsubj, "PRON"},
                                 {"have", 3, kAux, "AUX", "Mood=Ind|Tense=Pres|VerbForm=Fin"},
                                 {"left", 0, kRoot, "VERB", kParticiple},
                                 {"Tuesday", 3, kObl, "PROPN"}},
                                Tense::kPast},
                      TenseCase{"CueAsGovernor",
                                {{"Talks", 0, kRoot, "NOUN"},
                                 {"scheduled", 1, kAcl, "VERB", kParticiple},
                                 {"Tuesday", 2, kObl, "PROPN"}},
                                Tense::kFuture},
                      TenseCase{"NothingSaid",
                                {{"Talks", 0, kRoot, "NOUN"}, {"Tuesday", 1, kNmod, "PROPN"}},
                                Tense::kPast}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace dateline::time
