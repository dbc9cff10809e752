// Coded records read back one document at a time, from whatever `dateline code` wrote: memory does
// not grow with the size of the input.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "dateline/records.h"
#include "dateline/result.h"

namespace dateline::store {

/// How much has been read, in documents of a database or bytes of a stream.
struct ReadSoFar {
  std::uint64_t done = 0;
  std::optional<std::uint64_t> total;  // unknown for standard input
};

/// Documents in the order in which they were written. Not for use by two threads at once.
class RecordSource {
 public:
  /// Opens a DuckDB file, a folder of Parquet files, or NDJSON; "-" is NDJSON on standard input.
  ///
  /// \errors kNotFound if there is no such file; kIo if it cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<RecordSource>> Open(const std::string& path);
  virtual ~RecordSource() = default;

  /// The next document with its rows, but for sentences, tokens, names, rejects and diagnostics;
  /// nothing after the last.
  ///
  /// \errors kMalformedInput with "file:line" or table: not what `dateline code` writes;
  ///         kLimitExceeded for a line over 256 MiB; kIo.
  [[nodiscard]] virtual Result<std::optional<Records>> Next() = 0;

  /// What made the records: the table `run`, or NAME.run.json beside NAME.ndjson. Empty where that
  /// is not known. \errors kMalformedInput, kIo.
  [[nodiscard]] virtual Result<std::optional<RunRecord>> Run() = 0;

  [[nodiscard]] virtual ReadSoFar Progress() const = 0;
};

}  // namespace dateline::store
