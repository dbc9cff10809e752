// The one way to a model: models/NAME.bin with its manifest models/NAME.toml. A model is used only
// if its bytes are those the manifest vouches for, and it is of the kind that the program reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/result.h"

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

  ModelFile(ModelFile&& other) noexcept;
  ModelFile& operator=(ModelFile&& other) noexcept;
  ~ModelFile();

  /// Belongs to this, begins at a page boundary. The file must not be changed in place while it is
  /// mapped; installing renames.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

  /// "models/blocks_html.bin", for messages.
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  ModelFile() = default;
  [[nodiscard]] Status Map(const std::string& path);

  std::string name_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dateline::lexicon
