// Appends rows of one table to a DuckDB file, a chunk at a time. Private to the store.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "dateline/records.h"
#include "dateline/result.h"

#include "store/duckdb_file.h"
#include "store/sql_type.h"
#include "store/vector_writer.h"

namespace dateline::store {

template <typename Row>
class TableAppender {
 public:
  explicit TableAppender(DuckdbFile& file)
      : api_(file.api()), writer_(file.api()), capacity_(file.api().vector_size()) {
    ok_ = api_.appender_create(file.connection(), nullptr, std::string(Row::kTable).c_str(),
                               &appender_) != DuckDBError;
    std::vector<duckdb_logical_type> types;
    ForEachColumn<Row>([&](const auto& column) {
      using T = typename std::remove_cvref_t<decltype(column)>::Type;
      types.push_back(LogicalTypeOf<T>::Make(api_));
    });
    chunk_ = api_.create_data_chunk(types.data(), types.size());
    for (duckdb_logical_type& type : types) api_.destroy_logical_type(&type);
  }
  TableAppender(const TableAppender&) = delete;
  TableAppender& operator=(const TableAppender&) = delete;
  ~TableAppender() {
    api_.destroy_data_chunk(&chunk_);
    (void)api_.appender_destroy(&appender_);
  }

  /// \errors kIo.
  [[nodiscard]] Status Append(const Row& row) {
    idx_t column_number = 0;
    ForEachColumn<Row>([&](const auto& column) {
      const duckdb_vector to = api_.data_chunk_get_vector(chunk_, column_number++);
      writer_.Put(to, in_chunk_, row.*column.member, column.required);
    });
    ++pending_;
    if (++in_chunk_ == capacity_) PassChunk();
    return ok_ ? Ok() : Failure();
  }

  /// \errors kIo, also for a key that is taken or points nowhere.
  [[nodiscard]] Status Flush() {
    PassChunk();
    pending_ = 0;
    Check(api_.appender_flush(appender_));
    return ok_ ? Ok() : Failure();
  }

  /// Rows appended since the last flush.
  [[nodiscard]] std::size_t pending() const { return pending_; }

 private:
  void Check(duckdb_state state) { ok_ = ok_ && state != DuckDBError; }

  void PassChunk() {
    if (in_chunk_ == 0) return;
    api_.data_chunk_set_size(chunk_, in_chunk_);
    Check(api_.append_data_chunk(appender_, chunk_));
    api_.data_chunk_reset(chunk_);
    in_chunk_ = 0;
  }

  [[nodiscard]] Error Failure() const {
    const char* reason = api_.appender_error(appender_);
    return {ErrorCode::kIo,
            std::string("DuckDB refuses rows: ") + (reason == nullptr ? "unknown" : reason),
            std::string(Row::kTable)};
  }

  const DuckdbApi& api_;
  const VectorWriter writer_;
  const idx_t capacity_;  // rows of a chunk
  duckdb_appender appender_ = nullptr;
  duckdb_data_chunk chunk_ = nullptr;
  idx_t in_chunk_ = 0;
  std::size_t pending_ = 0;
  bool ok_ = true;
};

}  // namespace dateline::store
