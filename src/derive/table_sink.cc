// Tables: tab-separated text with a data package beside it, or Parquet made from that text under
// the types that the layout declares.
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "derive/json_object.h"
#include "derive/sink.h"
#include "store/output_file.h"
#include "store/text_table.h"

namespace dateline::derive {
namespace {

namespace fs = std::filesystem;

/// Frictionless Data Package of one table: readers that ask it guess nothing.
std::string DataPackage(const TableLayout& layout, const std::string& file_name) {
  std::string fields;
  for (const LayoutColumn& column : layout.columns) {
    fields += fmt::format("{}\n        {{\"name\": {}, \"type\": {}, \"description\": {}}}",
                          fields.empty() ? "" : ",", JsonText(column.name), JsonText(column.type),
                          JsonText(column.meaning));
  }
  return fmt::format(
      "{{\n  \"name\": \"dateline-{}\",\n  \"profile\": \"tabular-data-package\",\n"
      "  \"resources\": [\n    {{\"name\": \"{}\", \"path\": {}, \"format\": \"tsv\", "
      "\"profile\": \"tabular-data-resource\",\n"
      "     \"dialect\": {{\"delimiter\": \"\\t\", \"header\": {}, \"doubleQuote\": false}},\n"
      "     \"schema\": {{\n      \"missingValues\": [\"\"],\n      \"fields\": [{}]}}}}\n  "
      "]\n}}\n",
      layout.name, layout.name, JsonText(file_name), layout.header, fields);
}

std::vector<store::TextColumn> TextColumns(const TableLayout& layout) {
  std::vector<store::TextColumn> columns;
  for (const LayoutColumn& column : layout.columns) {
    columns.push_back({std::string(column.name), std::string(column.type)});
  }
  return columns;
}

class TableSink final : public Sink {
 public:
  TableSink(const TableLayout& layout, store::OutputFile file, std::string text_path,
            std::string path, std::string version, const ExchangeCodes& codes)
      : layout_(layout),
        file_(std::move(file)),
        text_path_(std::move(text_path)),
        path_(std::move(path)),
        version_(std::move(version)),
        codes_(codes) {}
  TableSink(const TableSink&) = delete;
  TableSink& operator=(const TableSink&) = delete;
  ~TableSink() override {
    if (text_path_ == path_) return;
    std::error_code error;
    fs::remove(text_path_, error);
    fs::remove(store::TemporaryName(path_), error);
  }

  [[nodiscard]] Status Open() {
    if (!layout_.header) return Ok();
    CellRow row;
    for (const LayoutColumn& column : layout_.columns) row.Text(column.name);
    return Append(row);
  }

  Status Write(const Report& report, const std::vector<const EventRecord*>& events,
               ExportCounts& counts) override {
    for (const EventRecord* event : events) {
      int number = 0;
      for (const Dyad& dyad : DyadsOf(*event)) {
        const RowSource source{report,
                               *event,
                               dyad,
                               fmt::format("{}-{}", event->event_id, ++number),
                               report.DayOf(*event),
                               version_,
                               codes_};
        CellRow row;
        layout_.fill(source, row);
        DATELINE_CHECK_OK(Append(row));
        ++counts.rows;
      }
    }
    return Ok();
  }

  Status Finish() override {
    DATELINE_CHECK_OK(file_.Commit());
    if (path_ == "-") return Ok();
    if (text_path_ != path_) {
      const std::string temporary = store::TemporaryName(path_);
      DATELINE_CHECK_OK(
          store::TextToParquet(text_path_, layout_.header, TextColumns(layout_), temporary));
      std::error_code error;
      fs::rename(temporary, path_, error);
      if (error) return store::IoError("cannot complete output", path_, error.value());
      return Ok();
    }
    return store::WriteFile(path_ + ".datapackage.json",
                            DataPackage(layout_, fs::path(path_).filename().string()));
  }

 private:
  [[nodiscard]] Status Append(const CellRow& row) {
    line_.clear();
    for (const std::string& cell : row.cells()) {
      if (&cell != &row.cells().front()) line_ += '\t';
      line_ += cell;
    }
    line_ += '\n';
    return file_.Append(line_);
  }

  const TableLayout& layout_;
  store::OutputFile file_;
  const std::string text_path_;  // a step on the way, where the output is Parquet
  const std::string path_;
  const std::string version_;
  const ExchangeCodes& codes_;
  std::string line_;  // kept for its capacity
};

}  // namespace

Result<std::unique_ptr<Sink>> OpenTableSink(const TableLayout& layout, const std::string& path,
                                            std::string engine_version,
                                            const ExchangeCodes& codes) {
  const bool parquet = fs::path(path).extension() == ".parquet";
  const std::string text_path = parquet ? path + ".rows" : path;
  DATELINE_TRY(file, store::OutputFile::Create(text_path));
  auto sink = std::make_unique<TableSink>(layout, std::move(file), text_path, path,
                                          std::move(engine_version), codes);
  DATELINE_CHECK_OK(sink->Open());
  return std::unique_ptr<Sink>(std::move(sink));
}

}  // namespace dateline::derive
