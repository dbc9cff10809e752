#include "rule_notes.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "lexicon/read_toml.h"

namespace dateline::cli {
namespace {

constexpr std::array<std::string_view, 2> kTables{"rule", "operator"};

RuleNote NoteOf(const toml::table& rule, std::string_view file) {
  RuleNote note;
  note.where = fmt::format("{}:{}", file, rule.source().begin.line);
  note.why = rule["why"].value_or(std::string());
  note.example = rule["examples"][0]["text"].value_or(std::string());
  return note;
}

}  // namespace

Result<RuleNotes> RuleNotes::Load(const lexicon::ResourceDir& dir) {
  RuleNotes notes;
  DATELINE_TRY(files, dir.List("rules", ".toml"));
  for (const std::string& file : files) {
    DATELINE_TRY(bytes, dir.Read(file));
    DATELINE_TRY(parsed, lexicon::ReadToml(bytes, file));
    for (const std::string_view table : kTables) {
      const toml::array* rules = parsed[table].as_array();
      for (std::size_t i = 0; rules != nullptr && i < rules->size(); ++i) {
        const toml::table* rule = rules->get(i)->as_table();
        if (rule == nullptr) continue;
        notes.notes_.emplace((*rule)["id"].value_or(std::string()), NoteOf(*rule, file));
      }
    }
  }
  return notes;
}

const RuleNote* RuleNotes::Find(std::string_view id) const {
  const auto at = notes_.find(std::string(id));
  return at == notes_.end() ? nullptr : &at->second;
}

}  // namespace dateline::cli
