#include "extract/metadata.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

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
        "Talks resume;Ana Ruiz and Bo Lee;2021-05-03 line;"},
    PageCase{"Microdata", R"(<h1>Talks resume in Lima</h1><span itemprop="author">Ana Ruiz</span><time itemprop="datePublished" datetime="2021-05-03">May</time>)",
        "Talks resume in Lima;Ana Ruiz;2021-05-03 microdata;"},
    PageCase{"MicrodataPublisher", R"(<h1>Talks resume in Lima</h1><span itemprop="publisher"><meta itemprop="name" content="The Daily"></span>)",
        "Talks resume in Lima;;;The Daily"},
    PageCase{"Address", R"(<link rel="canonical" href="https://daily.example/2021/05/03/talks"><h1>Talks resume in Lima</h1>)",
        "Talks resume in Lima;;2021-05-03 url;"},
    PageCase{"DayFirstRegion", R"(<html lang="en-GB"><h1>Talks resume in Lima</h1><time datetime="03/05/2021"></time>)",
        "Talks resume in Lima;;2021-05-03 time;"},
    PageCase{"RelatedIsPassedOver", R"(<h1>Talks resume in Lima</h1><div class="related"><a rel="author">Bo Lee</a></div><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p>)",
        "Talks resume in Lima;;;"},
    PageCase{"Nothing", "", ";;;"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

struct TextCase {
  const char* name;
  std::vector<PageBlock> blocks;
  const char* want;  // title; byline; published and how; modified; retrieved
  friend void PrintTo(const TextCase& c, std::ostream* out) { *out << c.name; }
};

class ReadTextMetadataTest : public ::testing::TestWithParam<TextCase> {};

TEST_P(ReadTextMetadataTest, ReadsTheBlocks) {
  const TextCase& c = GetParam();
  const Metadata got = ReadTextMetadata(c.blocks, TestMetadataResources());
  const auto Stated = [](const std::optional<Moment>& moment) {
    return moment ? FormatMoment(*moment) + " " + moment->how : "";
  };
  EXPECT_EQ(got.title + ";" + got.byline + ";" + Stated(got.published) + ";" +
                Stated(got.modified) + ";" + Stated(got.retrieved),
            c.want);
}

constexpr auto kStamp = BlockKind::kDateStamp;
constexpr auto kTitle = BlockKind::kHeadline;

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, ReadTextMetadataTest, ::testing::Values(
    TextCase{"ABareDayOverTheHeadlineIsWhenThePageWasSaved",
        {{kStamp, "Mon | Nov 29, 2021"}, {kTitle, "Envoys leave Lima"}, {BlockKind::kByline, "By Ana Ruiz and Bo Lee"},
         {kStamp, "Published:Thursday | April 25, 2019 | 12:00 AM"}},
        "Envoys leave Lima;Ana Ruiz and Bo Lee;2019-04-25T00:00 line;;2021-11-29 line"},
    TextCase{"TheOnlyDayIsThatOfPublication", {{kStamp, "Mon | Nov 29, 2021"}, {kTitle, "Envoys leave Lima"}},
        "Envoys leave Lima;;2021-11-29 line;;"},
    TextCase{"ThreeKinds", {{kTitle, "Talks"}, {kStamp, "Posted 3 May 2021 | Updated 4 May 2021"}, {kStamp, "Printed on 5 May 2021"}},
        "Talks;;2021-05-03 line;2021-05-04 line;2021-05-05 line"},
    TextCase{"OnlyTheChange", {{kTitle, "Talks"}, {kStamp, "Updated 4 May 2021"}}, "Talks;;2021-05-04 modified;2021-05-04 line;"},
    TextCase{"PublishedAfterItWasSaved", {{kTitle, "Talks"}, {kStamp, "Published 3 May 2031"}, {kStamp, "Printed on 5 May 2021"}},
        "Talks;;;;2021-05-05 line"},
    TextCase{"TwoFiguresForTheYear", {{kTitle, "Talks"}, {kStamp, "Published 25-Apr-19"}}, "Talks;;2019-04-25 line;;"},
    TextCase{"NoSuchDay", {{kTitle, "Talks"}, {kStamp, "Published 30 February 2021"}}, "Talks;;;;"},
    TextCase{"FromNow", {{kTitle, "Talks"}, {kStamp, "Published 3 hours ago"}}, "Talks;;;;"},
    TextCase{"NoDate", {{kTitle, "Talks"}}, "Talks;;;;"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

}  // namespace
}  // namespace dateline::extract
