// The dictionary form of a word: exceptions of our own (lexicons/lang/irregular.tsv) over a model
// of endings.
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
  /// Reads models/lemmas.bin and lexicons/lang/{irregular,clitic_lemma,lemma_suffix}.tsv.
  /// \errors as ResourceDir::Lexicon, lexicon::ModelFile::Open, LemmaModel::Parse.
  [[nodiscard]] static Result<Lemmatizer> Load(const lexicon::ResourceDir& dir);

  /// The lemma of a norm in lower case, for looking words up.
  /// \param upos universal part of speech ("VERB").
  [[nodiscard]] std::string LemmaAs(std::string_view norm, std::string_view upos) const;

  /// `lemma` with the capitals that treebanks write it with: "Peru" for PERU as a name, "I" for
  /// "me". \pre `lemma` is LemmaAs(NormOf(surface), upos), `surface` valid UTF-8.
  [[nodiscard]] std::string WriteLemma(std::string_view lemma, std::string_view surface,
                                       std::string_view upos, bool begins_sentence) const;

  /// The same without knowing the part of speech: a table of forms, then of endings. Names are not
  /// changed: `capitalised` says that the word is written with a capital within a sentence.
  [[nodiscard]] std::string LemmaOf(std::string_view norm, bool capitalised) const;

 private:
  explicit Lemmatizer(LemmaModel model) : model_(std::move(model)) {}

  LemmaModel model_;
  lexicon::WordTable forms_;
  std::vector<std::string> lemmas_;  // by number in forms_
  lexicon::WordTable endings_;
  std::vector<std::string> replacements_;  // by number in endings_
  std::size_t longest_ending_ = 0;
};

}  // namespace dateline::lang
