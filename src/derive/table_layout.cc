#include "derive/table_layout.h"

#include <algorithm>

#include <fmt/format.h>

namespace dateline::derive {

void CellRow::Text(std::string_view text) {
  std::string& cell = cells_.emplace_back(text);
  for (char& c : cell) {
    if (c == '"') c = '\'';
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  }
}

void CellRow::Integer(std::optional<std::int64_t> value) {
  cells_.push_back(value ? fmt::format("{}", *value) : std::string());
}

void CellRow::Number(std::optional<double> value) {
  cells_.push_back(value ? fmt::format("{}", *value) : std::string());
}

std::string Joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string CompactDay(std::string_view day) {
  std::string compact(day);
  std::erase(compact, '-');
  return compact;
}

bool IsTown(const EventRecord& event) {
  return event.place_precision == "city" || event.place_precision == "point";
}

}  // namespace dateline::derive
