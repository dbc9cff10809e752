// Who says what: quotations across paragraphs, reported clauses, "according to".
#pragma once

#include <memory>

#include "dateline/annotator.h"

#include "discourse/cues.h"
#include "discourse/grammar.h"
#include "lexicon/resource_dir.h"

namespace dateline::discourse {

/// Reads tokens, sentences, entities and mentions; writes statements. Boilerplate, bylines and date
/// stamps are not read.
class StatementAnnotator final : public Annotator {
 public:
  /// \errors whatever the data files give.
  [[nodiscard]] static Result<std::unique_ptr<const Annotator>> Create(
      const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  StatementAnnotator(Grammar grammar, Cues cues)
      : grammar_(std::move(grammar)), cues_(std::move(cues)) {}
  Grammar grammar_;
  Cues cues_;
};

}  // namespace dateline::discourse
