// Read-only questions to a DuckDB file, or a folder of Parquet files, that the store wrote.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/records.h"
#include "dateline/result.h"

namespace dateline::store {

class DuckdbFile;

/// Column names, types and rows, as DuckDB prints values; null is no value.
struct Table {
  std::vector<std::string> names;
  std::vector<std::string> types;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// An open file or folder, read-only and locked down: no statement can change it, reach another
/// file or load an extension. Not for use by two threads at once.
class Reader {
 public:
  /// Opens a DuckDB file, or the Parquet files of a folder with the same tables and views.
  ///
  /// \errors as OpenCodedDatabase.
  [[nodiscard]] static Result<Reader> Open(const std::string& path);
  Reader(Reader&&) noexcept;
  ~Reader();

  /// \errors kInvalidArgument with DuckDB's reason, or if `sql` is not one SELECT.
  [[nodiscard]] Result<Table> Query(const std::string& sql) const;

  /// The answer as one JSON object per row: lists and structs stay what they are.
  /// \errors as Query.
  [[nodiscard]] Result<std::vector<std::string>> QueryJson(const std::string& sql) const;

  /// The document of this doc_id, else the only one of this id, uri or url, with all its rows.
  /// \errors kNotFound; kInvalidArgument if more than one document fits.
  [[nodiscard]] Result<Records> LoadDocument(const std::string& key) const;

  /// The document of an event. \errors kNotFound.
  [[nodiscard]] Result<Records> LoadEvent(const std::string& event_id) const;

 private:
  Reader(std::unique_ptr<DuckdbFile> file, bool folder);
  std::unique_ptr<DuckdbFile> file_;
  bool folder_ = false;  // the tables are views of Parquet files
};

/// A table as aligned text, as CSV (RFC 4180). Cells keep their line feeds in CSV; in text they
/// become spaces.
[[nodiscard]] std::string FormatText(const Table& table);
[[nodiscard]] std::string FormatCsv(const Table& table);

}  // namespace dateline::store
