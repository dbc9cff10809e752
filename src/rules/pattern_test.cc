#include "rules/pattern.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::rules {
namespace {

TEST(PatternTest, FormatGivesTheSameTree) {
  for (const char* pattern :
       {"[on] day:{weekday}", "(a|b c|~run) ..3 x", "^ !(not|never) ~say $", "!<(last) week",
        "dir:(last|next) unit:{time/unit}", "3\\:30 p.m.", "\\..3 a\\|b", "[[a] b]", "((a|b)|c)"}) {
    const auto tree = ParsePattern(pattern, "f:1");
    ASSERT_TRUE(tree) << pattern << ": " << tree.error().message;
    const std::string text = FormatPattern(tree.value());
    const auto again = ParsePattern(text, "f:1");
    ASSERT_TRUE(again) << text;
    EXPECT_EQ(again.value(), tree.value()) << text;
  }
}

struct RefusedCase {
  const char* name;
  const char* pattern;
  friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};
class PatternRefusedTest : public ::testing::TestWithParam<RefusedCase> {};

TEST_P(PatternRefusedTest, WithAReason) {
  const auto tree = ParsePattern(GetParam().pattern, "f:1");
  ASSERT_FALSE(tree);
  EXPECT_EQ(tree.error().where, "f:1");
  EXPECT_FALSE(tree.error().message.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Language, PatternRefusedTest,
    ::testing::Values(RefusedCase{"Empty", ""}, RefusedCase{"EmptyGroup", "a ()"},
                      RefusedCase{"EmptyAlternative", "(a|)"}, RefusedCase{"Unclosed", "(a b"},
                      RefusedCase{"WrongClosing", "[a)"}, RefusedCase{"StrayClosing", "a ]"},
                      RefusedCase{"NoNameInBraces", "{}"}, RefusedCase{"UnclosedBrace", "{day"},
                      RefusedCase{"BareTilde", "~ a"}, RefusedCase{"GapOfNothing", "a ..0 b"},
                      RefusedCase{"GapTooWide", "a ..99 b"},
                      RefusedCase{"TooDeep", "[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace dateline::rules
