#include "text/clean.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

using namespace std::string_view_literals;  // NOLINT: literals with zero bytes

TEST(CleanText, RepairsLineEndsAndControlsOnly) {
  EXPECT_EQ(CleanText("a\r\nb\rc\nd"), "a\nb\nc\nd");
  EXPECT_EQ(CleanText("a\0b\x01"
                      "c\x7F\td"sv),
            "a\xEF\xBF\xBD"
            "b c \td");
  EXPECT_EQ(CleanText("  two  blanks\u00A0and “quotes” "), "  two  blanks\u00A0and “quotes” ");
}

TEST(CleanText, KeepsTheNumberOfCharactersWhereAsked) {
  EXPECT_EQ(CleanText("a\r\nb\r", LineEnds::kKeepLength), "a \nb\n");
}

}  // namespace
}  // namespace dateline::text
