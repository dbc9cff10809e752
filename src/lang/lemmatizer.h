// The dictionary form of a word: the verbs and exceptions that lexicons/lang names, over a model of
// endings.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/result.h"

#include "lang/lemma_model.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::lang {

/// Immutable; shared by all threads.
class Lemmatizer {
 public:
  /// Reads models/lemmas.bin and lexicons/lang/{irregular,verb_forms}.tsv.
  /// \errors as ResourceDir::Lexicon, lexicon::ModelFile::Open, LemmaModel::Parse.
  [[nodiscard]] static Result<Lemmatizer> Load(const lexicon::ResourceDir& dir);

  /// The lemma of a norm in lower case, for looking words up.
  /// \param upos universal part of speech ("VERB").
  [[nodiscard]] std::string LemmaAs(std::string_view norm, std::string_view upos) const;

  /// `lemma` with the capitals that treebanks write it with: "Peru" for PERU as a name, "I" for
  /// "me". \pre `lemma` is LemmaAs(NormOf(surface), upos), `surface` valid UTF-8.
  [[nodiscard]] std::string WriteLemma(std::string_view lemma, std::string_view surface,
                                       std::string_view upos, bool begins_sentence) const;

 private:
  explicit Lemmatizer(LemmaModel model) : model_(std::move(model)) {}

  /// Takes a row of a lexicon: a form that two lemmas share is left to the model.
  void Know(const std::string& key, std::string_view lemma);

  LemmaModel model_;
  lexicon::WordTable forms_;         // part of speech and norm: "VERB met"
  std::vector<std::string> lemmas_;  // by number in forms_; empty for a form of two lemmas
};

}  // namespace dateline::lang
