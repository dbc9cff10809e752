#include "store/codebook.h"

#include <map>
#include <utility>

#include "store/columns_tsv.h"
#include "store/json.h"
#include "store/sql_type.h"
#include "store/table_keys.h"

namespace dateline::store {
namespace {

using Meanings = std::map<std::pair<std::string_view, std::string_view>, std::string_view>;

/// schema/columns.v1.tsv by table and column. Its rows are checked by a test.
Meanings ReadMeanings() {
  Meanings meanings;
  std::string_view rest = kColumnsTsv;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : line.size());
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string_view::npos) continue;
    meanings[{line.substr(0, first), line.substr(first + 1, second - first - 1)}] =
        line.substr(second + 1);
  }
  return meanings;
}

std::string CsvCell(std::string_view text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

/// The Frictionless type of an SQL type.
std::string_view FieldType(std::string_view sql) {
  if (sql.ends_with("[]")) return "array";
  if (sql.starts_with("MAP")) return "object";
  if (sql == "INTEGER" || sql == "BIGINT") return "integer";
  if (sql == "DOUBLE") return "number";
  if (sql == "BOOLEAN") return "boolean";
  return sql == "DATE" ? "date" : "string";
}

/// "a,b" as ["a","b"].
std::string JsonNames(std::string_view columns) {
  std::string list = "[\"";
  for (const char c : columns) list += c == ',' ? std::string("\",\"") : std::string(1, c);
  return list + "\"]";
}

template <typename Row>
std::string Fields(const Meanings& meanings) {
  std::string out;
  ForEachColumn<Row>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    out += out.empty() ? "" : ",";
    out += "\n        {\"name\": \"" + std::string(column.name) + "\", \"type\": \"" +
           std::string(FieldType(SqlType<T>())) + "\"";
    if (column.required) out += ", \"constraints\": {\"required\": true}";
    const auto found = meanings.find({Row::kTable, column.name});
    if (found != meanings.end()) {
      out += ", \"description\": ";
      AppendJsonString(found->second, out);
    }
    out += '}';
  });
  return out;
}

std::string Keys(std::string_view table) {
  std::string out;
  for (const TableKeys& keys : AllTableKeys()) {
    if (keys.table != table) continue;
    if (!keys.primary.empty()) out += ",\n      \"primaryKey\": " + JsonNames(keys.primary);
    std::string foreign;
    for (const ForeignKey& key : keys.foreign) {
      foreign += foreign.empty() ? "" : ",";
      foreign += "\n        {\"fields\": " + JsonNames(key.columns) +
                 ", \"reference\": {\"resource\": \"" + std::string(key.table) +
                 "\", \"fields\": " + JsonNames(key.to) + "}}";
    }
    if (!foreign.empty()) out += ",\n      \"foreignKeys\": [" + foreign + "]";
  }
  return out;
}

/// Calls `visit.operator()<Row>()` for every table.
template <typename Visit, typename... Row>
void ForEachTable(Visit&& visit, const std::tuple<Row...>*) {
  (visit.template operator()<Row>(), ...);
}

}  // namespace

std::string CodebookCsv() {
  const Meanings meanings = ReadMeanings();
  std::string out = "table,column,type,nullable,meaning\n";
  ForEachTable(
      [&]<typename Row>() {
        ForEachColumn<Row>([&](const auto& column) {
          using T = typename std::remove_cvref_t<decltype(column)>::Type;
          const auto found = meanings.find({Row::kTable, column.name});
          out += std::string(Row::kTable) + ',' + std::string(column.name) + ',' +
                 CsvCell(SqlType<T>()) + (column.required ? ",false," : ",true,") +
                 CsvCell(found == meanings.end() ? "" : found->second) + '\n';
        });
      },
      static_cast<const TableRows*>(nullptr));
  return out;
}

std::string DataPackage(std::string_view extension) {
  const Meanings meanings = ReadMeanings();
  std::string resources;
  ForEachTable(
      [&]<typename Row>() {
        const std::string table(Row::kTable);
        resources += resources.empty() ? "" : ",";
        resources += "\n    {\"name\": \"" + table + "\"";
        if (!extension.empty()) {
          resources += ", \"path\": \"" + table + '.' + std::string(extension) + '"';
        }
        resources += ", \"schema\": {\n      \"fields\": [" + Fields<Row>(meanings) + "]" +
                     Keys(table) + "}}";
      },
      static_cast<const TableRows*>(nullptr));
  return "{\n  \"name\": \"dateline-records\",\n  \"profile\": \"data-package\",\n"
         "  \"resources\": [" +
         resources + "\n  ]\n}\n";
}

}  // namespace dateline::store
