#include "event/stances.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

constexpr std::array<std::pair<std::string_view, StanceKind>, 4> kKinds = {
    {{"verb", StanceKind::kVerb},
     {"noun", StanceKind::kNoun},
     {"source", StanceKind::kSource},
     {"condition", StanceKind::kCondition}}};

bool Fits(const discourse::ScannedToken& token, std::string_view word) {
  return token.norm == word || token.lemma == word || token.word.lemma == word;
}

}  // namespace

Result<Stances> Stances::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/stances.tsv"));
  DATELINE_TRY(phrase, table.Find("phrase"));
  DATELINE_TRY(kind, table.Find("kind"));
  DATELINE_TRY(stance, table.Find("stance"));
  Stances stances;
  for (std::size_t row = 0; row < table.size(); ++row) {
    StanceCue cue;
    for (const std::string_view word : lexicon::CutAtSpaces(table.Cell(row, phrase))) {
      cue.words.emplace_back(word);
    }
    const auto* known = std::ranges::find(kKinds, table.Cell(row, kind),
                                          &std::pair<std::string_view, StanceKind>::first);
    if (known == kKinds.end()) {
      return Error{ErrorCode::kMalformedInput, "kind is verb, noun, source or condition",
                   table.Where(row)};
    }
    cue.kind = known->second;
    cue.stance = table.Cell(row, stance);
    cue.where = table.Where(row);
    const std::string first = cue.words.front();
    stances.by_first_[first].push_back(std::move(cue));
  }
  for (auto& [first, cues] : stances.by_first_) {
    std::ranges::stable_sort(cues, std::ranges::greater{},
                             [](const StanceCue& cue) { return cue.words.size(); });
  }
  return stances;
}

const StanceCue* Stances::FindAt(const discourse::TokenScan& scan, std::size_t at,
                                 std::size_t last) const {
  const StanceCue* best = nullptr;
  const auto& token = scan[at];
  for (const std::string_view first : {token.norm, token.lemma, token.word.lemma}) {
    const auto found = by_first_.find(std::string(first));
    if (found == by_first_.end()) continue;
    for (const StanceCue& cue : found->second) {
      if (best != nullptr && best->words.size() >= cue.words.size()) break;
      if (at + cue.words.size() > last) continue;
      const bool helper =
          token.word.Is(discourse::WordClass::kBe) || token.word.Is(discourse::WordClass::kModal);
      if (cue.kind == StanceKind::kVerb && !token.verb && !helper) continue;
      if (cue.kind == StanceKind::kNoun && token.verb) continue;
      std::size_t i = 1;
      while (i < cue.words.size() && Fits(scan[at + i], cue.words[i])) ++i;
      if (i == cue.words.size()) best = &cue;
    }
  }
  return best;
}

}  // namespace dateline::event
