#include "store/duckdb_file.h"

#include <cstdint>
#include <utility>

namespace dateline::store {
namespace {

std::string Quoted(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark) out += mark;
    out += c;
  }
  return out + mark;
}

/// The first line of DuckDB's message: the rest quotes the statement.
std::string Reason(const char* message) {
  std::string reason = message == nullptr ? "unknown" : message;
  return reason.substr(0, reason.find('\n'));
}

}  // namespace

std::string SqlString(std::string_view text) { return Quoted(text, '\''); }
std::string SqlName(std::string_view name) { return Quoted(name, '"'); }

Result<std::unique_ptr<DuckdbFile>> DuckdbFile::Open(const std::string& path,
                                                     const DuckdbOptions& options) {
  DATELINE_TRY(api, LoadDuckdb());
  std::unique_ptr<DuckdbFile> file(new DuckdbFile(*api, path));
  const bool memory = path.empty();
  duckdb_config config = nullptr;
  (void)api->create_config(&config);
  (void)api->set_config(config, "access_mode",
                        options.read_only && !memory ? "READ_ONLY" : "READ_WRITE");
  (void)api->set_config(config, "threads", "1");
  (void)api->set_config(config, "autoinstall_known_extensions", "false");
  (void)api->set_config(config, "autoload_known_extensions", "false");
  char* message = nullptr;
  const bool failed = api->open_ext(memory ? nullptr : path.c_str(), &file->database_, config,
                                    &message) == DuckDBError ||
                      api->connect(file->database_, &file->connection_) == DuckDBError;
  api->destroy_config(&config);
  if (failed) {
    Error error{ErrorCode::kIo, "cannot open DuckDB file: " + Reason(message), path};
    api->free(message);
    return error;
  }
  std::string sql = "SET allow_community_extensions = false; SET temp_directory = ";
  sql += SqlString(options.read_only || memory ? std::string() : path + ".spill");
  sql += "; SET memory_limit = '" + std::to_string(options.memory_mib) + "MiB';";
  if (!options.folder.empty()) {
    sql += " SET allowed_directories = [" + SqlString(options.folder) + "];";
    // The file is only a step on the way to the export: compressing it would be thrown away.
    if (!options.read_only) sql += " PRAGMA force_compression = 'uncompressed';";
  }
  // Last, since nothing can be changed after them.
  sql += " SET enable_external_access = false; SET lock_configuration = true;";
  DATELINE_CHECK_OK(file->Run(sql));
  return file;
}

DuckdbFile::~DuckdbFile() {
  if (connection_ != nullptr) api_.disconnect(&connection_);
  if (database_ != nullptr) api_.close(&database_);
}

Status DuckdbFile::Run(const std::string& sql) {
  duckdb_result result;
  const bool failed = api_.query(connection_, sql.c_str(), &result) == DuckDBError;
  std::string reason = failed ? Reason(api_.result_error(&result)) : "";
  api_.destroy_result(&result);
  if (failed) return Error{ErrorCode::kIo, "DuckDB: " + reason, path_};
  return Ok();
}

Result<bool> DuckdbFile::IsQuery(const std::string& sql) {
  duckdb_prepared_statement statement = nullptr;
  const bool failed = api_.prepare(connection_, sql.c_str(), &statement) == DuckDBError;
  const bool reads =
      !failed && api_.prepared_statement_type(statement) == DUCKDB_STATEMENT_TYPE_SELECT;
  std::string reason = failed ? Reason(api_.prepare_error(statement)) : "";
  api_.destroy_prepare(&statement);
  if (failed) return Error{ErrorCode::kInvalidArgument, reason, "query"};
  return reads;
}

Result<std::vector<TextRow>> DuckdbFile::Rows(const std::string& sql,
                                              const std::vector<std::string>& arguments) {
  duckdb_prepared_statement statement = nullptr;
  if (api_.prepare(connection_, sql.c_str(), &statement) == DuckDBError) {
    Error error{ErrorCode::kInvalidArgument, Reason(api_.prepare_error(statement)), "query"};
    api_.destroy_prepare(&statement);
    return error;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    (void)api_.bind_varchar_length(statement, i + 1, arguments[i].data(), arguments[i].size());
  }
  duckdb_result result;
  const bool failed = api_.execute_prepared(statement, &result) == DuckDBError;
  const std::string reason = failed ? Reason(api_.result_error(&result)) : "";
  std::vector<TextRow> rows(failed ? 0 : api_.row_count(&result));
  const idx_t columns = failed ? 0 : api_.column_count(&result);
  for (idx_t row = 0; row < rows.size(); ++row) {
    for (idx_t column = 0; column < columns; ++column) {
      char* text = api_.value_varchar(&result, column, row);
      rows[row].push_back(text == nullptr ? std::nullopt : std::optional<std::string>(text));
      api_.free(text);
    }
  }
  api_.destroy_result(&result);
  api_.destroy_prepare(&statement);
  if (failed) return Error{ErrorCode::kInvalidArgument, reason, "query"};
  return rows;
}

}  // namespace dateline::store
