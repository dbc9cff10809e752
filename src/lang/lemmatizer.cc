#include "lang/lemmatizer.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "lexicon/model_file.h"
#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

constexpr std::string_view kModel = "lemmas";
constexpr std::string_view kLayout = "DLLEMMA1";

// What must be left of a word when its ending is gone: "sing" is not "s" + "ing".
constexpr std::size_t kShortestStem = 2;

Status ReadPairs(const lexicon::ResourceDir& dir, std::string_view name, lexicon::WordTable& keys,
                 std::vector<std::string>& values) {
  DATELINE_TRY(table, dir.Lexicon(name));
  DATELINE_TRY(value, table.Find("value"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto id = static_cast<std::size_t>(keys.Add(table.Cell(row, lexicon::ColumnIndex{0})));
    if (id < values.size()) {
      return Error{ErrorCode::kMalformedInput, "form stands twice; keep one lemma",
                   table.Where(row)};
    }
    values.emplace_back(table.Cell(row, value));
  }
  return Ok();
}

}  // namespace

Result<Lemmatizer> Lemmatizer::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(file, lexicon::ModelFile::Open(dir, kModel, {kLayout, kLemmaMeaning}));
  DATELINE_TRY(model, LemmaModel::Parse(file.bytes(), file.name()));
  Lemmatizer lemmatizer(std::move(model));
  DATELINE_CHECK_OK(
      ReadPairs(dir, "lexicons/lang/irregular.tsv", lemmatizer.forms_, lemmatizer.lemmas_));
  DATELINE_CHECK_OK(
      ReadPairs(dir, "lexicons/lang/clitic_lemma.tsv", lemmatizer.forms_, lemmatizer.lemmas_));
  DATELINE_CHECK_OK(ReadPairs(dir, "lexicons/lang/lemma_suffix.tsv", lemmatizer.endings_,
                              lemmatizer.replacements_));
  for (std::uint32_t i = 0; i < lemmatizer.endings_.size(); ++i) {
    lemmatizer.longest_ending_ =
        std::max(lemmatizer.longest_ending_, lemmatizer.endings_.Word(lexicon::WordId{i}).size());
  }
  return lemmatizer;
}

std::string Lemmatizer::LemmaAs(std::string_view norm, std::string_view upos) const {
  // The table is of verbs before all; the other forms in it the model knows as well.
  if (upos == "VERB") {
    if (const auto known = forms_.Find(norm); known != lexicon::kNoWord) {
      const std::string& lemma = lemmas_[static_cast<std::size_t>(known)];
      if (lemma != norm) return lemma;
    }
  }
  return model_.Lemma(norm, upos);
}

std::string Lemmatizer::WriteLemma(std::string_view lemma, std::string_view surface,
                                   std::string_view upos, bool begins_sentence) const {
  const LemmaCase kind = model_.Case(lexicon::NormOf(surface), surface, upos, begins_sentence);
  if (kind == LemmaCase::kLower) return std::string(lemma);
  std::string out;
  std::size_t in_surface = 0;
  for (std::size_t at = 0; at < lemma.size();) {
    const text::Decoded c = text::DecodeAt(lemma, at);
    bool capital = kind == LemmaCase::kTitle && at == 0;
    if (kind == LemmaCase::kAsWritten && in_surface < surface.size()) {
      const text::Decoded written = text::DecodeAt(surface, in_surface);
      capital = u_isupper(static_cast<UChar32>(written.character)) != 0;
      in_surface += written.length;
    }
    const auto character = static_cast<UChar32>(c.character);
    text::AppendUtf8(out, static_cast<char32_t>(capital ? u_toupper(character) : character));
    at += c.length;
  }
  return out;
}

std::string Lemmatizer::LemmaOf(std::string_view norm, bool capitalised) const {
  if (const auto known = forms_.Find(norm); known != lexicon::kNoWord) {
    return lemmas_[static_cast<std::size_t>(known)];
  }
  if (capitalised || norm.size() <= kShortestStem + 1) return std::string(norm);
  // Every ending ends in one of these; most words need not be looked at.
  const char last = norm.back();
  if (last != 's' && last != 'd' && last != 'g') return std::string(norm);
  for (std::size_t size = std::min(longest_ending_, norm.size() - kShortestStem); size > 0;
       --size) {
    const auto ending = endings_.Find(norm.substr(norm.size() - size));
    if (ending == lexicon::kNoWord) continue;
    std::string lemma(norm.substr(0, norm.size() - size));
    lemma += replacements_[static_cast<std::size_t>(ending)];
    return lemma;
  }
  return std::string(norm);
}

}  // namespace dateline::lang
