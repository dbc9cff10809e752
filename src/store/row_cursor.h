// The rows of one query, a chunk at a time: memory does not grow with their number. Private to the
// store.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/result.h"

#include "store/duckdb_file.h"

namespace dateline::store {

/// Reads on a connection of its own, so that many can be open at once. The file must outlive it.
class RowCursor {
 public:
  /// Every column of `sql` must be VARCHAR. \errors kIo with DuckDB's reason.
  [[nodiscard]] static Result<std::unique_ptr<RowCursor>> Open(DuckdbFile& file,
                                                               const std::string& sql);
  RowCursor(const RowCursor&) = delete;
  RowCursor& operator=(const RowCursor&) = delete;
  ~RowCursor();

  /// Goes to the next row. False after the last. \errors kIo.
  [[nodiscard]] Result<bool> Next();

  /// A cell of the row; null is empty. Valid till the next call of Next. \pre Next gave true.
  [[nodiscard]] std::string_view Cell(idx_t column) const;

 private:
  explicit RowCursor(const DuckdbApi& api) : api_(api) {}

  const DuckdbApi& api_;
  duckdb_connection connection_ = nullptr;
  duckdb_prepared_statement statement_ = nullptr;
  duckdb_pending_result pending_ = nullptr;
  duckdb_result result_{};
  bool has_result_ = false;
  duckdb_data_chunk chunk_ = nullptr;
  idx_t row_ = 0;
  idx_t rows_ = 0;
};

}  // namespace dateline::store
