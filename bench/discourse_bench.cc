// Sentences per second of processor time of finding who says what and how real each act is, given
// words, trees, names and who is who. Reality is read of every verb and noun, which is more than
// any report asks for.
//
//   discourse_bench [--benchmark_…] [TEXT_FILE...]     a file is a document, a line a paragraph;
//   default: samples/gold
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "actor/actor.h"
#include "discourse/reality.h"
#include "discourse/statements.h"
#include "doc/layers.h"
#include "lang/tokens_annotator.h"
#include "place/place.h"
#include "sample_documents.h"

namespace dateline::discourse {
namespace {

struct Steps {
  const Annotator& lang;
  const Annotator& place;
  const Annotator& actor;
  const Annotator& statements;
  const RealityRules& reality;
};

// Acts that are not held to have happened.
std::size_t ReadReality(const Document& document, const Layers& layers, const RealityRules& rules) {
  const lexicon::TokenView view{layers.Get<TokenRow>(), document.text()};
  const coref::Parse parse(view, layers.Get<SentenceRow>());
  std::size_t unreal = 0;
  for (std::size_t i = 0; i < view.tokens.size(); ++i) {
    if (parse.UposOf(i) != Upos::kVerb && parse.UposOf(i) != Upos::kNoun) continue;
    if (rules.Read(parse, i).value != Reality::kHappened) ++unreal;
  }
  return unreal;
}

void BM_WordAndReality(benchmark::State& state, const Steps& steps, const Documents& documents) {
  std::size_t sentences = 0;
  std::size_t statements = 0;
  std::size_t unreal = 0;
  for (auto _ : state) {
    double seconds = 0;
    for (const auto& document : documents) {
      Layers layers(document->text());
      for (const Annotator* before : {&steps.lang, &steps.place, &steps.actor}) {
        if (!before->Run(*document, {}, layers)) {
          state.SkipWithError("could not be read");
          return;
        }
      }
      const std::clock_t begin = std::clock();
      const Status done = steps.statements.Run(*document, {}, layers);
      if (state.range(0) != 0) unreal += ReadReality(*document, layers, steps.reality);
      seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
      if (!done) state.SkipWithError("statements could not be read");
      sentences += layers.Get<SentenceRow>().size();
      statements += layers.Get<StatementRow>().size();
    }
    state.SetIterationTime(seconds);
  }
  if (statements == 0) state.SkipWithError("nobody said anything");
  state.SetItemsProcessed(static_cast<std::int64_t>(sentences));
  state.counters["statements"] =
      benchmark::Counter(static_cast<double>(statements), benchmark::Counter::kIsRate);
  benchmark::DoNotOptimize(unreal);
}

int Main(int count, char** values) {
  benchmark::Initialize(&count, values);
  const Documents documents = ReadSampleDocuments(count - 1, values + 1);
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  if (!dir) return 66;
  const auto lang = lang::TokensAnnotator::Load(*dir);
  const auto place = place::PlaceAnnotator::Make(*dir);
  const auto statements = StatementAnnotator::Create(*dir);
  const auto reality = RealityRules::Load(*dir);
  if (!lang || !place || !statements || !reality) return 65;
  const auto actor = actor::ActorAnnotator::Make(
      *dir, [&](std::string_view phrase) { return (*lang)->tokenizer().CutPhrase(phrase); });
  if (!actor) return 65;
  const Steps steps{**lang, **place, **actor, **statements, *reality};
  benchmark::RegisterBenchmark(
      "BM_WordAndReality",
      [&](benchmark::State& state) { BM_WordAndReality(state, steps, documents); })
      ->ArgName("reality")
      ->Arg(0)
      ->Arg(1)
      ->UseManualTime();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dateline::discourse

int main(int count, char** values) { return dateline::discourse::Main(count, values); }
