#include "lexicon/resource_dir.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/sha256.h"
#include "lexicon/model_file.h"

namespace dateline::lexicon {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kModels = "models";
constexpr std::string_view kRules = "rules";
constexpr std::string_view kLexicons = "lexicons";
constexpr std::string_view kLexiconSources = "lexicons/SOURCES.toml";
constexpr std::string_view kCompiled = ".bin";  // made from the lexicons: no data of its own

// A name of ours: relative, forward, no way up.
bool IsInside(std::string_view name) {
  if (name.empty() || name.front() == '/') return false;
  const fs::path path(name);
  return std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

bool EndsWith(std::string_view text, std::string_view suffix) { return text.ends_with(suffix); }

}  // namespace

Result<ResourceDir> ResourceDir::Open(std::string path) {
  std::error_code error;
  for (const std::string_view folder : {kRules, kLexicons}) {
    if (!fs::is_directory(fs::path(path) / folder, error)) {
      return Error{ErrorCode::kNotFound,
                   "data directory has no folder \"" + std::string(folder) +
                       "\"; give the directory that holds rules and lexicons",
                   path};
    }
  }
  ResourceDir dir;
  dir.path_ = std::move(path);
  DATELINE_TRY(bytes, dir.Read(kLexiconSources));
  DATELINE_TRY(sources, Sources::Parse(bytes, kLexiconSources));
  dir.sources_ = std::move(sources);
  return dir;
}

Result<ResourceDir> ResourceDir::OpenDefault(std::string_view executable_path) {
  const fs::path installed =
      fs::path(executable_path).parent_path().parent_path() / "share" / "dateline";
  std::error_code error;
  if (!executable_path.empty() && fs::is_directory(installed, error)) {
    return Open(installed.string());
  }
  return Open(DATELINE_BUILD_DATA_DIR);
}

Result<std::string> ResourceDir::Read(std::string_view name) const {
  if (!IsInside(name)) {
    return Error{ErrorCode::kInvalidArgument, "name leaves the data directory", std::string(name)};
  }
  const fs::path path = fs::path(path_) / name;
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return Error{ErrorCode::kNotFound, "data file cannot be found", std::string(name)};
  if (size > kMaxTableBytes) {
    return Error{ErrorCode::kLimitExceeded, "data file is larger than 64 MiB", std::string(name)};
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) {
    return Error{ErrorCode::kIo, "data file cannot be read", std::string(name)};
  }
  return bytes;
}

Result<Table> ResourceDir::Lexicon(std::string_view name) const {
  DATELINE_TRY(bytes, Read(name));
  return Table::Parse(bytes, name, &sources_);
}

Result<std::vector<std::string>> ResourceDir::List(std::string_view folder,
                                                   std::string_view suffix) const {
  if (!IsInside(folder)) {
    return Error{ErrorCode::kInvalidArgument, "name leaves the data directory",
                 std::string(folder)};
  }
  std::vector<std::string> names;
  std::error_code error;
  fs::recursive_directory_iterator entries(fs::path(path_) / folder, error);
  if (error) return names;
  for (; entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    if (error) return Error{ErrorCode::kIo, "folder cannot be read", std::string(folder)};
    if (!entries->is_regular_file(error)) continue;
    std::string name = fs::path(entries->path()).lexically_relative(path_).generic_string();
    if (EndsWith(name, suffix)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<DataManifest> ResourceDir::Manifest() const {
  DataManifest manifest;
  for (const std::string_view folder : {kLexicons, kRules}) {
    DATELINE_TRY(names, List(folder, ""));
    for (std::string& name : names) {
      if (EndsWith(name, kCompiled)) continue;
      DATELINE_TRY(bytes, Read(name));
      manifest.push_back({std::move(name), Sha256Hex(bytes)});
    }
  }
  DATELINE_TRY(models, List(kModels, ".toml"));
  for (const std::string& name : models) {
    DATELINE_TRY(bytes, Read(name));
    DATELINE_TRY(model, ModelManifest::Parse(bytes, name));
    manifest.push_back({std::string(kModels) + "/" + model.file, std::move(model.sha256)});
  }
  std::sort(manifest.begin(), manifest.end(),
            [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
  return manifest;
}

std::vector<Error> CheckLexicons(const ResourceDir& dir, std::size_t& rows) {
  rows = 0;
  std::vector<Error> errors;
  const auto names = dir.List(kLexicons, "");
  if (!names) return {names.error()};
  for (const std::string& name : names.value()) {
    if (name == kLexiconSources || EndsWith(name, "/README.md") || EndsWith(name, kCompiled))
      continue;
    if (!EndsWith(name, ".tsv")) {
      errors.push_back({ErrorCode::kMalformedInput,
                        "file is not a lexicon; only .tsv, SOURCES.toml and README.md belong here",
                        name});
      continue;
    }
    const auto table = dir.Lexicon(name);
    if (table) {
      rows += table.value().size();
    } else {
      errors.push_back(table.error());
    }
  }
  return errors;
}

}  // namespace dateline::lexicon
