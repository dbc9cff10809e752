#include "derive/export.h"

#include <array>
#include <utility>

#include "derive/sink.h"

namespace dateline::derive {
namespace {

constexpr std::array<std::string_view, 7> kNames = {"plover-json", "polecat", "icews", "phoenix",
                                                    "gdelt",       "geojson", "brat"};

Result<std::unique_ptr<Sink>> OpenSink(const ExportOptions& options, std::string version,
                                       const ExchangeCodes& codes) {
  switch (options.format) {
    case ExportFormat::kPloverJson:
      return OpenPloverSink(options.path, std::move(version), codes);
    case ExportFormat::kPolecat:
      return OpenTableSink(kPolecat, options.path, std::move(version), codes);
    case ExportFormat::kIcews:
      return OpenTableSink(kIcews, options.path, std::move(version), codes);
    case ExportFormat::kPhoenix:
      return OpenTableSink(kPhoenix, options.path, std::move(version), codes);
    case ExportFormat::kGdelt:
      return OpenTableSink(kGdelt, options.path, std::move(version), codes);
    case ExportFormat::kGeojson:
      return OpenGeojsonSink(options.path);
    case ExportFormat::kBrat:
      break;
  }
  return OpenBratSink(options.path);
}

}  // namespace

std::string_view ExportName(ExportFormat format) {
  return kNames[static_cast<std::size_t>(format)];
}

std::optional<ExportFormat> ParseExportFormat(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<ExportFormat>(i);
  }
  return std::nullopt;
}

std::vector<std::string> ExportNames() { return {kNames.begin(), kNames.end()}; }

bool HoldsReality(ExportFormat format) {
  return format == ExportFormat::kPloverJson || format == ExportFormat::kBrat;
}

Result<ExportCounts> Export(store::RecordSource& source, const ExchangeCodes& codes,
                            const ExportOptions& options, const ExportProgress& progress) {
  DATELINE_TRY(run, source.Run());
  DATELINE_TRY(sink, OpenSink(options, run ? "dateline " + run->engine_version : "", codes));
  ExportCounts counts;
  while (true) {
    DATELINE_TRY(records, source.Next());
    if (!records) break;
    ++counts.documents;
    std::vector<const EventRecord*> events;
    for (const EventRecord& event : records->events) {
      if (Select(options.selection, event, counts.events)) events.push_back(&event);
    }
    DATELINE_CHECK_OK(sink->Write(Report(*records), events, counts));
    if (!progress(counts)) return counts;
  }
  DATELINE_CHECK_OK(sink->Finish());
  return counts;
}

}  // namespace dateline::derive
