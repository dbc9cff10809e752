// Which way the words around a time point: what has been, or what is to come.
#pragma once

#include "dateline/result.h"

#include "lexicon/phrase_matcher.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"
#include "time/calendar.h"

namespace dateline::time {

/// Immutable; shared by all threads.
class TenseFinder {
 public:
  /// Reads lexicons/time/tense_cue.tsv. \errors as ResourceDir::Lexicon.
  [[nodiscard]] static Result<TenseFinder> Load(const lexicon::ResourceDir& dir);

  /// The tense of the word that tokens [first, last), all of one sentence, hang on: up the tree to
  /// the first verb or cue. News tells what was: the past where nothing is said.
  [[nodiscard]] Tense At(const lexicon::TokenView& view, std::uint32_t first,
                         std::uint32_t last) const;

 private:
  /// What a governor says; null to ask the one above.
  [[nodiscard]] std::optional<Tense> Of(const lexicon::TokenView& view, std::uint32_t token) const;

  lexicon::WordTable future_;  // norms that turn a clause to what is to come
  lexicon::WordTable past_;
};

}  // namespace dateline::time
