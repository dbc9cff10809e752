#include "lexicon/read_toml.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::lexicon {
namespace {

TEST(ReadTomlTest, ReadsWhatOurFilesHold) {
  const auto file = ReadToml(
      "\xEF\xBB\xBF# caf\xC3\xA9\r\na.b = 1\nday = 2024-05-16\nscores = {f1 = 0.9519, n = -1_000}\n"
      "text = \"caf\xC3\xA9 \\\" # \"  # then\nraw = 'C:\\'\nlong = '''it's ''a'' '''''\n"
      "more = \"\"\"a \\\"\"\" b\n\"\"\"\n[[rule]]\n\"quoted key\" = [1, 2,\n 3]\n"
      " [ b . c ] # then\nlist = [\n [1], [ {x = 1}\n]]\n",
      "a.toml");
  ASSERT_TRUE(file) << file.error().where << ' ' << file.error().message;
  EXPECT_EQ((*file)["a"]["b"].value<int>(), 1);
  EXPECT_EQ((*file)["long"].value<std::string>(), "it's ''a'' ''");
  EXPECT_EQ((*file)["more"].value<std::string>(), "a \"\"\" b\n");
  EXPECT_EQ((*file)["raw"].value<std::string>(), "C:\\");
}

struct Refusal {
  const char* name;
  std::string bytes;
  std::string where;
};

class RefusedToml : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedToml, SaysWhereAndWhy) {
  const auto file = ReadToml(GetParam().bytes, "a.toml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kMalformedInput);
  EXPECT_FALSE(file.error().message.empty());
  EXPECT_EQ(file.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Table, RefusedToml,
    testing::Values(
        Refusal{"NoValue", "a = 1\nb = \n", "a.toml:2"},
        Refusal{"TextThatDoesNotEnd", "a = \"x\n", "a.toml:1"},
        Refusal{"KeyTwice", "a = 1\na = 2\n", "a.toml:2"},
        Refusal{"ControlBytes", "a = 1\n[\x01]\n", "a.toml:2"},
        Refusal{"ControlBytesInText", "a = \"\x02\"\n", "a.toml:1"},
        Refusal{"LoneCarriageReturn", "# a\rb = 1\n", "a.toml:1"},
        Refusal{"NotUtf8", "a = \"\xFF\"\n", "a.toml:1"},
        Refusal{"LettersBeyondAsciiInBareKeys", "caf\xC3\xA9 = 1\n", "a.toml:1"},
        Refusal{"NumbersBeyond64Bits", "a = 123456789012345678901234567890\n", "a.toml:1"},
        Refusal{"TablesWithoutAName", "a = 1\n[{b}]\n", "a.toml:2"},
        Refusal{"ListsOfTablesWithoutAName", "a = 1\n [[ =b]]\n", "a.toml:2"},
        Refusal{"QuotesWithinAWord", "a = 4\"\"\"4\xC3\xA9\n", "a.toml:1"},
        Refusal{"QuotesAfterQuotes", "a = 'b''\xC3\xA9'\n", "a.toml:1"},
        Refusal{"TwoValues", "a = 4='\xC3\xA9'\n", "a.toml:1"},
        Refusal{"AValueWithinAList", "a = [\n4='\xC3\xA9']\n", "a.toml:2"},
        Refusal{"BracketsWithinAWord", "a = 4['\xC3\xA9']\n", "a.toml:1"},
        Refusal{"BracketsThatDoNotMatch", "a = [}\n", "a.toml:1"},
        Refusal{"BracketsThatCloseNothing", "a = 1\n]\n", "a.toml:2"},
        Refusal{"LettersAfterADate", "a = 1\nb = 2024-05-16T;07\n", "a.toml:2"},
        Refusal{"EscapedLetters", "a = \"\\\xEF\xB2\xBF\"\n", "a.toml:1"},
        Refusal{"TimesOfDay", "a = 07:32:00\n", "a.toml:1"},
        Refusal{"ADigitAfterADay", "a = 2024-05-16 2\n", "a.toml:1"},
        Refusal{"ABlankAfterABackslash", "a = 1\nb = \"\"\"\\ x\"\"\"\n", "a.toml:2"},
        Refusal{"LongTextAsAKey", "\"\"\"a\"\"\" = 1\n", "a.toml:1"},
        Refusal{"TwoOnALine", "a = 1 b = 2\n", "a.toml:1"},
        Refusal{"NumbersFromZero", "a = 007\n", "a.toml:1"},
        Refusal{"OtherBases", "a = 0x1F\n", "a.toml:1"},
        Refusal{"OtherSigns", "a = 1;\n", "a.toml:1"},
        Refusal{"DeepArrays", "a = " + std::string(100'000, '['), "a.toml:1"},
        Refusal{"DeepTables", "a = " + std::string(17, '{'), "a.toml:1"},
        Refusal{"DeepKeys", "a" + std::string(4'000, '.') + "b = 1\n", "a.toml:1"},
        Refusal{"DeepQuotedKeys", "\"a\" . 'a' . a . a . a . a . a . a . a = 1\n", "a.toml:1"}),
    [](const auto& row) { return row.param.name; });

TEST(ReadTomlTest, RefusesWhatIsTooLarge) {
  const auto file = ReadToml(std::string(kMaxTomlBytes + 1, '#'), "a.toml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace dateline::lexicon
