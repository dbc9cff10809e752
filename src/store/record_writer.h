// Where records go. One interface for every format.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/records.h"
#include "dateline/result.h"

namespace dateline::store {

enum class Format { kNdjson, kDuckdb, kParquet, kCsv, kConllu };
/// One document after another: may go to standard output.
[[nodiscard]] bool IsStream(Format format);
[[nodiscard]] std::string_view FormatName(Format format);
[[nodiscard]] std::optional<Format> ParseFormat(std::string_view name);

struct WriterOptions {
  Format format = Format::kNdjson;
  /// A file for ndjson, conllu and duckdb, a folder for parquet and csv; "-" is standard output
  /// (streams only). What stands there is replaced once the new output is whole, and not before.
  std::string path;
  /// What DuckDB may hold in memory, in MiB.
  std::size_t memory_mib = 512;
};

/// Takes documents in the order given and writes them. Not for use by two threads at once.
///
/// Everything goes to a temporary name beside the target, which Finish renames: what stands under
/// the target's name is always whole. A writer destroyed without Finish removes its temporaries.
/// After an error the only sensible call is the destructor.
class RecordWriter {
 public:
  virtual ~RecordWriter() = default;

  /// \pre no document of this id was written before.
  /// \errors kIo: disk full, pipe closed, …
  [[nodiscard]] virtual Status Write(const Records& records) = 0;
  [[nodiscard]] virtual Status Write(const RejectedInputRecord& input) = 0;
  [[nodiscard]] virtual Status Write(const SkippedInputRecord& input) = 0;

  /// Completes the output: the run row, datapackage.json and codebook.csv beside it, the rename.
  ///
  /// \errors kInvalidArgument if the counts of `run` do not add up; kIo.
  [[nodiscard]] virtual Status Finish(const RunRecord& run) = 0;
};

/// \errors kInvalidArgument for a target that is not ours to replace (a folder that holds other
///         files, a file where a folder is meant); kIo.
[[nodiscard]] Result<std::unique_ptr<RecordWriter>> OpenWriter(const WriterOptions& options);

}  // namespace dateline::store
