#include "data_dir.h"

#include <filesystem>

#include "lexicon/resource_dir.h"

namespace dateline::cli {

Result<std::string> FindDataDir(const std::string& given) {
  if (!given.empty()) return given;
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
  DATELINE_TRY(dir, lexicon::ResourceDir::OpenDefault(error ? std::string() : executable.string()));
  return dir.path();
}

}  // namespace dateline::cli
