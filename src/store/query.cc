#include "store/query.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "store/coded_database.h"
#include "store/json_rows.h"
#include "text/utf8.h"

namespace dateline::store {
namespace {

/// `sql` as a table expression. The line feed ends a comment; a trailing semicolon goes.
std::string AsTable(std::string sql) {
  while (!sql.empty() && (sql.back() == ';' || sql.back() == ' ' || sql.back() == '\n')) {
    sql.pop_back();
  }
  return "(" + sql + "\n)";
}

/// `order` keeps rows as they were written; a Parquet file on one thread is read so anyway.
template <typename Row>
Result<std::vector<Row>> LoadRows(DuckdbFile& file, const std::string& doc_id,
                                  std::string_view order) {
  const std::string sql = "SELECT to_json(t)::VARCHAR FROM " + SqlName(Row::kTable) +
                          " t WHERE doc_id = ?" + std::string(order);
  DATELINE_TRY(lines, file.Rows(sql, {doc_id}));
  std::vector<Row> rows(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    DATELINE_CHECK_OK(ReadJsonRow(lines[i][0].value_or(""), rows[i]));
  }
  return rows;
}

Result<Records> LoadRecords(DuckdbFile& file, const std::string& doc_id, bool folder) {
  const std::string_view order = folder ? "" : " ORDER BY rowid";
  Records records;
  DATELINE_TRY(documents, LoadRows<DocumentRecord>(file, doc_id, order));
  records.document = std::move(documents.at(0));
  Status status = Ok();
  ForEachList(records, [&](auto& rows) {
    using Row = typename std::remove_cvref_t<decltype(rows)>::value_type;
    if (!status) return;
    auto loaded = LoadRows<Row>(file, doc_id, order);
    if (loaded) {
      rows = std::move(loaded).value();
    } else {
      status = loaded.error();
    }
  });
  DATELINE_CHECK_OK(status);
  DATELINE_TRY(participants, LoadRows<ParticipantRecord>(file, doc_id, order));
  for (ParticipantRecord& participant : participants) {
    const auto event = std::find_if(
        records.events.begin(), records.events.end(),
        [&](const EventRecord& candidate) { return candidate.event_id == participant.event_id; });
    if (event != records.events.end()) event->participants.push_back(std::move(participant));
  }
  return records;
}

}  // namespace

Reader::Reader(std::unique_ptr<DuckdbFile> file, bool folder)
    : file_(std::move(file)), folder_(folder) {}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::Open(const std::string& path) {
  DATELINE_TRY(file, OpenCodedDatabase(path));
  std::error_code error;
  return Reader(std::move(file), std::filesystem::is_directory(path, error));
}

Result<Table> Reader::Query(const std::string& sql) const {
  DATELINE_TRY(reads, file_->IsQuery(sql));
  if (!reads) return Error{ErrorCode::kInvalidArgument, "only SELECT can be asked", "query"};
  Table table;
  DATELINE_TRY(columns,
               file_->Rows("SELECT column_name, column_type FROM (DESCRIBE " + AsTable(sql) + ")"));
  for (TextRow& column : columns) {
    table.names.push_back(column[0].value_or(""));
    table.types.push_back(column[1].value_or(""));
  }
  DATELINE_TRY(rows, file_->Rows("SELECT COLUMNS(*)::VARCHAR FROM " + AsTable(sql)));
  table.rows = std::move(rows);
  return table;
}

Result<std::vector<std::string>> Reader::QueryJson(const std::string& sql) const {
  DATELINE_TRY(reads, file_->IsQuery(sql));
  if (!reads) return Error{ErrorCode::kInvalidArgument, "only SELECT can be asked", "query"};
  DATELINE_TRY(rows, file_->Rows("SELECT to_json(t)::VARCHAR FROM " + AsTable(sql) + " t"));
  std::vector<std::string> lines;
  for (TextRow& row : rows) lines.push_back(row[0].value_or("null"));
  return lines;
}

Result<Records> Reader::LoadDocument(const std::string& key) const {
  DATELINE_TRY(found, file_->Rows("SELECT doc_id FROM documents WHERE doc_id = ?1 OR id = ?1 OR "
                                  "uri = ?1 OR url = ?1 ORDER BY doc_id <> ?1, doc_id LIMIT 2",
                                  {key}));
  if (found.empty()) return Error{ErrorCode::kNotFound, "no such document", key};
  const std::string doc_id = found[0][0].value_or("");
  if (found.size() > 1 && doc_id != key) {
    return Error{ErrorCode::kInvalidArgument, "more than one document fits; give its doc_id", key};
  }
  return LoadRecords(*file_, doc_id, folder_);
}

Result<Records> Reader::LoadEvent(const std::string& event_id) const {
  DATELINE_TRY(found, file_->Rows("SELECT doc_id FROM events WHERE event_id = ?", {event_id}));
  if (found.empty()) return Error{ErrorCode::kNotFound, "no such event", event_id};
  return LoadRecords(*file_, found[0][0].value_or(""), folder_);
}

std::string FormatText(const Table& table) {
  std::vector<std::size_t> widths;
  for (const std::string& name : table.names) widths.push_back(text::CountCodePoints(name));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], text::CountCodePoints(row[i].value_or("")));
    }
  }
  std::string out;
  const auto put = [&](std::size_t column, std::string cell) {
    std::replace(cell.begin(), cell.end(), '\n', ' ');
    out += cell;
    const bool last = column + 1 == widths.size();
    if (!last) out.append(widths[column] - text::CountCodePoints(cell) + 2, ' ');
    if (last) out += '\n';
  };
  for (std::size_t i = 0; i < widths.size(); ++i) put(i, table.names[i]);
  for (std::size_t i = 0; i < widths.size(); ++i) put(i, std::string(widths[i], '-'));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) put(i, row[i].value_or(""));
  }
  return out;
}

std::string FormatCsv(const Table& table) {
  std::string out;
  const auto put = [&](std::size_t column, std::string_view cell) {
    if (column > 0) out += ',';
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      out += cell;
      return;
    }
    out += '"';
    for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  };
  for (std::size_t i = 0; i < table.names.size(); ++i) put(i, table.names[i]);
  out += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) put(i, row[i].value_or(""));
    out += '\n';
  }
  return out;
}

}  // namespace dateline::store
