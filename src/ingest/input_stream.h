// All inputs of a run as one stream of raw records, cheap enough to feed many threads from one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/limits.h"
#include "dateline/result.h"

#include "ingest/input_format.h"

namespace dateline::ingest {

/// One page, text or JSON record, as found: decompressed, not yet decoded or parsed.
struct RawInput {
  std::string uri;    // the path as given, with "#line" for a record of many; "-#line" for stdin
  std::string where;  // for messages: "a.ndjson:12", "a.html", "-:12"
  std::string id;     // file name without extension, or line (element) number; a record's own
                      // id takes its place in Prepare
  InputFormat format = InputFormat::kText;  // kJson for a JSON record; never kNdjson
  std::string bytes;                        // at most limits.record_bytes
  std::vector<Diagnostic> diagnostics;
};

/// An input that cannot be read at all. It counts as read and as rejected.
struct Rejected {
  std::string uri;
  std::string id;
  Error error;
};

using Item = std::variant<RawInput, Rejected>;

struct InputOptions {
  // Behavior.
  std::vector<std::string> paths;       // files, folders, "-" for standard input
  std::vector<std::string> list_files;  // files that name one path a line; "-" allowed
  std::optional<InputFormat> format;    // overrides detection; standard input is NDJSON without
  Limits limits;
};

struct Progress {
  std::uint64_t bytes_done = 0;              // of the files as stored
  std::optional<std::uint64_t> bytes_total;  // null where standard input is among the inputs
  std::uint64_t files_done = 0;
  std::uint64_t files_total = 0;
};

/// Reads inputs in the order given; the files of a folder in byte order of their paths, folders
/// within included, names beginning with "." left out. Holds one record and one read buffer at a
/// time whatever the size of the input, and the list of paths. One thread at a time.
class InputStream {
 public:
  /// Lists what is to be read.
  /// \errors kNotFound for a path or list given that does not exist, and where there is no file at
  ///         all to read; kIo; kInvalidArgument without any path.
  [[nodiscard]] static Result<InputStream> Open(InputOptions options);

  InputStream(InputStream&&) noexcept;
  InputStream& operator=(InputStream&&) noexcept;
  ~InputStream();

  /// The next record or reject; none at the end. A broken file is a reject and the stream goes on
  /// with the next one. Blank lines are not records. Each item appears in input order.
  [[nodiscard]] std::optional<Item> Next();

  [[nodiscard]] Progress progress() const;

 private:
  struct State;
  explicit InputStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::ingest
