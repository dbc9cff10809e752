// A folder for brat: DOC.txt and DOC.ann for each document, and annotation.conf.
#include <algorithm>
#include <filesystem>
#include <utility>

#include "derive/brat.h"
#include "derive/sink.h"
#include "store/output_file.h"

namespace dateline::derive {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfiguration = "annotation.conf";

class BratSink final : public Sink {
 public:
  explicit BratSink(std::string path)
      : path_(std::move(path)), temporary_(store::TemporaryName(path_)) {}
  BratSink(const BratSink&) = delete;
  BratSink& operator=(const BratSink&) = delete;
  ~BratSink() override {
    std::error_code error;
    fs::remove_all(temporary_, error);
  }

  [[nodiscard]] Status Open() {
    std::error_code error;
    if (fs::exists(path_, error) && !IsOurs()) {
      return Error{ErrorCode::kInvalidArgument,
                   "is no folder, or holds files that are not of an earlier export", path_};
    }
    fs::remove_all(temporary_, error);
    fs::create_directories(temporary_, error);
    if (error) return store::IoError("cannot write output", path_, error.value());
    return Ok();
  }

  Status Write(const Report& report, const std::vector<const EventRecord*>& events,
               ExportCounts& counts) override {
    const std::string& doc_id = report.document().doc_id;
    const bool plain = std::all_of(doc_id.begin(), doc_id.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    if (!plain) {
      return Error{ErrorCode::kMalformedInput, "a document's id is no name for a file", doc_id};
    }
    const std::string stem = temporary_ + '/' + doc_id;
    DATELINE_CHECK_OK(store::WriteFile(stem + ".txt", report.document().text));
    DATELINE_CHECK_OK(store::WriteFile(stem + ".ann", BratAnnotations(report, events)));
    counts.rows += events.size();
    return Ok();
  }

  Status Finish() override {
    DATELINE_CHECK_OK(store::WriteFile(temporary_ + '/' + kConfiguration, BratConfiguration()));
    std::error_code error;
    fs::remove_all(path_, error);  // empty or an earlier export: Open
    fs::rename(temporary_, path_, error);
    if (error) return store::IoError("cannot complete output", path_, error.value());
    return Ok();
  }

 private:
  /// A folder is replaced only if it is empty or an earlier export: a mistyped path must not cost a
  /// user's files.
  [[nodiscard]] bool IsOurs() const {
    std::error_code error;
    if (!fs::is_directory(path_, error)) return false;
    if (fs::is_empty(path_, error)) return true;
    if (!fs::exists(fs::path(path_) / kConfiguration, error)) return false;
    for (const auto& entry : fs::directory_iterator(path_, error)) {
      const fs::path& name = entry.path();
      if (name.extension() != ".txt" && name.extension() != ".ann" &&
          name.filename() != kConfiguration) {
        return false;
      }
    }
    return true;
  }

  const std::string path_;
  const std::string temporary_;
};

}  // namespace

Result<std::unique_ptr<Sink>> OpenBratSink(const std::string& path) {
  if (path == "-") {
    return Error{ErrorCode::kInvalidArgument, "brat needs a folder; name one with --output", "-"};
  }
  auto sink = std::make_unique<BratSink>(path);
  DATELINE_CHECK_OK(sink->Open());
  return std::unique_ptr<Sink>(std::move(sink));
}

}  // namespace dateline::derive
