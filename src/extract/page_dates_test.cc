#include "extract/page_dates.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/metadata.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

std::string Stated(const std::optional<Moment>& moment) {
  return moment ? FormatMoment(*moment).substr(0, 10) + " " + moment->how : "";
}

struct DatesCase {
  const char* name;
  const char* html;
  const char* want;  // published; modified; retrieved; each as day and signal
  friend void PrintTo(const DatesCase& c, std::ostream* out) { *out << c.name; }
};

class FindPageDatesTest : public ::testing::TestWithParam<DatesCase> {};

TEST_P(FindPageDatesTest, GivesDaysAndSignals) {
  const DatesCase& c = GetParam();
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse(c.html, Limits{}, diagnostics);
  ASSERT_TRUE(tree);
  const Metadata got = ReadMetadata(*tree, "", TestMetadataResources());
  EXPECT_EQ(Stated(got.published) + ";" + Stated(got.modified) + ";" + Stated(got.retrieved),
            c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Signals, FindPageDatesTest, ::testing::Values(
    DatesCase{"StandardFieldBeforeOthers", R"(<meta name="pubdate" content="2021-05-09">
        <meta property="og:published_time" content="2021-05-03"><h1>Talks resume in Lima</h1>)", "2021-05-03 meta;;"},
    DatesCase{"FieldsInAnySpelling", R"(<meta name="Publish-Date" content="3 May 2021"><meta name="last_updated" content="5 May 2021">
        <h1>Talks resume in Lima</h1>)", "2021-05-03 meta;2021-05-05 meta;"},
    DatesCase{"PlainDateFieldLast", R"(<meta name="date" content="2021-05-09"><h1>Talks resume in Lima</h1>
        <span itemprop="datePublished" content="2021-05-03"></span>)", "2021-05-03 microdata;;"},
    DatesCase{"PubdateOfSeveralTimes", R"(<h1>Talks resume in Lima</h1><time datetime="2021-05-05">5 May</time>
        <time pubdate datetime="2021-05-03">3 May</time>)", "2021-05-03 time;;"},
    DatesCase{"LabelBeforeTheTime", R"(<h1>Talks resume in Lima</h1><p>Updated <time datetime="2021-05-05">5 May</time></p>
        <p>Published <time datetime="2021-05-03">3 May</time></p>)", "2021-05-03 time;2021-05-05 time;"},
    DatesCase{"PublishedAndUpdatedClass", R"(<h1>Talks resume in Lima</h1>
        <time class="entry-date published updated" datetime="2021-05-03">3 May</time>)", "2021-05-03 time;;"},
    DatesCase{"RegionalOrder", R"(<html lang="en-GB"><h1>Talks resume in Lima</h1><p>Posted 03/05/2021</p>)", "2021-05-03 line;;"},
    DatesCase{"OrderOfAnotherDate", R"(<html lang="en-US"><h1>Talks resume in Lima</h1><time datetime="03/05/2021"></time>
        <div class="date">25/06/2021</div>)", "2021-05-03 time;;"},
    DatesCase{"PartOfALine", R"(<h1>Talks resume in Lima</h1><p>Ana Ruiz | Senior Writer | May 3, 2021</p>)", "2021-05-03 line;;"},
    DatesCase{"LabelInTheLineBefore", R"(<h1>Talks resume in Lima</h1><h4>Published</h4><div>May 3, 2021</div>)", "2021-05-03 line;;"},
    DatesCase{"OverTheHeading", R"(<p>Home</p><p>3 May 2021</p><h1>Talks resume in Lima</h1><p>Text.</p>)", "2021-05-03 line;;"},
    DatesCase{"HeadInASideColumn", R"(<h1>Talks resume in Lima</h1><aside><p class="date">3 May 2021</p></aside>)", "2021-05-03 line;;"},
    DatesCase{"FootOfTheArticle", R"(<h2>Lima</h2><div class="post-footer"><time datetime="2021-05-03">3 May 2021</time></div>)",
        "2021-05-03 time;;"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Conflicts, FindPageDatesTest, ::testing::Values(
    DatesCase{"ShownBeforeTheField", R"(<meta property="article:published_time" content="2021-05-09"><h1>Talks resume in Lima</h1>
        <p>Posted on 3 May 2021</p>)", "2021-05-03 line;;"},
    DatesCase{"DateInProseIsNotShown", R"(<meta property="article:published_time" content="2021-05-09"><h1>Talks resume in Lima</h1>
        <p>The accord, signed on <b>3 May 2021</b>, was the first of its kind between the two states, and it took the envoys and
        their staffs many months and four rounds of talks to agree on every one of its articles and annexes.</p>)", "2021-05-09 meta;;"},
    DatesCase{"PublishedAfterTheChange", R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-06-12",
        "dateModified":"2021-05-05"}</script><h1>Talks resume in Lima</h1><p>May 3, 2021</p>)", "2021-05-03 line;2021-05-05 json-ld;"},
    DatesCase{"PublishersZone", R"(<meta property="article:published_time" content="2021-05-04T00:04:00+00:00"><h1>Talks resume in Lima</h1>
        <time datetime="2021-05-03T20:04:00-04:00">May 3, 2021</time>)", "2021-05-03 time;;"},
    DatesCase{"NoZoneReachesThatFar", R"(<meta property="article:published_time" content="2021-05-04T15:00:00Z"><h1>Talks resume in Lima</h1>
        <time datetime="2021-05-03">May 3, 2021</time>)", "2021-05-04 meta;;"},
    DatesCase{"OnlyTheChange", R"(<h1>Talks resume in Lima</h1><p>Last updated: 5 May 2021</p>)", "2021-05-05 modified;2021-05-05 line;"},
    DatesCase{"Masthead", R"(<p>Wed | May 5, 2021</p><h1>Talks resume in Lima</h1><p>Published:Monday | May 3, 2021</p>)",
        "2021-05-03 line;;2021-05-05 line"},
    DatesCase{"Printed", R"(<h1>Talks resume in Lima</h1><p>3 May 2021</p><p>Printed on 5 May 2021</p>)", "2021-05-03 line;;2021-05-05 line"},
    DatesCase{"PublishedAfterItWasSaved", R"(<meta name="pubdate" content="2031-05-03"><h1>Talks resume in Lima</h1>
        <p>Printed on 5 May 2021</p>)", ";;2021-05-05 line"},
    DatesCase{"RelatedReports", R"(<h1>Talks resume in Lima</h1><div class="related"><time datetime="2021-05-03"></time></div>
        <p>x</p><p>x</p><p>x</p><p>x</p><p>x</p>)", ";;"},
    DatesCase{"Comments", R"(<h1>Talks resume in Lima</h1><div itemtype="https://schema.org/Comment"><time datetime="2021-05-03"></time></div>)",
        ";;"},
    DatesCase{"Copyright", R"(<h1>Talks resume in Lima</h1><p>Copyright 3 May 2021 Daily Ltd</p>)", ";;"},
    DatesCase{"CopyrightYear", R"(<h1>Talks resume in Lima</h1><p>Copyright 2021 Daily Ltd</p>)", ";;"},
    DatesCase{"FromNow", R"(<h1>Talks resume in Lima</h1><time>3 hours ago</time><p>Published 2 days ago</p>)", ";;"},
    DatesCase{"StartOfComputerTime", R"(<meta property="article:published_time" content="1970-01-01T00:00:00Z"><h1>Talks resume</h1>)", ";;"},
    DatesCase{"AbsurdYear", R"(<meta property="article:published_time" content="0001-01-01T00:00:00Z"><h1>Talks resume</h1>)", ";;"},
    DatesCase{"NoSuchDay", R"(<h1>Talks resume in Lima</h1><p>Published 30 February 2021</p>)", ";;"},
    DatesCase{"MonthAtTheHead", R"(<h1>Talks resume in Lima</h1><p>May 2021</p><p>Envoys met.</p>)", "2021-05 line;;"},
    DatesCase{"MonthWithLabel", R"(<h1>Talks resume in Lima</h1><p>Envoys met.</p><aside><h6>Published</h6>May 2021</aside>)", "2021-05 line;;"},
    DatesCase{"MonthBeforeTheChange", R"(<meta property="article:modified_time" content="2025-09-17"><h1>Talks resume</h1>
        <p>Published May 2021</p>)", "2021-05 line;2025-09-17 meta;"},
    DatesCase{"MonthOfTheChange", R"(<h1>Talks resume in Lima</h1><p>Updated May 2021</p>)", ";;"},
    DatesCase{"MonthInProse", R"(<h1>Talks resume in Lima</h1><p>Envoys met in May 2021.</p>)", ";;"},
    DatesCase{"MonthOfAnArchive", R"(<h1>Talks resume in Lima</h1><p>Envoys met.</p><p>May 2021</p><p>April 2021</p>)", ";;"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(FindPageDatesTest, DaysOfOtherReportsFarFromTheHeadMustAgree) {
  std::string far = "<h1>Talks resume in Lima</h1>";
  for (int i = 0; i < 200; ++i) far += "<p>Text.</p>";
  const auto Published = [](const std::string& html) {
    std::vector<Diagnostic> diagnostics;
    const auto tree = HtmlTree::Parse(html, Limits{}, diagnostics);
    return Stated(ReadMetadata(*tree, "", TestMetadataResources()).published);
  };
  const std::string one = R"(<time datetime="2021-05-03"></time>)";
  EXPECT_EQ(Published(far + one + one), "2021-05-03 time");
  EXPECT_EQ(Published(far + one + R"(<time datetime="2021-05-01"></time>)"), "");
}

}  // namespace
}  // namespace dateline::extract
