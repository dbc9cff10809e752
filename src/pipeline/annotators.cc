#include "pipeline/annotators.h"

#include <future>
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
  const lexicon::PhraseCutter cutter = [&lang](std::string_view phrase) {
    return lang.tokenizer().CutPhrase(phrase);
  };
  // The actors' tables take as long as everything else. Where no thread is to be had, they are read
  // when they are asked for; a return before that waits for them.
  auto actors_later = std::async([&] { return actor::ActorAnnotator::Make(resources, cutter); });
  DATELINE_TRY(times, time::TimeAnnotator::Load(resources, lang));
  steps.push_back(std::move(times));
  DATELINE_TRY(places, place::PlaceAnnotator::Make(resources));
  steps.push_back(std::move(places));
  DATELINE_TRY(statements, discourse::StatementAnnotator::Create(resources));
  DATELINE_TRY(events, event::EventAnnotator::Create(resources));
  DATELINE_TRY(positions, event::PositionAnnotator::Create(resources));
  DATELINE_TRY(figures, figure::FigureAnnotator::Load(resources, cutter));
  DATELINE_TRY(actors, actors_later.get());
  steps.push_back(std::move(actors));
  steps.push_back(std::move(statements));
  steps.push_back(std::move(events));
  steps.push_back(std::move(positions));
  steps.push_back(std::move(figures));
  return steps;
}

}  // namespace dateline::pipeline
