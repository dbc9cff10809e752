#include "store/json.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "store/json_cell.h"

namespace dateline::store {
namespace {

/// The letter after the backslash for bytes that must be escaped: 'u' for \u00XX, 0 for none.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (std::size_t i = 0; i < 0x20; ++i) escapes[i] = 'u';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}();

template <typename Integer>
void AppendInteger(Integer value, std::string& out) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

constexpr auto kNothing = [](std::string_view) { return false; };
constexpr auto kDocId = [](std::string_view name) { return name == "doc_id"; };

void AppendParticipants(const EventRecord& event, std::string& out) {
  out.back() = ',';  // in place of the event's closing brace
  out += "\"participants\":[";
  const auto told_by_place = [](std::string_view name) {
    return name == "doc_id" || name == "event_id" || name == "ordinal";
  };
  for (std::size_t i = 0; i < event.participants.size(); ++i) {
    if (i > 0) out += ',';
    AppendJsonObject(event.participants[i], told_by_place, out);
  }
  out += "]}";
}

}  // namespace

void AppendJsonString(std::string_view text, std::string& out) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = kEscapes[byte];
    if (escape == 0) continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    out += '\\';
    out += escape;
    if (escape == 'u') {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  out.append(text, copied, text.size() - copied);
  out += '"';
}

void AppendDay(Day day, std::string& out) {
  const std::chrono::year_month_day date{day};
  fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

void AppendNumber(double value, std::string& out) {
  std::array<char, 40> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void AppendJsonCell(const std::string& value, std::string& out) { AppendJsonString(value, out); }
void AppendJsonCell(bool value, std::string& out) { out += value ? "true" : "false"; }
void AppendJsonCell(std::int32_t value, std::string& out) { AppendInteger(value, out); }
void AppendJsonCell(std::int64_t value, std::string& out) { AppendInteger(value, out); }

void AppendJsonCell(double value, std::string& out) {
  if (std::isfinite(value)) {
    AppendNumber(value, out);
  } else {
    out += "null";
  }
}

void AppendJsonCell(Day value, std::string& out) {
  out += '"';
  AppendDay(value, out);
  out += '"';
}

void AppendJsonCell(const NameMap& value, std::string& out) {
  char separator = '{';
  for (const NamePart& entry : value.entries) {
    out += separator;
    separator = ',';
    AppendJsonString(entry.name, out);
    out += ':';
    AppendJsonString(entry.value, out);
  }
  out += separator == '{' ? "{}" : "}";
}

void AppendJson(const Records& records, std::string& out) {
  out += "{\"documents\":";
  AppendJsonObject(records.document, kNothing, out);
  ForEachList(records, [&](const auto& rows) {
    using Row = typename std::remove_cvref_t<decltype(rows)>::value_type;
    out += ",\"";
    out += Row::kTable;
    out += "\":[";
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0) out += ',';
      AppendJsonObject(rows[i], kDocId, out);
      if constexpr (std::is_same_v<Row, EventRecord>) AppendParticipants(rows[i], out);
    }
    out += ']';
  });
  out += '}';
}

void AppendJson(const RunRecord& row, std::string& out) { AppendJsonObject(row, kNothing, out); }
void AppendJson(const InputRecord& row, std::string& out) { AppendJsonObject(row, kNothing, out); }

}  // namespace dateline::store
