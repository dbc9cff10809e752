#include "text/charset.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

struct SniffCase {
  const char* name;
  std::string_view bytes;
  bool markup;
  std::string_view want_encoding;
  CharsetSignal want_signal;
  std::string_view want_text;
  std::size_t want_replaced = 0;
};

using namespace std::string_view_literals;  // NOLINT: literals with zero bytes

TEST(DecodeBytes, FollowsTheOrderOfTheStandards) {
  const SniffCase cases[] = {
      {"Empty", "", true, "utf-8", CharsetSignal::kUtf8, ""},
      {"MarkWins", "\xEF\xBB\xBF<meta charset=koi8-r>\xC3\xA9", true, "utf-8",
       CharsetSignal::kByteOrderMark, "<meta charset=koi8-r>é"},
      {"Utf16Mark", "\xFF\xFEh\0i\0"sv, false, "utf-16le", CharsetSignal::kByteOrderMark, "hi"},
      {"Utf16BigMark", "\xFE\xFF\0h\0i"sv, false, "utf-16be", CharsetSignal::kByteOrderMark, "hi"},
      {"Utf16Bare", "h\0e\0l\0l\0o\0"sv, false, "utf-16le", CharsetSignal::kZeroBytes, "hello"},
      {"OddUtf16", "\xFF\xFEh\0i"sv, false, "utf-16le", CharsetSignal::kByteOrderMark,
       "h\xEF\xBF\xBD", 1},
      {"MetaCharset", "<meta charset=windows-1251>\xE4\xE0", true, "windows-1251",
       CharsetSignal::kMeta, "<meta charset=windows-1251>да"},
      {"MetaInTextIsText", "<meta charset=windows-1251>\xE9", false, "windows-1252",
       CharsetSignal::kFallback, "<meta charset=windows-1251>é"},
      {"HttpEquiv",
       "<META http-equiv=\"Content-Type\" content=\"text/html; charset=KOI8-R\">\xC4\xC1", true,
       "koi8-r", CharsetSignal::kMeta,
       "<META http-equiv=\"Content-Type\" content=\"text/html; charset=KOI8-R\">да"},
      {"ContentAloneIsNothing", "<meta content=\"charset=koi8-r\">\xE9 pour les gens", true,
       "windows-1252", CharsetSignal::kFallback,
       "<meta content=\"charset=koi8-r\">é pour les gens"},
      {"CommentedOut", "<!-- <meta charset=koi8-r> -->caf\xE9", true, "windows-1252",
       CharsetSignal::kFallback, "<!-- <meta charset=koi8-r> -->café"},
      {"XmlDeclaration", "<?xml version='1.0' encoding='iso-8859-2'?>\xB1", true, "iso-8859-2",
       CharsetSignal::kXmlDeclaration, "<?xml version='1.0' encoding='iso-8859-2'?>ą"},
      {"DeclaredLatinIsUtf8", "<meta charset=iso-8859-1>na\xC3\xAFve", true, "utf-8",
       CharsetSignal::kUtf8, "<meta charset=iso-8859-1>naïve"},
      {"DeclaredUtf8Damaged", "<meta charset=utf-8>a\xE9z", true, "utf-8", CharsetSignal::kMeta,
       "<meta charset=utf-8>a\xEF\xBF\xBDz", 1},
      {"Latin1IsWindows", "<meta charset=latin1>\x93x\x94", true, "windows-1252",
       CharsetSignal::kMeta, "<meta charset=latin1>“x”"},
      {"MostlyUtf8", "\xC3\xA9 \xC3\xA8 \xE2\x80\x94 \xC3\xA0 \xE2\x80", false, "utf-8",
       CharsetSignal::kUtf8, "é è — à \xEF\xBF\xBD", 1},
      {"ShiftJis", "<meta charset=x-sjis>\x93\xFA\x96\x7B", true, "shift_jis", CharsetSignal::kMeta,
       "<meta charset=x-sjis>日本"},
      {"Gb2312", "<meta charset=gb2312>\xD6\xD0\xB9\xFA", true, "gbk", CharsetSignal::kMeta,
       "<meta charset=gb2312>中国"},
      {"Big5", "<meta charset=big5>\xA4\xA4", true, "big5", CharsetSignal::kMeta,
       "<meta charset=big5>中"},
      {"EucKr", "<meta charset=ks_c_5601-1987>\xC7\xD1", true, "euc-kr", CharsetSignal::kMeta,
       "<meta charset=ks_c_5601-1987>한"},
  };
  for (const SniffCase& c : cases) {
    CharsetOptions options;
    options.markup = c.markup;
    const DecodedText got = DecodeBytes(c.bytes, options);
    EXPECT_EQ(got.charset.encoding.name, c.want_encoding) << c.name;
    EXPECT_EQ(got.charset.signal, c.want_signal) << c.name;
    EXPECT_EQ(got.utf8, c.want_text) << c.name;
    EXPECT_EQ(got.replaced, c.want_replaced) << c.name;
  }
}

TEST(DecodeBytes, TransportLabelComesBeforeTheDeclaration) {
  CharsetOptions options;
  options.markup = true;
  options.transport_label = " Windows-1251 ";
  EXPECT_EQ(DecodeBytes("<meta charset=koi8-r>\xE4", options).charset.encoding.name,
            "windows-1251");
}

TEST(EncodingOfLabel, KnowsLabelsAndNothingElse) {
  EXPECT_EQ(EncodingOfLabel("ASCII")->name, "windows-1252");
  EXPECT_EQ(EncodingOfLabel("utf8")->name, "utf-8");
  EXPECT_EQ(EncodingOfLabel("iso-2022-kr")->name, "replacement");
  EXPECT_FALSE(EncodingOfLabel("utf-7"));
  EXPECT_FALSE(EncodingOfLabel("l1 latin1"));
  EXPECT_FALSE(EncodingOfLabel(""));
}

}  // namespace
}  // namespace dateline::text
