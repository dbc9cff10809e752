// What each C++ type of a column is in DuckDB (and so in Parquet): its SQL name and its logical
// type. Private to the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/records.h"

#include "store/duckdb_api.h"

namespace dateline::store {

template <typename T>
[[nodiscard]] std::string SqlType();

/// Columns of a part as "STRUCT(name TYPE, …)".
template <typename Part>
[[nodiscard]] std::string SqlStruct() {
  std::string sql;
  ForEachColumn<Part>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    sql += (sql.empty() ? "STRUCT(\"" : ", \"") + std::string(column.name) + "\" " + SqlType<T>();
  });
  return sql + ")";
}

template <typename T>
struct SqlTypeOf {
  static std::string Name() { return SqlStruct<T>(); }
};
template <typename T>
struct SqlTypeOf<std::optional<T>> : SqlTypeOf<T> {};
template <typename T>
struct SqlTypeOf<std::vector<T>> {
  static std::string Name() { return SqlType<T>() + "[]"; }
};
#define DATELINE_SQL_TYPE(type, name)          \
  template <>                                  \
  struct SqlTypeOf<type> {                     \
    static std::string Name() { return name; } \
  }
DATELINE_SQL_TYPE(std::string, "VARCHAR");
DATELINE_SQL_TYPE(bool, "BOOLEAN");
DATELINE_SQL_TYPE(std::int32_t, "INTEGER");
DATELINE_SQL_TYPE(std::int64_t, "BIGINT");
DATELINE_SQL_TYPE(double, "DOUBLE");
DATELINE_SQL_TYPE(Day, "DATE");
DATELINE_SQL_TYPE(NameMap, "MAP(VARCHAR, VARCHAR)");
#undef DATELINE_SQL_TYPE

template <typename T>
std::string SqlType() {
  return SqlTypeOf<T>::Name();
}

/// The logical type, to be destroyed by the caller.
template <typename T>
struct LogicalTypeOf {
  static duckdb_logical_type Make(const DuckdbApi& api) {
    std::vector<duckdb_logical_type> types;
    std::vector<std::string> names;
    std::vector<const char*> pointers;
    ForEachColumn<T>([&](const auto& column) {
      types.push_back(
          LogicalTypeOf<typename std::remove_cvref_t<decltype(column)>::Type>::Make(api));
      names.emplace_back(column.name);
    });
    for (const std::string& name : names) pointers.push_back(name.c_str());
    duckdb_logical_type made = api.create_struct_type(types.data(), pointers.data(), types.size());
    for (duckdb_logical_type& type : types) api.destroy_logical_type(&type);
    return made;
  }
};
template <typename T>
struct LogicalTypeOf<std::optional<T>> : LogicalTypeOf<T> {};
template <typename T>
struct LogicalTypeOf<std::vector<T>> {
  static duckdb_logical_type Make(const DuckdbApi& api) {
    duckdb_logical_type element = LogicalTypeOf<T>::Make(api);
    duckdb_logical_type made = api.create_list_type(element);
    api.destroy_logical_type(&element);
    return made;
  }
};
#define DATELINE_LOGICAL_TYPE(type, id)                                                           \
  template <>                                                                                     \
  struct LogicalTypeOf<type> {                                                                    \
    static duckdb_logical_type Make(const DuckdbApi& api) { return api.create_logical_type(id); } \
  }
DATELINE_LOGICAL_TYPE(std::string, DUCKDB_TYPE_VARCHAR);
DATELINE_LOGICAL_TYPE(bool, DUCKDB_TYPE_BOOLEAN);
DATELINE_LOGICAL_TYPE(std::int32_t, DUCKDB_TYPE_INTEGER);
DATELINE_LOGICAL_TYPE(std::int64_t, DUCKDB_TYPE_BIGINT);
DATELINE_LOGICAL_TYPE(double, DUCKDB_TYPE_DOUBLE);
DATELINE_LOGICAL_TYPE(Day, DUCKDB_TYPE_DATE);
#undef DATELINE_LOGICAL_TYPE
template <>
struct LogicalTypeOf<NameMap> {
  static duckdb_logical_type Make(const DuckdbApi& api) {
    duckdb_logical_type text = LogicalTypeOf<std::string>::Make(api);
    duckdb_logical_type made = api.create_map_type(text, text);
    api.destroy_logical_type(&text);
    return made;
  }
};

}  // namespace dateline::store
