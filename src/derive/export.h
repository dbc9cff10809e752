// Coded records in the layouts of other projects: docs/formats/exports.md.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "derive/exchange_codes.h"
#include "derive/selection.h"
#include "store/record_source.h"

namespace dateline::derive {

enum class ExportFormat { kPloverJson, kPolecat, kIcews, kPhoenix, kGdelt, kGeojson, kBrat };

[[nodiscard]] std::string_view ExportName(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> ParseExportFormat(std::string_view name);
[[nodiscard]] std::vector<std::string> ExportNames();

/// True if the layout itself says how an act is presented: it then takes every event unless told
/// otherwise. A map that is looked at says nothing, so geojson is none of these.
[[nodiscard]] bool HoldsReality(ExportFormat format);

struct ExportOptions {
  ExportFormat format = ExportFormat::kIcews;
  /// A folder for brat, else a file; "-" is standard output (not for brat or Parquet). A table
  /// whose name ends in .parquet is written as Parquet, with the same columns and typed.
  std::string path;
  Selection selection;
};

struct ExportCounts {
  std::uint64_t documents = 0;
  SelectionCounts events;
  std::uint64_t rows = 0;      // rows, lines or features
  std::uint64_t unplaced = 0;  // events without coordinates, which geojson cannot hold
};

/// Called after each document. Returns false to stop: nothing is then written.
using ExportProgress = std::function<bool(const ExportCounts&)>;

/// Writes everything `source` still has. The output appears under its name once it is whole; beside
/// a table in a file goes NAME.datapackage.json, which says what each column is and that codes are
/// text.
///
/// A stop is no error: it gives the counts so far.
///
/// \errors as RecordSource::Next; kIo; kInvalidArgument for a path that does not suit the format.
[[nodiscard]] Result<ExportCounts> Export(store::RecordSource& source, const ExchangeCodes& codes,
                                          const ExportOptions& options,
                                          const ExportProgress& progress);

}  // namespace dateline::derive
