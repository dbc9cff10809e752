// What the output tables mean: schema/*.v1.toml, one file per table, in memory. The data package,
// the codebook and the keys of the DuckDB file are made from it; a test compares it with the
// columns of dateline/records.h.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::store {

struct SchemaColumn {
  std::string name;
  std::string type;  // string, boolean, int32, int64, double, date, map, or "list of " and a part
  bool nullable = false;
  std::string unit;  // empty where the meaning says all
  std::string meaning;
  std::string refers_to;            // lists of ids: "entities.entity_id"
  std::vector<std::string> values;  // of a closed list; empty where open
};

struct ForeignKey {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> to;
};

struct TableSchema {
  std::string table;
  std::string meaning;
  std::vector<std::string> primary_key;  // empty for none
  std::vector<ForeignKey> foreign_keys;  // those into the table itself are not DuckDB's to check
  std::vector<SchemaColumn> columns;
};

struct Schema {
  std::vector<TableSchema> tables;  // as in TableRows: parents before children
  std::map<std::string, std::vector<SchemaColumn>, std::less<>> parts;  // elements of lists
};

/// Reads the file of one table. `name` is used in messages.
///
/// \errors kMalformedInput with "file:line": broken TOML, an unknown key or type, a column without
///         meaning, a key over columns that are not there.
[[nodiscard]] Result<TableSchema> ParseTableSchema(std::string_view toml, std::string_view name);

/// The schema that goes with this program: built in, so that an export needs no data files. Safe
/// from any thread.
///
/// \errors as ParseTableSchema.
[[nodiscard]] Result<const Schema*> LoadSchema();

/// The schema of a table. \pre `table` is in the schema.
[[nodiscard]] const TableSchema& TableOf(const Schema& schema, std::string_view table);

}  // namespace dateline::store
