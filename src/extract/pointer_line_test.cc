#include "extract/pointer_line.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/html_lines.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

/// One line of a page, or none.
PageLine LineOf(const std::string& html) {
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse("<body>" + html, Limits{}, diagnostics);
  const std::vector<PageLine> lines = LinesOf(tree.value(), TestBlockWords());
  return lines.size() == 1 ? lines.front() : PageLine();
}

struct PointerCase {
  const char* name;
  const char* html;
  bool points;
  friend void PrintTo(const PointerCase& c, std::ostream* out) { *out << c.name; }
};

class IsPointerTest : public ::testing::TestWithParam<PointerCase> {};

TEST_P(IsPointerTest, TellsPointersFromText) {
  EXPECT_EQ(IsPointer(LineOf(GetParam().html), TestBlockWords()), GetParam().points);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Lines, IsPointerTest, ::testing::Values(
    PointerCase{"PhraseAndLink", "<p>Related: <a>Envoys leave Lima without a deal</a></p>", true},
    PointerCase{"AllOneLink", "<p><a>READ MORE: Envoys leave Lima without a deal</a></p>", true},
    PointerCase{"InBrackets", "<p>[See also: <a>Envoys leave Lima without a deal</a>]</p>", true},
    PointerCase{"SeveralLinks", "<p>Don't miss <a>Envoys leave Lima</a> [LIVE] <a>Lorry drivers wait at the crossing</a></p>", true},
    PointerCase{"CapitalsInOneLink", "<p><b><a>ENVOYS LEAVE LIMA WITHOUT A DEAL</a></b></p>", true},
    PointerCase{"LinkInARelatedBox", "<p class='related-post'><a>Envoys leave Lima without a deal</a></p>", true},
    PointerCase{"TextInARelatedBox", "<p class='related-post'>Envoys <a>left Lima</a> without a deal</p>", false},
    PointerCase{"HeadingInCapitals", "<h2><a>ENVOYS LEAVE LIMA WITHOUT A DEAL</a></h2>", false},
    PointerCase{"Abbreviation", "<p><a>MERCOSUR</a></p>", false},
    PointerCase{"LinkWithoutPhrase", "<p><a>Envoys leave Lima without a deal</a></p>", false},
    PointerCase{"Sentence", "<p>Read more about <a>the crossing</a>.</p>", false},
    PointerCase{"TextBehindThePhrase", "<p>Related: ministers met <a>last week</a> over the same crossing, to no avail</p>", false},
    PointerCase{"PhraseAlone", "<p><a>Related</a></p>", false}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(IsPointerTest, NeedsAColonInPlainText) {
  PageLine line;
  line.text = "Read more: Envoys leave Lima";
  EXPECT_TRUE(IsPointer(line, TestBlockWords()));
  line.text = "More envoys leave Lima";
  EXPECT_FALSE(IsPointer(line, TestBlockWords()));
}

TEST(IsPointerHeadingTest, IsThePhraseAlone) {
  EXPECT_TRUE(IsPointerHeading(LineOf("<h4>You may also like:</h4>"), TestBlockWords()));
  EXPECT_TRUE(IsPointerHeading(LineOf("<div>Advertisement</div>"), TestBlockWords()));
  EXPECT_FALSE(IsPointerHeading(LineOf("<h4>More talks in Lima</h4>"), TestBlockWords()));
  EXPECT_FALSE(IsPointerHeading(LineOf("<h4><a>More</a></h4>"), TestBlockWords()));
}

TEST(IsLinkLineTest, IsOneLink) {
  EXPECT_TRUE(IsLinkLine(LineOf("<li><a>Envoys leave Lima</a> ›</li>")));
  EXPECT_FALSE(IsLinkLine(LineOf("<li><a>Envoys</a> leave Lima</li>")));
}

}  // namespace
}  // namespace dateline::extract
