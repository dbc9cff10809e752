// What came with a report beside its text, wherever it stood: a JSON record, front matter, or
// header lines.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/result.h"

#include "ingest/field_names.h"

namespace dateline::ingest {

/// Half-open ranges in code points of the text as it stands in the record.
using CodePointRanges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

struct Record {
  /// By Field; null where the record does not have it. Valid UTF-8.
  std::array<std::optional<std::string>, kFieldCount> values;
  std::array<std::uint32_t, kFieldCount> ranks{};  // rank of the name each value came under
  std::optional<CodePointRanges> tokens;
  std::optional<CodePointRanges> sentences;
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] const std::optional<std::string>& Get(Field field) const {
    return values[static_cast<std::size_t>(field)];
  }
  /// Keeps the value that came under the better name.
  void Offer(FieldNames::Meaning meaning, std::string value);
};

/// Parses one JSON record. Where two names stand for one field, the better one counts. Numbers are
/// taken as their digits; a list of texts is joined by ", "; of an object, its "name" counts. Bytes
/// that are not UTF-8 become U+FFFD, with diagnostic "charset_replaced".
///
/// \errors kMalformedInput for what is not JSON, not an object, a half surrogate, nesting deeper
///         than 64, a name twice, a text that is no text, ranges that do not rise.
[[nodiscard]] Result<Record> ParseJsonRecord(std::string_view json, const FieldNames& names,
                                             std::string_view where);

}  // namespace dateline::ingest
