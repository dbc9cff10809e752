// Coded records counted: who did how much to whom, by day, week, month or year.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derive/exchange_codes.h"
#include "derive/report.h"
#include "derive/selection.h"

namespace dateline::derive {

enum class Period { kDay, kWeek, kMonth, kYear };

struct AggregateOptions {
  Period period = Period::kMonth;
  bool sectors = false;  // parties are told apart by country and first sector, not country alone
  bool type = true;      // rows are told apart by PLOVER type,
  bool quad = false;     // quad class,
  bool root = false;     // and CAMEO root
  Selection selection;
};

/// The first day of the period a day lies in: "2019-04-01" of "2019-04-25" by month, the Monday by
/// week. \pre `day` is an ISO 8601 day.
[[nodiscard]] std::string PeriodOf(std::string_view day, Period period);

/// Events whose time is coarser than the period ("in 2019", by month) or unknown are left out and
/// counted as "undated".
class Aggregate {
 public:
  explicit Aggregate(const AggregateOptions& options, const ExchangeCodes& codes)
      : options_(options), codes_(codes) {}

  /// Counts the events of a report. An event of several parties counts once in each pair of
  /// countries (docs/formats/exports.md).
  void Add(const Report& report);

  [[nodiscard]] const SelectionCounts& counts() const { return counts_; }
  [[nodiscard]] std::size_t rows() const { return cells_.size(); }

  struct Column {
    std::string name;
    std::string type;  // string, integer, number or date
  };
  /// `period` and the parties, what `by` asked for, then `events` (rows of events), `days`
  /// (distinct days: what a filter of one event a day would count), `documents`, `mean_score`
  /// (PLOVER) and `mean_goldstein`.
  [[nodiscard]] std::vector<Column> Columns() const;

  /// Calls `visit(cells)` for each row, by rising key; cells are as text, empty where not known.
  template <typename Visit>
  void ForEachRow(Visit&& visit) const {
    for (const auto& [key, cell] : cells_) visit(RowOf(key, cell));
  }

 private:
  using Key = std::vector<std::string>;
  struct Mean {
    double sum = 0;
    std::uint64_t count = 0;
  };
  struct Cell {
    std::uint64_t events = 0;
    std::uint64_t documents = 0;
    std::string last_document;  // documents come one after another
    std::set<std::string> days;
    Mean score, goldstein;
  };

  void Count(const Report& report, const EventRecord& event);
  [[nodiscard]] std::string PartyOf(const ParticipantRecord* party, bool sector) const;
  [[nodiscard]] static std::vector<std::string> RowOf(const Key& key, const Cell& cell);

  const AggregateOptions options_;
  const ExchangeCodes& codes_;
  std::map<Key, Cell> cells_;
  SelectionCounts counts_;
};

}  // namespace dateline::derive
