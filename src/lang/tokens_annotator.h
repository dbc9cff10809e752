// Writes the layers tokens and sentences.
#pragma once

#include <memory>

#include "dateline/annotator.h"
#include "dateline/document.h"
#include "dateline/result.h"

#include "lang/lemmatizer.h"
#include "lang/tokenizer.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::lang {

/// Tokens and sentences of every block that is read for content: a headline, caption, crosshead or
/// date line is one sentence (or several, if it has full stops); bylines, date stamps and
/// boilerplate have none. Sentences beyond Limits::sentence_tokens are broken.
class TokensAnnotator final : public Annotator {
 public:
  /// \errors as Tokenizer::Load, Lemmatizer::Load.
  [[nodiscard]] static Result<std::unique_ptr<const TokensAnnotator>> Load(
      const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;

  /// Takes Layers::given() as it is where there is one.
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

  [[nodiscard]] const Tokenizer& tokenizer() const { return tokenizer_; }

 private:
  TokensAnnotator(Tokenizer tokenizer, Lemmatizer lemmatizer, lexicon::WordTable starters)
      : tokenizer_(std::move(tokenizer)),
        lemmatizer_(std::move(lemmatizer)),
        starters_(std::move(starters)) {}

  [[nodiscard]] std::vector<Span> FindSentences(std::string_view text, const Block& block,
                                                const std::vector<Span>& tokens) const;
  [[nodiscard]] bool EndsAfter(std::string_view text, const std::vector<Span>& tokens,
                               std::size_t stop, std::size_t next) const;

  Tokenizer tokenizer_;
  Lemmatizer lemmatizer_;
  lexicon::WordTable starters_;  // norms of words that begin sentences and seldom names
};

}  // namespace dateline::lang
