// `dateline lexicon check` and `dateline pipeline show`: the data and the order of the annotators.
#include <fmt/format.h>

#include "dateline/engine.h"

#include "commands.h"
#include "data_dir.h"
#include "failure.h"
#include "lexicon/resource_dir.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

ExitCode CheckLexicons(const Common& common) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  auto resources = lexicon::ResourceDir::Open(*path);
  if (!resources) return Fail(resources.error());
  std::size_t rows = 0;
  const std::vector<Error> errors = lexicon::CheckLexicons(*resources, rows);
  for (const Error& error : errors) PrintError(error.message, error.where);
  fmt::print("{} rows, {} wrong\n", rows, errors.size());
  return errors.empty() ? ExitCode::kOk : ExitCode::kFailed;
}

std::string NamesOf(LayerSet layers) {
  std::string names;
  for (std::size_t i = 0; i < kLayerCount; ++i) {
    const auto layer = static_cast<Layer>(i);
    if (!layers.Has(layer)) continue;
    names += names.empty() ? "" : ", ";
    names += LayerName(layer);
  }
  return names.empty() ? "–" : names;
}

ExitCode ShowPipeline(const Common& common) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  EngineOptions options;
  options.data_dir = *path;
  auto engine = Engine::Open(options);
  if (!engine) return Fail(engine.error());
  fmt::print("{:<14} {:>7}  {:<44}  {}\n", "annotator", "version", "reads", "writes");
  for (const AnnotatorInfo& step : (*engine)->Steps()) {
    fmt::print("{:<14} {:>7}  {:<44}  {}\n", step.name, step.version, NamesOf(step.reads),
               NamesOf(step.writes));
  }
  return ExitCode::kOk;
}

}  // namespace

void AddLexicon(CLI::App& app, const Common& common, Action& action) {
  CLI::App* lexicon = app.add_subcommand("lexicon", "Check the lexicons");
  lexicon->require_subcommand(1);
  lexicon->footer("Example:\n  dateline lexicon check");
  CLI::App* check =
      lexicon->add_subcommand("check", "Check that every lexicon is sorted and sourced");
  check->callback([&common, &action] { action = [&common] { return CheckLexicons(common); }; });
}

void AddPipeline(CLI::App& app, const Common& common, Action& action) {
  CLI::App* pipeline = app.add_subcommand("pipeline", "Show the annotators");
  pipeline->require_subcommand(1);
  pipeline->footer("Example:\n  dateline pipeline show");
  CLI::App* show = pipeline->add_subcommand("show", "Print what each annotator reads and writes");
  show->callback([&common, &action] { action = [&common] { return ShowPipeline(common); }; });
}

}  // namespace dateline::cli
