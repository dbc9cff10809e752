#include "extract/json_ld.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

struct LdCase {
  const char* name;
  const char* script;
  const char* want;  // headline; authors with P, O or - before each; published; publisher
  friend void PrintTo(const LdCase& c, std::ostream* out) { *out << c.name; }
};

class JsonLdReaderTest : public ::testing::TestWithParam<LdCase> {};

TEST_P(JsonLdReaderTest, GivesTheArticle) {
  const LdCase& c = GetParam();
  JsonLdReader reader;
  reader.Read(c.script);
  const JsonLdArticle article = reader.Best();
  std::string got = article.headline + ";";
  for (const JsonLdName& author : article.authors) {
    got += std::string(1, "-PO"[static_cast<int>(author.kind)]) + author.name + ",";
  }
  got += ";" + article.published + ";" + article.publisher;
  EXPECT_EQ(got, c.want);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Scripts, JsonLdReaderTest, ::testing::Values(
    LdCase{"Plain", R"({"@type":"NewsArticle","headline":"Envoys leave Lima",
        "author":{"@type":"Person","name":"Ana Ruiz"},"datePublished":"2021-05-03",
        "publisher":{"@type":"Organization","name":"The Daily"}})",
        "Envoys leave Lima;PAna Ruiz,;2021-05-03;The Daily"},
    LdCase{"GraphWithReferences", R"({"@context":"https://schema.org","@graph":[
        {"@type":"WebPage","datePublished":"2020-01-01","name":"Page"},
        {"@type":["Article"],"headline":"Talks","author":[{"@id":"#a"},{"name":"B. Lee"}],
         "publisher":{"@id":"#o"}},
        {"@type":"Person","@id":"#a","name":"Ana Ruiz"},
        {"@type":"Organization","@id":"#o","name":"The Daily"}]})",
        "Talks;PAna Ruiz,-B. Lee,;2020-01-01;The Daily"},
    LdCase{"ArrayOfNames", R"([{"@type":"http://schema.org/BlogPosting","headline":["A","B"],
        "author":["Ana Ruiz","Bo Lee"]}])", "A;-Ana Ruiz,-Bo Lee,;;"},
    LdCase{"EntitiesAndBreaks", "{\"@type\":\"Article\",\"headline\":\"A &amp; B\nC\"}", "A & B C;;;"},
    LdCase{"StrayCommas", R"({"@type":"Article","headline":"A, ]","author":[{"name":"X Y"},],})",
        "A, ];-X Y,;;"},
    LdCase{"InComment", R"(<!-- {"@type":"Article","headline":"A"}; -->)", "A;;;"},
    LdCase{"CommentsAreNotTheArticle", R"({"@type":"Article","headline":"A",
        "comment":[{"@type":"Article","headline":"B","author":"Z"}]})", "A;;;"},
    LdCase{"OtherTypes", R"({"@type":"BreadcrumbList","name":"Home"})", ";;;"},
    LdCase{"NotJson", "{ not json", ";;;"},
    LdCase{"Cut", R"({"@type":"Article","headline":"A)", ";;;"},
    LdCase{"WrongTypes", R"({"@type":7,"headline":{},"author":[[[[[[]]]]]]})", ";;;"},
    LdCase{"Empty", "", ";;;"}),
    [](const auto& test) { return std::string(test.param.name); });
// clang-format on

TEST(JsonLdReaderTest, NamesTheSite) {
  JsonLdReader reader;
  reader.Read(R"({"@type":"Organization","name":"Daily Ltd"})");
  EXPECT_EQ(reader.site_name(), "Daily Ltd");
  reader.Read(R"({"@type":"WebSite","name":"The Daily"})");
  EXPECT_EQ(reader.site_name(), "The Daily");
}

}  // namespace
}  // namespace dateline::extract
