#include "event/stances.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

using Form = Complement::Form;

constexpr std::array<std::pair<std::string_view, StanceKind>, 7> kKinds = {
    {{"verb", StanceKind::kVerb},
     {"noun", StanceKind::kNoun},
     {"adjective", StanceKind::kAdjective},
     {"modal", StanceKind::kModal},
     {"speaker", StanceKind::kSpeaker},
     {"carrier", StanceKind::kCarrier},
     {"condition", StanceKind::kCondition}}};

constexpr std::array<std::pair<std::string_view, Form>, 8> kForms = {
    {{"object", Form::kObject},
     {"that", Form::kThat},
     {"subjunctive", Form::kSubjunctive},
     {"infinitive", Form::kInfinitive},
     {"gerund", Form::kGerund},
     {"object+infinitive", Form::kWhole},
     {"whom+infinitive", Form::kAddressee},
     {"clause", Form::kClause}}};

constexpr std::string_view kAddressed = "+infinitive";
constexpr std::string_view kBound = "clause+";

// "object", "for", "on+infinitive", "clause+until".
Complement ReadComplement(std::string_view word) {
  for (const auto& [name, form] : kForms) {
    if (name == word) return {form, {}};
  }
  if (word.starts_with(kBound)) {
    return {Form::kBoundClause, std::string(word.substr(kBound.size()))};
  }
  if (word.ends_with(kAddressed)) {
    return {Form::kAddressee, std::string(word.substr(0, word.size() - kAddressed.size()))};
  }
  return {Form::kPhrase, std::string(word)};
}

bool Fits(const discourse::ScannedToken& token, std::string_view word) {
  return token.norm == word || token.lemma == word || token.word.lemma == word;
}

}  // namespace

Result<Stances> Stances::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/stances.tsv"));
  DATELINE_TRY(phrase, table.Find("phrase"));
  DATELINE_TRY(kind, table.Find("kind"));
  DATELINE_TRY(complement, table.Find("complement"));
  DATELINE_TRY(stance, table.Find("stance"));
  Stances stances;
  for (std::size_t row = 0; row < table.size(); ++row) {
    StanceCue cue;
    for (const std::string_view word : lexicon::CutAtSpaces(table.Cell(row, phrase))) {
      cue.words.emplace_back(word);
    }
    for (const std::string_view word : lexicon::CutAtSpaces(table.Cell(row, complement))) {
      if (word != "-") cue.complements.push_back(ReadComplement(word));
    }
    const auto* known = std::ranges::find(kKinds, table.Cell(row, kind),
                                          &std::pair<std::string_view, StanceKind>::first);
    if (known == kKinds.end()) {
      return Error{ErrorCode::kMalformedInput,
                   "kind is verb, noun, adjective, modal, speaker, carrier or condition",
                   table.Where(row)};
    }
    cue.kind = known->second;
    cue.stance = table.Cell(row, stance);
    cue.where = table.Where(row);
    const std::string first = cue.words.front();
    stances.by_first_[first].push_back(std::move(cue));
  }
  stances.by_first_.ForEach([](std::string_view, std::vector<StanceCue>& cues) {
    std::ranges::stable_sort(cues, std::ranges::greater{},
                             [](const StanceCue& cue) { return cue.words.size(); });
  });
  return stances;
}

void Stances::FindAt(const discourse::TokenScan& scan, std::size_t at, std::size_t last,
                     std::vector<const StanceCue*>& out) const {
  const auto& token = scan[at];
  const std::size_t begin = out.size();
  std::array<std::string_view, 3> firsts{token.norm, token.lemma, token.word.lemma};
  for (std::size_t f = 0; f < firsts.size(); ++f) {
    if (std::find(firsts.begin(), firsts.begin() + static_cast<std::ptrdiff_t>(f), firsts[f]) !=
        firsts.begin() + static_cast<std::ptrdiff_t>(f)) {
      continue;
    }
    const auto* cues = by_first_.Find(firsts[f]);
    if (cues == nullptr) continue;
    for (const StanceCue& cue : *cues) {
      if (at + cue.words.size() > last) continue;
      std::size_t i = 1;
      while (i < cue.words.size() && Fits(scan[at + i], cue.words[i])) ++i;
      if (i == cue.words.size()) out.push_back(&cue);
    }
  }
  std::stable_sort(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](const StanceCue* a, const StanceCue* b) { return a->words.size() > b->words.size(); });
}

}  // namespace dateline::event
