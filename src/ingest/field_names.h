// Which names of fields mean what: "headline" is a title, "story_text" a text. The names are data
// (rules/ingest/fields.toml), because every archive has its own.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::ingest {

enum class Field : std::uint8_t {
  kId,
  kText,
  kHtml,
  kTitle,
  kUrl,
  kPublisher,
  kPublished,
  kModified,
  kSection,
  kByline,
  kLang,
  kTokens,
  kSentences,
};
inline constexpr std::size_t kFieldCount = 13;

/// "id", "text", …: the left side of `--field published=date`.
[[nodiscard]] std::string_view FieldName(Field field);
[[nodiscard]] std::optional<Field> ParseField(std::string_view name);

/// Where a name was met. Header lines of plain text are matched exactly, the others in lower case.
enum class FieldPlace : std::uint8_t { kRecord, kFrontMatter, kHeaderLine };
inline constexpr std::size_t kFieldPlaceCount = 3;

/// A record of one line with what a field must be read as.
struct FieldExample {
  Field field = Field::kText;
  std::string rule;    // "ingest.field.title"
  std::string record;  // JSON
  std::string want;
  std::string where;  // "rules/ingest/fields.toml:14"
};

class FieldNames {
 public:
  struct Meaning {
    Field field = Field::kText;
    std::uint32_t rank = 0;  // lower wins where a record has two names for one field
  };

  /// Reads fields.toml; `file_name` is used in messages only.
  /// \errors kMalformedInput, with the line.
  [[nodiscard]] static Result<FieldNames> Parse(std::string_view toml, std::string_view file_name);

  /// Makes `name` the first choice for a field of records: `--field published=date`.
  void Prefer(Field field, std::string_view name);

  [[nodiscard]] std::optional<Meaning> Find(FieldPlace place, std::string_view name) const;

  /// The names a record may have for a field, best first, separated by ", ": for messages.
  [[nodiscard]] std::string NamesOf(Field field) const;

  /// The examples that the file carries: `dateline rules check` runs them.
  [[nodiscard]] const std::vector<FieldExample>& examples() const { return examples_; }

 private:
  std::array<std::map<std::string, Meaning, std::less<>>, kFieldPlaceCount> names_;
  std::vector<FieldExample> examples_;
};

}  // namespace dateline::ingest
