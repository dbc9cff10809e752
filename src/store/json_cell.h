// One cell as JSON, by the type of its column. Private to the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/records.h"

namespace dateline::store {

void AppendJsonCell(const std::string& value, std::string& out);
void AppendJsonCell(bool value, std::string& out);
void AppendJsonCell(std::int32_t value, std::string& out);
void AppendJsonCell(std::int64_t value, std::string& out);
void AppendJsonCell(double value, std::string& out);
void AppendJsonCell(Day value, std::string& out);
void AppendJsonCell(const NameMap& value, std::string& out);

/// ISO 8601 day, "2019-04-25", without quotes.
void AppendDay(Day day, std::string& out);

/// A number as JSON and CSV write it: the shortest form that reads back the same. JSON knows no
/// infinity and no NaN, and nothing measured is either: they become null (JSON) or empty (CSV).
void AppendNumber(double value, std::string& out);

/// Appends a row or part as an object. `skip(name)` leaves columns out.
template <typename Row, typename Skip>
void AppendJsonObject(const Row& row, Skip&& skip, std::string& out);

template <typename T>
void AppendJsonCell(const std::optional<T>& value, std::string& out) {
  if (value) {
    AppendJsonCell(*value, out);
  } else {
    out += "null";
  }
}

template <typename T>
void AppendJsonCell(const std::vector<T>& values, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    if constexpr (requires { T::kColumns; }) {
      AppendJsonObject(
          values[i], [](std::string_view) { return false; }, out);
    } else {
      AppendJsonCell(values[i], out);
    }
  }
  out += ']';
}

template <typename Row, typename Skip>
void AppendJsonObject(const Row& row, Skip&& skip, std::string& out) {
  char separator = '{';
  ForEachColumn<Row>([&](const auto& column) {
    if (skip(column.name)) return;
    out += separator;
    separator = ',';
    out += '"';
    out += column.name;
    out += "\":";
    const auto& value = row.*column.member;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) {
      if (value.empty() && !column.required) {
        out += "null";
        return;
      }
    }
    AppendJsonCell(value, out);
  });
  out += '}';
}

}  // namespace dateline::store
