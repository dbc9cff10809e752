#include "extract/metadata.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/byline.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

struct PageCase {
  const char* name;
  const char* html;
  const char* want;  // title; byline; day published and how; publisher
  friend void PrintTo(const PageCase& c, std::ostream* out) { *out << c.name; }
};

class ReadMetadataTest : public ::testing::TestWithParam<PageCase> {};

TEST_P(ReadMetadataTest, ReadsThePage) {
  const PageCase& c = GetParam();
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse(c.html, Limits{}, diagnostics);
  ASSERT_TRUE(tree);
  const Metadata got = ReadMetadata(*tree, "", TestMetadataResources());
  const std::string day =
      got.published ? FormatMoment(*got.published).substr(0, 10) + " " + got.published->how : "";
  EXPECT_EQ(got.title + ";" + got.byline + ";" + day + ";" + got.publisher, c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Pages, ReadMetadataTest, ::testing::Values(
    PageCase{"JsonLd", R"(<title>Envoys leave Lima | The Daily</title><script type="application/ld+json">
        {"@type":"NewsArticle","headline":"Envoys leave Lima","author":{"@type":"Person","name":"Ana Ruiz"},
        "datePublished":"2021-05-03","publisher":{"name":"The Daily"}}</script><h1>Envoys leave Lima</h1>)",
        "Envoys leave Lima;Ana Ruiz;2021-05-03 json-ld;The Daily"},
    PageCase{"Meta", R"(<meta property="og:title" content="Talks resume - The Daily"><meta name="author" content="By Ana Ruiz, reporter">
        <meta property="og:site_name" content="The Daily"><meta property="article:published_time" content="2021-05-03T10:00:00Z">)",
        "Talks resume;Ana Ruiz;2021-05-03 meta;The Daily"},
    PageCase{"Visible", R"(<title>Talks resume</title><h1>Talks resume</h1><p>By Ana Ruiz and Bo Lee</p><p>Posted on 3 May 2021</p><p>Text.</p>)",
        "Talks resume;Ana Ruiz, Bo Lee;2021-05-03 line;"},
    PageCase{"Microdata", R"(<h1>Talks resume in Lima</h1><span itemprop="author">Ana Ruiz</span><time itemprop="datePublished" datetime="2021-05-03">May</time>)",
        "Talks resume in Lima;Ana Ruiz;2021-05-03 microdata;"},
    PageCase{"Address", R"(<link rel="canonical" href="https://daily.example/2021/05/03/talks"><h1>Talks resume in Lima</h1>)",
        "Talks resume in Lima;;2021-05-03 url;"},
    PageCase{"DayFirstRegion", R"(<html lang="en-GB"><h1>Talks resume in Lima</h1><time datetime="03/05/2021"></time>)",
        "Talks resume in Lima;;2021-05-03 time;"},
    PageCase{"RelatedIsPassedOver", R"(<h1>Talks resume in Lima</h1><div class="related"><a rel="author">Bo Lee</a></div><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p>)",
        "Talks resume in Lima;;;"},
    PageCase{"Nothing", "", ";;;"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(ReadTextMetadataTest, ABareDayOverTheHeadlineIsWhenThePageWasSaved) {
  const std::vector<PageBlock> blocks = {
      {BlockKind::kDateStamp, "Wed | May 5, 2021"},
      {BlockKind::kHeadline, "Envoys leave Lima"},
      {BlockKind::kByline, "By Ana Ruiz"},
      {BlockKind::kDateStamp, "Published: Monday | May 3, 2021 | 12:00 AM"}};
  const Metadata got = ReadTextMetadata(blocks, TestMetadataResources());
  EXPECT_EQ(got.title, "Envoys leave Lima");
  EXPECT_EQ(got.byline, "Ana Ruiz");
  EXPECT_EQ(FormatMoment(*got.published), "2021-05-03T00:00");
  EXPECT_EQ(FormatMoment(*got.retrieved), "2021-05-05");
}

struct BylineCase {
  const char* text;
  const char* want;
};

TEST(CleanBylineTest, KeepsNamesOnly) {
  const MetadataWords& words = TestMetadataResources().words;
  const BylineCase cases[] = {{"By Ana Ruiz, Staff Writer", "Ana Ruiz"},
                              {"Written by: Ana Ruiz | May 3, 2021", "Ana Ruiz"},
                              {"Ana Ruiz and Bo Lee", "Ana Ruiz, Bo Lee"},
                              {"Ana Ruiz, MD", "Ana Ruiz, MD"},
                              {"Subscribe", ""},
                              {"admin", ""},
                              {"https://daily.example/ana", ""},
                              {"", ""}};
  for (const BylineCase& c : cases) {
    EXPECT_EQ(CleanByline(c.text, words, BylineTrust::kVisible), c.want) << c.text;
  }
  EXPECT_TRUE(IsBylineLine("By Ana Ruiz", words));
  EXPECT_FALSE(IsBylineLine("By the end of May talks had failed.", words));
}

}  // namespace
}  // namespace dateline::extract
