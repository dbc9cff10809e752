// The `dateline` command: reads the command line and turns errors into exit statuses.
#include <exception>
#include <new>
#include <vector>

#include "commands.h"
#include "suggest.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

constexpr const char* kAbout =
    "Turns news reports into a database of political events: who did what to whom, when, where,\n"
    "and on whose word, each value with the words it rests on.\n\n"
    "  dateline code --output events.duckdb reports/     code a folder of reports\n"
    "  dateline query events.duckdb \"SELECT * FROM event_summary\"\n"
    "  dateline explain events.duckdb EVENT              why a row is there\n"
    "  dateline show report.html                         a report with its events marked\n";

/// The subcommand whose options were being read when the error came, or the app itself.
const CLI::App* Innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return at;
}

std::vector<std::string> KnownWords(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back(sub->get_name());
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

/// Says what is wrong with the command line, and the nearest word that would be right.
ExitCode ReportUsage(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* at = Innermost(app);
  PrintError(error.what());
  for (const std::string& word : app.remaining(true)) {
    const std::string near = Suggest(word.substr(0, word.find('=')), KnownWords(*at));
    if (!near.empty()) PrintError("did you mean '" + near + "'?");
  }
  const std::string name = at == &app ? "dateline" : "dateline " + at->get_name();
  PrintError("see '" + name + " --help'");
  return ExitCode::kUsage;
}

ExitCode Main(int argc, char** argv) {
  CLI::App app(kAbout, "dateline");
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  Common common;
  Action action;
  app.add_option("--data", common.data_dir, "Folder with rules/, lexicons/ and models/");
  app.add_flag("--json", common.json, "Print results as JSON");
  app.fallthrough();
  AddCode(app, common, action);
  AddExplain(app, common, action);
  AddShow(app, common, action);
  AddQuery(app, common, action);
  AddExport(app, common, action);
  AddAggregate(app, common, action);
  AddDiff(app, common, action);
  AddRules(app, common, action);
  AddLexicon(app, common, action);
  AddPipeline(app, common, action);
  AddVersion(app, common, action);
  AddCompletion(app, action);

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    app.exit(help);
    return ExitCode::kOk;
  } catch (const CLI::ParseError& error) {
    return ReportUsage(app, error);
  }
  return action();
}

}  // namespace
}  // namespace dateline::cli

int main(int argc, char** argv) {
  try {
    return static_cast<int>(dateline::cli::Main(argc, argv));
  } catch (const std::bad_alloc&) {
    dateline::cli::PrintError("out of memory; try fewer --threads");
  } catch (const std::exception& error) {
    dateline::cli::PrintError(std::string("internal error: ") + error.what());
  }
  return static_cast<int>(dateline::cli::ExitCode::kFailed);
}
