#include "pipeline/annotators.h"

#include <utility>

#include "actor/actor.h"
#include "discourse/statements.h"
#include "event/event_annotator.h"
#include "event/positions.h"
#include "figure/figure_annotator.h"
#include "lang/tokens_annotator.h"
#include "place/place.h"
#include "time/time_annotator.h"

namespace dateline::pipeline {

Result<std::vector<std::unique_ptr<const Annotator>>> MakeAnnotators(
    const lexicon::ResourceDir& resources) {
  std::vector<std::unique_ptr<const Annotator>> steps;
  DATELINE_TRY(tokens, lang::TokensAnnotator::Load(resources));
  const lang::TokensAnnotator& lang = *tokens;  // belongs to `steps`, as do those that borrow it
  steps.push_back(std::move(tokens));
  DATELINE_TRY(times, time::TimeAnnotator::Load(resources, lang));
  steps.push_back(std::move(times));
  const lexicon::PhraseCutter cutter = [&lang](std::string_view phrase) {
    return lang.tokenizer().CutPhrase(phrase);
  };
  DATELINE_TRY(places, place::PlaceAnnotator::Make(resources));
  steps.push_back(std::move(places));
  DATELINE_TRY(actors, actor::ActorAnnotator::Make(resources, cutter));
  steps.push_back(std::move(actors));
  DATELINE_TRY(statements, discourse::StatementAnnotator::Create(resources));
  steps.push_back(std::move(statements));
  DATELINE_TRY(events, event::EventAnnotator::Create(resources));
  steps.push_back(std::move(events));
  DATELINE_TRY(positions, event::PositionAnnotator::Create(resources));
  steps.push_back(std::move(positions));
  DATELINE_TRY(figures, figure::FigureAnnotator::Load(resources, cutter));
  steps.push_back(std::move(figures));
  return steps;
}

}  // namespace dateline::pipeline
