// Layouts of other projects that are tables: one row for each event and pair of parties.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "derive/exchange_codes.h"
#include "derive/report.h"

namespace dateline::derive {

struct LayoutColumn {
  std::string_view name;
  std::string_view type;  // string, integer, number or date
  std::string_view meaning;
};

/// The cells of a row, left to right. What would end a cell or begin a quotation becomes a space or
/// an apostrophe, so that readers that know quoting and those that do not read the same.
class CellRow {
 public:
  void Text(std::string_view text);
  void Integer(std::optional<std::int64_t> value);
  void Number(std::optional<double> value);
  void Empty(std::size_t cells) { cells_.resize(cells_.size() + cells); }

  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }

 private:
  std::vector<std::string> cells_;
};

/// What a row is made of.
struct RowSource {
  const Report& report;
  const EventRecord& event;
  Dyad dyad;
  std::string id;   // event_id and the number of the pair: never a number, even to a reader
                    // that guesses
  std::string day;  // Report::DayOf, "2019-04-25" or empty
  std::string_view engine_version;  // empty where it is not known
  const ExchangeCodes& codes;
};

struct TableLayout {
  std::string_view name;
  bool header;
  std::span<const LayoutColumn> columns;
  void (*fill)(const RowSource& source, CellRow& row);
};

extern const TableLayout kIcews;
extern const TableLayout kPolecat;
extern const TableLayout kPhoenix;
extern const TableLayout kGdelt;

/// Texts in one cell.
[[nodiscard]] std::string Joined(const std::vector<std::string>& parts, std::string_view separator);

/// "20190425" of "2019-04-25".
[[nodiscard]] std::string CompactDay(std::string_view day);

/// True if the place of an event is a town or a spot, and not a region or country.
[[nodiscard]] bool IsTown(const EventRecord& event);

}  // namespace dateline::derive
