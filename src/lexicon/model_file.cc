#include "lexicon/model_file.h"

#include <utility>

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

Result<ModelFile> ModelFile::Open(const ResourceDir& dir, std::string_view name,
                                  const ModelKind& expected) {
  const std::string stem = "models/" + std::string(name);
  DATELINE_TRY(toml, dir.Read(stem + ".toml"));
  DATELINE_TRY(manifest, ModelManifest::Parse(toml, stem + ".toml"));
  if (manifest.file != std::string(name) + ".bin") {
    return Refuse(
        ErrorCode::kMalformedInput,
        "manifest is that of " + manifest.file + ", expected " + std::string(name) + ".bin",
        stem + ".toml");
  }
  DATELINE_CHECK_OK(CheckKind(manifest, expected, stem + ".toml"));
  const std::string binary = stem + ".bin";
  auto file = MappedFile::Open(dir.path() + "/" + binary, binary);
  if (!file) return Refuse(file.error().code, file.error().message, binary);
  const std::string sha256 = Sha256Hex(file->bytes());
  if (sha256 != manifest.sha256) {
    return Refuse(
        ErrorCode::kMalformedInput,
        "model has the SHA-256 digest " + sha256 + ", its manifest says " + manifest.sha256,
        binary);
  }
  return ModelFile(binary, std::move(file).value());
}

}  // namespace dateline::lexicon
