// `dateline lexicon check`, `compile` and `import`, and `dateline pipeline show`: the data and the
// order of the annotators.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "dateline/engine.h"

#include "actor/petrarch_tables.h"
#include "commands.h"
#include "data_dir.h"
#include "failure.h"
#include "lexicon/compiled_path.h"
#include "lexicon/resource_dir.h"
#include "place/gazetteer.h"
#include "place/gazetteer_compiler.h"
#include "store/output_file.h"
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
  if (!errors.empty()) return ExitCode::kFailed;
  // The tables are right, and what is compiled from them is only faster.
  if (const Status compiled = place::Gazetteer::CheckCompiled(*resources); !compiled) {
    fmt::print("{} is not used: {}; dateline lexicon compile makes it\n", compiled.error().where,
               compiled.error().message);
  }
  return ExitCode::kOk;
}

ExitCode CompileLexicons(const Common& common) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  auto resources = lexicon::ResourceDir::Open(*path);
  if (!resources) return Fail(resources.error());
  auto bytes = place::CompileGazetteer(*resources);
  if (!bytes) return Fail(bytes.error());
  const std::filesystem::path file = lexicon::CompiledPath(*resources, place::kCompiledGazetteer);
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);  // what fails shows below
  if (auto written = store::WriteFile(file.string(), *bytes); !written) {
    return Fail(written.error());
  }
  fmt::print("{}: {} bytes\n", file.string(), bytes->size());
  return ExitCode::kOk;
}

struct ImportOptions {
  std::vector<std::string> files;
  std::string out;
};

// All dictionaries as one, and what was not understood as "FILE:LINE: why: the line".
Status ReadAll(const std::vector<std::string>& files, actor::PetrarchDictionary& all,
               std::string& doubts) {
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{ErrorCode::kNotFound, "cannot be read", file};
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    DATELINE_TRY(one, actor::ReadPetrarch(bytes));
    std::ranges::move(one.entries, std::back_inserter(all.entries));
    for (const actor::PetrarchDoubt& doubt : one.doubts) {
      doubts += fmt::format("{}:{}: {}: {}\n", file, doubt.line, doubt.reason, doubt.text);
    }
  }
  return Ok();
}

Status CopyData(const std::string& from, const std::string& to) {
  std::error_code error;
  if (std::filesystem::exists(to, error)) {
    return Error{ErrorCode::kInvalidArgument, "is there already; name a folder that is not", to};
  }
  std::filesystem::create_directories(to, error);
  for (const char* part : {"lexicons", "models", "rules"}) {
    if (error) break;
    std::filesystem::copy(from + "/" + part, to + "/" + part,
                          std::filesystem::copy_options::recursive, error);
  }
  if (error) return Error{ErrorCode::kIo, error.message(), to};
  return Ok();
}

Status Import(const std::string& data_dir, const ImportOptions& options) {
  DATELINE_TRY(resources, lexicon::ResourceDir::Open(data_dir));
  actor::PetrarchDictionary dictionary;
  std::string doubts;
  DATELINE_CHECK_OK(ReadAll(options.files, dictionary, doubts));
  DATELINE_TRY(tables, actor::TablesWith(resources, dictionary));
  DATELINE_CHECK_OK(CopyData(data_dir, options.out));
  for (const auto& [name, bytes] : tables.files) {
    DATELINE_CHECK_OK(store::WriteFile(options.out + "/" + name, bytes));
  }
  for (const std::string& doubt : tables.doubts) doubts += doubt + "\n";
  DATELINE_CHECK_OK(store::WriteFile(options.out + "/not_understood.txt", doubts));
  fmt::print("{} entries in {}; {} lines not understood, see {}/not_understood.txt\n",
             dictionary.entries.size(), options.out, std::ranges::count(doubts, '\n'), options.out);
  return Ok();
}

ExitCode ImportLexicon(const Common& common, const ImportOptions& options) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  const Status done = Import(*path, options);
  return done ? ExitCode::kOk : Fail(done.error());
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
  CLI::App* lexicon =
      app.add_subcommand("lexicon", "Check and compile the lexicons, or take up your own");
  lexicon->require_subcommand(1);
  lexicon->footer(
      "Examples:\n  dateline lexicon check\n  dateline --data my-data lexicon compile\n"
      "  dateline lexicon import --petrarch actors.txt --petrarch agents.txt --out my-data");
  CLI::App* check =
      lexicon->add_subcommand("check", "Check that every lexicon is sorted and sourced");
  check->callback([&common, &action] { action = [&common] { return CheckLexicons(common); }; });
  CLI::App* compile = lexicon->add_subcommand(
      "compile", "Compile the tables of places, so that they need not be read at each start");
  compile->footer(
      "An edited table is read in any case; compiling it again makes starting fast again.\n"
      "Example:\n  dateline --data my-data lexicon compile");
  compile->callback([&common, &action] { action = [&common] { return CompileLexicons(common); }; });
  CLI::App* import = lexicon->add_subcommand(
      "import", "Make a data folder that has the names of other dictionaries too");
  auto options = std::make_shared<ImportOptions>();
  import
      ->add_option("--petrarch", options->files,
                   "Actor or agent dictionary of PETRARCH, TABARI or Phoenix; may be repeated")
      ->required();
  import->add_option("--out", options->out, "Folder to make; use it with --data")->required();
  import->footer(
      "Example:\n  dateline lexicon import --petrarch actors.txt --out my-data\n"
      "  dateline --data my-data code reports/ -o events.duckdb");
  import->callback([&common, &action, options] {
    action = [&common, options] { return ImportLexicon(common, *options);
};
}  // namespace dateline::cli
);
}

void AddPipeline(CLI::App& app, const Common& common, Action& action) {
  CLI::App* pipeline = app.add_subcommand("pipeline", "Show the annotators");
  pipeline->require_subcommand(1);
  pipeline->footer("Example:\n  dateline pipeline show");
  CLI::App* show = pipeline->add_subcommand("show", "Print what each annotator reads and writes");
  show->callback([&common, &action] { action = [&common] { return ShowPipeline(common); }; });
}

}  // namespace dateline::cli
