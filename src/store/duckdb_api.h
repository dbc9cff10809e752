// DuckDB's C interface, loaded when first needed: relocating the library costs 10 to 20 ms, which
// a command that writes no DuckDB file should not pay. This is the one place that names it.
#pragma once

#include <duckdb.h>

#include "dateline/result.h"

// clang-format off
#define DATELINE_DUCKDB_FUNCTIONS(F)                                                              \
  F(append_bool) F(append_date) F(append_double) F(append_int32) F(append_int64) F(append_null)   \
  F(append_value) F(append_varchar_length) F(appender_create) F(appender_destroy)                 \
  F(appender_end_row) F(appender_error) F(appender_flush) F(close) F(column_count)                \
  F(column_name) F(connect) F(create_config) F(create_int32) F(create_list_type)                  \
  F(create_list_value) F(create_logical_type) F(create_map_type) F(create_map_value)              \
  F(create_null_value) F(create_struct_type) F(create_struct_value) F(create_varchar_length)      \
  F(destroy_config) F(destroy_logical_type) F(destroy_prepare) F(destroy_result)                  \
  F(destroy_value) F(disconnect) F(free) F(open_ext) F(prepare) F(prepare_error)                  \
  F(prepared_statement_type) F(query) F(result_error) F(row_count) F(set_config) F(value_varchar) \
  F(bind_varchar_length) F(execute_prepared)
// clang-format on

namespace dateline::store {

struct DuckdbApi {
#define DATELINE_DUCKDB_MEMBER(name) decltype(&duckdb_##name) name = nullptr;
  DATELINE_DUCKDB_FUNCTIONS(DATELINE_DUCKDB_MEMBER)
#undef DATELINE_DUCKDB_MEMBER
};

/// The functions, loaded on the first call and kept for the life of the program. Safe from any
/// thread. Looks for libduckdb.so where the system's loader looks, then where the build found it.
///
/// \errors kNotFound, with the loader's reason.
[[nodiscard]] Result<const DuckdbApi*> LoadDuckdb();

}  // namespace dateline::store
