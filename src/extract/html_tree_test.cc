#include "extract/html_tree.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

/// The tree in one line: "p(b'one' 'two')".
std::string Draw(const HtmlTree& tree, NodeIndex node = 0) {
  if (tree[node].is_text()) return std::string(1, '\'').append(tree[node].text).append(1, '\'');
  std::string out(tree[node].tag);
  if (tree[node].first_child == kNoNode) return out;
  out += '(';
  for (NodeIndex i = tree[node].first_child; i != kNoNode; i = tree[i].next_sibling) {
    if (out.back() != '(') out += ' ';
    out += Draw(tree, i);
  }
  return out + ')';
}

HtmlTree ParseOrDie(std::string_view page, std::vector<Diagnostic>& diagnostics) {
  auto tree = HtmlTree::Parse(page, Limits{}, diagnostics);
  if (!tree) std::abort();
  return std::move(tree).value();
}

struct TreeCase {
  const char* name;
  std::string_view page;
  const char* want;
  friend void PrintTo(const TreeCase& c, std::ostream* out) { *out << c.name; }
};

class HtmlTreeTest : public ::testing::TestWithParam<TreeCase> {};

TEST_P(HtmlTreeTest, BuildsTheTreeMeant) {
  std::vector<Diagnostic> diagnostics;
  EXPECT_EQ(Draw(ParseOrDie(GetParam().page, diagnostics)), GetParam().want);
}

using namespace std::string_view_literals;

// clang-format off
INSTANTIATE_TEST_SUITE_P(Pages, HtmlTreeTest, ::testing::Values(
    TreeCase{"Empty", "", "html"},
    TreeCase{"TextOnly", "no tags", "html('no tags')"},
    TreeCase{"UpperCaseNames", "<DIV>x</Div>", "html(div('x'))"},
    TreeCase{"ParagraphEndIsImplied", "<p>one<p>two<div>three</div>", "html(p('one') p('two') div('three'))"},
    TreeCase{"ItemsEndEachOther", "<ul><li>a<li>b<ul><li>c</ul></ul>", "html(ul(li('a') li('b' ul(li('c')))))"},
    TreeCase{"CellsEndEachOther", "<table><tr><td>a<td>b<tr><td>c</table>", "html(table(tr(td('a') td('b')) tr(td('c'))))"},
    TreeCase{"StrayInlineEndIsIgnored", "<b><p>one</b> two</p>", "html(b(p('one' ' two')))"},
    TreeCase{"StrayBlockEndStaysInItsCell", "<div><table><td>a</div>b</table>c</div>", "html(div(table(td('a' 'b')) 'c'))"},
    TreeCase{"StrayItemEndStaysInItsList", "<ul><li>a<ul></li>b</ul></ul>", "html(ul(li('a' ul('b'))))"},
    TreeCase{"HeadingsEndEachOther", "<h1>a</h2>b", "html(h1('a') 'b')"},
    TreeCase{"NestedLinkLeavesBlocksOpen", "<a><div><a>x</a>y</div>z</a>", "html(a(div(a('x') 'y') 'z'))"},
    TreeCase{"LinkEndsLinkInItsBlock", "<p><a>x<a>y", "html(p(a('x') a('y')))"},
    TreeCase{"ButtonEndsThroughBlocks", "<button><div>a</button>b", "html(button(div('a')) 'b')"},
    TreeCase{"ButtonEndsButton", "<button>a<button>b", "html(button('a') button('b'))"},
    TreeCase{"BlockEndsThroughButton", "<div><button>a</div>b", "html(div(button('a')) 'b')"},
    TreeCase{"ParagraphAroundButtonStays", "<p><button>a</p>b</button>c", "html(p(button('a' 'b') 'c'))"},
    TreeCase{"BareLessThan", "a < b <3", "html('a < b <3')"},
    TreeCase{"CommentsGo", "a<!-- x > y -->b<!-->c", "html('a' 'b' 'c')"},
    TreeCase{"BangEndsComment", "a<!-- x --!>b<!--!>c-->d", "html('a' 'b' 'd')"},
    TreeCase{"UnclosedCommentKeepsText", "a<!-- x <p>b", "html('a' ' x ' p('b'))"},
    TreeCase{"ScriptsLoseTheirContent", "<script>if (a<b) '</p>'</script>x", "html(script 'x')"},
    TreeCase{"LongerNameDoesNotEndScript", "<script>a</script-x>b</script>c", "html(script 'c')"},
    TreeCase{"JsonStays", "<script type='application/ld+json'>{\"a\":\"&amp;\"}</script>", "html(script('{\"a\":\"&amp;\"}'))"},
    TreeCase{"UnclosedScriptKeepsText", "<script><p>body", "html(script p('body'))"},
    TreeCase{"Entities", "&amp;&lt;&#65;&#x2019;&nbsp;&copy &bogus; &#150;&#0;", "html('&<A’\xC2\xA0© &bogus; –\xEF\xBF\xBD')"},
    TreeCase{"NulsAreDropped", "a\0b<p>\0</p>"sv, "html('ab' p)"},
    TreeCase{"VoidElementsHoldNothing", "a<br>b<img src=x>c", "html('a' br 'b' img 'c')"},
    TreeCase{"EndTagOfBreakIsBreak", "a</br>b", "html('a' br 'b')"},
    TreeCase{"TextAfterTheEnd", "<html><body>a</body></html>b", "html(body('a' 'b'))"},
    TreeCase{"UnclosedTag", "<p>a<div class=x", "html(p('a') div)"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(HtmlTreeTest, ReadsAttributes) {
  std::vector<Diagnostic> diagnostics;
  const HtmlTree tree = ParseOrDie(
      "<a HREF='/?a=1&copy=2&amp;b' data-x=\"q&quot;\" checked Class = lead href=z>t</a>",
      diagnostics);
  EXPECT_EQ(tree.Attribute(1, "href"), "/?a=1&copy=2&b");
  EXPECT_EQ(tree.Attribute(1, "data-x"), "q\"");
  EXPECT_EQ(tree.Attribute(1, "class"), "lead");
  EXPECT_EQ(tree.Attribute(1, "checked"), "");
}

TEST(HtmlTreeTest, SubtreesAreRanges) {
  std::vector<Diagnostic> diagnostics;
  const HtmlTree tree = ParseOrDie("<div><p>a<b>c</b></p></div>d", diagnostics);
  EXPECT_EQ(tree[1].end, 6U);
  EXPECT_EQ(tree.TextOf(1), "ac");
  EXPECT_EQ(tree[0].end, tree.nodes().size());
}

TEST(HtmlTreeTest, FlattensDeepNestingAndKeepsTheText) {
  std::string page;
  for (int i = 0; i < 50'000; ++i) page += "<div>";
  page += "deep";
  for (int i = 0; i < 50'000; ++i) page += "</div>";
  page += "after";
  std::vector<Diagnostic> diagnostics;
  const HtmlTree tree = ParseOrDie(page, diagnostics);
  EXPECT_EQ(tree.TextOf(0), "deepafter");
  EXPECT_EQ(tree[static_cast<NodeIndex>(tree.nodes().size() - 1)].parent, 0U);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "nesting_flattened");
}

TEST(HtmlTreeTest, BareMarksCostNoNodes) {
  std::vector<Diagnostic> diagnostics;
  const HtmlTree tree = ParseOrDie(std::string(100'000, '<'), diagnostics);
  EXPECT_EQ(tree.nodes().size(), 2U);
  EXPECT_EQ(tree.TextOf(0).size(), 100'000U);
}

TEST(HtmlTreeTest, RefusesPagesBeyondTheLimit) {
  Limits limits;
  limits.record_bytes = 4;
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse("12345", limits, diagnostics);
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().code, ErrorCode::kLimitExceeded);
}

// Each shape repeated to 4 MB: what takes quadratic time anywhere takes minutes here.
class HtmlTreeHostileTest : public ::testing::TestWithParam<const char*> {};

TEST_P(HtmlTreeHostileTest, IsLinear) {
  std::string page;
  while (page.size() < (std::size_t{4} << 20)) page += GetParam();
  std::vector<Diagnostic> diagnostics;
  EXPECT_FALSE(ParseOrDie(page, diagnostics).nodes().empty());
}

INSTANTIATE_TEST_SUITE_P(Shapes, HtmlTreeHostileTest,
                         ::testing::Values("<!--", "<script>", "<b>", "<i><b></i>", "&amp", "&zzz",
                                           "<a b=\"", "<td>", "<p><table>", " a", "<x", "</",
                                           "<![CDATA[", "< ", "<!--- ", "<a><div>", "<button><div>",
                                           "<h1></h2>"));

}  // namespace
}  // namespace dateline::extract
