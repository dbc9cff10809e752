// Cuts a document into sentences and words, by its own rules or as the input says.
#pragma once

#include <cstdint>
#include <vector>

#include "dateline/document.h"
#include "dateline/limits.h"
#include "dateline/result.h"
#include "dateline/span.h"

#include "doc/layers.h"
#include "lang/sentence_splitter.h"
#include "lang/tokenizer.h"
#include "lexicon/resource_dir.h"

namespace dateline::lang {

/// Words of a document, and the sentences they are in.
struct CutText {
  struct Sentence {
    std::uint32_t block = 0;  // index into Document::blocks()
    std::uint32_t first = 0;  // first word
    std::uint32_t last = 0;   // one past the last; never empty
  };
  std::vector<Span> words;   // rising
  std::vector<bool> joined;  // per word: continues the contraction that the word before began
  std::vector<Sentence> sentences;
};

/// Immutable; shared by all threads.
class TextCutter {
 public:
  /// \errors as Tokenizer::Load, SentenceSplitter::Load.
  [[nodiscard]] static Result<TextCutter> Load(const lexicon::ResourceDir& dir);

  /// Words and sentences of every block that is read for content: a headline, caption, crosshead or
  /// date line is one sentence (or several, if it has full stops); bylines, date stamps and
  /// boilerplate have none. Sentences beyond Limits::sentence_tokens are broken;
  /// the memory for reading one grows with its square.
  ///
  /// \param given taken as it is, where it is not null, but that its contractions are cut into
  ///              their words, as those of a text are.
  [[nodiscard]] CutText Cut(const Document& doc, const Limits& limits,
                            const GivenTokens* given) const;

  [[nodiscard]] const Tokenizer& tokenizer() const { return tokenizer_; }

 private:
  TextCutter(Tokenizer tokenizer, SentenceSplitter splitter)
      : tokenizer_(std::move(tokenizer)), splitter_(std::move(splitter)) {}

  [[nodiscard]] std::vector<Span> CutContractions(const Document& doc,
                                                  const std::vector<Span>& tokens) const;

  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
};

}  // namespace dateline::lang
