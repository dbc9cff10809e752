// Acts in sentences, with their parties, time, place, reality and source: the events of a report.
#pragma once

#include <memory>
#include <string>

#include "dateline/annotator.h"

#include "discourse/cues.h"
#include "discourse/grammar.h"
#include "discourse/reality.h"
#include "event/act_rules.h"
#include "event/codes.h"
#include "event/contexts.h"
#include "event/row_scorer.h"
#include "event/topics.h"
#include "event/verb_patterns.h"
#include "event/when_where.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {

/// Reads everything up to statements; writes events and rejects. Parties, times and places are read
/// off the trees; an act without a party is rejected rather than guessed at.
class EventAnnotator final : public Annotator {
 public:
  /// \errors whatever the data files give.
  [[nodiscard]] static Result<std::unique_ptr<const Annotator>> Create(
      const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  class Reader;
  EventAnnotator(discourse::Grammar grammar, discourse::RealityRules reality, discourse::Cues cues,
                 ActRules acts, Codes codes, Topics topics, Contexts contexts,
                 WhenWhereWords when_where, RowScorer scorer, VerbPatterns verbs)
      : grammar_(std::move(grammar)),
        reality_(std::move(reality)),
        cues_(std::move(cues)),
        acts_(std::move(acts)),
        codes_(std::move(codes)),
        topics_(std::move(topics)),
        contexts_(std::move(contexts)),
        when_where_(std::move(when_where)),
        scorer_(std::move(scorer)),
        verbs_(std::move(verbs)) {}

  discourse::Grammar grammar_;
  discourse::RealityRules reality_;
  discourse::Cues cues_;
  ActRules acts_;
  Codes codes_;
  Topics topics_;
  Contexts contexts_;
  WhenWhereWords when_where_;
  RowScorer scorer_;
  VerbPatterns verbs_;  // the user's own, if any
};

}  // namespace dateline::event
