// DuckDB's C interface, loaded when first needed: relocating the library costs 10 to 20 ms, which
// a command that writes no DuckDB file should not pay. This is the one place that names it.
#pragma once

#include <duckdb.h>

#include "dateline/result.h"

// clang-format off
#define DATELINE_DUCKDB_FUNCTIONS(F)                                                              \
  F(append_data_chunk) F(appender_create) F(appender_destroy) F(appender_error)                   \
  F(appender_flush) F(bind_varchar_length) F(close) F(column_count) F(column_name) F(connect)     \
  F(create_config) F(create_data_chunk) F(create_list_type) F(create_logical_type)                \
  F(create_map_type) F(create_struct_type) F(data_chunk_get_size) F(data_chunk_get_vector)        \
  F(data_chunk_reset) F(data_chunk_set_size) F(destroy_config) F(destroy_data_chunk)              \
  F(destroy_logical_type) F(destroy_pending) F(destroy_prepare) F(destroy_result) F(disconnect)   \
  F(execute_pending) F(execute_prepared) F(fetch_chunk) F(free) F(list_vector_get_child)          \
  F(list_vector_get_size) F(list_vector_reserve) F(list_vector_set_size) F(open_ext)              \
  F(pending_error) F(pending_prepared_streaming) F(prepare) F(prepare_error)                      \
  F(prepared_statement_type) F(query) F(result_error) F(row_count) F(set_config)                  \
  F(string_t_data) F(string_t_length) F(struct_vector_get_child) F(validity_set_row_invalid)      \
  F(value_varchar) F(vector_assign_string_element_len) F(vector_ensure_validity_writable)         \
  F(vector_get_data) F(vector_get_validity) F(vector_size)
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
