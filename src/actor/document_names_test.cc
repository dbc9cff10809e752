#include "actor/document_names.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "coref/typed_text.h"

namespace dateline::actor {
namespace {

const ActorLexicon& Shared() {
  static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  static const auto lexicon = ActorLexicon::Load(*dir, lexicon::CutAtSpaces);
  return *lexicon;
}

struct Seen {
  std::size_t first;
  std::size_t last;
  NameKind kind;
  float score;
};

struct Case {
  const char* name;
  const char* typed;  // as TypedText reads it
  std::vector<Seen> seen;
  const char* settled;  // "words kind" of each, joined by "; "
};

class SettleNamesTest : public testing::TestWithParam<Case> {};

TEST_P(SettleNamesTest, Settles) {
  const coref::TypedText doc(GetParam().typed);
  const lexicon::TokenView view{doc.tokens, doc.text};
  const auto& spans = doc.tokens.Column<&TokenRow::span>();
  Columns<NameRow> rows;
  for (const Seen& seen : GetParam().seen) {
    rows.Add({{spans[seen.first].begin, spans[seen.last - 1].end}, seen.kind, seen.score});
  }
  std::string settled;
  for (const DocumentName& name : SettleNames(Shared(), view, doc.sentences, rows)) {
    if (!settled.empty()) settled += "; ";
    settled += doc.text.substr(spans[name.first].begin,
                               spans[name.last - 1].end - spans[name.first].begin);
    settled += " " + std::string(NameKindName(name.kind));
  }
  EXPECT_EQ(settled, GetParam().settled);
}

constexpr NameKind kPer = NameKind::kPerson;
constexpr NameKind kLoc = NameKind::kLocation;
constexpr NameKind kOrg = NameKind::kOrganization;

INSTANTIATE_TEST_SUITE_P(
    Cases, SettleNamesTest,
    testing::Values(
        Case{"AsSeen", "Quilla waits", {{0, 1, kLoc, 0.6F}}, "Quilla location"},
        Case{"MajorityDecides",
             "Quilla waits / Quilla won / Quilla sang",
             {{0, 1, kLoc, 0.2F}, {2, 3, kOrg, 0.6F}, {4, 5, kOrg, 0.6F}},
             "Quilla organization; Quilla organization; Quilla organization"},
        Case{"SurnameOfAFullName",
             "Ana Quilla sang / Quilla waits",
             {{0, 2, kPer, 0.9F}, {3, 4, kLoc, 0.3F}},
             "Ana Quilla person; Quilla person"},
        Case{"FoundAgain",
             "Quilla waits / we saw Quilla there",
             {{0, 1, kLoc, 0.9F}},
             "Quilla location; Quilla location"},
        Case{"NotFoundAgainInSmallLetters",
             "Quilla waits / we saw quilla there",
             {{0, 1, kLoc, 0.9F}},
             "Quilla location"},
        Case{"NotFoundAgainWhereUnclear",
             "Quilla waits / we saw Quilla there",
             {{0, 1, kLoc, 0.1F}},
             "Quilla location"},
        Case{"HeadlineInCapitals",
             "Quilla waits / QUILLA WAITS",
             {{0, 1, kLoc, 0.9F}},
             "Quilla location; QUILLA location"},
        Case{"LongerNameSeenElsewhere",
             "Lake Quilla Bank closed / Lake Quilla Bank grew",
             {{0, 3, kOrg, 0.9F}, {4, 6, kLoc, 0.2F}},
             "Lake Quilla Bank organization; Lake Quilla Bank organization"},
        Case{"TitleCutOff",
             "then President Ana Quilla sang",
             {{1, 4, kPer, 0.9F}},
             "Ana Quilla person"},
        Case{"LandAndTitleCutOff",
             "Peruvian President Ana Quilla sang",
             {{0, 4, kPer, 0.9F}},
             "Ana Quilla person"},
        Case{
            "DemonymCutOff", "Peruvian Ana Quilla sang", {{0, 3, kPer, 0.9F}}, "Ana Quilla person"},
        Case{"PossessorLeftOut",
             "Acme 's President Ana Quilla sang",
             {{0, 5, kPer, 0.9F}},
             "Ana Quilla person"},
        Case{"PronounIsNoName", "He:PRON:2:nsubj sang:VERB:0:root", {{0, 1, kPer, 0.9F}}, ""},
        Case{"AcronymOfTheNameBefore",
             "Lake Water Board ( LWB ) met",
             {{0, 3, kOrg, 0.9F}, {4, 5, kPer, 0.5F}},
             "Lake Water Board organization; LWB organization"},
        Case{"SmallSecondPartOfAGivenName",
             "Kwon:PROPN:5:nsubj Young:PROPN:1:flat -:PUNCT:4:punct se:PROPN:1:flat "
             "sang:VERB:0:root",
             {{0, 1, kPer, 0.9F}},
             "Kwon Young - se person"},
        Case{"TwoPersonsAreNoName",
             "Ana Quilla met Eva Sosa / the Quilla - Sosa talks",
             {{0, 2, kPer, 0.9F}, {3, 5, kPer, 0.9F}, {6, 9, kPer, 0.5F}},
             "Ana Quilla person; Eva Sosa person"},
        Case{"TwoLandsAreNoName", "Peru - Bolivia talks", {{0, 3, kOrg, 0.5F}}, ""}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dateline::actor
