// Writes the layers tokens and sentences.
#pragma once

#include <memory>

#include "dateline/annotator.h"
#include "dateline/document.h"
#include "dateline/result.h"

#include "lang/lemmatizer.h"
#include "lang/sentence_splitter.h"
#include "lang/tokenizer.h"
#include "lexicon/resource_dir.h"

namespace dateline::lang {

/// Tokens and sentences of every block that is read for content: a headline, caption, crosshead or
/// date line is one sentence (or several, if it has full stops); bylines, date stamps and
/// boilerplate have none. Sentences beyond Limits::sentence_tokens are broken.
class TokensAnnotator final : public Annotator {
 public:
  /// \errors as Tokenizer::Load, SentenceSplitter::Load, Lemmatizer::Load.
  [[nodiscard]] static Result<std::unique_ptr<const TokensAnnotator>> Load(
      const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;

  /// Takes Layers::given() as it is where there is one.
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

  [[nodiscard]] const Tokenizer& tokenizer() const { return tokenizer_; }

 private:
  TokensAnnotator(Tokenizer tokenizer, SentenceSplitter splitter, Lemmatizer lemmatizer)
      : tokenizer_(std::move(tokenizer)),
        splitter_(std::move(splitter)),
        lemmatizer_(std::move(lemmatizer)) {}

  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
  Lemmatizer lemmatizer_;
};

}  // namespace dateline::lang
