// DuckDB, and by way of a DuckDB file in the output folder, Parquet and CSV.
#include <algorithm>
#include <filesystem>
#include <tuple>
#include <utility>

#include "store/codebook.h"
#include "store/duckdb_file.h"
#include "store/output_file.h"
#include "store/schema.h"
#include "store/table_appender.h"
#include "store/views.h"
#include "store/writers.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

// Small enough for constant memory, large enough that the many small tables cost little.
constexpr std::size_t kFlushRows = 50'000;

// In one transaction rows go to their place in the file once, and not by way of the log; but till
// its end DuckDB holds much of it in memory.
constexpr std::string_view kBegin = "BEGIN TRANSACTION;";
constexpr std::size_t kCommitDocuments = 4'000;

std::string NameList(const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) list += (list.empty() ? "(" : ", ") + SqlName(column);
  return list + ")";
}

/// Rows of `table` that point nowhere by `key`, as SQL for their count.
std::string CountLost(const TableSchema& table, const ForeignKey& key) {
  std::string same;
  std::string known;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    same +=
        (i == 0 ? "" : " AND ") + ("a." + SqlName(key.columns[i])) + " = b." + SqlName(key.to[i]);
    known += " AND a." + SqlName(key.columns[i]) + " IS NOT NULL";
  }
  return "SELECT count(*)::VARCHAR FROM " + SqlName(table.table) + " a ANTI JOIN " +
         SqlName(key.table) + " b ON " + same + " WHERE true" + known;
}

/// `keys` is null for tables that are only a step on the way to an export. Foreign keys are held by
/// CheckKeys: as constraints they would double the file and the time to write it.
template <typename Row>
std::string CreateTable(const Schema* keys) {
  std::string sql;
  ForEachColumn<Row>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    sql += sql.empty() ? "" : ", ";
    sql += SqlName(column.name) + ' ' + SqlType<T>() + (column.required ? " NOT NULL" : "");
  });
  if (keys != nullptr && !TableOf(*keys, Row::kTable).primary_key.empty()) {
    sql += ", PRIMARY KEY " + NameList(TableOf(*keys, Row::kTable).primary_key);
  }
  return "CREATE TABLE " + SqlName(Row::kTable) + " (" + sql + ");";
}

/// One appender per table, flushed together, parents first.
template <typename Rows>
class Appenders;
template <typename... Row>
class Appenders<std::tuple<Row...>> {
 public:
  explicit Appenders(DuckdbFile& file) : appenders_(Same<Row>(file)...) {}

  template <typename R>
  [[nodiscard]] Status Append(const R& row) {
    auto& appender = std::get<TableAppender<R>>(appenders_);
    DATELINE_CHECK_OK(appender.Append(row));
    return appender.pending() < kFlushRows ? Ok() : Flush();
  }

  [[nodiscard]] Status Flush() {
    Status status = Ok();
    (void)((status = std::get<TableAppender<Row>>(appenders_).Flush(), status.has_value()) && ...);
    return status;
  }

 private:
  template <typename>
  static DuckdbFile& Same(DuckdbFile& file) {
    return file;
  }

  std::tuple<TableAppender<Row>...> appenders_;
};

class DuckdbWriter final : public RecordWriter {
 public:
  DuckdbWriter(WriterOptions options, const Schema& schema)
      : options_(std::move(options)), schema_(schema) {}

  ~DuckdbWriter() override {
    appenders_.reset();
    file_.reset();
    RemoveTemporaries();
  }

  [[nodiscard]] Status Open() {
    DATELINE_CHECK_OK(CheckTarget());
    RemoveTemporaries();
    std::error_code error;
    if (IsFolder()) fs::create_directories(temporary_, error);
    if (error) return IoError("cannot write output", options_.path, error.value());
    DuckdbOptions open;
    open.memory_mib = options_.memory_mib;
    if (IsFolder()) open.folder = temporary_;
    DATELINE_TRY(file, DuckdbFile::Open(database_, open));
    file_ = std::move(file);
    std::string sql;
    std::apply(
        [&](const auto&... row) {
          ((sql +=
            CreateTable<std::remove_cvref_t<decltype(row)>>(IsFolder() ? nullptr : &schema_)),
           ...);
        },
        TableRows{});
    DATELINE_CHECK_OK(file_->Run(sql + std::string(kBegin)));
    appenders_ = std::make_unique<Appenders<TableRows>>(*file_);
    return Ok();
  }

  Status Write(const Records& records) override {
    if (++uncommitted_ > kCommitDocuments) DATELINE_CHECK_OK(Commit());
    DATELINE_CHECK_OK(appenders_->Append(records.document));
    Status status = Ok();
    ForEachList(records, [&](const auto& rows) {
      for (const auto& row : rows) {
        if (status) status = appenders_->Append(row);
      }
      if constexpr (requires { rows.front().participants; }) {
        for (const EventRecord& event : rows) {
          for (const ParticipantRecord& row : event.participants) {
            if (status) status = appenders_->Append(row);
          }
        }
      }
    });
    return status;
  }
  Status Write(const RejectedInputRecord& input) override { return appenders_->Append(input); }
  Status Write(const SkippedInputRecord& input) override { return appenders_->Append(input); }

  Status Finish(const RunRecord& run) override {
    DATELINE_CHECK_OK(CheckCounts(run));
    DATELINE_CHECK_OK(appenders_->Append(run));
    DATELINE_CHECK_OK(appenders_->Flush());
    appenders_.reset();
    DATELINE_CHECK_OK(file_->Run("COMMIT;"));
    DATELINE_CHECK_OK(CheckKeys());
    if (IsFolder()) return FinishFolder();
    DATELINE_CHECK_OK(file_->Run(std::string(kViews) + "CHECKPOINT;"));
    file_.reset();
    DATELINE_CHECK_OK(
        WriteFile(Stem(options_.path) + ".datapackage.json", DataPackage(schema_, "")));
    DATELINE_CHECK_OK(WriteFile(Stem(options_.path) + ".codebook.csv", CodebookCsv(schema_)));
    return Rename();
  }

 private:
  /// Nothing of it is seen before Rename: how often it is done is a matter of cost alone.
  [[nodiscard]] Status Commit() {
    DATELINE_CHECK_OK(appenders_->Flush());
    appenders_.reset();
    DATELINE_CHECK_OK(file_->Run(std::string("COMMIT;") + std::string(kBegin)));
    appenders_ = std::make_unique<Appenders<TableRows>>(*file_);
    uncommitted_ = 1;
    return Ok();
  }

  [[nodiscard]] bool IsFolder() const { return options_.format != Format::kDuckdb; }

  /// Refuses to complete an output in which a foreign key points nowhere.
  [[nodiscard]] Status CheckKeys() const {
    for (const TableSchema& table : schema_.tables) {
      for (const ForeignKey& key : table.foreign_keys) {
        DATELINE_TRY(lost, file_->Rows(CountLost(table, key)));
        if (lost[0][0] == "0") continue;
        return Error{ErrorCode::kIo,
                     "rows of " + table.table + " point at no row of " + key.table + ": " +
                         lost[0][0].value_or(""),
                     options_.path};
      }
    }
    return Ok();
  }

  /// A folder is replaced only if it is empty or an earlier export: a mistyped path must not cost
  /// a user's files.
  [[nodiscard]] Status CheckTarget() const {
    std::error_code error;
    const bool folder = fs::is_directory(options_.path, error);
    if (!fs::exists(options_.path, error)) return Ok();
    if (folder != IsFolder()) {
      return Error{ErrorCode::kInvalidArgument,
                   IsFolder() ? "the output is a file; this format needs a folder"
                              : "the output is a folder; this format needs a file",
                   options_.path};
    }
    if (!folder || fs::is_empty(options_.path, error)) return Ok();
    for (const auto& entry : fs::directory_iterator(options_.path, error)) {
      if (!IsExportFile(entry.path())) {
        return Error{ErrorCode::kInvalidArgument,
                     "the output folder holds files that are not of an earlier export",
                     options_.path};
      }
    }
    return Ok();
  }

  [[nodiscard]] bool IsExportFile(const fs::path& path) const {
    if (path.filename() == "datapackage.json" || path.filename() == "codebook.csv") return true;
    if (path.extension() != ".parquet" && path.extension() != ".csv") return false;
    return std::ranges::find(schema_.tables, path.stem().string(), &TableSchema::table) !=
           schema_.tables.end();
  }

  [[nodiscard]] Status FinishFolder() {
    std::string sql;
    std::apply(
        [&](const auto&... row) {
          ((sql += CopyTable<std::remove_cvref_t<decltype(row)>>()), ...);
        },
        TableRows{});
    DATELINE_CHECK_OK(file_->Run(sql));
    file_.reset();
    std::error_code error;
    fs::remove(database_, error);
    fs::remove(database_ + ".wal", error);
    fs::remove_all(database_ + ".spill", error);
    DATELINE_CHECK_OK(WriteFile(temporary_ + "/codebook.csv", CodebookCsv(schema_)));
    DATELINE_CHECK_OK(WriteFile(temporary_ + "/datapackage.json",
                                DataPackage(schema_, FormatName(options_.format))));
    fs::remove_all(options_.path, error);  // empty or an earlier export: CheckTarget
    return Rename();
  }

  /// In CSV, lists and structs are JSON: the format has no other way to hold them.
  template <typename Row>
  [[nodiscard]] std::string CopyTable() const {
    const bool csv = options_.format == Format::kCsv;
    std::string columns;
    ForEachColumn<Row>([&](const auto& column) {
      using T = typename std::remove_cvref_t<decltype(column)>::Type;
      const std::string type = SqlType<T>();
      const std::string name = SqlName(column.name);
      columns += columns.empty() ? "" : ", ";
      columns += csv && (type.ends_with("[]") || type.starts_with("MAP"))
                     ? "to_json(" + name + ")::VARCHAR AS " + name
                     : name;
    });
    return "COPY (SELECT " + columns + " FROM " + SqlName(Row::kTable) + ") TO " +
           SqlString(temporary_ + '/' + std::string(Row::kTable) + (csv ? ".csv" : ".parquet")) +
           (csv ? " (FORMAT csv, HEADER);" : " (FORMAT parquet, COMPRESSION zstd);");
  }

  [[nodiscard]] Status Rename() {
    std::error_code error;
    // A log left by whoever last used the old file must not be replayed into the new one.
    fs::remove(options_.path + ".wal", error);
    fs::rename(temporary_, options_.path, error);
    if (error) return IoError("cannot complete output", options_.path, error.value());
    return Ok();
  }

  void RemoveTemporaries() const {
    std::error_code error;
    fs::remove_all(temporary_, error);
    fs::remove(temporary_ + ".wal", error);
    fs::remove_all(temporary_ + ".spill", error);
  }

  const WriterOptions options_;
  const Schema& schema_;  // the program's own
  const std::string temporary_ = TemporaryName(options_.path);
  const std::string database_ = IsFolder() ? temporary_ + "/.rows.duckdb" : temporary_;
  std::unique_ptr<DuckdbFile> file_;
  std::unique_ptr<Appenders<TableRows>> appenders_;
  std::size_t uncommitted_ = 0;  // documents since the transaction began
};

}  // namespace

Result<std::unique_ptr<RecordWriter>> OpenDuckdbWriter(const WriterOptions& options) {
  DATELINE_TRY(schema, LoadSchema());
  auto writer = std::make_unique<DuckdbWriter>(options, *schema);
  DATELINE_CHECK_OK(writer->Open());
  return std::unique_ptr<RecordWriter>(std::move(writer));
}

}  // namespace dateline::store
