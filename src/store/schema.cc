#include "store/schema.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dateline/records.h"

#include "lexicon/read_toml.h"
#include "store/schema_files.h"

namespace dateline::store {
namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::string_view kListOf = "list of ";
constexpr std::array<std::string_view, 7> kScalars = {"string", "boolean", "int32", "int64",
                                                      "double", "date",    "map"};
constexpr std::array<std::string_view, 5> kElements = {"string", "span", "block", "because",
                                                       "name"};

bool IsType(std::string_view type) {
  if (!type.starts_with(kListOf)) return std::ranges::find(kScalars, type) != kScalars.end();
  type.remove_prefix(kListOf.size());
  return std::ranges::find(kElements, type) != kElements.end();
}

class SchemaReader {
 public:
  explicit SchemaReader(std::string_view name) : name_(name) {}

  Result<toml::table> Root(std::string_view text) const {
    DATELINE_TRY(root, lexicon::ReadToml(text, name_));
    if (root["version"].value<std::int64_t>() != kVersion) {
      return Fault(root.source(), "the schema's version is not 1");
    }
    return root;
  }

  Result<TableSchema> Table(const toml::table& root) const {
    DATELINE_CHECK_OK(
        CheckKeys(root, {"version", "table", "meaning", "primary_key", "foreign_keys", "columns"}));
    TableSchema table;
    table.table = root["table"].value_or("");
    table.meaning = root["meaning"].value_or("");
    if (table.table.empty() || table.meaning.empty()) {
      return Fault(root.source(), "the file has no table or no meaning");
    }
    DATELINE_TRY(columns, Columns(root["columns"].node(), root));
    table.columns = std::move(columns);
    if (const toml::node* key = root["primary_key"].node()) {
      DATELINE_TRY(names, Names(*key));
      DATELINE_CHECK_OK(CheckColumns(table, names, *key));
      table.primary_key = std::move(names);
    }
    if (const toml::array* keys = root["foreign_keys"].as_array()) {
      for (const toml::node& node : *keys) {
        DATELINE_TRY(key, Foreign(node));
        DATELINE_CHECK_OK(CheckColumns(table, key.columns, node));
        table.foreign_keys.push_back(std::move(key));
      }
    }
    return table;
  }

  Result<std::vector<SchemaColumn>> Columns(const toml::node* list, const toml::node& owner) const {
    std::vector<SchemaColumn> columns;
    if (list == nullptr || !list->is_array()) return Fault(owner.source(), "no list of columns");
    for (const toml::node& node : *list->as_array()) {
      DATELINE_TRY(column, Column(node));
      columns.push_back(std::move(column));
    }
    return columns;
  }

 private:
  Error Fault(const toml::source_region& region, std::string message) const {
    return {ErrorCode::kMalformedInput, std::move(message),
            std::string(name_) + ":" + std::to_string(std::max(region.begin.line, 1U))};
  }

  Status CheckKeys(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table) {
      if (std::ranges::find(known, key.str()) == known.end()) {
        return Fault(node.source(), "unknown key \"" + std::string(key.str()) + '"');
      }
    }
    return Ok();
  }

  Status CheckColumns(const TableSchema& table, const std::vector<std::string>& names,
                      const toml::node& at) const {
    for (const std::string& name : names) {
      const auto found = std::ranges::find(table.columns, name, &SchemaColumn::name);
      if (found == table.columns.end()) {
        return Fault(at.source(), "the key's column \"" + name + "\" is not there");
      }
    }
    return Ok();
  }

  Result<std::vector<std::string>> Names(const toml::node& node) const {
    std::vector<std::string> names;
    const toml::array* list = node.as_array();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      names.push_back(list->get(i)->value_or(std::string()));
    }
    if (names.empty() || std::ranges::find(names, "") != names.end()) {
      return Fault(node.source(), "not a list of names");
    }
    return names;
  }

  Result<ForeignKey> Foreign(const toml::node& node) const {
    const toml::table* row = node.as_table();
    if (row == nullptr) return Fault(node.source(), "a foreign key is not a table");
    DATELINE_CHECK_OK(CheckKeys(*row, {"columns", "table", "to"}));
    const toml::node* columns = row->get("columns");
    const toml::node* to = row->get("to");
    if (columns == nullptr || to == nullptr) {
      return Fault(node.source(), "a foreign key has columns, table and to");
    }
    ForeignKey key;
    key.table = (*row)["table"].value_or("");
    DATELINE_TRY(from_names, Names(*columns));
    DATELINE_TRY(to_names, Names(*to));
    key.columns = std::move(from_names);
    key.to = std::move(to_names);
    if (key.table.empty() || key.columns.size() != key.to.size()) {
      return Fault(node.source(), "a foreign key has as many columns on either side");
    }
    return key;
  }

  Result<SchemaColumn> Column(const toml::node& node) const {
    const toml::table* row = node.as_table();
    if (row == nullptr) return Fault(node.source(), "a column is not a table");
    DATELINE_CHECK_OK(
        CheckKeys(*row, {"name", "type", "nullable", "unit", "meaning", "refers_to", "values"}));
    SchemaColumn column;
    column.name = (*row)["name"].value_or("");
    column.type = (*row)["type"].value_or("");
    column.nullable = (*row)["nullable"].value_or(false);
    column.unit = (*row)["unit"].value_or("");
    column.meaning = (*row)["meaning"].value_or("");
    column.refers_to = (*row)["refers_to"].value_or("");
    if (column.name.empty() || column.meaning.empty() || !IsType(column.type)) {
      return Fault(node.source(), "a column has a name, a known type and a meaning");
    }
    if (const toml::node* values = row->get("values")) {
      DATELINE_TRY(names, Names(*values));
      column.values = std::move(names);
    }
    return column;
  }

  std::string_view name_;
};

template <typename... Row>
std::vector<std::string_view> TableNames(const std::tuple<Row...>*) {
  return {Row::kTable...};
}

Result<Schema> ParseAll() {
  Schema schema;
  for (const SchemaFile& file : kSchemaFiles) {
    const SchemaReader reader(file.name);
    DATELINE_TRY(root, reader.Root(file.text));
    if (const toml::table* parts = root["parts"].as_table()) {
      for (const auto& [name, list] : *parts) {
        DATELINE_TRY(columns, reader.Columns(&list, root));
        schema.parts.emplace(name.str(), std::move(columns));
      }
    } else {
      DATELINE_TRY(table, reader.Table(root));
      schema.tables.push_back(std::move(table));
    }
  }
  const auto order = TableNames(static_cast<const TableRows*>(nullptr));
  std::ranges::sort(schema.tables, {}, [&](const TableSchema& table) {
    return std::ranges::find(order, table.table) - order.begin();
  });
  return schema;
}

}  // namespace

Result<TableSchema> ParseTableSchema(std::string_view toml, std::string_view name) {
  const SchemaReader reader(name);
  DATELINE_TRY(root, reader.Root(toml));
  return reader.Table(root);
}

Result<const Schema*> LoadSchema() {
  static const Result<Schema> schema = ParseAll();
  if (!schema) return schema.error();
  return &*schema;
}

const TableSchema& TableOf(const Schema& schema, std::string_view table) {
  return *std::ranges::find(schema.tables, table, &TableSchema::table);
}

}  // namespace dateline::store
