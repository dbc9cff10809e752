#include "store/record_source.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <type_traits>

#include "store/coded_database.h"
#include "store/json_rows.h"
#include "store/output_file.h"
#include "store/row_cursor.h"
#include "store/writers.h"

namespace dateline::store {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{256} << 20;
constexpr std::size_t kReadBytes = std::size_t{1} << 20;

/// Tables that say nothing about what happened are left alone: the words are most of an output.
template <typename Row>
constexpr bool kWanted =
    !std::is_same_v<Row, SentenceRecord> && !std::is_same_v<Row, TokenRecord> &&
    !std::is_same_v<Row, NameRecord> && !std::is_same_v<Row, RejectRecord> &&
    !std::is_same_v<Row, DiagnosticRecord>;

/// One table of a database, read along with the documents its rows belong to.
template <typename Row>
class TableCursor {
 public:
  [[nodiscard]] Status Open(DuckdbFile& file) {
    DATELINE_TRY(opened, RowCursor::Open(file, "SELECT doc_id, to_json(t)::VARCHAR FROM " +
                                                   SqlName(Row::kTable) + " t"));
    cursor_ = std::move(opened);
    return Advance();
  }

  /// Appends the rows of the document that is next in the table, if it is this one.
  [[nodiscard]] Status Take(std::string_view doc_id, std::vector<Row>& rows) {
    while (more_ && cursor_->Cell(0) == doc_id) {
      const std::string_view json = cursor_->Cell(1);
      JsonElement element;
      if (parser_.parse(json.data(), json.size()).get(element) != simdjson::SUCCESS ||
          !ReadObject(element, rows.emplace_back())) {
        return Error{ErrorCode::kMalformedInput, "row is not of the expected form",
                     std::string(Row::kTable)};
      }
      DATELINE_CHECK_OK(Advance());
    }
    return Ok();
  }

  /// The document of the next row; empty after the last.
  [[nodiscard]] std::string_view Next() const { return more_ ? cursor_->Cell(0) : ""; }

 private:
  [[nodiscard]] Status Advance() {
    DATELINE_TRY(more, cursor_->Next());
    more_ = more;
    return Ok();
  }

  std::unique_ptr<RowCursor> cursor_;
  simdjson::dom::parser parser_;
  bool more_ = false;
};

class DatabaseSource final : public RecordSource {
 public:
  DatabaseSource(std::unique_ptr<DuckdbFile> file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  [[nodiscard]] Status Open() {
    DATELINE_TRY(count, file_->Rows("SELECT count(*)::VARCHAR FROM documents"));
    total_ = std::stoull(count.at(0).at(0).value_or("0"));
    Status status = documents_.Open(*file_);
    EachTable([&](auto& table) {
      if (status) status = table.Open(*file_);
    });
    return status;
  }

  Result<std::optional<Records>> Next() override {
    const std::string doc_id(documents_.Next());
    if (doc_id.empty()) return End();
    std::vector<DocumentRecord> document;
    DATELINE_CHECK_OK(documents_.Take(doc_id, document));
    Records records;
    records.document = std::move(document.front());
    Status status = Ok();
    ForEachList(records, [&](auto& rows) {
      using Row = typename std::remove_cvref_t<decltype(rows)>::value_type;
      if constexpr (kWanted<Row>) {
        if (status) status = std::get<TableCursor<Row>>(tables_).Take(doc_id, rows);
      }
    });
    DATELINE_CHECK_OK(status);
    DATELINE_CHECK_OK(TakeParticipants(doc_id, records.events));
    ++done_;
    return std::optional<Records>(std::move(records));
  }

  Result<std::optional<RunRecord>> Run() override {
    DATELINE_TRY(rows, file_->Rows("SELECT to_json(t)::VARCHAR FROM run t"));
    if (rows.empty()) return std::optional<RunRecord>();
    RunRecord run;
    DATELINE_CHECK_OK(ReadJsonRow(rows[0][0].value_or(""), run));
    return std::optional<RunRecord>(std::move(run));
  }

  ReadSoFar Progress() const override { return {done_, total_}; }

 private:
  /// Participants come in the order of their events.
  [[nodiscard]] Status TakeParticipants(const std::string& doc_id,
                                        std::vector<EventRecord>& events) {
    std::vector<ParticipantRecord> participants;
    DATELINE_CHECK_OK(std::get<TableCursor<ParticipantRecord>>(tables_).Take(doc_id, participants));
    auto event = events.begin();
    for (ParticipantRecord& participant : participants) {
      while (event != events.end() && event->event_id != participant.event_id) ++event;
      if (event == events.end()) return Disorder(ParticipantRecord::kTable);
      event->participants.push_back(std::move(participant));
    }
    return Ok();
  }

  [[nodiscard]] Result<std::optional<Records>> End() const {
    Status status = Ok();
    EachTable([&](const auto& table) {
      if (status && !table.Next().empty()) status = Disorder(NameOf(table));
    });
    DATELINE_CHECK_OK(status);
    return std::optional<Records>();
  }

  template <typename Row>
  static std::string_view NameOf(const TableCursor<Row>&) {
    return Row::kTable;
  }

  [[nodiscard]] Error Disorder(std::string_view table) const {
    return {ErrorCode::kMalformedInput,
            "rows of " + std::string(table) +
                " are not in the order of the documents; write the file again with dateline code",
            path_};
  }

  template <typename Visit>
  void EachTable(Visit&& visit) {
    std::apply([&](auto&... table) { (visit(table), ...); }, tables_);
  }
  template <typename Visit>
  void EachTable(Visit&& visit) const {
    std::apply([&](const auto&... table) { (visit(table), ...); }, tables_);
  }

  const std::unique_ptr<DuckdbFile> file_;  // outlives the cursors
  const std::string path_;
  TableCursor<DocumentRecord> documents_;
  std::tuple<TableCursor<TimeRecord>, TableCursor<PlaceRecord>, TableCursor<EntityRecord>,
             TableCursor<MentionRecord>, TableCursor<StatementRecord>, TableCursor<EventRecord>,
             TableCursor<ParticipantRecord>, TableCursor<PositionRecord>, TableCursor<FigureRecord>,
             TableCursor<RelationRecord>>
      tables_;
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
};

/// Lines of a file, each no longer than kMaxLineBytes.
class LineReader {
 public:
  explicit LineReader(std::FILE* file) : file_(file) {}
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  ~LineReader() {
    if (file_ != stdin) (void)std::fclose(file_);
  }

  /// The next line without its line feed, valid till the next call; nothing at the end.
  [[nodiscard]] Result<std::optional<std::string_view>> Next(const std::string& where) {
    buffer_.erase(0, used_);
    std::size_t searched = 0;
    std::size_t end = std::string::npos;
    while ((end = buffer_.find('\n', searched)) == std::string::npos) {
      searched = buffer_.size();
      if (searched > kMaxLineBytes) {
        return Error{ErrorCode::kLimitExceeded, "line longer than 256 MiB", where};
      }
      buffer_.resize(searched + kReadBytes);
      const std::size_t got = std::fread(buffer_.data() + searched, 1, kReadBytes, file_);
      buffer_.resize(searched + got);
      if (got > 0) continue;
      if (std::ferror(file_) != 0) return IoError("cannot read", where, errno);
      used_ = buffer_.size();
      if (buffer_.empty()) return std::optional<std::string_view>();
      return std::optional<std::string_view>(buffer_);
    }
    used_ = end + 1;
    bytes_ += used_;
    return std::optional<std::string_view>(std::string_view(buffer_).substr(0, end));
  }

  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  std::FILE* const file_;
  std::string buffer_;
  std::size_t used_ = 0;  // bytes of the buffer that the last call gave
  std::uint64_t bytes_ = 0;
};

class NdjsonSource final : public RecordSource {
 public:
  NdjsonSource(std::FILE* file, std::string path, std::optional<std::uint64_t> size)
      : lines_(file), path_(std::move(path)), size_(size) {}

  Result<std::optional<Records>> Next() override {
    while (true) {
      const std::string where = path_ + ':' + std::to_string(++line_);
      DATELINE_TRY(line, lines_.Next(where));
      if (!line) return std::optional<Records>();
      if (line->empty()) continue;
      Records records;
      if (!Parse(*line, records)) {
        return Error{ErrorCode::kMalformedInput,
                     "is no line that dateline code --format ndjson writes", where};
      }
      return std::optional<Records>(std::move(records));
    }
  }

  Result<std::optional<RunRecord>> Run() override {
    const std::string beside = Stem(path_) + ".run.json";
    std::ifstream in(beside, std::ios::binary);
    if (path_ == "-" || !in) return std::optional<RunRecord>();
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    JsonElement json;
    RunRecord run;
    if (parser_.parse(text.data(), text.size())["run"].get(json) != simdjson::SUCCESS ||
        !ReadObject(json, run)) {
      return Error{ErrorCode::kMalformedInput, "is not what dateline code writes", beside};
    }
    return std::optional<RunRecord>(std::move(run));
  }

  ReadSoFar Progress() const override { return {lines_.bytes(), size_}; }

 private:
  [[nodiscard]] bool Parse(std::string_view line, Records& records) {
    JsonElement json;
    JsonElement document;
    if (parser_.parse(line.data(), line.size()).get(json) != simdjson::SUCCESS ||
        json["documents"].get(document) != simdjson::SUCCESS ||
        !ReadObject(document, records.document) || records.document.doc_id.empty()) {
      return false;
    }
    const std::string& doc_id = records.document.doc_id;
    bool ok = true;
    ForEachList(records, [&](auto& rows) {
      using Row = typename std::remove_cvref_t<decltype(rows)>::value_type;
      if constexpr (kWanted<Row>) {
        JsonElement list;
        if (json[Row::kTable].get(list) != simdjson::SUCCESS) return;  // an absent list is empty
        ok = ok && ReadCell(list, rows);
        for (Row& row : rows) row.doc_id = doc_id;
        if constexpr (std::is_same_v<Row, EventRecord>) ok = ok && ReadParticipants(list, rows);
      }
    });
    return ok;
  }

  [[nodiscard]] static bool ReadParticipants(JsonElement list, std::vector<EventRecord>& events) {
    simdjson::dom::array array;
    if (list.get(array) != simdjson::SUCCESS) return false;
    auto event = events.begin();
    for (const JsonElement element : array) {
      JsonElement participants;
      if (element["participants"].get(participants) == simdjson::SUCCESS) {
        if (!ReadCell(participants, event->participants)) return false;
        for (ParticipantRecord& participant : event->participants) {
          participant.event_id = event->event_id;
          participant.doc_id = event->doc_id;
        }
      }
      ++event;
    }
    return true;
  }

  LineReader lines_;
  simdjson::dom::parser parser_;
  const std::string path_;
  const std::optional<std::uint64_t> size_;
  std::uint64_t line_ = 0;
};

/// DuckDB's files say what they are.
bool IsDuckdb(std::FILE* file) {
  std::array<char, 12> head{};
  const std::size_t got = std::fread(head.data(), 1, head.size(), file);
  std::rewind(file);
  return got == head.size() && std::memcmp(head.data() + 8, "DUCK", 4) == 0;
}

}  // namespace

Result<std::unique_ptr<RecordSource>> RecordSource::Open(const std::string& path) {
  using Opened = std::unique_ptr<RecordSource>;
  if (path == "-") return Opened(std::make_unique<NdjsonSource>(stdin, path, std::nullopt));
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    std::FILE* file = std::fopen(path.c_str(), "rbe");
    if (file == nullptr) {
      const bool missing = errno == ENOENT;
      return missing ? Error{ErrorCode::kNotFound, "no such file", path}
                     : IoError("cannot read", path, errno);
    }
    if (!IsDuckdb(file)) {
      const std::uint64_t size = std::filesystem::file_size(path, error);
      return Opened(std::make_unique<NdjsonSource>(
          file, path, error ? std::nullopt : std::optional<std::uint64_t>(size)));
    }
    (void)std::fclose(file);
  }
  DATELINE_TRY(database, OpenCodedDatabase(path));
  auto source = std::make_unique<DatabaseSource>(std::move(database), path);
  DATELINE_CHECK_OK(source->Open());
  return Opened(std::move(source));
}

}  // namespace dateline::store
