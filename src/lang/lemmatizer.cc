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

// "VERB" and "met" as one key.
std::string KeyOf(std::string_view upos, std::string_view norm) {
  return std::string(upos) + ' ' + std::string(norm);
}

}  // namespace

Result<Lemmatizer> Lemmatizer::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(file, lexicon::ModelFile::Open(dir, kModel, {kLayout, kLemmaMeaning}));
  DATELINE_TRY(model, LemmaModel::Parse(file.bytes(), file.name()));
  DATELINE_TRY(irregular, dir.Lexicon("lexicons/lang/irregular.tsv"));
  DATELINE_TRY(upos, irregular.Find("upos"));
  DATELINE_TRY(irregular_lemma, irregular.Find("lemma"));
  DATELINE_TRY(verbs, dir.Lexicon("lexicons/lang/verb_forms.tsv"));
  DATELINE_TRY(verb_lemma, verbs.Find("lemma"));

  Lemmatizer lemmatizer(std::move(model));
  for (std::size_t row = 0; row < irregular.size(); ++row) {
    const std::string_view form = irregular.Cell(row, lexicon::ColumnIndex{0});
    lemmatizer.Know(KeyOf(irregular.Cell(row, upos), form), irregular.Cell(row, irregular_lemma));
  }
  for (std::size_t row = 0; row < verbs.size(); ++row) {
    const std::string_view form = verbs.Cell(row, lexicon::ColumnIndex{0});
    lemmatizer.Know(KeyOf("VERB", form), verbs.Cell(row, verb_lemma));
  }
  return lemmatizer;
}

void Lemmatizer::Know(const std::string& key, std::string_view lemma) {
  const auto id = static_cast<std::size_t>(forms_.Add(key));
  if (id == lemmas_.size()) {
    lemmas_.emplace_back(lemma);
  } else if (lemmas_[id] != lemma) {
    lemmas_[id].clear();
  }
}

std::string Lemmatizer::LemmaAs(std::string_view norm, std::string_view upos) const {
  if (const auto known = forms_.Find(KeyOf(upos, norm)); known != lexicon::kNoWord) {
    const std::string& lemma = lemmas_[static_cast<std::size_t>(known)];
    if (!lemma.empty()) return lemma;
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

}  // namespace dateline::lang
