// The dictionary form of a word, without knowing its part of speech: a table of irregular forms,
// then the longest ending of a table of endings. Good enough for looking words up, not for grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::lang {

/// Immutable; shared by all threads.
class Lemmatizer {
 public:
  /// Reads lexicons/lang/{irregular,clitic_lemma,lemma_suffix}.tsv.
  /// \errors as ResourceDir::Lexicon.
  [[nodiscard]] static Result<Lemmatizer> Load(const lexicon::ResourceDir& dir);

  /// The lemma of a norm; the norm itself where nothing is known. Names are not changed:
  /// `capitalised` says that the word is written with a capital within a sentence.
  [[nodiscard]] std::string LemmaOf(std::string_view norm, bool capitalised) const;

 private:
  Lemmatizer() = default;
  lexicon::WordTable forms_;
  std::vector<std::string> lemmas_;  // by number in forms_
  lexicon::WordTable endings_;
  std::vector<std::string> replacements_;  // by number in endings_
  std::size_t longest_ending_ = 0;
};

}  // namespace dateline::lang
