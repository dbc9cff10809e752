// What a party wants, offers or refuses (positions), and the standing facts beside names
// (relations).
#pragma once

#include <memory>
#include <utility>

#include "dateline/annotator.h"

#include "discourse/cues.h"
#include "discourse/grammar.h"
#include "event/stances.h"
#include "event/standing_facts.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {

/// Reads tokens, sentences, entities, mentions and statements; writes positions and relations. A
/// cue of lexicons/events/stances.tsv whose holder and object are found on the tree of its sentence
/// is a position. Immutable; one object serves all threads.
class PositionAnnotator final : public Annotator {
 public:
  /// \errors whatever the data files give.
  [[nodiscard]] static Result<std::unique_ptr<const Annotator>> Create(
      const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  class Reader;
  PositionAnnotator(discourse::Grammar grammar, Stances stances, discourse::Cues cues,
                    StandingFacts facts)
      : grammar_(std::move(grammar)),
        stances_(std::move(stances)),
        cues_(std::move(cues)),
        facts_(std::move(facts)) {}
  discourse::Grammar grammar_;
  Stances stances_;
  discourse::Cues cues_;
  StandingFacts facts_;
};

}  // namespace dateline::event
