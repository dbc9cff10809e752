#include "extract/outside_lines.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/html_lines.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

// Gives the scores that LowerOutside leaves to the lines of a page.
std::vector<float> Lowered(const std::string& html, std::vector<float> scores) {
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse(html, Limits{}, diagnostics);
  const std::vector<PageLine> lines = LinesOf(*tree, TestBlockWords());
  EXPECT_EQ(lines.size(), scores.size());
  LowerOutside(lines, *tree, scores);
  return scores;
}

const std::string kReport =
    "<main><p>The ministers left the palace without a deal.</p>"
    "<p>Drivers waited at the Desaguadero crossing.</p>"
    "<p>Talks resume on Friday, the ministry said.</p></main>";

TEST(LowerOutsideTest, AsksMoreAfterTheBody) {
  const std::string html =
      "<body>" + kReport + "<nav>Home News World Sport</nav><p>Bakers bake a loaf</p>";
  EXPECT_EQ(Lowered(html, {5, 6, 4, -5, 2}), std::vector<float>({5, 6, 4, -8, -1}));
}

TEST(LowerOutsideTest, KeepsWhatIsAsSure) {
  const std::string html =
      "<body>" + kReport + "<nav>Home News World Sport</nav><p>The envoys meet</p>";
  EXPECT_GT(Lowered(html, {5, 6, 4, -5, 4}).back(), 0);
}

TEST(LowerOutsideTest, LeavesTheLeadBeforeTheBody) {
  const std::string html = "<body><p>No deal in Lima</p>" + kReport;
  EXPECT_EQ(Lowered(html, {1, 5, 6, 4}), std::vector<float>({1, 5, 6, 4}));
}

TEST(LowerOutsideTest, AsksMoreOfAListWellBeforeTheBody) {
  std::string html = "<body><ul><li>Bakers of Cusco</ul><div>";
  std::vector<float> scores = {1};
  for (int i = 0; i < 10; ++i) {
    html += "<p>Menu</p>";
    scores.push_back(-5);
  }
  scores.insert(scores.end(), {5, 6, 4});
  EXPECT_LT(Lowered(html + "</div>" + kReport, scores).front(), 0);
}

TEST(LowerOutsideTest, LeavesABodyWithoutOneContainer) {
  const std::string html =
      "<body><p>The ministers left the palace.</p><nav>Home News World Sport Culture Travel</nav>"
      "<p>Drivers waited at the crossing.</p><nav>Home News World Sport Culture Travel</nav>"
      "<p>Talks resume on Friday, they said.</p>";
  const std::vector<float> scores = {2, -5, 1, -5, 2};
  EXPECT_EQ(Lowered(html, scores), scores);
}

TEST(LowerOutsideTest, LeavesAPageWithoutABody) {
  EXPECT_EQ(Lowered("<body><p>Home</p><p>News</p>", {-3, -2}), std::vector<float>({-3, -2}));
}

}  // namespace
}  // namespace dateline::extract
