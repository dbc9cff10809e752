// JSON layouts: a line for each event (plover-json), and one collection of features (geojson).
#include <utility>

#include "derive/event_layout.h"
#include "derive/sink.h"
#include "store/output_file.h"

namespace dateline::derive {
namespace {

class PloverSink final : public Sink {
 public:
  PloverSink(store::OutputFile file, std::string version, const ExchangeCodes& codes)
      : file_(std::move(file)), version_(std::move(version)), codes_(codes) {}

  Status Write(const Report& report, const std::vector<const EventRecord*>& events,
               ExportCounts& counts) override {
    for (const EventRecord* event : events) {
      DATELINE_CHECK_OK(file_.Append(PloverRecord(report, *event, version_, codes_) + '\n'));
      ++counts.rows;
    }
    return Ok();
  }
  Status Finish() override { return file_.Commit(); }

 private:
  store::OutputFile file_;
  const std::string version_;
  const ExchangeCodes& codes_;
};

class GeojsonSink final : public Sink {
 public:
  explicit GeojsonSink(store::OutputFile file) : file_(std::move(file)) {}

  Status Write(const Report& report, const std::vector<const EventRecord*>& events,
               ExportCounts& counts) override {
    for (const EventRecord* event : events) {
      const std::string feature = GeoFeature(report, *event);
      if (feature.empty()) {
        ++counts.unplaced;
        continue;
      }
      DATELINE_CHECK_OK(file_.Append(separator_ + feature));
      separator_ = ",\n";
      ++counts.rows;
    }
    return Ok();
  }
  Status Finish() override {
    // An empty collection has had no separator, and so no head.
    if (separator_ != ",\n") DATELINE_CHECK_OK(file_.Append(separator_));
    DATELINE_CHECK_OK(file_.Append("]}\n"));
    return file_.Commit();
  }

 private:
  store::OutputFile file_;
  std::string separator_ = "{\"type\":\"FeatureCollection\",\"features\":[\n";
};

}  // namespace

Result<std::unique_ptr<Sink>> OpenPloverSink(const std::string& path, std::string engine_version,
                                             const ExchangeCodes& codes) {
  DATELINE_TRY(file, store::OutputFile::Create(path));
  return std::unique_ptr<Sink>(
      std::make_unique<PloverSink>(std::move(file), std::move(engine_version), codes));
}

Result<std::unique_ptr<Sink>> OpenGeojsonSink(const std::string& path) {
  DATELINE_TRY(file, store::OutputFile::Create(path));
  return std::unique_ptr<Sink>(std::make_unique<GeojsonSink>(std::move(file)));
}

}  // namespace dateline::derive
