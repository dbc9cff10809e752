#include "derive/aggregate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace dateline::derive {
namespace {

using std::chrono::sys_days;

int NumberOf(std::string_view digits) {
  int number = 0;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

sys_days DayFrom(std::string_view iso) {
  return sys_days{std::chrono::year{NumberOf(iso.substr(0, 4))} /
                  std::chrono::month{static_cast<unsigned>(NumberOf(iso.substr(5, 2)))} /
                  std::chrono::day{static_cast<unsigned>(NumberOf(iso.substr(8, 2)))}};
}

/// How coarse a time is; what lies between months and years is no month.
int Coarseness(std::string_view precision) {
  if (precision == "year" || precision == "quarter") return 3;
  if (precision == "month") return 2;
  return precision == "week" ? 1 : 0;
}

bool IsDated(const EventRecord& event, Period period) {
  return !event.when_start || Coarseness(event.when_precision) <= static_cast<int>(period);
}

std::string MeanText(double sum, std::uint64_t count) {
  return count == 0 ? std::string() : fmt::format("{:.4f}", sum / static_cast<double>(count));
}

}  // namespace

std::string PeriodOf(std::string_view day, Period period) {
  switch (period) {
    case Period::kDay:
      return std::string(day);
    case Period::kMonth:
      return std::string(day.substr(0, 8)) + "01";
    case Period::kYear:
      return std::string(day.substr(0, 4)) + "-01-01";
    case Period::kWeek:
      break;
  }
  const sys_days date = DayFrom(day);
  const std::chrono::weekday weekday{date};
  return DayText(date - (weekday - std::chrono::Monday));
}

void Aggregate::Add(const Report& report) {
  for (const EventRecord& event : report.records().events) {
    if (!Select(options_.selection, event, counts_)) continue;
    if (!IsDated(event, options_.period) || report.DayOf(event).empty()) {
      --counts_.kept;
      if (!event.statement_id.empty()) --counts_.attributed;
      ++counts_.left_out["undated"];
      continue;
    }
    Count(report, event);
  }
}

std::string Aggregate::PartyOf(const ParticipantRecord* party, bool sector) const {
  if (party == nullptr) return {};
  if (!sector) return party->country;
  return party->sectors.empty() ? std::string() : party->sectors.front();
}

void Aggregate::Count(const Report& report, const EventRecord& event) {
  const std::string day = report.DayOf(event);
  std::set<Key> keys;
  for (const Dyad& dyad : DyadsOf(event)) {
    Key key = {PeriodOf(day, options_.period)};
    for (const ParticipantRecord* party : {dyad.actor, dyad.recipient}) {
      key.push_back(PartyOf(party, false));
      if (options_.sectors) key.push_back(PartyOf(party, true));
    }
    if (options_.type) key.push_back(event.plover);
    if (options_.quad) key.push_back(event.quad ? std::to_string(*event.quad) : "");
    if (options_.root) key.emplace_back(CameoRoot(event.cameo));
    keys.insert(std::move(key));
  }
  for (const Key& key : keys) {
    Cell& cell = cells_[key];
    ++cell.events;
    if (cell.last_document != event.doc_id) ++cell.documents;
    cell.last_document = event.doc_id;
    cell.days.insert(day);
    if (event.score) {
      cell.score.sum += *event.score;
      ++cell.score.count;
    }
    if (const auto goldstein = codes_.Goldstein(event.cameo)) {
      cell.goldstein.sum += *goldstein;
      ++cell.goldstein.count;
    }
  }
}

std::vector<Aggregate::Column> Aggregate::Columns() const {
  std::vector<Column> columns = {{"period", "date"}, {"actor", "string"}};
  if (options_.sectors) columns.push_back({"actor_sector", "string"});
  columns.push_back({"recipient", "string"});
  if (options_.sectors) columns.push_back({"recipient_sector", "string"});
  if (options_.type) columns.push_back({"plover", "string"});
  if (options_.quad) columns.push_back({"quad", "integer"});
  if (options_.root) columns.push_back({"cameo_root", "string"});
  for (const char* name : {"events", "days", "documents"}) columns.push_back({name, "integer"});
  for (const char* name : {"mean_score", "mean_goldstein"}) columns.push_back({name, "number"});
  return columns;
}

std::vector<std::string> Aggregate::RowOf(const Key& key, const Cell& cell) {
  std::vector<std::string> row = key;
  row.push_back(std::to_string(cell.events));
  row.push_back(std::to_string(cell.days.size()));
  row.push_back(std::to_string(cell.documents));
  row.push_back(MeanText(cell.score.sum, cell.score.count));
  row.push_back(MeanText(cell.goldstein.sum, cell.goldstein.count));
  return row;
}

}  // namespace dateline::derive
