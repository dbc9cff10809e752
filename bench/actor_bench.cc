// Sentences and mentions per second of finding who is who, given words, trees, names and places:
// names of one mind, mentions, coreference.
//
//   actor_bench [--benchmark_…] [TEXT_FILE...]     a file is a document, a line a paragraph;
//   default: samples/gold
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "actor/actor.h"
#include "doc/layers.h"
#include "lang/tokens_annotator.h"
#include "place/place.h"
#include "sample_documents.h"

namespace dateline::actor {
namespace {

using Clock = std::chrono::steady_clock;
void BM_WhoIsWho(benchmark::State& state, const Annotator& lang, const Annotator& place,
                 const Annotator& actor, const Documents& documents) {
  std::size_t sentences = 0;
  std::size_t mentions = 0;
  for (auto _ : state) {
    double seconds = 0;
    for (const auto& document : documents) {
      Layers layers(document->text());
      if (!lang.Run(*document, {}, layers) || !place.Run(*document, {}, layers)) {
        state.SkipWithError("could not be read");
        return;
      }
      const auto begin = Clock::now();
      const Status done = actor.Run(*document, {}, layers);
      seconds += std::chrono::duration<double>(Clock::now() - begin).count();
      if (!done || layers.Get<MentionRow>().empty()) state.SkipWithError("nobody was found");
      sentences += layers.Get<SentenceRow>().size();
      mentions += layers.Get<MentionRow>().size();
    }
    state.SetIterationTime(seconds);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(sentences));
  state.counters["mentions"] =
      benchmark::Counter(static_cast<double>(mentions), benchmark::Counter::kIsRate);
}

int Main(int count, char** values) {
  benchmark::Initialize(&count, values);
  const Documents documents = ReadSampleDocuments(count - 1, values + 1);
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  if (!dir) return 66;
  const auto lang = lang::TokensAnnotator::Load(*dir);
  const auto place = place::PlaceAnnotator::Make(*dir);
  if (!lang || !place) return 65;
  const auto actor = ActorAnnotator::Make(
      *dir, [&](std::string_view phrase) { return (*lang)->tokenizer().CutPhrase(phrase); });
  if (!actor) return 65;
  benchmark::RegisterBenchmark("BM_WhoIsWho", [&](benchmark::State& state) {
    BM_WhoIsWho(state, **lang, **place, **actor, documents);
  })->UseManualTime();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dateline::actor

int main(int count, char** values) { return dateline::actor::Main(count, values); }
