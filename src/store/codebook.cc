#include "store/codebook.h"

#include <algorithm>

#include "store/json.h"

namespace dateline::store {
namespace {

std::string CsvCell(std::string_view text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

std::string Joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    out += out.empty() ? "" : separator;
    out += word;
  }
  return out;
}

/// Where a column points, as "table.column".
std::string Target(const TableSchema& table, const SchemaColumn& column) {
  for (const ForeignKey& key : table.foreign_keys) {
    const auto at = std::ranges::find(key.columns, column.name) - key.columns.begin();
    if (at < std::ssize(key.columns)) {
      return key.table + '.' + key.to[static_cast<std::size_t>(at)];
    }
  }
  return column.refers_to;
}

std::string CodebookRow(const std::string& table, const SchemaColumn& column,
                        const std::string& target) {
  return table + ',' + column.name + ',' + column.type + (column.nullable ? ",true," : ",false,") +
         CsvCell(column.unit) + ',' + CsvCell(Joined(column.values, "|")) + ',' + target + ',' +
         CsvCell(column.meaning) + '\n';
}

/// The Frictionless type of a column's type.
std::string_view FieldType(std::string_view type) {
  if (type.starts_with("list of ")) return "array";
  if (type == "map") return "object";
  if (type == "int32" || type == "int64") return "integer";
  return type == "double" ? "number" : type;
}

std::string JsonText(std::string_view text) {
  std::string out;
  AppendJsonString(text, out);
  return out;
}

std::string JsonList(const std::vector<std::string>& texts) {
  std::vector<std::string> items;
  for (const std::string& text : texts) items.push_back(JsonText(text));
  return '[' + Joined(items, ", ") + ']';
}

std::string Field(const SchemaColumn& column) {
  std::string out = "\n        {\"name\": " + JsonText(column.name) +
                    ", \"type\": " + JsonText(FieldType(column.type));
  std::vector<std::string> constraints;
  if (!column.nullable) constraints.emplace_back("\"required\": true");
  if (!column.values.empty()) constraints.push_back("\"enum\": " + JsonList(column.values));
  if (!constraints.empty()) out += ", \"constraints\": {" + Joined(constraints, ", ") + '}';
  if (!column.unit.empty()) out += ", \"unit\": " + JsonText(column.unit);
  return out + ", \"description\": " + JsonText(column.meaning) + '}';
}

std::string Keys(const TableSchema& table) {
  std::string out;
  if (!table.primary_key.empty()) {
    out += ",\n      \"primaryKey\": " + JsonList(table.primary_key);
  }
  std::vector<std::string> keys;
  for (const ForeignKey& key : table.foreign_keys) {
    // The standard names a reference to the table itself by an empty string.
    const std::string_view target = key.table == table.table ? "" : std::string_view(key.table);
    keys.push_back("\n        {\"fields\": " + JsonList(key.columns) +
                   ", \"reference\": {\"resource\": " + JsonText(target) +
                   ", \"fields\": " + JsonList(key.to) + "}}");
  }
  if (!keys.empty()) out += ",\n      \"foreignKeys\": [" + Joined(keys, ",") + ']';
  return out;
}

}  // namespace

std::string CodebookCsv(const Schema& schema) {
  std::string out = "table,column,type,nullable,unit,values,refers_to,meaning\n";
  for (const TableSchema& table : schema.tables) {
    for (const SchemaColumn& column : table.columns) {
      out += CodebookRow(table.table, column, Target(table, column));
    }
  }
  for (const auto& [part, columns] : schema.parts) {
    for (const SchemaColumn& column : columns) out += CodebookRow("list of " + part, column, "");
  }
  return out;
}

std::string DataPackage(const Schema& schema, std::string_view extension) {
  std::vector<std::string> resources;
  for (const TableSchema& table : schema.tables) {
    std::vector<std::string> fields;
    for (const SchemaColumn& column : table.columns) fields.push_back(Field(column));
    std::string resource = "\n    {\"name\": " + JsonText(table.table) +
                           ", \"description\": " + JsonText(table.meaning);
    if (!extension.empty()) {
      resource += ", \"path\": " + JsonText(table.table + '.' + std::string(extension)) +
                  ", \"format\": " + JsonText(extension);
    }
    if (extension == "csv") resource += R"(, "profile": "tabular-data-resource")";
    resources.push_back(resource + ", \"schema\": {\n      \"missingValues\": [\"\"],\n" +
                        "      \"fields\": [" + Joined(fields, ",") + ']' + Keys(table) + "}}");
  }
  return "{\n  \"name\": \"dateline-records\",\n  \"profile\": \"data-package\",\n"
         "  \"resources\": [" +
         Joined(resources, ",") + "\n  ]\n}\n";
}

}  // namespace dateline::store
