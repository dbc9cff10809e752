#include "lexicon/compiled_path.h"

#include <filesystem>
#include <system_error>

namespace dateline::lexicon {

std::string CompiledPath(const ResourceDir& dir, std::string_view name) {
  namespace fs = std::filesystem;
  std::error_code error;
  const bool source_tree = fs::equivalent(dir.path(), DATELINE_BUILD_DATA_DIR, error);
  const fs::path root = source_tree ? fs::path(DATELINE_BUILD_DIR) : fs::path(dir.path());
  return (root / name).string();
}

}  // namespace dateline::lexicon
