// Who is spoken of in a report: entities and their mentions, from lexicons, titles and capitals.
#pragma once

#include <memory>
#include <utility>

#include "dateline/annotator.h"

#include "actor/actor_lexicon.h"

namespace dateline::actor {

/// Reads tokens and sentences; writes entities and mentions.
class ActorAnnotator final : public Annotator {
 public:
  explicit ActorAnnotator(ActorLexicon lexicon) : lexicon_(std::move(lexicon)) {}

  /// `cutter` cuts lexicon names as the tokens of documents are cut.
  /// \errors as ActorLexicon::Load.
  [[nodiscard]] static Result<std::unique_ptr<Annotator>> Make(const lexicon::ResourceDir& dir,
                                                               const lexicon::PhraseCutter& cutter);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  ActorLexicon lexicon_;
};

}  // namespace dateline::actor
