// `dateline code`: the main job. Reads reports, writes a database of events.
#include <cstdio>
#include <memory>
#include <numeric>
#include <thread>

#include "code_options.h"
#include "commands.h"
#include "data_dir.h"
#include "failure.h"
#include "interrupt.h"
#include "pipeline/batch.h"
#include "progress.h"
#include "summary.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

ProgressState ToProgress(const pipeline::BatchCounts& counts, const ingest::Progress& input) {
  ProgressState state;
  state.documents = counts.documents;
  state.rejected = counts.rejected;
  state.skipped = counts.skipped;
  for (const auto& [type, count] : counts.events) state.events += count;
  state.bytes_done = input.bytes_done;
  state.bytes_total = input.bytes_total;
  return state;
}

struct Job {
  std::unique_ptr<const Engine> engine;
  ingest::InputStream inputs;
  std::unique_ptr<store::RecordWriter> writer;
  std::string output;
};

/// Opens everything a run needs, the output last, so that a mistake leaves no trace.
Result<Job> Open(const CodeOptions& options, const std::string& data_dir) {
  DATELINE_TRY(writer_options, ToWriterOptions(options));
  DATELINE_TRY(input_options, ToInputOptions(options));
  DATELINE_TRY(found, FindDataDir(data_dir));
  DATELINE_TRY(engine_options, ToEngineOptions(options, found));
  auto inputs = ingest::InputStream::Open(input_options);
  if (!inputs) return AsInput(inputs.error());
  DATELINE_TRY(engine, Engine::Open(engine_options));
  DATELINE_TRY(writer, store::OpenWriter(writer_options));
  return Job{std::move(engine), std::move(*inputs), std::move(writer), writer_options.path};
}

ExitCode Code(const CodeOptions& options, const Common& common) {
  StopOnInterrupt();
  auto job = Open(options, common.data_dir);
  if (!job) return Fail(job.error());

  Progress progress(options.quiet);
  pipeline::BatchOptions batch;
  batch.limit = options.limit;
  batch.threads =
      options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  batch.memory_bytes =
      (options.memory_mb << 20) / 8;  // a page is about eight times its bytes at work
  batch.stop = &StopFlag();
  const auto counts =
      pipeline::RunBatch(job->inputs, *job->engine, *job->writer, batch,
                         [&](const pipeline::BatchCounts& so_far, const ingest::Progress& input) {
                           progress.Update(ToProgress(so_far, input));
                         });
  progress.Clear();
  if (!counts) return Fail(counts.error());

  const bool to_stdout = job->output == "-";
  if (common.json && !to_stdout) {
    const std::string json = SummaryJson(*counts, job->output);
    std::fwrite(json.data(), 1, json.size(), stdout);
  }
  if (!options.quiet) {
    const std::string text = SummaryText(*counts, to_stdout ? "" : job->output, UseColor(stderr));
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
  if (counts->stopped) return ExitCode::kInterrupted;
  return options.strict && counts->rejected > 0 ? ExitCode::kRejects : ExitCode::kOk;
}

}  // namespace

void AddCode(CLI::App& app, const Common& common, Action& action) {
  CLI::App* sub = app.add_subcommand("code", "Code reports into a database of events");
  auto options = std::make_shared<CodeOptions>();
  AddCodeOptions(*sub, *options);
  sub->footer(
      "Reads HTML, plain text, Markdown and NDJSON, plain or compressed (gzip, zstd).\n\n"
      "Examples:\n"
      "  dateline code --output events.duckdb reports/\n"
      "  dateline code --format parquet --output events/ --threads 8 archive.ndjson.gz\n"
      "  dateline code --field published=date --field text=content stories.ndjson\n"
      "  cat stories.ndjson | dateline code --format ndjson - > events.ndjson");
  sub->callback([&common, &action, options] {
    action = [&common, options] { return Code(*options, common); };
  });
}

}  // namespace dateline::cli
