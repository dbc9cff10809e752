#include "extract/page_source.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/metadata.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

struct SourceCase {
  const char* name;
  const char* html;
  const char* want;  // publisher; section; address
  friend void PrintTo(const SourceCase& c, std::ostream* out) { *out << c.name; }
};

class PageSourceTest : public ::testing::TestWithParam<SourceCase> {};

TEST_P(PageSourceTest, ReadsThePage) {
  const SourceCase& c = GetParam();
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse(c.html, Limits{}, diagnostics);
  ASSERT_TRUE(tree);
  const Metadata got = ReadMetadata(*tree, "", TestMetadataResources());
  EXPECT_EQ(got.publisher + ";" + got.section + ";" + got.url, c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Publishers, PageSourceTest, ::testing::Values(
    SourceCase{"OpenGraph", R"(<meta property="og:site_name" content=" The Daily ">)", "The Daily;;"},
    SourceCase{"ApplicationName", R"(<meta name="application-name" content="The Daily">)", "The Daily;;"},
    SourceCase{"JsonLdPublisher", R"(<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"The Daily"}}</script>)",
        "The Daily;;"},
    SourceCase{"JsonLdWebSite", R"(<script type="application/ld+json">{"@type":"WebSite","name":"The Daily"}</script>)", "The Daily;;"},
    SourceCase{"Motto", R"(<meta property="og:site_name" content="The Daily | News from Lima">)", "The Daily;;"},
    SourceCase{"AccountIsNoName", R"(<meta property="og:site_name" content="@thedaily"><script type="application/ld+json">
        {"@type":"Organization","name":"Daily Ltd"}</script>)", "Daily Ltd;;"},
    SourceCase{"NameBeforeAddress", R"(<meta property="og:site_name" content="https://www.daily.example"><script type="application/ld+json">
        {"@type":"Organization","name":"The Daily"}</script>)", "The Daily;;"},
    SourceCase{"AddressAlone", R"(<meta property="og:site_name" content="https://www.daily.example">)", "daily.example;;"},
    SourceCase{"NameBeforeLabelOfHost", R"(<link rel="canonical" href="https://www.nydaily.example/talks"><title>Talks - The New York Daily</title>
        <meta property="og:site_name" content="nydaily">)", "The New York Daily;;https://www.nydaily.example/talks"},
    SourceCase{"TitleThatSpellsTheHost", R"(<link rel="canonical" href="https://nydaily.example/talks"><title>Talks - The New York Daily</title>)",
        "The New York Daily;;https://nydaily.example/talks"},
    SourceCase{"TitleThatDoesNot", R"(<link rel="canonical" href="https://nydaily.example/talks"><title>Talks - what we know</title>)",
        ";;https://nydaily.example/talks"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Sections, PageSourceTest, ::testing::Values(
    SourceCase{"JsonLdFirst", R"(<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["World","Peru"]}</script>
        <meta property="article:section" content="News">)", ";World;"},
    SourceCase{"StandardField", R"(<meta name="section" content="Latest"><meta property="article:section" content="World">)", ";World;"},
    SourceCase{"FieldsInAnySpelling", R"(<meta name="parsely-section" content="World">)", ";World;"},
    SourceCase{"ListOfSections", R"(<meta property="article:section" content="world,peru,slider">)", ";world;"},
    SourceCase{"CommaInAName", R"(<meta property="article:section" content="Books, Arts">)", ";Books, Arts;"},
    SourceCase{"NoSection", R"(<meta property="article:section" content="Post"><meta name="section" content="daily.example">)", ";;"},
    SourceCase{"Abbreviation", R"(<meta property="article:section" content="U.S.">)", ";U.S.;"},
    SourceCase{"TemplateLeftUnfilled", R"(<meta property="article:section" content="{{ section }}">)", ";;"},
    SourceCase{"NarrowestOfThePath", R"(<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
        {"position":1,"item":{"name":"Home"}},{"position":2,"name":"World"},{"position":3,"name":"Talks resume in Lima"}]}</script>
        <h1>Talks resume in Lima</h1>)", ";World;"},
    SourceCase{"LinksThatLeadHere", R"(<nav aria-label="Breadcrumb"><a>Home</a> › <a>World</a> › Talks</nav><h1>Talks resume in Lima</h1>
        <p>x</p><p>x</p>)", ";World;"},
    SourceCase{"LinksInABox", R"(<ol class="breadcrumbs"><li><a>Home</a><li><a>World</a></ol><h1>Talks resume in Lima</h1><p>x</p><p>x</p>
        <p>x</p><p>x</p><p>x</p><p>x</p><p>x</p>)", ";World;"},
    SourceCase{"OtherLinks", R"(<nav><a>Home</a><a>World</a></nav><h1>Talks resume in Lima</h1>)", ";;"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Addresses, PageSourceTest, ::testing::Values(
    SourceCase{"CanonicalFirst", R"(<link rel="canonical" href="https://a.example/talks "><meta property="og:url" content="https://b.example/">)",
        ";;https://a.example/talks"},
    SourceCase{"RelativeIsNone", R"(<link rel="canonical" href="/talks"><meta property="og:url" content="https://b.example/talks">)",
        ";;https://b.example/talks"},
    SourceCase{"JsonLdLast", R"(<script type="application/ld+json">{"@type":"NewsArticle","url":"https://c.example/talks"}</script>)",
        ";;https://c.example/talks"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

}  // namespace
}  // namespace dateline::extract
