// Documents per second of finding times, given words, trees and names; of processor time.
//
//   time_bench [--benchmark_…] [TEXT_FILE...]     a file is a document, a line a paragraph;
//   default: samples/gold
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "doc/layers.h"
#include "lang/tokens_annotator.h"
#include "sample_documents.h"
#include "time/time_annotator.h"

namespace dateline::time {
namespace {

void BM_Times(benchmark::State& state, const Annotator& lang, const Annotator& times,
              const Documents& documents) {
  std::size_t found = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    // A layer is written once, so each round needs its own.
    std::vector<std::unique_ptr<Layers>> all;
    for (const auto& document : documents) {
      all.push_back(std::make_unique<Layers>(document->text()));
      if (!lang.Run(*document, {}, *all.back())) {
        state.SkipWithError("could not be read");
        return;
      }
    }
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (!times.Run(*documents[i], {}, *all[i])) state.SkipWithError("could not be read");
    }
    state.SetIterationTime(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      found += all[i]->Get<TimeRow>().size();
      bytes += documents[i]->text().size();
    }
  }
  if (found == 0) state.SkipWithError("no time was found");
  const auto rounds = static_cast<std::int64_t>(state.iterations());
  state.SetItemsProcessed(rounds * static_cast<std::int64_t>(documents.size()));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["times"] = static_cast<double>(found) / static_cast<double>(rounds);
}

int Main(int count, char** values) {
  benchmark::Initialize(&count, values);
  const Documents documents = ReadSampleDocuments(count - 1, values + 1);
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  if (!dir) return 66;
  const auto lang = lang::TokensAnnotator::Load(*dir);
  if (!lang) return 65;
  const auto times = TimeAnnotator::Load(*dir, **lang);
  if (!times) return 65;
  benchmark::RegisterBenchmark("BM_Times", [&](benchmark::State& state) {
    BM_Times(state, **lang, **times, documents);
  })->UseManualTime();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dateline::time

int main(int count, char** values) { return dateline::time::Main(count, values); }
