// The writers behind OpenWriter, one per source file. Private to the store.
#pragma once

#include <memory>
#include <string>

#include "store/record_writer.h"

namespace dateline::store {

/// ndjson and conllu.
[[nodiscard]] Result<std::unique_ptr<RecordWriter>> OpenStreamWriter(const WriterOptions& options);

/// duckdb, parquet and csv.
[[nodiscard]] Result<std::unique_ptr<RecordWriter>> OpenDuckdbWriter(const WriterOptions& options);

/// `path` without its last extension: names of files that go beside an output.
[[nodiscard]] std::string Stem(const std::string& path);

/// \errors kInvalidArgument: every input ends as exactly one of document, reject and skip.
[[nodiscard]] Status CheckCounts(const RunRecord& run);

}  // namespace dateline::store
