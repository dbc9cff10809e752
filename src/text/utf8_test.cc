#include "text/utf8.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

struct RepairCase {
  const char* name;
  std::string_view bytes;
  std::string_view want;
  std::size_t replaced;
};

TEST(RepairUtf8, FollowsTheEncodingStandard) {
  const RepairCase cases[] = {
      {"AsciiStays", "plain", "plain", 0},
      {"LoneContinuation", "a\x80z", "a\xEF\xBF\xBDz", 1},
      {"OverlongSlash", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 2},
      {"TruncatedThreeIsOne", "\xE2\x82", "\xEF\xBF\xBD", 1},
      {"SurrogateIsThree", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3},
      {"CutFourThenLetter", "\xF0\x9F\x98z", "\xEF\xBF\xBDz", 1},
      {"BeyondUnicode", "\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 4},
  };
  for (const RepairCase& c : cases) {
    std::size_t replaced = 99;
    EXPECT_EQ(RepairUtf8(c.bytes, replaced), c.want) << c.name;
    EXPECT_EQ(replaced, c.replaced) << c.name;
    EXPECT_EQ(IsValidUtf8(c.bytes), c.replaced == 0) << c.name;
  }
}

TEST(CodePointMap, GoesBothWaysAtEveryCharacter) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "x" : "😀";
  for (const std::string_view sample : {std::string_view(text), std::string_view(text).substr(0, 0),
                                        std::string_view("0123456789abcdef0123456789abcdef"
                                                         "0123456789abcdef0123456789abcdef")}) {
    const CodePointMap map(sample);
    std::uint32_t point = 0;
    for (std::size_t at = 0; at < sample.size(); at += DecodeAt(sample, at).length, ++point) {
      EXPECT_EQ(map.ToCodePoint(static_cast<ByteOffset>(at)), point);
      EXPECT_EQ(map.ToByte(point), at);
    }
    EXPECT_EQ(map.ToCodePoint(static_cast<ByteOffset>(sample.size())), point);
    EXPECT_EQ(map.ToByte(point), sample.size());
  }
}

TEST(AppendUtf8, IsTheInverseOfDecodeAt) {
  for (const char32_t c : {U'a', U'é', U'€', U'😀', static_cast<char32_t>(0x10FFFF)}) {
    std::string out;
    AppendUtf8(out, c);
    EXPECT_EQ(DecodeAt(out, 0).character, c);
    EXPECT_EQ(DecodeAt(out, 0).length, out.size());
  }
}

}  // namespace
}  // namespace dateline::text
