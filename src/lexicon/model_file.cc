#include "lexicon/model_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"
#include "lexicon/read_toml.h"

namespace dateline::lexicon {
namespace {

constexpr std::string_view kInstallAgain = "; install the models of this version of dateline again";

Error Refuse(ErrorCode code, std::string message, std::string_view where) {
  return {code, std::move(message) + std::string(kInstallAgain), std::string(where)};
}

Result<std::string> TextOf(const toml::table& table, const char* key, std::string_view name) {
  const auto text = table[key].value<std::string>();
  if (text && !text->empty()) return *text;
  return Error{ErrorCode::kMalformedInput,
               "manifest of a model has no text `" + std::string(key) + "`", std::string(name)};
}

/// Keeps a descriptor open for as long as it takes to map it.
struct Descriptor {
  int number;
  explicit Descriptor(const std::string& path)
      : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

Status CheckKind(const ModelManifest& found, const ModelKind& expected, std::string_view where) {
  if (found.layout != expected.layout) {
    return Refuse(
        ErrorCode::kUnsupportedVersion,
        "model has layout " + found.layout + ", this program reads " + std::string(expected.layout),
        where);
  }
  if (found.meaning != expected.meaning) {
    Error error =
        Refuse(ErrorCode::kUnsupportedVersion,
               "model has meaning " + std::to_string(found.meaning) +
                   ", this program and its rules need " + std::to_string(expected.meaning),
               where);
    error.message += ", or make it anew with " + found.recipe;
    return error;
  }
  return Ok();
}

}  // namespace

Result<ModelManifest> ModelManifest::Parse(std::string_view toml, std::string_view name) {
  DATELINE_TRY(table, ReadToml(toml, name));
  ModelManifest manifest;
  DATELINE_TRY(file, TextOf(table, "file", name));
  DATELINE_TRY(sha256, TextOf(table, "sha256", name));
  DATELINE_TRY(layout, TextOf(table, "layout", name));
  DATELINE_TRY(recipe, TextOf(table, "recipe", name));
  const auto meaning = table["meaning"].value<std::int64_t>();
  if (!meaning || *meaning < 0 || *meaning > UINT32_MAX) {
    return Error{ErrorCode::kMalformedInput, "manifest of a model has no number `meaning`",
                 std::string(name)};
  }
  manifest.file = std::move(file);
  manifest.sha256 = std::move(sha256);
  manifest.layout = std::move(layout);
  manifest.recipe = std::move(recipe);
  manifest.meaning = static_cast<std::uint32_t>(*meaning);
  return manifest;
}

ModelFile::ModelFile(ModelFile&& other) noexcept
    : name_(std::move(other.name_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

ModelFile& ModelFile::operator=(ModelFile&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

ModelFile::~ModelFile() {
  // munmap takes a pointer to what may be written, which this never was.
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);  // NOLINT
}

Status ModelFile::Map(const std::string& path) {
  const Descriptor file(path);
  struct stat facts {};
  if (file.number < 0 || ::fstat(file.number, &facts) != 0) {
    return Refuse(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo,
                  "model cannot be opened: " + std::generic_category().message(errno), name_);
  }
  if (!S_ISREG(facts.st_mode) || facts.st_size <= 0) {
    return Refuse(ErrorCode::kMalformedInput, "model is empty or no file", name_);
  }
  const auto size = static_cast<std::size_t>(facts.st_size);
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (at == MAP_FAILED) {
    return Error{ErrorCode::kIo,
                 "model cannot be mapped: " + std::generic_category().message(errno), name_};
  }
  data_ = static_cast<const char*>(at);
  size_ = size;
  return Ok();
}

Result<ModelFile> ModelFile::Open(const ResourceDir& dir, std::string_view name,
                                  const ModelKind& expected) {
  const std::string stem = "models/" + std::string(name);
  DATELINE_TRY(toml, dir.Read(stem + ".toml"));
  DATELINE_TRY(manifest, ModelManifest::Parse(toml, stem + ".toml"));
  ModelFile model;
  model.name_ = stem + ".bin";
  if (manifest.file != std::string(name) + ".bin") {
    return Refuse(
        ErrorCode::kMalformedInput,
        "manifest is that of " + manifest.file + ", expected " + std::string(name) + ".bin",
        stem + ".toml");
  }
  DATELINE_CHECK_OK(CheckKind(manifest, expected, stem + ".toml"));
  DATELINE_CHECK_OK(model.Map(dir.path() + "/" + model.name_));
  const std::string sha256 = Sha256Hex(model.bytes());
  if (sha256 != manifest.sha256) {
    return Refuse(
        ErrorCode::kMalformedInput,
        "model has the SHA-256 digest " + sha256 + ", its manifest says " + manifest.sha256,
        model.name_);
  }
  return model;
}

}  // namespace dateline::lexicon
