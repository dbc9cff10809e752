#include "extract/context_features.h"

#include <optional>

#include <gtest/gtest.h>

#include "extract/html_lines.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

// Places of the facts that are tested, after the row of the first pass.
constexpr std::size_t kBack = kLineFeatures + 2;          // score of the line before
constexpr std::size_t kScore = kLineFeatures + 3;         // of the line itself
constexpr std::size_t kInRun = kLineFeatures + 13 + 3;    // stands in the densest run
constexpr std::size_t kRelated = kLineFeatures + 20 + 2;  // lines since "Related"

constexpr std::string_view kPage =
    "<body><div><p>The ministers left the palace without a deal, they said, and would return.</p>"
    "<p>Drivers waited at the Desaguadero crossing while the ministers talked of the crossing.</p>"
    "</div><h3>Related</h3><ul><li>Bakers of Cusco bake the longest loaf</li></ul></body>";

struct Page {
  Page() {
    std::vector<Diagnostic> diagnostics;
    tree.emplace(HtmlTree::Parse(kPage, Limits{}, diagnostics).value());
    lines = LinesOf(*tree, TestBlockWords());
    rows = LineFeatures(lines, &*tree, "", TestBlockWords());
  }
  std::optional<HtmlTree> tree;
  std::vector<PageLine> lines;
  std::vector<float> rows;
};

TEST(ContextFeaturesTest, SeesWhatTheFirstPassKept) {
  const Page page;
  ASSERT_EQ(page.lines.size(), 4U);
  const std::vector<float> scores = {3, 2, -4, -1};
  const auto out = ContextFeatures(page.lines, &*page.tree, page.rows, scores);
  ASSERT_EQ(out.size(), 4 * kContextFeatures);
  const auto at = [&](std::size_t line, std::size_t fact) {
    return out[line * kContextFeatures + fact];
  };
  EXPECT_EQ(at(1, kChars), page.rows[kLineFeatures + kChars]);
  EXPECT_EQ(at(1, kScore), 2);
  EXPECT_EQ(at(1, kBack), 3);
  EXPECT_EQ(at(1, kInRun), 1);
  EXPECT_EQ(at(3, kInRun), 0);
  EXPECT_EQ(at(3, kRelated), 1);
  EXPECT_EQ(at(0, kRelated), 60);  // none before it
}

TEST(ContextFeaturesTest, NeedsNoMarkup) {
  std::vector<PageLine> lines(2);
  lines[0].text = "The ministers left the palace.";
  lines[1].text = "They would return.";
  const auto rows = LineFeatures(lines, nullptr, "", TestBlockWords());
  EXPECT_EQ(ContextFeatures(lines, nullptr, rows, {1, -1}).size(), 2 * kContextFeatures);
}

}  // namespace
}  // namespace dateline::extract
