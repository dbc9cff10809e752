// `dateline rules check`: runs the examples that every rule carries.
#include <fmt/format.h>

#include "commands.h"
#include "data_dir.h"
#include "failure.h"
#include "lexicon/resource_dir.h"
#include "pipeline/check_rules.h"
#include "terminal.h"

namespace dateline::cli {
namespace {

ExitCode CheckRules(const Common& common) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  auto resources = lexicon::ResourceDir::Open(*path);
  if (!resources) return Fail(resources.error());
  auto report = pipeline::CheckRules(*resources);
  if (!report) return Fail(report.error());
  for (const rules::ExampleFailure& failure : report->failures) {
    fmt::print("{}: {}\n  {}\n  want {}\n  got  {}\n", failure.where, failure.rule, failure.text,
               failure.want, failure.got);
  }
  fmt::print("{} rules, {} examples, {} failed\n", report->rules, report->examples,
             report->failures.size());
  return report->failures.empty() ? ExitCode::kOk : ExitCode::kFailed;
}

}  // namespace

void AddRules(CLI::App& app, const Common& common, Action& action) {
  CLI::App* rules = app.add_subcommand("rules", "Check the rules");
  rules->require_subcommand(1);
  rules->footer("Example:\n  dateline rules check");
  CLI::App* check = rules->add_subcommand("check", "Run the examples that every rule carries");
  check->footer("Example:\n  dateline --data my-data rules check");
  check->callback([&common, &action] { action = [&common] { return CheckRules(common); }; });
}

}  // namespace dateline::cli
