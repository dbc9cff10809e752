#include "ingest/field_names.h"

#include "lexicon/read_toml.h"
#include "text/ascii.h"

namespace dateline::ingest {
namespace {

constexpr std::array<std::string_view, kFieldCount> kFieldNames = {
    "id",       "text",    "html",   "title", "url",    "publisher", "published",
    "modified", "section", "byline", "lang",  "tokens", "sentences"};
constexpr std::array<std::string_view, kFieldPlaceCount> kPlaceKeys = {"record", "front_matter",
                                                                       "header_line"};

Error Refuse(const toml::source_region& region, std::string_view file_name, std::string message) {
  return {ErrorCode::kMalformedInput, std::move(message),
          std::string(file_name) + ":" + std::to_string(region.begin.line)};
}

}  // namespace

std::string_view FieldName(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::optional<Field> ParseField(std::string_view name) {
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    if (kFieldNames[i] == name) return static_cast<Field>(i);
  }
  return std::nullopt;
}

Result<FieldNames> FieldNames::Parse(std::string_view toml_text, std::string_view file_name) {
  DATELINE_TRY(file, lexicon::ReadToml(toml_text, file_name));
  FieldNames names;

  const toml::array* fields = file["field"].as_array();
  if (fields == nullptr) return Refuse(file.source(), file_name, "no [[field]] in the file");
  for (const toml::node& node : *fields) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Refuse(node.source(), file_name, "field must be a table");
    const auto field = ParseField((*table)["field"].value_or(std::string_view()));
    if (!field) return Refuse(node.source(), file_name, "`field` names no field of a report");
    for (std::size_t place = 0; place < kFieldPlaceCount; ++place) {
      const toml::array* list = (*table)[kPlaceKeys[place]].as_array();
      if (list == nullptr) return Refuse(node.source(), file_name, "a list of names is missing");
      std::uint32_t rank = 1;  // 0 is for Prefer
      for (const toml::node& item : *list) {
        const auto name = item.value<std::string>();
        if (!name || name->empty()) {
          return Refuse(item.source(), file_name, "a name must be a text that is not empty");
        }
        if (!names.names_[place].emplace(*name, Meaning{*field, rank++}).second) {
          return Refuse(item.source(), file_name, "the name `" + *name + "` stands twice");
        }
      }
    }
    const toml::array* examples = (*table)["examples"].as_array();
    if (examples == nullptr) return Refuse(node.source(), file_name, "`examples` are missing");
    for (const toml::node& item : *examples) {
      const toml::table* example = item.as_table();
      const auto record =
          example == nullptr ? std::nullopt : (*example)["record"].value<std::string>();
      const auto want = example == nullptr ? std::nullopt : (*example)["want"].value<std::string>();
      if (!record || !want) {
        return Refuse(item.source(), file_name, "an example is { record = text, want = text }");
      }
      names.examples_.push_back(
          {*field, (*table)["id"].value_or(std::string()), *record, *want,
           std::string(file_name) + ":" + std::to_string(item.source().begin.line)});
    }
  }
  return names;
}

void FieldNames::Prefer(Field field, std::string_view name) {
  names_[static_cast<std::size_t>(FieldPlace::kRecord)].insert_or_assign(text::LowerAscii(name),
                                                                         Meaning{field, 0});
}

std::optional<FieldNames::Meaning> FieldNames::Find(FieldPlace place, std::string_view name) const {
  const auto& names = names_[static_cast<std::size_t>(place)];
  const auto found =
      place == FieldPlace::kHeaderLine ? names.find(name) : names.find(text::LowerAscii(name));
  if (found == names.end()) return std::nullopt;
  return found->second;
}

std::string FieldNames::NamesOf(Field field) const {
  std::map<std::uint32_t, std::string_view> by_rank;
  for (const auto& [name, meaning] : names_[static_cast<std::size_t>(FieldPlace::kRecord)]) {
    if (meaning.field == field) by_rank.emplace(meaning.rank, name);
  }
  std::string all;
  for (const auto& [rank, name] : by_rank) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

}  // namespace dateline::ingest
