#include "pipeline/annotators.h"

#include <utility>

#include "actor/actor.h"
#include "discourse/statements.h"
#include "event/event_annotator.h"
#include "lang/tokens_annotator.h"
#include "place/place.h"
#include "time/time_annotator.h"

namespace dateline::pipeline {

Result<std::vector<std::unique_ptr<const Annotator>>> MakeAnnotators(
    const lexicon::ResourceDir& resources) {
  std::vector<std::unique_ptr<const Annotator>> steps;
  DATELINE_TRY(tokens, lang::TokensAnnotator::Load(resources));
  const lexicon::PhraseCutter cutter = [tokenizer = tokens->tokenizer()](std::string_view phrase) { return tokenizer.CutPhrase(phrase); };
  steps.push_back(std::move(tokens));
  DATELINE_TRY(times, time::TimeAnnotator::Load(resources));
  steps.push_back(std::move(times));
  DATELINE_TRY(actors, actor::ActorAnnotator::Make(resources, cutter));
  steps.push_back(std::move(actors));
  DATELINE_TRY(places, place::PlaceAnnotator::Make(resources));
  steps.push_back(std::move(places));
  DATELINE_TRY(statements, discourse::StatementAnnotator::Create(resources));
  steps.push_back(std::move(statements));
  DATELINE_TRY(events, event::EventAnnotator::Create(resources));
  steps.push_back(std::move(events));
  return steps;
}

}  // namespace dateline::pipeline
