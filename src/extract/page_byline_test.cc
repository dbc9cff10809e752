#include "extract/page_byline.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "extract/byline.h"
#include "extract/metadata.h"
#include "extract/test_resources.h"

namespace dateline::extract {
namespace {

struct PageCase {
  const char* name;
  const char* html;
  const char* want;
  friend void PrintTo(const PageCase& c, std::ostream* out) { *out << c.name; }
};

class FindPageBylineTest : public ::testing::TestWithParam<PageCase> {};

TEST_P(FindPageBylineTest, GivesTheNames) {
  const PageCase& c = GetParam();
  std::vector<Diagnostic> diagnostics;
  const auto tree = HtmlTree::Parse(c.html, Limits{}, diagnostics);
  ASSERT_TRUE(tree);
  EXPECT_EQ(ReadMetadata(*tree, "", TestMetadataResources()).byline, c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Pages, FindPageBylineTest, ::testing::Values(
    PageCase{"EachAuthorMarkedUp", R"(<h1>Talks resume in Lima</h1><p>By <span itemprop="author"><span itemprop="name">Ana Ruiz</span></span>
        and <span itemprop="author"><span itemprop="name">Bo Lee</span></span></p>)", "Ana Ruiz and Bo Lee"},
    PageCase{"SeveralInJsonLd", R"(<script type="application/ld+json">{"@type":"Article","author":[{"@type":"Person","name":"Ana Ruiz"},
        {"@type":"Person","name":"Bo Lee"},{"@type":"Person","name":"Cy Day"}]}</script>)", "Ana Ruiz, Bo Lee and Cy Day"},
    PageCase{"SiteAmongTheNames", R"(<meta property="og:site_name" content="The Daily"><meta name="author" content="Ana Ruiz and Bo Lee, The Daily">)",
        "Ana Ruiz and Bo Lee"},
    PageCase{"ShownBeforeAnAccount", R"(<meta name="author" content="aruiz2"><h1>Talks resume in Lima</h1><p>by Ana Ruiz</p>)", "Ana Ruiz"},
    PageCase{"AccountIfNothingElse", R"(<meta name="author" content="aruiz2"><h1>Talks resume in Lima</h1>)", "aruiz2"},
    PageCase{"ShownBeforeTheSite", R"(<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"The Daily"}}
        </script><h1>Talks resume in Lima</h1><p>Written by Ana Ruiz</p>)", "Ana Ruiz"},
    PageCase{"PrefixInABoxOfItsOwn", R"(<h1>Talks resume in Lima</h1><div><div>By</div><div>The Harbour Team</div><div>|</div></div>)",
        "The Harbour Team"},
    PageCase{"LinkToTheAuthor", R"(<h1>Talks resume in Lima</h1><a href="/authors/ana-ruiz">Ana Ruiz</a>)", "Ana Ruiz"},
    PageCase{"LinkToAllAuthors", R"(<h1>Talks resume in Lima</h1><a href="/authors">Our Authors</a>)", ""},
    PageCase{"NameRoleDate", R"(<h1>Talks resume in Lima</h1><p>Ana Ruiz | Senior Writer | May 3, 2021</p>)", "Ana Ruiz"},
    PageCase{"InASideColumn", R"(<h1>Talks resume in Lima</h1><aside class="post-author">Ana Ruiz</aside>)", "Ana Ruiz"},
    PageCase{"WordsAboutTheAuthor", R"(<h1>Talks resume in Lima</h1><p class="author-bio">Sailor And Poet</p>)", ""},
    PageCase{"InProse", R"(<h1>Talks resume in Lima</h1><p>The library is built on three others, all written by <a href="/x">Ana Ruiz</a>, who
        has kept them in good order for many years and answers the questions of everyone who cares to ask her about them.</p>)", ""},
    PageCase{"UnderTheReport", R"(<meta property="og:title" content="Talks resume in Lima"><p>Talks go on.</p><p>Written by Ana Ruiz</p>)", "Ana Ruiz"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

struct BylineCase {
  const char* text;
  const char* want;
  BylineTrust trust = BylineTrust::kVisible;
};

TEST(CleanBylineTest, KeepsNamesOnly) {
  const MetadataWords& words = TestMetadataResources().words;
  const BylineCase cases[] = {
      {"By Ana Ruiz, Staff Writer", "Ana Ruiz"},
      {"Written by: Ana Ruiz | May 3, 2021", "Ana Ruiz"},
      {"Ana Ruiz and Bo Lee", "Ana Ruiz and Bo Lee"},
      {"Ana Ruiz, Bo Lee & Cy Day", "Ana Ruiz, Bo Lee and Cy Day"},
      {"By\u00a0Ana Ruiz", "Ana Ruiz"},
      {"Ana Ruiz, MD", "Ana Ruiz, MD"},
      {"Ana Ruiz, MD, and Bo Lee", "Ana Ruiz, MD and Bo Lee"},
      {"Ana Ruiz, Astronomer", "Ana Ruiz, Astronomer", BylineTrust::kStated},
      {"Ana Ruiz, Astronomer", "Ana Ruiz"},
      {"Subscribe", ""},
      {"admin", ""},
      {"https://daily.example/ana", ""},
      {"", ""}};
  for (const BylineCase& c : cases) {
    EXPECT_EQ(CleanByline(c.text, words, c.trust), c.want) << c.text;
  }
}

TEST(IsBylineLineTest, WantsAPrefixAndNames) {
  const MetadataWords& words = TestMetadataResources().words;
  EXPECT_TRUE(IsBylineLine("By Ana Ruiz", words));
  EXPECT_FALSE(IsBylineLine("By Ana Ruiz", words, 2));
  EXPECT_TRUE(IsBylineLine("Written by Ana Ruiz", words, 2));
  EXPECT_FALSE(IsBylineLine("By the end of May talks had failed.", words));
}

TEST(IsAccountNameTest, TellsAccountsFromPersons) {
  for (const char* name : {"aruiz", "ana.ruiz", "AnaR", "ruiz2"}) {
    EXPECT_TRUE(IsAccountName(name)) << name;
  }
  for (const char* name : {"Ana Ruiz", "Ana", "ana ruiz", ""}) {
    EXPECT_FALSE(IsAccountName(name)) << name;
  }
}

}  // namespace
}  // namespace dateline::extract
