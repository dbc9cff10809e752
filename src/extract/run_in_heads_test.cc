#include "extract/run_in_heads.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/test_resources.h"
#include "extract/text_lines.h"

namespace dateline::extract {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::vector<std::string> want;  // "# " before headings
};

class Heads : public testing::TestWithParam<Case> {};

TEST_P(Heads, AreParted) {
  std::vector<std::string> got;
  for (const PageLine& line : PartRunInHeads(LinesOf(GetParam().text), TestBlockWords())) {
    got.push_back((line.is_marked_heading ? "# " : "") + line.text);
    EXPECT_EQ(GetParam().text.substr(line.source.begin, line.source.end - line.source.begin),
              line.text);
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Heads,
    testing::Values(
        Case{"title_before_a_sentence",
             "Envoys Leave Lima Without a Deal-The envoys of both countries left early on Monday",
             {"# Envoys Leave Lima Without a Deal",
              "The envoys of both countries left early on Monday"}},
        Case{"title_before_a_dateline",
             "Lima Talks Fail -LIMA \u2014 -Envoys of both countries left the capital early",
             {"# Lima Talks Fail", "LIMA \u2014 -Envoys of both countries left the capital early"}},
        Case{"title_before_a_name",
             "Analysts: Peru Faces Snap Election-Premier Ruiz signalled early votes could follow",
             {"# Analysts: Peru Faces Snap Election",
              "Premier Ruiz signalled early votes could follow"}},
        Case{"long_name_with_a_hyphen",
             "Former Peruvian Prime Minister Ali Abdul-Diaz resigned after weeks of protests",
             {"Former Peruvian Prime Minister Ali Abdul-Diaz resigned after weeks of protests"}},
        Case{"hyphen_within_the_title",
             "US-Peruvian Deals Signal New Start-The trade deals signed today could bring growth",
             {"# US-Peruvian Deals Signal New Start",
              "The trade deals signed today could bring growth"}},
        Case{"name_with_a_hyphen",
             "Prime Minister Jean-Claude Diaz said talks would resume after weeks of silence",
             {"Prime Minister Jean-Claude Diaz said talks would resume after weeks of silence"}},
        Case{"sentence_with_a_hyphen",
             "The envoys told the Anti-Corruption League that talks would resume after weeks",
             {"The envoys told the Anti-Corruption League that talks would resume after weeks"}},
        Case{"crosshead",
             "Lima waits.\nNo deal-The envoys left",
             {"Lima waits.", "# No deal", "The envoys left"}},
        Case{"crosshead_before_a_name",
             "Lima waits.\nRisk for markets-Peru's ministry signalled early votes could follow",
             {"Lima waits.", "# Risk for markets",
              "Peru's ministry signalled early votes could follow"}},
        Case{"word_put_before_a_name",
             "Lima waits.\nFresh trans-Andean tensions signalled early votes could follow",
             {"Lima waits.", "Fresh trans-Andean tensions signalled early votes could follow"}},
        Case{"title_apart",
             "Peru Faces Snap Election -Premier Ruiz signalled early votes could follow",
             {"# Peru Faces Snap Election", "Premier Ruiz signalled early votes could follow"}},
        Case{"name_in_capitals",
             "Lima waits.\nAnti-US coalition wins",
             {"Lima waits.", "Anti-US coalition wins"}},
        Case{"no_crosshead",
             "Lima waits.\nA pro-Peru envoy left",
             {"Lima waits.", "A pro-Peru envoy left"}},
        Case{"credit",
             "Lima waits.\nCrowds wait in Lima (R. Diaz/AP)-Ruiz left",
             {"Lima waits.", "Crowds wait in Lima (R. Diaz/AP)", "Ruiz left"}}),
    [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::extract
