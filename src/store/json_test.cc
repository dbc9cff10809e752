#include "store/json.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace dateline::store {
namespace {

struct EscapeCase {
  const char* name;
  std::string text;
  std::string want;

  friend void PrintTo(const EscapeCase& c, std::ostream* out) { *out << c.name; }
};

class AppendJsonStringTest : public ::testing::TestWithParam<EscapeCase> {};

TEST_P(AppendJsonStringTest, Escapes) {
  std::string out;
  AppendJsonString(GetParam().text, out);
  EXPECT_EQ(out, GetParam().want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Bytes, AppendJsonStringTest, ::testing::Values(
    EscapeCase{"Empty",           "",                        "\"\""},
    EscapeCase{"PlainAsItIs",     "Lima, 3 May",             "\"Lima, 3 May\""},
    EscapeCase{"QuoteAndSlash",   "a\"b\\c/d",               "\"a\\\"b\\\\c/d\""},
    EscapeCase{"ShortForms",      "\b\f\n\r\t",              "\"\\b\\f\\n\\r\\t\""},
    EscapeCase{"OtherControls",   "\x01\x1f",                "\"\\u0001\\u001f\""},
    EscapeCase{"Nul",             std::string("a\0b", 3),    "\"a\\u0000b\""},
    EscapeCase{"DeleteIsPlain",   "\x7f",                    "\"\x7f\""},
    EscapeCase{"Utf8AsItIs",      "\u00e9\u2028\U0001F600",  "\"\u00e9\u2028\U0001F600\""}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(AppendJsonStringTest, EveryCharacterBelow256SurvivesARoundTrip) {
  std::string text;
  for (char32_t c = 0; c < 0x80; ++c) text += static_cast<char>(c);
  for (char32_t c = 0x80; c < 0x100; ++c) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
  std::string json = "[";
  AppendJsonString(text, json);
  json += ']';
  simdjson::dom::parser parser;
  const simdjson::dom::element parsed = parser.parse(json);
  EXPECT_EQ(std::string(std::string_view(parsed.at(0))), text);
}

TEST(AppendJsonTest, GivesTheShapeOfTheContract) {
  Records records;
  records.document.doc_id = "0123456789abcdef";
  records.document.uri = "a.txt";
  records.document.text = "Envoys left Lima.";
  records.document.blocks = {{"paragraph", 0, 17}};
  EventRecord& event = records.events.emplace_back();
  event.event_id = "00ff";
  event.doc_id = "0123456789abcdef";
  event.plover = "RETREAT";
  event.score = -2.5;
  event.when_start = std::chrono::sys_days{std::chrono::year{2021} / 5 / 3};
  event.reality_because = {{7, 11}};
  ParticipantRecord& actor = event.participants.emplace_back();
  actor.event_id = "00ff";
  actor.role = "actor";
  actor.entity_id = "0123456789abcdef.e1";
  actor.sectors = {"GOV", "JUD"};

  std::string json;
  AppendJson(records, json);
  simdjson::dom::parser parser;
  const simdjson::dom::element parsed = parser.parse(json);
  EXPECT_EQ(std::string_view(parsed["documents"]["doc_id"]), "0123456789abcdef");
  EXPECT_TRUE(parsed["documents"]["url"].is_null());
  EXPECT_EQ(std::int64_t(parsed["documents"]["blocks"].at(0)["end"]), 17);
  const simdjson::dom::element row = parsed["events"].at(0);
  EXPECT_EQ(row["doc_id"].error(), simdjson::NO_SUCH_FIELD);
  EXPECT_EQ(std::string_view(row["when_start"]), "2021-05-03");
  EXPECT_TRUE(row["when_end"].is_null());
  EXPECT_EQ(double(row["score"]), -2.5);
  EXPECT_EQ(std::int64_t(row["reality_because"].at(0)["begin"]), 7);
  EXPECT_EQ(std::string_view(row["participants"].at(0)["sectors"].at(1)), "JUD");
  for (const char* table :
       {"sentences", "tokens", "times", "places", "entities", "mentions", "statements", "positions",
        "figures", "relations", "rejects", "diagnostics"}) {
    EXPECT_TRUE(parsed[table].is_array()) << table;
  }
}

}  // namespace
}  // namespace dateline::store
