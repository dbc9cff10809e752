// The one way to a model: models/NAME.bin with its manifest models/NAME.toml. A model is used only
// if its bytes are those the manifest vouches for, and it is of the kind that the program reads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/result.h"

#include "lexicon/mapped_file.h"
#include "lexicon/resource_dir.h"

namespace dateline::lexicon {

/// What a program can use, and what a manifest says that a model is.
struct ModelKind {
  std::string_view layout;    // how the bytes are arranged: "DLTREES1"
  std::uint32_t meaning = 0;  // what the numbers refer to: features, labels, normalisation
};

/// The keys of a manifest that loading needs; it holds more, for people.
struct ModelManifest {
  std::string file;    // "blocks_html.bin"
  std::string sha256;  // of the file, 64 lower-case hex digits
  std::string layout;
  std::uint32_t meaning = 0;
  std::string recipe;  // how it was made: "train/blocks/train.py"

  /// \errors kMalformedInput with "name:line" where it is no TOML or a key is missing.
  [[nodiscard]] static Result<ModelManifest> Parse(std::string_view toml, std::string_view name);
};

/// A model in memory, read-only. Moved, never copied.
class ModelFile {
 public:
  /// Maps `models/NAME.bin` of `dir`. Reads all of it once, for the digest.
  ///
  /// What the bytes themselves say (magic, layout, meaning, lengths) is for the caller to check:
  /// the digest only says that they are the bytes that were shipped.
  ///
  /// \errors kNotFound without the file or its manifest; kMalformedInput where the digest differs
  ///         from the manifest's or the manifest cannot be read; kUnsupportedVersion where it is of
  ///         another layout or meaning than `expected`. Messages give both values and the remedy.
  [[nodiscard]] static Result<ModelFile> Open(const ResourceDir& dir, std::string_view name,
                                              const ModelKind& expected);

  /// Belongs to this, begins at a page boundary.
  [[nodiscard]] std::string_view bytes() const { return file_.bytes(); }

  /// "models/blocks_html.bin", for messages.
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  ModelFile(std::string name, MappedFile file) : name_(std::move(name)), file_(std::move(file)) {}

  std::string name_;
  MappedFile file_;
};

}  // namespace dateline::lexicon
