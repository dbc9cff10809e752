// `dateline lexicon check`, `compile` and `import`, and `dateline pipeline show`: the data and the
// order of the annotators.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "dateline/engine.h"

#include "actor/petrarch_tables.h"
#include "commands.h"
#include "data_dir.h"
#include "event/petrarch_verb_tables.h"
#include "event/petrarch_verbs.h"
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

// Compiles the tables of places; gives the file and its size.
Result<std::pair<std::string, std::size_t>> Compile(const std::string& path) {
  DATELINE_TRY(resources, lexicon::ResourceDir::Open(path));
  DATELINE_TRY(bytes, place::CompileGazetteer(resources));
  const std::filesystem::path file = lexicon::CompiledPath(resources, place::kCompiledGazetteer);
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);  // what fails shows below
  DATELINE_CHECK_OK(store::WriteFile(file.string(), bytes));
  return std::pair(file.string(), bytes.size());
}

ExitCode CompileLexicons(const Common& common) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  auto compiled = Compile(*path);
  if (!compiled) return Fail(compiled.error());
  fmt::print("{}: {} bytes\n", compiled->first, compiled->second);
  return ExitCode::kOk;
}

struct ImportOptions {
  std::vector<std::string> files;
  std::string out;
  bool one_sided = false;
};

// The dictionaries, those of actors and agents as one.
struct Dictionaries {
  actor::PetrarchDictionary actors;
  std::vector<event::PetrarchVerbFile> verbs;
  std::string doubts;  // lines "FILE:LINE: why: the line"

  [[nodiscard]] std::size_t size() const {
    std::size_t entries = actors.entries.size();
    for (const auto& file : verbs) entries += file.verbs.forms.size() + file.verbs.patterns.size();
    return entries;
  }
};

Result<Dictionaries> ReadAll(const std::vector<std::string>& files) {
  Dictionaries all;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{ErrorCode::kNotFound, "cannot be read", file};
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::vector<actor::PetrarchDoubt> doubts;
    if (event::HoldsPetrarchVerbs(bytes)) {
      DATELINE_TRY(verbs, event::ReadPetrarchVerbs(bytes));
      doubts = std::move(verbs.doubts);
      all.verbs.push_back({std::filesystem::path(file).filename().string(), std::move(verbs)});
    } else {
      DATELINE_TRY(one, actor::ReadPetrarch(bytes));
      std::ranges::move(one.entries, std::back_inserter(all.actors.entries));
      doubts = std::move(one.doubts);
    }
    for (const actor::PetrarchDoubt& doubt : doubts) {
      all.doubts += fmt::format("{}:{}: {}: {}\n", file, doubt.line, doubt.reason, doubt.text);
    }
  }
  return all;
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
  DATELINE_TRY(all, ReadAll(options.files));
  DATELINE_TRY(actors, actor::TablesWith(resources, all.actors));
  DATELINE_TRY(verbs, event::VerbTablesWith(resources, all.verbs, options.one_sided));
  DATELINE_CHECK_OK(CopyData(data_dir, options.out));
  for (const auto* files : {&actors.files, &verbs.files}) {
    for (const auto& [name, bytes] : *files) {
      DATELINE_CHECK_OK(store::WriteFile(options.out + "/" + name, bytes));
    }
  }
  for (const auto* doubts : {&actors.doubts, &verbs.doubts}) {
    for (const std::string& doubt : *doubts) all.doubts += doubt + "\n";
  }
  DATELINE_CHECK_OK(store::WriteFile(options.out + "/not_understood.txt", all.doubts));
  DATELINE_TRY(compiled, Compile(options.out));
  static_cast<void>(compiled);
  fmt::print("{} entries in {}; {} lines not understood, see {}/not_understood.txt\n", all.size(),
             options.out, std::ranges::count(all.doubts, '\n'), options.out);
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
      "import", "Make a data folder that has the names and verbs of other dictionaries too");
  auto options = std::make_shared<ImportOptions>();
  import
      ->add_option(
          "--petrarch", options->files,
          "Actor, agent or verb dictionary of PETRARCH, TABARI or Phoenix; may be repeated")
      ->required();
  import->add_flag("--one-sided", options->one_sided,
                   "Verbs give acts of which only one side is known too (require_dyad = False)");
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
