#include "store/coded_database.h"

#include <filesystem>

#include "store/schema.h"
#include "store/views.h"

namespace dateline::store {
namespace {

Result<std::unique_ptr<DuckdbFile>> OpenFolder(const std::string& path) {
  DATELINE_TRY(schema, LoadSchema());
  DuckdbOptions options;
  options.read_only = true;
  options.folder = path;
  DATELINE_TRY(file, DuckdbFile::Open("", options));
  std::string sql;
  for (const TableSchema& table : schema->tables) {
    const std::string name = path + '/' + table.table + ".parquet";
    std::error_code error;
    if (!std::filesystem::exists(name, error)) {
      return Error{ErrorCode::kIo, "the folder has no Parquet file of the table " + table.table,
                   path};
    }
    sql +=
        "CREATE VIEW " + SqlName(table.table) + " AS FROM read_parquet(" + SqlString(name) + ");";
  }
  DATELINE_CHECK_OK(file->Run(sql + std::string(kViews)));
  return Result<std::unique_ptr<DuckdbFile>>(std::move(file));
}

}  // namespace

Result<std::unique_ptr<DuckdbFile>> OpenCodedDatabase(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return Error{ErrorCode::kNotFound, "no such file", path};
  }
  if (std::filesystem::is_directory(path, error)) return OpenFolder(path);
  DuckdbOptions options;
  options.read_only = true;
  return DuckdbFile::Open(path, options);
}

}  // namespace dateline::store
