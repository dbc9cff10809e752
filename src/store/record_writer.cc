#include "store/record_writer.h"

#include <array>
#include <filesystem>

#include "store/writers.h"

namespace dateline::store {
namespace {

constexpr std::array<std::string_view, 5> kFormatNames = {"ndjson", "duckdb", "parquet", "csv",
                                                          "conllu"};

}  // namespace

std::string_view FormatName(Format format) {
  return kFormatNames[static_cast<std::size_t>(format)];
}

std::optional<Format> ParseFormat(std::string_view name) {
  for (std::size_t i = 0; i < kFormatNames.size(); ++i) {
    if (kFormatNames[i] == name) return static_cast<Format>(i);
  }
  return std::nullopt;
}

bool IsStream(Format format) { return format == Format::kNdjson || format == Format::kConllu; }

std::string Stem(const std::string& path) {
  return std::filesystem::path(path).replace_extension().string();
}

Status CheckCounts(const RunRecord& run) {
  if (run.read == run.documents + run.rejected + run.skipped) return Ok();
  return Error{ErrorCode::kInvalidArgument,
               "the run's counts do not add up: read is not documents + rejected + skipped", "run"};
}

Result<std::unique_ptr<RecordWriter>> OpenWriter(const WriterOptions& options) {
  if (options.path == "-" && !IsStream(options.format)) {
    return Error{ErrorCode::kInvalidArgument,
                 "only ndjson and conllu can be written to standard output; give a file or folder",
                 "-"};
  }
  if (IsStream(options.format)) return OpenStreamWriter(options);
  return OpenDuckdbWriter(options);
}

}  // namespace dateline::store
