// What an export writes to: one class for each kind of layout. Private to the folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dateline/result.h"

#include "derive/export.h"
#include "derive/report.h"
#include "derive/table_layout.h"

namespace dateline::derive {

class Sink {
 public:
  virtual ~Sink() = default;
  /// The selected events of a report, which may be none.
  [[nodiscard]] virtual Status Write(const Report& report,
                                     const std::vector<const EventRecord*>& events,
                                     ExportCounts& counts) = 0;
  /// Completes the output; without it nothing is left. \errors kIo.
  [[nodiscard]] virtual Status Finish() = 0;
};

/// `engine_version` goes into the layouts that have a place for it. `codes` must outlive the sink.
[[nodiscard]] Result<std::unique_ptr<Sink>> OpenTableSink(const TableLayout& layout,
                                                          const std::string& path,
                                                          std::string engine_version,
                                                          const ExchangeCodes& codes);
[[nodiscard]] Result<std::unique_ptr<Sink>> OpenPloverSink(const std::string& path,
                                                           std::string engine_version,
                                                           const ExchangeCodes& codes);
[[nodiscard]] Result<std::unique_ptr<Sink>> OpenGeojsonSink(const std::string& path);
[[nodiscard]] Result<std::unique_ptr<Sink>> OpenBratSink(const std::string& path);

}  // namespace dateline::derive
