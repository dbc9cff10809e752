#include "extract/part_dateline.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

struct Case {
  std::string name;
  std::string paragraph;
  std::string place;
  std::vector<std::string> want;
};

class Datelines : public testing::TestWithParam<Case> {};

TEST_P(Datelines, AreParted) {
  const auto size = static_cast<ByteOffset>(GetParam().paragraph.size());
  std::vector<PageBlock> blocks{{BlockKind::kParagraph, GetParam().paragraph, {0, size}}};
  EXPECT_EQ(PartDateline(blocks, TestMetadataResources().words), GetParam().place);
  std::vector<std::string> got;
  for (const PageBlock& block : blocks) {
    got.push_back(block.text);
    EXPECT_EQ(GetParam().paragraph.substr(block.source_span.begin, block.source_span.size()),
              block.text);
  }
  EXPECT_EQ(got, GetParam().want);
  EXPECT_EQ(blocks.front().kind == BlockKind::kDateline, blocks.size() > 1);
}

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, Datelines,
    testing::Values(
        Case{"place", "LIMA \u2014 Envoys left.", "LIMA", {"LIMA \u2014", "Envoys left."}},
        Case{"place_and_agency",
             "LIMA, Peru (AP) -- Envoys left.",
             "LIMA, Peru",
             {"LIMA, Peru (AP) --", "Envoys left."}},
        Case{"day",
             "LIMA, May 3 (Reuters) - Envoys left.",
             "LIMA",
             {"LIMA, May 3 (Reuters) -", "Envoys left."}},
        Case{"title_case_before_an_agency",
             "San Jose, May 3 (AP) -- Envoys left.",
             "San Jose",
             {"San Jose, May 3 (AP) --", "Envoys left."}},
        Case{"agency_alone", "(CNN) -- Envoys left.", "", {"(CNN) --", "Envoys left."}},
        Case{"two_marks", "LIMA \u2014 -Envoys left.", "LIMA", {"LIMA \u2014", "Envoys left."}},
        Case{"no_place", "BREAKING \u2014 Envoys left.", "", {"BREAKING \u2014 Envoys left."}},
        Case{"sentence",
             "The envoys \u2014 both \u2014 left.",
             "",
             {"The envoys \u2014 both \u2014 left."}},
        Case{"initials", "NO - Envoys left.", "", {"NO - Envoys left."}},
        Case{"goes_on_small",
             "LIMA \u2014 or what is left of it.",
             "",
             {"LIMA \u2014 or what is left of it."}}),
    [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::extract
