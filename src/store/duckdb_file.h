// An open, locked-down DuckDB file: no network, no extensions, no files but its own and those of
// one output folder, one thread (so that results have one order), bounded memory.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/result.h"

#include "store/duckdb_api.h"

namespace dateline::store {

/// Cells as DuckDB prints them; null is no value.
using TextRow = std::vector<std::optional<std::string>>;

struct DuckdbOptions {
  bool read_only = false;
  std::string folder;  // the only folder SQL may read or write files of; empty for none
  std::size_t memory_mib = 512;
};

class DuckdbFile {
 public:
  /// An empty `path` is a database in memory.
  ///
  /// \errors kIo with DuckDB's reason; kNotFound without a DuckDB library.
  [[nodiscard]] static Result<std::unique_ptr<DuckdbFile>> Open(const std::string& path,
                                                                const DuckdbOptions& options);
  DuckdbFile(const DuckdbFile&) = delete;
  DuckdbFile& operator=(const DuckdbFile&) = delete;
  ~DuckdbFile();

  /// Runs statements and drops what they give. \errors kIo.
  [[nodiscard]] Status Run(const std::string& sql);

  /// Runs one statement. `arguments` fill its `?`. Every column must be VARCHAR.
  /// \errors kInvalidArgument with DuckDB's reason.
  [[nodiscard]] Result<std::vector<TextRow>> Rows(const std::string& sql,
                                                  const std::vector<std::string>& arguments = {});

  /// True if `sql` is one statement that only reads. \errors kInvalidArgument if it is none.
  [[nodiscard]] Result<bool> IsQuery(const std::string& sql);

  [[nodiscard]] const DuckdbApi& api() const { return api_; }
  [[nodiscard]] duckdb_connection connection() const { return connection_; }
  [[nodiscard]] duckdb_database database() const { return database_; }

 private:
  DuckdbFile(const DuckdbApi& api, std::string path) : api_(api), path_(std::move(path)) {}

  const DuckdbApi& api_;
  const std::string path_;
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
};

/// `text` as an SQL string literal.
[[nodiscard]] std::string SqlString(std::string_view text);
/// `name` as a quoted SQL identifier.
[[nodiscard]] std::string SqlName(std::string_view name);

}  // namespace dateline::store
