// Writes the layers tokens, sentences and names.
#pragma once

#include <memory>

#include "dateline/annotator.h"
#include "dateline/document.h"
#include "dateline/result.h"

#include "lang/language_model.h"
#include "lang/lemmatizer.h"
#include "lang/text_cutter.h"
#include "lexicon/model_file.h"
#include "lexicon/resource_dir.h"
#include "nn/kernels.h"

namespace dateline::lang {

/// Cuts the text, reads it with the language model (models/language.bin) and finds lemmas.
class TokensAnnotator final : public Annotator {
 public:
  /// \param kernels the processor's best, but for tests and measurements.
  /// \errors as TextCutter::Load, Lemmatizer::Load, lexicon::ModelFile::Open,
  ///         LanguageModel::Create.
  [[nodiscard]] static Result<std::unique_ptr<const TokensAnnotator>> Load(
      const lexicon::ResourceDir& dir, const nn::Kernels& kernels = nn::BestKernels());

  [[nodiscard]] const AnnotatorInfo& info() const override;

  /// Takes Layers::given() as it is where there is one.
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

  [[nodiscard]] const Tokenizer& tokenizer() const { return cutter_.tokenizer(); }

 private:
  TokensAnnotator(TextCutter cutter, Lemmatizer lemmatizer, lexicon::ModelFile file,
                  LanguageModel model)
      : cutter_(std::move(cutter)),
        lemmatizer_(std::move(lemmatizer)),
        file_(std::move(file)),
        model_(std::move(model)) {}

  TextCutter cutter_;
  Lemmatizer lemmatizer_;
  lexicon::ModelFile file_;
  LanguageModel model_;  // views of file_
};

}  // namespace dateline::lang
