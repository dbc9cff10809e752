// The subcommands. Each file adds one to the command line and, if it was the one called, runs it.
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "exit_code.h"

namespace dateline::cli {

/// What the command line asked for: set by the subcommand that was called.
using Action = std::function<ExitCode()>;

/// Options that every subcommand shares.
struct Common {
  std::string data_dir;  // rules, lexicons and models; found by itself when empty
  bool json = false;     // results for programs, on standard output
};

// Each adds its subcommand to `app`. `common` and `action` must outlive the parse.
void AddCode(CLI::App& app, const Common& common, Action& action);
void AddExplain(CLI::App& app, const Common& common, Action& action);
void AddShow(CLI::App& app, const Common& common, Action& action);
void AddQuery(CLI::App& app, const Common& common, Action& action);
void AddExport(CLI::App& app, const Common& common, Action& action);
void AddAggregate(CLI::App& app, const Common& common, Action& action);
void AddDiff(CLI::App& app, const Common& common, Action& action);
void AddRules(CLI::App& app, const Common& common, Action& action);
void AddLexicon(CLI::App& app, const Common& common, Action& action);
void AddPipeline(CLI::App& app, const Common& common, Action& action);
void AddVersion(CLI::App& app, const Common& common, Action& action);
void AddCompletion(CLI::App& app, Action& action);

}  // namespace dateline::cli
