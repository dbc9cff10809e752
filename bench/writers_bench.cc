// Documents per second through each writer, from records in memory to the finished output. What
// coding a document costs is beside the point here: the writers are the part that one thread does
// for all.
//
//   writers_bench [--benchmark_…] [FILE...]     pages and texts; default: samples/reports
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "dateline/engine.h"
#include "dateline/records.h"

#include "store/record_writer.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDocuments = 2000;  // of one output
constexpr std::size_t kIdDigits = 6;

Records Code(const Engine& engine, const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  Input input;
  input.id = path.stem().string();
  (path.extension() == ".html" ? input.html : input.text) = bytes;
  return engine.Code(input).value();
}

/// Writes `digits` over the beginning of every id, so that no two copies share one.
template <typename Row>
void Renumber(Row& row, const std::string& digits) {
  ForEachColumn<Row>([&](const auto& column) {
    if constexpr (std::is_same_v<typename std::remove_cvref_t<decltype(column)>::Type,
                                 std::string>) {
      std::string& value = row.*column.member;
      if (column.name.ends_with("_id") && value.size() >= digits.size()) {
        value.replace(0, digits.size(), digits);
      }
    }
  });
}

void Renumber(Records& records, std::size_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, kIdDigits - digits.size(), '0');
  Renumber(records.document, digits);
  ForEachList(records, [&](auto& rows) {
    for (auto& row : rows) Renumber(row, digits);
  });
  for (EventRecord& event : records.events) {
    for (ParticipantRecord& row : event.participants) Renumber(row, digits);
  }
}

std::vector<Records> Make(const std::vector<std::string>& files, bool tokens) {
  EngineOptions options;
  options.data_dir = DATELINE_SOURCE_DIR;
  options.tokens = tokens;
  const auto engine = Engine::Open(options).value();
  std::vector<Records> coded;
  for (const std::string& file : files) coded.push_back(Code(*engine, file));
  std::vector<Records> documents;
  for (std::size_t i = 0; i < kDocuments; ++i) {
    documents.push_back(coded[i % coded.size()]);
    Renumber(documents.back(), i);
  }
  return documents;
}

void Write(benchmark::State& state, const std::vector<Records>& documents, Format format) {
  const fs::path folder =
      fs::temp_directory_path() / ("writers_bench." + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (auto _ : state) {
    WriterOptions options;
    options.format = format;
    options.path = (folder / "out").string();
    auto writer = OpenWriter(options);
    bool ok = writer.has_value();
    for (std::size_t i = 0; ok && i < documents.size(); ++i) {
      ok = (*writer)->Write(documents[i]).has_value();
    }
    RunRecord run;
    run.read = run.documents = static_cast<std::int64_t>(documents.size());
    if (!ok || !(*writer)->Finish(run)) return state.SkipWithError("the output was not written");
  }
  fs::remove_all(folder);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(documents.size()));
}

void Register(const std::vector<std::string>& files) {
  for (const bool tokens : {false, true}) {
    const auto documents = std::make_shared<std::vector<Records>>(Make(files, tokens));
    for (const Format format : {Format::kNdjson, Format::kDuckdb, Format::kParquet, Format::kCsv}) {
      const std::string name = std::string(FormatName(format)) + (tokens ? "/tokens" : "");
      benchmark::RegisterBenchmark(name.c_str(), [documents, format](benchmark::State& state) {
        Write(state, *documents, format);
      })->Unit(benchmark::kMillisecond);
    }
  }
}

std::vector<std::string> SampleReports() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/samples/reports")) {
    const fs::path extension = entry.path().extension();
    if (extension == ".html" || extension == ".txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace
}  // namespace dateline::store

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::string> files(argv + 1, argv + argc);
  if (files.empty()) files = dateline::store::SampleReports();
  dateline::store::Register(files);
  benchmark::RunSpecifiedBenchmarks();
}
