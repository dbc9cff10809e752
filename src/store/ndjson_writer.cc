// One JSON object per document and line. What is not about one document (the run, inputs that
// became none) goes to a second file beside it, STEM.run.json; a stream to standard output has no
// place for it.
#include "store/json.h"
#include "store/output_file.h"
#include "store/writers.h"

namespace dateline::store {
namespace {

class NdjsonWriter final : public RecordWriter {
 public:
  NdjsonWriter(OutputFile file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  Status Write(const Records& records) override {
    line_.clear();
    AppendJson(records, line_);
    line_ += '\n';
    return file_.Append(line_);
  }
  Status Write(const RejectedInputRecord& input) override { return Keep(input, rejected_); }
  Status Write(const SkippedInputRecord& input) override { return Keep(input, skipped_); }

  Status Finish(const RunRecord& run) override {
    DATELINE_CHECK_OK(CheckCounts(run));
    if (path_ != "-") {
      std::string beside = "{\"run\":";
      AppendJson(run, beside);
      beside += ",\n\"rejected_inputs\":[" + rejected_ + "],\n\"skipped_inputs\":[" + skipped_;
      beside += "]}\n";
      DATELINE_CHECK_OK(WriteFile(Stem(path_) + ".run.json", beside));
    }
    return file_.Commit();
  }

 private:
  static Status Keep(const InputRecord& input, std::string& list) {
    list += list.empty() ? "\n" : ",\n";
    AppendJson(input, list);
    return Ok();
  }

  OutputFile file_;
  const std::string path_;
  std::string line_;  // kept for its capacity
  std::string rejected_;
  std::string skipped_;
};

}  // namespace

Result<std::unique_ptr<RecordWriter>> OpenNdjsonWriter(const WriterOptions& options) {
  DATELINE_TRY(file, OutputFile::Create(options.path));
  return std::unique_ptr<RecordWriter>(
      std::make_unique<NdjsonWriter>(std::move(file), options.path));
}

}  // namespace dateline::store
