#include "store/text_table.h"

#include <filesystem>
#include <string_view>

#include "store/duckdb_file.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

std::string_view SqlTypeOf(std::string_view type) {
  if (type == "integer") return "BIGINT";
  if (type == "number") return "DOUBLE";
  return type == "date" ? "DATE" : "VARCHAR";
}

}  // namespace

// DuckDB reads sixteen longest lines at a time.
Status TextToParquet(const std::string& text_path, bool header,
                     const std::vector<TextColumn>& columns, const std::string& path) {
  std::string list;
  for (const TextColumn& column : columns) {
    list += (list.empty() ? "" : ", ") + SqlString(column.name) + ": '";
    list += SqlTypeOf(column.type);
    list += '\'';
  }
  std::error_code error;
  const std::string target = fs::absolute(path, error).string();
  DuckdbOptions options;
  options.folder = fs::path(target).parent_path().string();
  DATELINE_TRY(database, DuckdbFile::Open("", options));
  return database->Run("COPY (FROM read_csv(" + SqlString(fs::absolute(text_path, error).string()) +
                       ", columns = {" + list +
                       "}, delim = '\t', quote = '', escape = '', auto_detect = false, "
                       "max_line_size = 8388608, header = " +
                       (header ? "true" : "false") + ")) TO " + SqlString(target) +
                       " (FORMAT parquet, COMPRESSION zstd);");
}

}  // namespace dateline::store
