#include "store/row_cursor.h"

namespace dateline::store {
namespace {

Error Broken(const char* reason) {
  return {ErrorCode::kIo, std::string("DuckDB: ") + (reason == nullptr ? "unknown" : reason),
          "query"};
}

}  // namespace

Result<std::unique_ptr<RowCursor>> RowCursor::Open(DuckdbFile& file, const std::string& sql) {
  const DuckdbApi& api = file.api();
  std::unique_ptr<RowCursor> cursor(new RowCursor(api));
  if (api.connect(file.database(), &cursor->connection_) == DuckDBError) return Broken(nullptr);
  if (api.prepare(cursor->connection_, sql.c_str(), &cursor->statement_) == DuckDBError) {
    return Broken(api.prepare_error(cursor->statement_));
  }
  if (api.pending_prepared_streaming(cursor->statement_, &cursor->pending_) == DuckDBError) {
    return Broken(api.pending_error(cursor->pending_));
  }
  cursor->has_result_ = true;
  if (api.execute_pending(cursor->pending_, &cursor->result_) == DuckDBError) {
    return Broken(api.result_error(&cursor->result_));
  }
  return Result<std::unique_ptr<RowCursor>>(std::move(cursor));
}

RowCursor::~RowCursor() {
  api_.destroy_data_chunk(&chunk_);
  if (has_result_) api_.destroy_result(&result_);
  if (pending_ != nullptr) api_.destroy_pending(&pending_);
  if (statement_ != nullptr) api_.destroy_prepare(&statement_);
  if (connection_ != nullptr) api_.disconnect(&connection_);
}

Result<bool> RowCursor::Next() {
  if (++row_ < rows_) return true;
  row_ = 0;
  do {
    api_.destroy_data_chunk(&chunk_);
    chunk_ = api_.fetch_chunk(result_);
    if (chunk_ == nullptr) {
      rows_ = 0;
      const char* reason = api_.result_error(&result_);
      if (reason != nullptr && *reason != '\0') return Broken(reason);
      return false;
    }
    rows_ = api_.data_chunk_get_size(chunk_);
  } while (rows_ == 0);
  return true;
}

std::string_view RowCursor::Cell(idx_t column) const {
  const duckdb_vector vector = api_.data_chunk_get_vector(chunk_, column);
  const std::uint64_t* valid = api_.vector_get_validity(vector);
  if (valid != nullptr && ((valid[row_ / 64] >> (row_ % 64)) & 1U) == 0) return {};
  auto* text = static_cast<duckdb_string_t*>(api_.vector_get_data(vector)) + row_;
  return {api_.string_t_data(text), api_.string_t_length(*text)};
}

}  // namespace dateline::store
