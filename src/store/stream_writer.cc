// One document after another in one file: NDJSON, a JSON object per line, and CoNLL-U. What is not
// about one document (the run, inputs that became none) goes to a second file beside it,
// STEM.run.json; a stream to standard output has no place for it.
#include "store/conllu.h"
#include "store/json.h"
#include "store/output_file.h"
#include "store/writers.h"

namespace dateline::store {
namespace {

/// Appends one document in the format of the stream.
using Append = void (*)(const Records& records, std::string& out);

class StreamWriter final : public RecordWriter {
 public:
  StreamWriter(OutputFile file, std::string path, Append append)
      : file_(std::move(file)), path_(std::move(path)), append_(append) {}

  Status Write(const Records& records) override {
    document_.clear();
    append_(records, document_);
    return file_.Append(document_);
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
  const Append append_;
  std::string document_;  // kept for its capacity
  std::string rejected_;
  std::string skipped_;
};

void AppendLine(const Records& records, std::string& out) {
  AppendJson(records, out);
  out += '\n';
}

}  // namespace

Result<std::unique_ptr<RecordWriter>> OpenStreamWriter(const WriterOptions& options) {
  DATELINE_TRY(file, OutputFile::Create(options.path));
  const Append append = options.format == Format::kConllu ? AppendConllu : AppendLine;
  return std::unique_ptr<RecordWriter>(
      std::make_unique<StreamWriter>(std::move(file), options.path, append));
}

}  // namespace dateline::store
