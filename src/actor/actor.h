// Who is spoken of in a report: entities and their mentions, from names, lexicons, titles and words
// that point back.
#pragma once

#include <memory>
#include <utility>

#include "dateline/annotator.h"

#include "actor/actor_lexicon.h"
#include "coref/words.h"

namespace dateline::actor {

/// Reads tokens, sentences and names; writes entities and mentions.
class ActorAnnotator final : public Annotator {
 public:
  ActorAnnotator(ActorLexicon lexicon, coref::Words words)
      : lexicon_(std::move(lexicon)), words_(std::move(words)) {}

  /// `cutter` cuts lexicon names as the tokens of documents are cut.
  /// \errors as ActorLexicon::Load and coref::Words::Load.
  [[nodiscard]] static Result<std::unique_ptr<Annotator>> Make(const lexicon::ResourceDir& dir,
                                                               const lexicon::PhraseCutter& cutter);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  ActorLexicon lexicon_;
  coref::Words words_;
};

}  // namespace dateline::actor
