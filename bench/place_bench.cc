// Places: words looked up in the gazetteer per second, tokens per second of finding toponyms, and
// how long the gazetteer takes to load.
//
//   place_bench [--benchmark_…] [TEXT_FILE...]     a file is a document, a line a paragraph;
//   default: samples/gold
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "doc/layers.h"
#include "lang/tokens_annotator.h"
#include "place/fold_name.h"
#include "place/gazetteer_compiler.h"
#include "place/place.h"
#include "sample_documents.h"

namespace dateline::place {
namespace {

// A document with its words, sentences and names.
struct Report {
  std::unique_ptr<const Document> document;
  std::unique_ptr<Layers> layers;
};

std::vector<Report> ReadReports(int count, char** paths, const Annotator& lang) {
  std::vector<Report> reports;
  for (auto& document : ReadSampleDocuments(count, paths)) {
    Report report{std::move(document), nullptr};
    report.layers = std::make_unique<Layers>(report.document->text());
    if (lang.Run(*report.document, {}, *report.layers)) reports.push_back(std::move(report));
  }
  return reports;
}

void BM_LookUp(benchmark::State& state, const Gazetteer& gazetteer,
               const std::vector<Report>& reports) {
  std::size_t words = 0;
  std::size_t found = 0;
  for (auto _ : state) {
    for (const Report& report : reports) {
      const auto& tokens = report.layers->Get<TokenRow>();
      for (const Span span : tokens.Column<&TokenRow::span>()) {
        found += gazetteer.Find(FoldName(report.document->TextOf(span))).size();
      }
      words += tokens.size();
    }
  }
  benchmark::DoNotOptimize(found);
  state.SetItemsProcessed(static_cast<std::int64_t>(words));
}

void BM_FindToponyms(benchmark::State& state, const Gazetteer& gazetteer, const ContextWords& words,
                     const std::vector<Report>& reports) {
  std::size_t tokens = 0;
  for (auto _ : state) {
    for (const Report& report : reports) {
      const Layers& layers = *report.layers;
      const lexicon::TokenView view{layers.Get<TokenRow>(), report.document->text()};
      const lexicon::WordTable persons = WordsOfPersons(view, layers.Get<NameRow>());
      const ReportView whole{view, layers.Get<NameRow>(), persons, std::nullopt};
      const auto& sentences = layers.Get<SentenceRow>();
      for (std::size_t i = 0; i < sentences.size(); ++i) {
        benchmark::DoNotOptimize(FindToponyms(gazetteer, words, whole,
                                              AsSize(sentences.Column<&SentenceRow::first>()[i]),
                                              AsSize(sentences.Column<&SentenceRow::last>()[i])));
      }
      tokens += view.size();
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
}

void BM_LoadMapped(benchmark::State& state, const lexicon::ResourceDir& dir) {
  for (auto _ : state) {
    const auto gazetteer = Gazetteer::Load(dir);
    if (!gazetteer || !gazetteer->mapped()) {
      state.SkipWithError("no compiled gazetteer that fits; build compiled_lexicons");
      return;
    }
  }
}

void BM_ReadTables(benchmark::State& state, const lexicon::ResourceDir& dir) {
  for (auto _ : state) benchmark::DoNotOptimize(CompileGazetteer(dir));
}

int Main(int count, char** values) {
  benchmark::Initialize(&count, values);
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  if (!dir) return 66;
  const auto lang = lang::TokensAnnotator::Load(*dir);
  const auto gazetteer = Gazetteer::Load(*dir);
  const auto words = ContextWords::Load(*dir);
  if (!lang || !gazetteer || !words) return 65;
  const std::vector<Report> reports = ReadReports(count - 1, values + 1, **lang);
  benchmark::RegisterBenchmark(
      "BM_LookUp", [&](benchmark::State& state) { BM_LookUp(state, *gazetteer, reports); });
  benchmark::RegisterBenchmark("BM_FindToponyms", [&](benchmark::State& state) {
    BM_FindToponyms(state, *gazetteer, *words, reports);
  });
  benchmark::RegisterBenchmark("BM_LoadMapped", [&](benchmark::State& state) {
    BM_LoadMapped(state, *dir);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("BM_ReadTables", [&](benchmark::State& state) {
    BM_ReadTables(state, *dir);
  })->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dateline::place

int main(int count, char** values) { return dateline::place::Main(count, values); }
