#include "extract/line_facts.h"

#include <array>
#include <ostream>

#include <gtest/gtest.h>

#include "extract/test_resources.h"
#include "extract/text_lines.h"

namespace dateline::extract {
namespace {

struct FactsCase {
  const char* name;
  const char* text;  // one line, repeated until it tells the language
  WordUse use;
  bool knows_words;
  bool prose;

  friend void PrintTo(const FactsCase& c, std::ostream* out) { *out << c.name; }
};

class LineFactsTest : public ::testing::TestWithParam<FactsCase> {};

TEST_P(LineFactsTest, KnowsThePagesLanguage) {
  const FactsCase& c = GetParam();
  std::string page;
  for (int i = 0; i < 6; ++i) page += std::string(c.text) + "\n";
  const std::vector<PageLine> lines = LinesOf(page);
  std::array<float, kLineFactCount> row{};
  LineFacts(lines, "", TestBlockWords(), c.use).Fill(lines[0], row.data());
  EXPECT_EQ(row[kStops] != kNotKnown, c.knows_words);
  EXPECT_EQ(row[kCueShare] != kNotKnown, c.knows_words);
  EXPECT_EQ(LooksLikeProse(row.data()), c.prose);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Pages, LineFactsTest, ::testing::Values(
    FactsCase{"English", "The two ministers left the palace on Sunday and said that they would meet again before the end of the month.", WordUse::kWhereKnown, true, true},
    FactsCase{"Portuguese", "Os dois ministros deixaram o palácio no domingo e disseram que voltariam a reunir-se antes do fim do mês em Lisboa.", WordUse::kWhereKnown, false, true},
    FactsCase{"Japanese", "二人の大臣は日曜日に宮殿を離れ、月末までにもう一度会談すると述べたが、国境の検問所については合意に至らなかった。", WordUse::kWhereKnown, false, true},
    FactsCase{"EnglishUnread", "The two ministers left the palace on Sunday and said that they would meet again before the end of the month.", WordUse::kNever, false, true}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

}  // namespace
}  // namespace dateline::extract
