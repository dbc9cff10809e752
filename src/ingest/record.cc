#include "ingest/record.h"

#include <algorithm>

#include <simdjson.h>

#include "text/utf8.h"

namespace dateline::ingest {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxDepth = 64;

Error Refuse(std::string message, std::string_view where) {
  return {ErrorCode::kMalformedInput, std::move(message), std::string(where)};
}

/// A value as text, if it is one or can be read as one.
std::optional<std::string> AsText(dom::element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  double real = 0;
  if (value.is_double() && value.get(real) == simdjson::SUCCESS) return simdjson::minify(value);
  dom::object object;
  if (value.get(object) == simdjson::SUCCESS && object["name"].get(text) == simdjson::SUCCESS) {
    return std::string(text);
  }
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return std::nullopt;
  std::string joined;
  for (const dom::element item : list) {
    if (item.get(text) != simdjson::SUCCESS) return std::nullopt;
    if (!joined.empty()) joined += ", ";
    joined += text;
  }
  return joined;
}

std::optional<CodePointRanges> AsRanges(dom::element value) {
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return std::nullopt;
  CodePointRanges ranges;
  std::uint64_t last_end = 0;
  for (const dom::element item : list) {
    dom::array pair;
    if (item.get(pair) != simdjson::SUCCESS || pair.size() != 2) return std::nullopt;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    if (pair.at(0).get(begin) != simdjson::SUCCESS || pair.at(1).get(end) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    // The words of one contraction share a span, so equal spans may follow each other.
    const bool repeats = !ranges.empty() && ranges.back().first == begin && last_end == end;
    if (begin >= end || end > UINT32_MAX || (begin < last_end && !repeats)) return std::nullopt;
    ranges.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    last_end = end;
  }
  return ranges;
}

bool MustBeText(Field field) { return field == Field::kText || field == Field::kHtml; }

Status ReadField(dom::key_value_pair entry, const FieldNames& names, std::string_view where,
                 Record& record) {
  const auto meaning = names.Find(FieldPlace::kRecord, entry.key);
  if (!meaning || entry.value.is_null()) return Ok();
  const std::string key(entry.key);
  if (meaning->field == Field::kTokens || meaning->field == Field::kSentences) {
    auto ranges = AsRanges(entry.value);
    if (!ranges) return Refuse("field `" + key + "` must be a rising list of [begin, end]", where);
    (meaning->field == Field::kTokens ? record.tokens : record.sentences) = std::move(ranges);
    return Ok();
  }
  if (MustBeText(meaning->field) && !entry.value.is_string()) {
    return Refuse("field `" + key + "` must be a text", where);
  }
  auto text = AsText(entry.value);
  if (!text) {
    record.diagnostics.push_back(
        {"field_ignored", "field `" + std::string(FieldName(meaning->field)) + "` is no text"});
    return Ok();
  }
  record.Offer(*meaning, std::move(*text));
  return Ok();
}

Result<Record> ReadObject(const dom::object& object, const FieldNames& names,
                          std::string_view where) {
  Record record;
  std::vector<std::string_view> seen;
  for (const dom::key_value_pair entry : object) {
    if (!names.Find(FieldPlace::kRecord, entry.key)) continue;
    if (std::find(seen.begin(), seen.end(), entry.key) != seen.end()) {
      return Refuse("field `" + std::string(entry.key) + "` stands twice in the record", where);
    }
    seen.push_back(entry.key);
    DATELINE_CHECK_OK(ReadField(entry, names, where, record));
  }
  return record;
}

std::string Reason(simdjson::error_code code) {
  switch (code) {
    case simdjson::STRING_ERROR:
      return "a text in the record has a broken escape or half a surrogate";
    case simdjson::DEPTH_ERROR:
      return "the record is nested deeper than 64 levels";
    case simdjson::UNCLOSED_STRING:
      return "the record ends within a text: is the line cut?";
    case simdjson::EMPTY:
      return "the record is empty";
    default:
      return std::string("the record is not JSON: ") + simdjson::error_message(code);
  }
}

}  // namespace

void Record::Offer(FieldNames::Meaning meaning, std::string value) {
  const auto at = static_cast<std::size_t>(meaning.field);
  if (values[at] && ranks[at] <= meaning.rank) return;
  values[at] = std::move(value);
  ranks[at] = meaning.rank;
}

Result<Record> ParseJsonRecord(std::string_view json, const FieldNames& names,
                               std::string_view where) {
  dom::parser parser;
  // A nested element costs a slot of depth; +1 because simdjson counts the root.
  if (parser.allocate(std::max<std::size_t>(json.size(), 1), kMaxDepth + 1) != simdjson::SUCCESS) {
    return Refuse("the record is too large to parse", where);
  }
  dom::element root;
  auto error = parser.parse(json.data(), json.size()).get(root);
  std::size_t replaced = 0;
  std::string repaired;
  if (error == simdjson::UTF8_ERROR) {
    repaired = text::RepairUtf8(json, replaced);
    if (parser.allocate(repaired.size(), kMaxDepth + 1) != simdjson::SUCCESS) {
      return Refuse("the record is too large to parse", where);
    }
    error = parser.parse(repaired).get(root);
  }
  if (error != simdjson::SUCCESS) return Refuse(Reason(error), where);
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return Refuse("the record is not a JSON object", where);
  }
  DATELINE_TRY(record, ReadObject(object, names, where));
  if (replaced > 0) {
    record.diagnostics.push_back(
        {"charset_replaced",
         std::to_string(replaced) + " malformed UTF-8 sequences became U+FFFD"});
  }
  return record;
}

}  // namespace dateline::ingest
