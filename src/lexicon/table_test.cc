#include "lexicon/table.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::lexicon {
namespace {

Sources House() {
  return Sources::Parse("[house]\nname = \"Own\"\nlicence = \"Apache-2.0\"\n", "SOURCES.toml")
      .value();
}

TEST(TableTest, GivesCellsByColumnAndTheFileBack) {
  const std::string file = "surface\tvalue\tsource\nApril\t4\thouse\nMay\t5\thouse\n";
  const Sources sources = House();
  const auto table = Table::Parse(file, "m.tsv", &sources);
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table.value().size(), 2u);
  EXPECT_EQ(table.value().Cell(1, table.value().Find("value").value()), "5");
  EXPECT_EQ(table.value().Where(1), "m.tsv:3");
  EXPECT_EQ(table.value().Format(), file);
  EXPECT_FALSE(table.value().Find("code"));
}

struct RefusedCase {
  const char* name;
  const char* bytes;
  const char* where;
  friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};

class TableRefusedTest : public ::testing::TestWithParam<RefusedCase> {};

TEST_P(TableRefusedTest, SaysWhere) {
  const Sources sources = House();
  const auto table = Table::Parse(GetParam().bytes, "f.tsv", &sources);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().where, GetParam().where);
  EXPECT_FALSE(table.error().message.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Lexicon, TableRefusedTest,
    ::testing::Values(RefusedCase{"Empty", "", "f.tsv:1"},
                      RefusedCase{"NoSourceColumn", "a\tb\n", "f.tsv:1"},
                      RefusedCase{"ColumnTwice", "a\ta\tsource\n", "f.tsv:1"},
                      RefusedCase{"ColumnNameInCapitals", "Name\tsource\n", "f.tsv:1"},
                      RefusedCase{"NoLineEnd", "a\tsource\nx\thouse", "f.tsv:2"},
                      RefusedCase{"CarriageReturn", "a\tsource\nx\thouse\r\n", "f.tsv:2"},
                      RefusedCase{"TooFewCells", "a\tsource\nx\n", "f.tsv:2"},
                      RefusedCase{"UnknownSource", "a\tsource\nx\tbook\n", "f.tsv:2"},
                      RefusedCase{"NoSource", "a\tsource\nx\t\n", "f.tsv:2"},
                      RefusedCase{"EmptyFirstCell", "a\tsource\n\thouse\n", "f.tsv:2"},
                      RefusedCase{"SpaceAtTheEdge", "a\tsource\nx \thouse\n", "f.tsv:2"},
                      RefusedCase{"OutOfOrder", "a\tsource\ny\thouse\nx\thouse\n", "f.tsv:3"},
                      RefusedCase{"RowTwice", "a\tsource\nx\thouse\nx\thouse\n", "f.tsv:3"},
                      RefusedCase{"NotUtf8", "a\tsource\n\xFF\thouse\n", "f.tsv:1"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TableTest, EveryTruncationIsRefusedOrValid) {
  const std::string file = "surface\tvalue\tsource\nApril\t4\thouse\nMay\t5\thouse\n";
  for (std::size_t size = 0; size < file.size(); ++size) {
    const auto table = Table::Parse(file.substr(0, size), "f.tsv", nullptr);
    if (table) {
      EXPECT_EQ(table.value().Format(), file.substr(0, size));
    } else {
      EXPECT_FALSE(table.error().where.empty());
    }
  }
}

TEST(SourcesTest, RefusesWhatLacksALicence) {
  EXPECT_FALSE(Sources::Parse("[a]\nname = \"A\"\n", "S"));
  EXPECT_FALSE(Sources::Parse("[a]\nname = \"A\"\nlicence = \"MIT\"\nother = 1\n", "S"));
  EXPECT_FALSE(Sources::Parse("a = 1\n", "S"));
  const auto good =
      Sources::Parse("[a]\nname = \"A\"\nlicence = \"MIT\"\nretrieved = 2024-05-16\n", "S");
  ASSERT_TRUE(good) << good.error().message;
  EXPECT_EQ(good.value().entries().at("a").retrieved, "2024-05-16");
}

}  // namespace
}  // namespace dateline::lexicon
