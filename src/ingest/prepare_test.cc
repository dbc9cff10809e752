#include "ingest/prepare.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace dateline::ingest {
namespace {

FieldNames ShippedNames() {
  const std::string path = std::string(DATELINE_SOURCE_DIR) + "/rules/ingest/fields.toml";
  std::ifstream file(path);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  auto names = FieldNames::Parse(bytes, path);
  EXPECT_TRUE(names);
  return *names;
}

/// Stands for extraction: every line is a paragraph, lines that begin with "*" are boilerplate.
Result<extract::Page> LinesAsBlocks(std::string_view text, const Limits&) {
  extract::Page page;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    extract::PageBlock& block = page.blocks.emplace_back();
    if (line.front() == '*') block.kind = BlockKind::kBoilerplate;
    block.text = line;
  }
  return page;
}

class PrepareTest : public ::testing::Test {
 protected:
  PrepareTest() : names_(ShippedNames()) {
    options_.field_names = &names_;
    options_.extract_html = LinesAsBlocks;
    options_.extract_plain_text = LinesAsBlocks;
    options_.coded_language = "en";
  }
  Result<Prepared> Run(InputFormat format, std::string bytes) {
    RawInput raw;
    raw.uri = "a#1";
    raw.where = "a:1";
    raw.id = "1";
    raw.format = format;
    raw.bytes = std::move(bytes);
    return Prepare(raw, options_, limits_);
  }
  std::string CodeOf(InputFormat format, std::string bytes) {
    const auto result = Run(format, std::move(bytes));
    if (result) return "document";
    EXPECT_FALSE(result.error().message.empty());
    EXPECT_EQ(result.error().where, "a:1");
    return ErrorCodeName(result.error().code);
  }

  FieldNames names_;
  PrepareOptions options_;
  Limits limits_;
};

TEST_F(PrepareTest, PutsTheTitleBeforeTheTextAndShiftsWhatIsGiven) {
  const auto got = Run(InputFormat::kJson,
                       R"({"id": 7, "headline": "Talks é open", "body": "They met.\r\nÉlise left.",
                           "date": "2016.04.19", "source": {"name": "Example Post"},
                           "tokens": [[0, 4], [11, 16]], "sentences": [[0, 9], [11, 22]]})");
  ASSERT_TRUE(got) << got.error().message;
  const Document& doc = *got->document;
  EXPECT_EQ(doc.text(), "Talks é open\n\nThey met. \nÉlise left.");
  EXPECT_EQ(doc.blocks()[0].kind, BlockKind::kHeadline);
  EXPECT_EQ(doc.source().id, "7");
  EXPECT_EQ(doc.source().publisher, "Example Post");
  EXPECT_EQ(FormatMoment(*doc.source().published), "2016-04-19");
  EXPECT_EQ(doc.source().published->how, "field");
  ASSERT_TRUE(got->given);
  EXPECT_EQ(doc.TextOf(got->given->tokens[1]), "Élise");
  EXPECT_EQ(doc.TextOf(got->given->sentences[1]), "Élise left.");
}

TEST_F(PrepareTest, FindsJoinedLinesWhereNoBreakSpacesEndThem) {
  options_.extract_plain_text = [](std::string_view, const Limits&) -> Result<extract::Page> {
    extract::Page page;
    page.blocks.emplace_back().text = "They met. She left.";
    return page;
  };
  const auto got = Run(InputFormat::kText, "They met.\u00A0\nShe\u00A0left.");
  ASSERT_TRUE(got) << got.error().message;
  ASSERT_EQ(got->document->blocks().size(), 1U);
  EXPECT_EQ(got->document->blocks()[0].span.size(), got->document->text().size());
}

TEST_F(PrepareTest, ReadsHeaderLinesAndFrontMatter) {
  auto got =
      Run(InputFormat::kText, "TITLE: \nPUBLISHED: 2017-03-19\nPUBLISHER: x.example\n\nThey met.");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->text(), "They met.");
  EXPECT_EQ(got->document->source().publisher, "x.example");
  got = Run(InputFormat::kText, "NOTE: x\nTITLE: y\n\nThey met.");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->source().title, "");
  got = Run(InputFormat::kMarkdown,
            "---\ntitle: \"Talks\\\n  \\ in the\\_north\n  begin\"\ndate: '2021-02-19'\n"
            "published_time: 2021-02-19 18:38:18-05:00\n---\n \nThey met.");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->source().title, "Talks in the\u00A0north begin");
  EXPECT_EQ(FormatMoment(*got->document->source().published), "2021-02-19T18:38:18-05:00");
}

TEST_F(PrepareTest, BrokenEscapesInFrontMatterKeepCharactersWhole) {
  const auto got =
      Run(InputFormat::kMarkdown, "---\ntitle: \"a \\u1éèé b\"\n---\nThey met on Friday.");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->source().title, "a \uFFFD1éèé b");
}

TEST_F(PrepareTest, BadInputEndsWithAReason) {
  using enum InputFormat;
  EXPECT_EQ(CodeOf(kText, ""), "no_text");
  EXPECT_EQ(CodeOf(kText, " \n\n"), "no_text");
  EXPECT_EQ(CodeOf(kHtml, "* Home\n* Contact"), "no_text");
  EXPECT_EQ(CodeOf(kJson, "{\"text\": \"* They met.\"}"), "document");
  EXPECT_EQ(CodeOf(kJson, "{\"text\": \"a\", \"text\": \"b\"}"), "malformed_input");
  EXPECT_EQ(CodeOf(kJson, "{\"text\": 5}"), "malformed_input");
  EXPECT_EQ(CodeOf(kJson, "{\"text\": \"\\ud800\"}"), "malformed_input");
  EXPECT_EQ(CodeOf(kJson, "{\"text\": \"cut"), "malformed_input");
  EXPECT_EQ(CodeOf(kJson, std::string(5000, '[')), "malformed_input");
  EXPECT_EQ(CodeOf(kJson, "[1]"), "malformed_input");
  EXPECT_EQ(CodeOf(kJson, "{\"id\": 1}"), "no_text");
}

TEST_F(PrepareTest, OtherLanguagesAreKeptUnlessLeftOut) {
  using enum InputFormat;
  const char* const texts[] = {
      "Le ministre des affaires étrangères a rencontré mardi son homologue pour discuter de la "
      "situation à la frontière.",
      "El gobierno anunció el martes que retirará sus tropas de la frontera antes de fin de año, "
      "según un portavoz.",
      "Министр иностранных дел заявил во вторник, что переговоры начнутся на следующей неделе."};
  for (const char* text : texts) {
    options_.languages = {};
    const auto kept = Run(kText, text);
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->diagnostics.size(), 1u) << text;
    EXPECT_EQ(kept->diagnostics[0].code, "unsupported_language");
    options_.languages = {"en"};
    EXPECT_EQ(CodeOf(kText, text), "unsupported_language");
  }
}

TEST_F(PrepareTest, RepairsAndReports) {
  auto got = Run(InputFormat::kJson, "{\"text\": \"They \xFF met.\"}");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->text(), "They \xEF\xBF\xBD met.");
  ASSERT_EQ(got->diagnostics.size(), 1u);
  EXPECT_EQ(got->diagnostics[0].code, "charset_replaced");

  limits_.text_chars = 6;
  got = Run(InputFormat::kText, "éééé met.");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->text(), "éééé m");
  EXPECT_TRUE(got->document->truncated());
}

TEST_F(PrepareTest, DefaultDateOnlyWhereNothingStatesOne) {
  options_.default_published = *ParseIsoMoment("2020-01-02");
  auto got = Run(InputFormat::kJson, R"({"text": "They met."})");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->document->source().published->how, "default");
  got = Run(InputFormat::kJson, R"({"text": "They met.", "date": "1728086400000"})");
  ASSERT_TRUE(got);
  EXPECT_EQ(FormatMoment(*got->document->source().published), "2024-10-05T00:00:00Z");
}

}  // namespace
}  // namespace dateline::ingest
