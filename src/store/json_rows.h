// Rows from JSON objects, by the column declarations: the inverse of json_cell.h. Private to the
// store.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "dateline/document.h"
#include "dateline/records.h"
#include "dateline/result.h"

namespace dateline::store {

using JsonElement = simdjson::dom::element;

inline bool ReadCell(JsonElement json, std::string& out) {
  std::string_view text;
  if (json.get(text) != simdjson::SUCCESS) return false;
  out = text;
  return true;
}
inline bool ReadCell(JsonElement json, bool& out) { return json.get(out) == simdjson::SUCCESS; }
inline bool ReadCell(JsonElement json, double& out) { return json.get(out) == simdjson::SUCCESS; }
inline bool ReadCell(JsonElement json, std::int64_t& out) {
  return json.get(out) == simdjson::SUCCESS;
}
inline bool ReadCell(JsonElement json, std::int32_t& out) {
  std::int64_t wide = 0;
  if (json.get(wide) != simdjson::SUCCESS || wide < INT32_MIN || wide > INT32_MAX) return false;
  out = static_cast<std::int32_t>(wide);
  return true;
}
inline bool ReadCell(JsonElement json, Day& out) {
  std::string text;
  if (!ReadCell(json, text)) return false;
  const Result<Moment> moment = ParseIsoMoment(text);
  if (!moment) return false;
  out = Day{moment->day};
  return true;
}
inline bool ReadCell(JsonElement json, NameMap& out) {
  simdjson::dom::object object;
  if (json.get(object) != simdjson::SUCCESS) return false;
  for (const auto field : object) {
    NamePart& entry = out.entries.emplace_back();
    entry.name = field.key;
    if (!ReadCell(field.value, entry.value)) return false;
  }
  return true;
}

template <typename Row>
bool ReadObject(JsonElement json, Row& row);

template <typename T>
bool ReadCell(JsonElement json, std::optional<T>& out) {
  return ReadCell(json, out.emplace());
}
template <typename T>
bool ReadCell(JsonElement json, std::vector<T>& out) {
  simdjson::dom::array array;
  if (json.get(array) != simdjson::SUCCESS) return false;
  for (const JsonElement element : array) {
    T& value = out.emplace_back();
    if constexpr (requires { T::kColumns; }) {
      if (!ReadObject(element, value)) return false;
    } else {
      if (!ReadCell(element, value)) return false;
    }
  }
  return true;
}

/// Null and absent leave a member as it is.
template <typename Row>
bool ReadObject(JsonElement json, Row& row) {
  bool ok = true;
  ForEachColumn<Row>([&](const auto& column) {
    JsonElement value;
    if (json[column.name].get(value) != simdjson::SUCCESS || value.is_null()) return;
    ok = ok && ReadCell(value, row.*column.member);
  });
  return ok;
}

/// \errors kMalformedInput: the file is not one the store wrote.
template <typename Row>
[[nodiscard]] Status ReadJsonRow(std::string_view text, Row& row) {
  simdjson::dom::parser parser;
  JsonElement json;
  if (parser.parse(text.data(), text.size()).get(json) != simdjson::SUCCESS ||
      !ReadObject(json, row)) {
    return Error{ErrorCode::kMalformedInput, "row is not of the expected form",
                 std::string(Row::kTable)};
  }
  return Ok();
}

}  // namespace dateline::store
