// What each part of the engine costs over a collection: from the bytes of the inputs to the bytes
// of NDJSON, one thread. Processor time, so that other programs on the machine count less; of
// several rounds the one that took least.
//
//   engine_bench [--rounds N] [FILE...]     pages, texts and NDJSON; default: samples/reports
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "extract/extract.h"
#include "ingest/field_names.h"
#include "ingest/input_stream.h"
#include "ingest/prepare.h"
#include "lexicon/resource_dir.h"
#include "pipeline/annotators.h"
#include "pipeline/pipeline.h"
#include "store/build_records.h"
#include "store/record_writer.h"

namespace dateline::pipeline {
namespace {

constexpr std::string_view kFieldNames = "rules/ingest/fields.toml";

/// Seconds of processor time of this thread.
double Now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Adds the time of its own life to `sum`.
class Stopwatch {
 public:
  explicit Stopwatch(double& sum) : sum_(sum), begin_(Now()) {}
  ~Stopwatch() { sum_ += Now() - begin_; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& sum_;
  double begin_;
};

/// An annotator that says how long it ran.
class Timed : public Annotator {
 public:
  Timed(std::unique_ptr<const Annotator> inner, double& seconds)
      : inner_(std::move(inner)), seconds_(seconds) {}
  [[nodiscard]] const AnnotatorInfo& info() const override { return inner_->info(); }
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override {
    const Stopwatch watch(seconds_);
    return inner_->Run(doc, limits, layers);
  }

 private:
  std::unique_ptr<const Annotator> inner_;
  double& seconds_;
};

struct Part {
  std::string name;
  double seconds = 0;
};

struct Counts {
  std::size_t documents = 0;
  std::size_t sentences = 0;
  std::size_t words = 0;
};

/// One engine in parts, each with its time.
class Engine {
 public:
  static Result<std::unique_ptr<Engine>> Open() {
    auto engine = std::unique_ptr<Engine>(new Engine);
    DATELINE_TRY(resources, lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR));
    DATELINE_TRY(field_file, resources.Read(kFieldNames));
    DATELINE_TRY(fields, ingest::FieldNames::Parse(field_file, kFieldNames));
    DATELINE_TRY(extraction, extract::Extractor::Load(resources));
    DATELINE_TRY(steps, MakeAnnotators(resources));
    engine->fields_ = std::make_unique<ingest::FieldNames>(std::move(fields));
    engine->extraction_ = std::make_unique<extract::Extractor>(std::move(extraction));
    engine->parts_.resize(kFirstStep + steps.size());
    engine->parts_[kRead].name = "reading and splitting";
    engine->parts_[kPrepare].name = "clean text and blocks";
    engine->parts_[kRecords].name = "rows of records";
    engine->parts_[kWrite].name = "writing NDJSON";
    for (std::size_t i = 0; i < steps.size(); ++i) {
      Part& part = engine->parts_[kFirstStep + i];
      part.name = steps[i]->info().name;
      steps[i] = std::make_unique<Timed>(std::move(steps[i]), part.seconds);
    }
    DATELINE_TRY(pipeline, Pipeline::Create(std::move(steps)));
    engine->pipeline_ = std::make_unique<Pipeline>(std::move(pipeline));
    return engine;
  }

  Status Run(const std::vector<std::string>& files) {
    for (Part& part : parts_) part.seconds = 0;
    counts_ = {};
    ingest::InputOptions input;
    input.paths = files;
    DATELINE_TRY(inputs, ingest::InputStream::Open(input));
    DATELINE_TRY(writer, store::OpenWriter({.format = store::Format::kNdjson, .path = "-"}));
    for (;;) {
      const auto item = [&] {
        const Stopwatch watch(parts_[kRead].seconds);
        return inputs.Next();
      }();
      if (!item) return Ok();
      const auto* raw = std::get_if<ingest::RawInput>(&*item);
      if (raw == nullptr) continue;
      DATELINE_CHECK_OK(Code(*raw, *writer));
    }
  }

  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  enum : std::size_t { kRead, kPrepare, kRecords, kWrite, kFirstStep };

  Status Code(const ingest::RawInput& raw, store::RecordWriter& writer) {
    const Limits limits;
    auto prepared = [&] {
      const Stopwatch watch(parts_[kPrepare].seconds);
      ingest::PrepareOptions options;
      options.field_names = fields_.get();
      options.extract_html = [this](std::string_view utf8, const Limits& most) {
        return extraction_->ExtractHtml(utf8, {}, most);
      };
      options.extract_plain_text = [this](std::string_view utf8, const Limits& most) {
        return extraction_->ExtractPlainText(utf8, {}, most);
      };
      options.coded_language = "en";
      return ingest::Prepare(raw, options, limits);
    }();
    if (!prepared || prepared->document->source().lang != "en") return Ok();
    const Document& doc = *prepared->document;
    Layers layers(doc.text());
    pipeline_->Annotate(doc, limits, layers, prepared->diagnostics);
    ++counts_.documents;
    counts_.sentences += layers.Get<SentenceRow>().size();
    counts_.words += layers.Get<TokenRow>().size();
    const Records records = [&] {
      const Stopwatch watch(parts_[kRecords].seconds);
      return store::BuildRecords(doc, layers, prepared->diagnostics, {});
    }();
    const Stopwatch watch(parts_[kWrite].seconds);
    return writer.Write(records);
  }

  std::unique_ptr<ingest::FieldNames> fields_;
  std::unique_ptr<extract::Extractor> extraction_;
  std::vector<Part> parts_;  // never grows: annotators hold references into it
  std::unique_ptr<Pipeline> pipeline_;
  Counts counts_;
};

double Total(const std::vector<Part>& parts) {
  double sum = 0;
  for (const Part& part : parts) sum += part.seconds;
  return sum;
}

void Print(const std::vector<Part>& parts, const Counts& counts) {
  const double total = Total(parts);
  const auto sentences = static_cast<double>(counts.sentences);
  const auto row = [&](std::string_view name, double seconds) {
    fmt::print(stderr, "| {:<22} | {:7.3f} | {:5.1f} | {:8.1f} |\n", name, seconds,
               100 * seconds / total, 1e6 * seconds / sentences);
  };
  fmt::print(stderr, "{} documents, {} sentences, {} words\n", counts.documents, counts.sentences,
             counts.words);
  fmt::print(stderr, "| part                   | seconds |     % | us/sent. |\n");
  fmt::print(stderr, "|------------------------|---------|-------|----------|\n");
  for (const Part& part : parts) row(part.name, part.seconds);
  row("all", total);
  fmt::print(stderr, "{:.0f} sentences/s, {:.0f} words/s\n", sentences / total,
             static_cast<double>(counts.words) / total);
}

Status Main(std::span<char*> arguments) {
  std::size_t rounds = 3;
  std::vector<std::string> files;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--rounds" && i + 1 < arguments.size()) {
      const std::string_view number = arguments[++i];
      std::from_chars(number.data(), number.data() + number.size(), rounds);
    } else {
      files.emplace_back(argument);
    }
  }
  if (files.empty()) files.emplace_back(DATELINE_SOURCE_DIR "/samples/reports");
  DATELINE_TRY(engine, Engine::Open());
  std::vector<Part> best;
  for (std::size_t round = 0; round < rounds; ++round) {
    DATELINE_CHECK_OK(engine->Run(files));
    if (best.empty() || Total(engine->parts()) < Total(best)) best = engine->parts();
  }
  Print(best, engine->counts());
  return Ok();
}

}  // namespace
}  // namespace dateline::pipeline

int main(int argc, char** argv) {
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  const dateline::Status done = dateline::pipeline::Main(arguments.subspan(1));
  if (done) return 0;
  fmt::print(stderr, "{}: {}\n", done.error().where, done.error().message);
  return 1;
}
