#include "figure/measure_words.h"

#include <optional>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::figure {
namespace {

// A cell that says "none".
constexpr std::string_view kNone = "-";
// Kinds that carry no measure: verbs that say nothing of their object, and prepositions before a
// whole.
constexpr std::string_view kSilent = "silent";
constexpr std::string_view kWhole = "whole";
// Column `of` of words that may stand beside spans of time.
constexpr std::string_view kTime = "time";
// Column `tense` of verb forms.
constexpr std::string_view kParticiple = "participle";

std::optional<MeasureKind> KindOf(std::string_view name) {
  if (name == "verb") return MeasureKind::kVerb;
  if (name == "act") return MeasureKind::kAct;
  if (name == "state") return MeasureKind::kState;
  if (name == "noun") return MeasureKind::kNoun;
  return std::nullopt;
}

}  // namespace

Result<MeasureWords> MeasureWords::Load(const lexicon::ResourceDir& dir) {
  MeasureWords words;
  DATELINE_TRY(people, dir.Lexicon("lexicons/figures/people.tsv"));
  DATELINE_TRY(person, people.Find("word"));
  DATELINE_TRY(of_people, people.Find("measure"));
  for (std::size_t row = 0; row < people.size(); ++row) {
    const std::string_view measure = people.Cell(row, of_people);
    words.people_.emplace(people.Cell(row, person), measure == kNone ? "" : measure);
  }
  // The words for parties, of which only single words matter here: the last word of a longer one is
  // met as it stands.
  DATELINE_TRY(agents, dir.Lexicon("lexicons/actors/agents.tsv"));
  DATELINE_TRY(name, agents.Find("name"));
  DATELINE_TRY(number, agents.Find("number"));
  DATELINE_TRY(kind, agents.Find("kind"));
  for (std::size_t row = 0; row < agents.size(); ++row) {
    const std::string norm = lexicon::NormOf(agents.Cell(row, name));
    if (agents.Cell(row, kind) != "person" || norm.find(' ') != std::string::npos) continue;
    if (agents.Cell(row, number) == "plural") {
      words.people_.emplace(norm, "");
    } else {
      words.persons_.insert(norm);
    }
  }
  DATELINE_TRY(units, dir.Lexicon("lexicons/figures/unit_measure.tsv"));
  DATELINE_TRY(unit, units.Find("unit"));
  DATELINE_TRY(of_unit, units.Find("measure"));
  for (std::size_t row = 0; row < units.size(); ++row) {
    words.units_.emplace(units.Cell(row, unit), units.Cell(row, of_unit));
  }
  DATELINE_TRY(table, dir.Lexicon("lexicons/figures/measure.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(word_kind, table.Find("kind"));
  DATELINE_TRY(measure, table.Find("measure"));
  DATELINE_TRY(of, table.Find("of"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view name_of_kind = table.Cell(row, word_kind);
    if (name_of_kind == kSilent || name_of_kind == kWhole) {
      (name_of_kind == kSilent ? words.silent_ : words.wholes_)
          .insert(std::string(table.Cell(row, word)));
      continue;
    }
    const auto known = KindOf(name_of_kind);
    if (!known) {
      return Error{ErrorCode::kMalformedInput, "kind is verb, act, state, noun, silent or whole",
                   table.Where(row)};
    }
    words.words_.emplace(
        std::pair(*known, std::string(table.Cell(row, word))),
        MeasureWord{std::string(table.Cell(row, measure)), table.Cell(row, of) == kTime});
  }
  DATELINE_TRY(forms, dir.Lexicon("lexicons/lang/verb_forms.tsv"));
  DATELINE_TRY(form, forms.Find("form"));
  DATELINE_TRY(lemma, forms.Find("lemma"));
  DATELINE_TRY(tense, forms.Find("tense"));
  for (std::size_t row = 0; row < forms.size(); ++row) {
    if (forms.Cell(row, tense) == kParticiple) {
      words.participles_.emplace(forms.Cell(row, lemma), forms.Cell(row, form));
    }
  }
  return words;
}

const MeasureWord* MeasureWords::Find(MeasureKind kind, std::string_view lemma) const {
  const auto it = words_.find(std::pair(kind, std::string(lemma)));
  return it == words_.end() ? nullptr : &it->second;
}

}  // namespace dateline::figure
