#include "extract/unwrap_lines.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/text_lines.h"

namespace dateline::extract {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::vector<std::string> want;
};

class Lines : public testing::TestWithParam<Case> {};

TEST_P(Lines, AreUnwrapped) {
  std::vector<std::string> got;
  for (const PageLine& line : UnwrapLines(LinesOf(GetParam().text))) {
    got.push_back(line.text);
    std::string source =
        GetParam().text.substr(line.source.begin, line.source.end - line.source.begin);
    for (char& c : source) c = c == '\n' ? ' ' : c;
    EXPECT_EQ(source, line.text);
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Lines,
    testing::Values(
        Case{
            "wrapped_at_sixty",
            "The envoys of both countries met for three hours in Lima on\n"
            "Monday and agreed to open the crossing before the rains come\n"
            "to the valley, the ministry said.\n\n"
            "A second round is planned for the first week of June, when a\n"
            "commission of engineers will have looked at the bridge and at\n"
            "the road.",
            {"The envoys of both countries met for three hours in Lima on Monday and agreed to "
             "open "
             "the crossing before the rains come to the valley, the ministry said.",
             "A second round is planned for the first week of June, when a commission of engineers "
             "will have looked at the bridge and at the road."}},
        Case{"paragraphs_on_lines_of_their_own",
             "The envoys of both countries met for three hours in Lima.\n"
             "They agreed to open the crossing before the rains come now.\n"
             "A second round of talks is planned for the first of June.\n"
             "The engineers will have looked at the old bridge by then.\n"
             "Nobody expects the road to be open before the end of May.\n",
             {"The envoys of both countries met for three hours in Lima.",
              "They agreed to open the crossing before the rains come now.",
              "A second round of talks is planned for the first of June.",
              "The engineers will have looked at the old bridge by then.",
              "Nobody expects the road to be open before the end of May."}},
        Case{"menu",
             "Home\nPolitics\nWorld\nThe envoys of both countries met for three hours on "
             "Monday\nSport\n",
             {"Home", "Politics", "World",
              "The envoys of both countries met for three hours on Monday", "Sport"}},
        Case{"too_few_breaks",
             "The envoys of both countries met for three hours in Lima on\n"
             "Monday and agreed to open the crossing before the rains come\n"
             "to the valley.",
             {"The envoys of both countries met for three hours in Lima on",
              "Monday and agreed to open the crossing before the rains come", "to the valley."}},
        Case{
            "items_begin_anew",
            "- The envoys of both countries met for three hours in Lima on\n"
            "Monday and agreed to open the crossing before the rains come\n"
            "- A second round is planned for the first week of June, when a\n"
            "commission of engineers will have looked at the bridge and at\n"
            "the road, and the ministry will have asked the province what it\n"
            "wants",
            {"- The envoys of both countries met for three hours in Lima on Monday and agreed to "
             "open "
             "the crossing before the rains come",
             "- A second round is planned for the first week of June, when a commission of "
             "engineers "
             "will have looked at the bridge and at the road, and the ministry will have asked the "
             "province what it wants"}}),
    [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::extract
