// `dateline version`: engine, data and libraries, as far as they decide the output.
#include <fmt/format.h>

#include "dateline/engine.h"

#include "base/sha256.h"
#include "commands.h"
#include "data_dir.h"
#include "failure.h"
#include "lexicon/resource_dir.h"
#include "store/json.h"

namespace dateline::cli {
namespace {

ExitCode PrintVersion(const Common& common) {
  auto path = FindDataDir(common.data_dir);
  if (!path) return Fail(path.error());
  auto resources = lexicon::ResourceDir::Open(*path);
  if (!resources) return Fail(resources.error());
  auto manifest = resources->Manifest();
  if (!manifest) return Fail(manifest.error());
  std::string all;
  for (const lexicon::DataFile& file : *manifest) all += file.name + "\t" + file.sha256 + "\n";
  const std::string digest = Sha256Hex(all);
  if (common.json) {
    std::string quoted;
    store::AppendJsonString(*path, quoted);
    fmt::print(R"({{"version":"{}","data_files":{},"data_sha256":"{}","data":{}}})"
               "\n",
               Version(), manifest->size(), digest, quoted);
  } else {
    fmt::print("dateline {}\ndata     {} files, sha256 {}\nfrom     {}\n", Version(),
               manifest->size(), digest.substr(0, 16), *path);
  }
  return ExitCode::kOk;
}

}  // namespace

void AddVersion(CLI::App& app, const Common& common, Action& action) {
  CLI::App* sub = app.add_subcommand("version", "Print the versions of engine and data");
  sub->footer("Example:\n  dateline version --json");
  sub->callback([&common, &action] { action = [&common] { return PrintVersion(common); }; });
}

}  // namespace dateline::cli
