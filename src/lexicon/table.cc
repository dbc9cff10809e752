#include "lexicon/table.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::lexicon {
namespace {

constexpr std::string_view kSourceColumn = "source";

Error Malformed(std::string_view file, std::size_t line, std::string message) {
  return {ErrorCode::kMalformedInput, std::move(message),
          std::string(file) + ":" + std::to_string(line)};
}

// Cuts `line` into `cells`, which is kept for its capacity.
void CutAtTabs(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

bool IsColumnName(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Status CheckHeader(const std::vector<std::string_view>& header, std::string_view file) {
  if (header.size() > kMaxTableColumns) {
    return Malformed(
        file, 1,
        "header has more than " + std::to_string(kMaxTableColumns) + " columns; split the table");
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!IsColumnName(header[i])) {
      return Malformed(file, 1,
                       "column " + std::to_string(i + 1) +
                           " is not named; use lower-case letters, digits and _");
    }
    if (std::count(header.begin(), header.end(), header[i]) > 1) {
      return Malformed(file, 1, "two columns have one name; rename one");
    }
  }
  if (std::find(header.begin(), header.end(), kSourceColumn) == header.end()) {
    return Malformed(file, 1, "no column \"source\"; add one and say where each row comes from");
  }
  return Ok();
}

Status CheckRow(const std::vector<std::string_view>& cells, std::size_t column_count,
                std::size_t source_column, std::size_t line, std::string_view file,
                const Sources* sources) {
  if (cells.size() != column_count) {
    return Malformed(file, line,
                     "row has " + std::to_string(cells.size()) + " cells where the header has " +
                         std::to_string(column_count) + "; separate cells by one tab");
  }
  if (cells[0].empty())
    return Malformed(file, line, "first cell is empty; it is what is looked up");
  for (const std::string_view cell : cells) {
    if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ')) {
      return Malformed(file, line, "a cell begins or ends with a space; remove it");
    }
  }
  const std::string_view source = cells[source_column];
  if (source.empty())
    return Malformed(file, line, "row has no source; name a key of lexicons/SOURCES.toml");
  if (sources != nullptr && !sources->Has(source)) {
    return Malformed(file, line,
                     "source is not a key of lexicons/SOURCES.toml; add it there with its licence");
  }
  return Ok();
}

}  // namespace

Result<Table> Table::Parse(std::string_view bytes, std::string_view file_name,
                           const Sources* sources) {
  if (bytes.size() > kMaxTableBytes) {
    return Error{ErrorCode::kLimitExceeded, "lexicon is larger than 64 MiB; split it",
                 std::string(file_name)};
  }
  if (!text::IsValidUtf8(bytes)) {
    return Malformed(file_name, 1,
                     "lexicon is not UTF-8; save it as UTF-8 without a byte order mark");
  }
  Table table;
  table.file_name_ = file_name;
  table.bytes_.assign(bytes.begin(), bytes.end());
  const char* const begin = bytes.data();
  std::vector<std::string_view> cells;
  std::size_t source_column = 0;
  std::string_view previous;
  std::size_t line_number = 0;
  while (!bytes.empty()) {
    ++line_number;
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
      return Malformed(file_name, line_number, "last line has no line end; add one");
    }
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    if (line.size() > kMaxTableLineBytes) {
      return Error{ErrorCode::kLimitExceeded, "line is longer than 64 KiB; shorten it",
                   std::string(file_name) + ":" + std::to_string(line_number)};
    }
    if (line.find('\r') != std::string_view::npos) {
      return Malformed(file_name, line_number, "line has a carriage return; use plain line feeds");
    }
    CutAtTabs(line, cells);
    if (line_number == 1) {
      DATELINE_CHECK_OK(CheckHeader(cells, file_name));
      table.columns_.assign(cells.begin(), cells.end());
      source_column = static_cast<std::size_t>(
          std::find(cells.begin(), cells.end(), kSourceColumn) - cells.begin());
      continue;
    }
    if (line_number - 1 > kMaxTableRows) {
      return Error{ErrorCode::kLimitExceeded, "lexicon has more than 2000000 rows; split it",
                   std::string(file_name) + ":" + std::to_string(line_number)};
    }
    DATELINE_CHECK_OK(
        CheckRow(cells, table.columns_.size(), source_column, line_number, file_name, sources));
    if (line_number > 2 && line <= previous) {
      return Malformed(file_name, line_number,
                       line == previous ? "row stands twice; remove one"
                                        : "row is out of order; sort the rows with LC_ALL=C sort");
    }
    previous = line;
    for (const std::string_view cell : cells) {
      table.starts_.push_back(static_cast<std::uint32_t>(cell.data() - begin));
    }
  }
  if (line_number == 0)
    return Malformed(file_name, 1, "lexicon is empty; write at least the header");
  table.starts_.push_back(static_cast<std::uint32_t>(table.bytes_.size()));
  return table;
}

Result<ColumnIndex> Table::Find(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) {
    return Malformed(file_name_, 1, "no column \"" + std::string(name) + "\"; add it");
  }
  return ColumnIndex{static_cast<std::uint32_t>(found - columns_.begin())};
}

std::string Table::Where(std::size_t row) const {
  return file_name_ + ":" + std::to_string(row + 2);
}

}  // namespace dateline::lexicon
