// Words per second from raw text to tags, trees, names and lemmas, on each kind of processor that
// this one can play; and what loading the model costs. The language core is most of what a document
// costs.
//
//   lang_bench [--benchmark_…] [TEXT_FILE...]     blank lines part documents; default:
//   samples/reports
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lang/tokens_annotator.h"

namespace dateline::lang {
namespace {

using Documents = std::vector<std::unique_ptr<const Document>>;

// About the length of a news report.
constexpr std::size_t kDocumentBytes = 3000;

// A line is a paragraph.
void AddDocument(std::string text, Documents& documents) {
  std::vector<Block> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      blocks.push_back(
          {BlockKind::kParagraph, {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)}});
    }
    begin = end + 1;
  }
  if (blocks.empty()) return;
  auto document = Document::Create(std::move(text), blocks, {}, false, {});
  if (document) documents.push_back(std::move(document).value());
}

// Cuts a file into documents at blank lines, once they are long enough.
void AddFile(const std::filesystem::path& path, Documents& documents) {
  std::ifstream file(path, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  std::size_t begin = 0;
  while (begin < all.size()) {
    const std::size_t blank = all.find("\n\n", std::min(begin + kDocumentBytes, all.size()));
    const std::size_t end = std::min(blank, all.size());
    AddDocument(all.substr(begin, end - begin), documents);
    begin = end + 2;
  }
}

Documents Load(int count, char** paths) {
  Documents documents;
  for (int i = 0; i < count; ++i) AddFile(paths[i], documents);
  if (count > 0) return documents;
  std::vector<std::filesystem::path> samples;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(DATELINE_SOURCE_DIR) + "/samples/gold")) {
    if (entry.path().extension() == ".txt") samples.push_back(entry.path());
  }
  std::sort(samples.begin(), samples.end());
  for (const auto& path : samples) AddFile(path, documents);
  return documents;
}

void BM_TextToTrees(benchmark::State& state, const TokensAnnotator& annotator,
                    const Documents& documents) {
  std::size_t words = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const auto& document : documents) {
      Layers layers(document->text());
      if (!annotator.Run(*document, {}, layers)) state.SkipWithError("a document failed");
      const auto& heads = layers.Get<TokenRow>().Column<&TokenRow::head>();
      if (heads.empty()) state.SkipWithError("a document has no words");  // never time a failure
      words += heads.size();
      bytes += document->text().size();
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(words));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

// What the process holds in memory now, in MiB, pages of mapped files that were read with it.
double ResidentMiB() {
  std::ifstream file("/proc/self/statm");
  double size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

void BM_LoadModel(benchmark::State& state, const lexicon::ResourceDir& resources) {
  double mib = 0;
  for (auto _ : state) {
    const double before = ResidentMiB();
    auto annotator = TokensAnnotator::Load(resources);
    if (!annotator) state.SkipWithError("the model did not load");
    benchmark::DoNotOptimize(annotator);
    mib = std::max(mib, ResidentMiB() - before);
  }
  state.counters["resident_MiB"] = mib;
}

int Main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const auto resources = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  if (!resources) return 1;
  // First, while little memory lies free for loading to use again.
  benchmark::RegisterBenchmark("LoadModel", [&resources](auto& state) {
    BM_LoadModel(state, *resources);
  })->Unit(benchmark::kMillisecond);
  const Documents documents = Load(argc - 1, argv + 1);
  std::vector<std::unique_ptr<const TokensAnnotator>> annotators;
  for (const nn::Kernels* kernels : nn::AllKernels()) {
    auto annotator = TokensAnnotator::Load(*resources, *kernels);
    if (!annotator) return 1;
    annotators.push_back(std::move(annotator).value());
    const std::string name = "TextToTrees/" + std::string(kernels->name);
    benchmark::RegisterBenchmark(name.c_str(), [&documents,
                                                one = annotators.back().get()](auto& state) {
      BM_TextToTrees(state, *one, documents);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dateline::lang

int main(int argc, char** argv) { return dateline::lang::Main(argc, argv); }
