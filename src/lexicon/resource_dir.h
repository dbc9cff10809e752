// The directory with rules/, lexicons/ and models/ that an engine is made from, and the digests
// that say in every output file which data it was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "lexicon/sources.h"
#include "lexicon/table.h"

namespace dateline::lexicon {

/// A data file and what was in it. Rows of the `run` table.
struct DataFile {
  std::string name;    // "rules/time/weekday.toml": relative, with forward slashes
  std::string sha256;  // 64 hex digits
  friend bool operator==(const DataFile&, const DataFile&) = default;
};
/// Sorted by name.
using DataManifest = std::vector<DataFile>;

class ResourceDir {
 public:
  /// Opens a directory that holds `rules` and `lexicons`, and reads lexicons/SOURCES.toml.
  ///
  /// \errors kNotFound if it is not such a directory; whatever Sources::Parse gives.
  [[nodiscard]] static Result<ResourceDir> Open(std::string path);

  /// Opens the data that go with the program: `<executable's folder>/../share/dateline` if it
  /// exists, else the source tree that the program was built from.
  [[nodiscard]] static Result<ResourceDir> OpenDefault(std::string_view executable_path);

  /// The bytes of a file. `name` is relative to the directory and may not leave it.
  ///
  /// \errors kNotFound, kIo, kLimitExceeded (more than kMaxTableBytes), kInvalidArgument.
  [[nodiscard]] Result<std::string> Read(std::string_view name) const;

  /// Reads and parses a lexicon: `Lexicon("lexicons/time/weekday.tsv")`.
  [[nodiscard]] Result<Table> Lexicon(std::string_view name) const;

  /// Names of the files under `folder` and below that end in `suffix`, sorted. Empty if there is no
  /// such folder.
  [[nodiscard]] Result<std::vector<std::string>> List(std::string_view folder,
                                                      std::string_view suffix) const;

  /// Digests of every rule, lexicon and model file; of a model the one that its manifest states.
  [[nodiscard]] Result<DataManifest> Manifest() const;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const Sources& sources() const { return sources_; }

 private:
  ResourceDir() = default;
  std::string path_;
  Sources sources_;
};

/// What is wrong with the lexicons, all of it and not only the first: the work of
/// `dateline lexicon check`. Reads every .tsv under lexicons/ and refuses files of other kinds.
/// Empty when all is well. `rows` gets the number of rows read.
[[nodiscard]] std::vector<Error> CheckLexicons(const ResourceDir& dir, std::size_t& rows);

}  // namespace dateline::lexicon
