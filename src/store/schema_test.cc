#include "store/schema.h"

#include <gtest/gtest.h>

#include "dateline/records.h"

#include "store/sql_type.h"

namespace dateline::store {
namespace {

std::string SqlOf(const Schema& schema, std::string_view type) {
  if (type == "string") return "VARCHAR";
  if (type == "boolean") return "BOOLEAN";
  if (type == "int32") return "INTEGER";
  if (type == "int64") return "BIGINT";
  if (type == "double") return "DOUBLE";
  if (type == "date") return "DATE";
  if (type == "map") return "MAP(VARCHAR, VARCHAR)";
  type.remove_prefix(std::string_view("list of ").size());
  const auto part = schema.parts.find(type);
  if (part == schema.parts.end()) return SqlOf(schema, type) + "[]";
  std::string fields;
  for (const SchemaColumn& column : part->second) {
    fields +=
        (fields.empty() ? "" : ", ") + ('"' + column.name + "\" ") + SqlOf(schema, column.type);
  }
  return "STRUCT(" + fields + ")[]";
}

template <typename Row>
void ExpectSame(const Schema& schema) {
  const TableSchema& table = TableOf(schema, Row::kTable);
  std::size_t i = 0;
  ForEachColumn<Row>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    ASSERT_LT(i, table.columns.size()) << Row::kTable;
    const SchemaColumn& stated = table.columns[i++];
    EXPECT_EQ(stated.name, column.name) << Row::kTable;
    EXPECT_EQ(SqlOf(schema, stated.type), SqlType<T>()) << Row::kTable << '.' << column.name;
    EXPECT_EQ(stated.nullable, !column.required) << Row::kTable << '.' << column.name;
  });
  EXPECT_EQ(i, table.columns.size()) << Row::kTable;
}

template <typename... Row>
void ExpectAllSame(const Schema& schema, const std::tuple<Row...>*) {
  ASSERT_EQ(schema.tables.size(), sizeof...(Row));
  (ExpectSame<Row>(schema), ...);
}

TEST(SchemaTest, StatesTheColumnsOfTheRecords) {
  const auto schema = LoadSchema();
  ASSERT_TRUE(schema) << schema.error().where << ": " << schema.error().message;
  ExpectAllSame(**schema, static_cast<const TableRows*>(nullptr));
}

TEST(SchemaTest, KeysPointAtPrimaryKeysOfEarlierTables) {
  const auto schema = LoadSchema();
  ASSERT_TRUE(schema);
  for (const TableSchema& table : (*schema)->tables) {
    for (const ForeignKey& key : table.foreign_keys) {
      EXPECT_EQ(TableOf(**schema, key.table).primary_key, key.to) << table.table;
      EXPECT_LE(&TableOf(**schema, key.table), &table) << table.table;
    }
  }
}

TEST(SchemaTest, RefusesWithTheLine) {
  const struct {
    const char* name;
    const char* toml;
    const char* where;
  } kRows[] = {
      {"broken", "version = ", "x.toml:1"},
      {"version", "version = 2\n", "x.toml:1"},
      {"unknown key", "version = 1\ntable = \"t\"\nmeaning = \"m\"\nkeys = 1\n", "x.toml:4"},
      {"unknown type",
       "version = 1\ntable = \"t\"\nmeaning = \"m\"\n"
       "columns = [\n{ name = \"a\", type = \"text\", meaning = \"m\" }]\n",
       "x.toml:5"},
      {"no meaning",
       "version = 1\ntable = \"t\"\nmeaning = \"m\"\n"
       "columns = [\n{ name = \"a\", type = \"string\" }]\n",
       "x.toml:5"},
      {"key without column",
       "version = 1\ntable = \"t\"\nmeaning = \"m\"\nprimary_key = [\"b\"]\n"
       "columns = [{ name = \"a\", type = \"string\", meaning = \"m\" }]\n",
       "x.toml:4"},
  };
  for (const auto& row : kRows) {
    const auto table = ParseTableSchema(row.toml, "x.toml");
    ASSERT_FALSE(table) << row.name;
    EXPECT_EQ(table.error().where, row.where) << row.name;
  }
}

}  // namespace
}  // namespace dateline::store
