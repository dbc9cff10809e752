#include "time/tense.h"

#include <optional>
#include <string_view>

namespace dateline::time {

Result<TenseFinder> TenseFinder::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(cues, dir.Lexicon("lexicons/time/tense_cue.tsv"));
  DATELINE_TRY(value, cues.Find("value"));
  TenseFinder finder;
  for (std::size_t row = 0; row < cues.size(); ++row) {
    const std::string norm = lexicon::NormOf(cues.Cell(row, lexicon::ColumnIndex{0}));
    (cues.Cell(row, value) == "future" ? finder.future_ : finder.past_).Add(norm);
  }
  return finder;
}

std::optional<Tense> TenseFinder::Of(const lexicon::TokenView& view, std::uint32_t token) const {
  const auto& relations = view.tokens.Column<&TokenRow::relation>();
  const auto& heads = view.tokens.Column<&TokenRow::head>();
  const auto& upos = view.tokens.Column<&TokenRow::upos>();
  const auto& feats = view.tokens.Column<&TokenRow::feats>();
  const std::string_view own = feats[token];
  const auto has = [&](std::string_view feature) {
    return own.find(feature) != std::string_view::npos;
  };
  // "They threatened on Monday to leave" tells of Monday, "talks scheduled Monday" looks ahead.
  const bool told = has("Tense=Past|VerbForm=Fin");
  if (!told && future_.Find(view.Norm(token)) != lexicon::kNoWord) return Tense::kFuture;
  bool infinitive = has("VerbForm=Inf");
  bool past = false;
  bool present = false;
  bool to = false;  // the particle, met before what stands to its left
  // Its auxiliaries and the particle of the infinitive stand before it.
  for (std::uint32_t i = token; i-- > 0 && view.Sentence(i) == view.Sentence(token);) {
    if (heads[i] != TokenIndex{token}) continue;
    if (relations[i] == Relation::kMark && upos[i] == Upos::kPart) infinitive = to = true;
    if (relations[i] != Relation::kAux && relations[i] != Relation::kCop) continue;
    // "could have been prevented" tells of what was, "was to meet" of what was to come.
    if (future_.Find(view.Norm(i)) != lexicon::kNoWord) return past ? Tense::kPast : Tense::kFuture;
    if (to) return Tense::kFuture;
    past = past || past_.Find(view.Norm(i)) != lexicon::kNoWord;
    present = present || feats[i].find("Tense=Pres") != std::string_view::npos;
  }
  if (past) return Tense::kPast;
  if (infinitive) {
    // "agreed to meet on Friday"; but "flew in to meet them on Friday" is told of when they flew.
    const bool purpose = relations[token] == Relation::kAdvcl;
    return purpose ? std::nullopt : std::optional(Tense::kFuture);
  }
  if (present || has("Tense=Pres|VerbForm=Fin")) return Tense::kPresent;
  return has("Tense=Past") ? std::optional(Tense::kPast) : std::nullopt;
}

Tense TenseFinder::At(const lexicon::TokenView& view, std::uint32_t first,
                      std::uint32_t last) const {
  const auto& heads = view.tokens.Column<&TokenRow::head>();
  // The word of the expression that hangs on one outside it.
  std::uint32_t at = last - 1;
  const auto within = [&](std::uint32_t token) { return token >= first && token < last; };
  for (std::uint32_t steps = 0; steps <= last - first && heads[at] != kNoHead; ++steps) {
    const auto head = static_cast<std::uint32_t>(heads[at]);
    if (!within(head)) break;
    at = head;
  }
  // A tree is not deeper than its sentence is long.
  while (heads[at] != kNoHead) {
    at = static_cast<std::uint32_t>(heads[at]);
    if (const auto tense = Of(view, at)) return *tense;
  }
  return Tense::kPast;
}

}  // namespace dateline::time
