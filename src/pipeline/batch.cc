#include "pipeline/batch.h"

#include <exception>
#include <new>
#include <unordered_set>
#include <utility>
#include <variant>

#include "pipeline/engine_parts.h"
#include "pipeline/ordered.h"

namespace dateline::pipeline {
namespace {

/// What became of one input, on its way to the writer.
struct Outcome {
  std::string uri;
  std::variant<Records, Error> result;
};

Outcome CodeItem(const Engine::Parts& parts, const ingest::Item& item) {
  if (const auto* rejected = std::get_if<ingest::Rejected>(&item)) {
    return {rejected->uri, rejected->error};
  }
  const auto& raw = std::get<ingest::RawInput>(item);
  try {
    Result<Records> records = parts.CodeRaw(raw);
    if (!records) return {raw.uri, records.error()};
    return {raw.uri, std::move(records).value()};
  } catch (const std::bad_alloc&) {
    return {raw.uri, Error{ErrorCode::kLimitExceeded, "coding it needs more memory than there is",
                           raw.where}};
  } catch (const std::exception& fault) {
    // A fault of ours, or of a library: it must cost this input and no other.
    return {raw.uri, Error{ErrorCode::kMalformedInput,
                           "coding it failed, which is a fault of the program; please report it: " +
                               std::string(fault.what()),
                           raw.where}};
  }
}

std::size_t SizeOf(const ingest::Item& item) {
  const auto* raw = std::get_if<ingest::RawInput>(&item);
  return raw == nullptr ? 0 : raw->bytes.size();
}

void Count(std::map<std::string, Reason>& reasons, const std::string& code, const std::string& uri,
           const std::string& message) {
  Reason& reason = reasons[code];
  if (reason.count++ == 0) {
    reason.example_uri = uri;
    reason.example = message;
  }
}

/// Takes outcomes in order, writes them and counts them.
class Tally {
 public:
  explicit Tally(store::RecordWriter& writer) : writer_(writer) {}

  [[nodiscard]] Status Take(Outcome outcome) {
    ++counts_.read;
    if (const auto* error = std::get_if<Error>(&outcome.result))
      return TakeError(outcome.uri, *error);
    const auto& records = std::get<Records>(outcome.result);
    if (!seen_.insert(records.document.doc_id).second) {
      return Skip(outcome.uri, "duplicate", "the same text from the same place came before");
    }
    ++counts_.documents;
    counts_.sentences += records.sentences.size();
    counts_.statements += records.statements.size();
    for (const EventRecord& event : records.events) ++counts_.events[event.plover];
    for (const DiagnosticRecord& row : records.diagnostics) ++counts_.diagnostics[row.code];
    return writer_.Write(records);
  }

  [[nodiscard]] const BatchCounts& counts() const { return counts_; }
  [[nodiscard]] BatchCounts& counts() { return counts_; }

 private:
  Status TakeError(const std::string& uri, const Error& error) {
    const std::string message =
        error.where.empty() ? error.message : error.where + ": " + error.message;
    if (error.code == ErrorCode::kUnsupportedLanguage)
      return Skip(uri, ErrorCodeName(error.code), message);
    ++counts_.rejected;
    Count(counts_.reject_reasons, ErrorCodeName(error.code), uri, message);
    RejectedInputRecord row;
    row.uri = uri;
    row.reason = ErrorCodeName(error.code);
    row.message = message;
    return writer_.Write(row);
  }

  Status Skip(const std::string& uri, const std::string& code, const std::string& message) {
    ++counts_.skipped;
    Count(counts_.skip_reasons, code, uri, message);
    SkippedInputRecord row;
    row.uri = uri;
    row.reason = code;
    row.message = message;
    return writer_.Write(row);
  }

  store::RecordWriter& writer_;
  BatchCounts counts_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

Result<BatchCounts> RunBatch(
    ingest::InputStream& inputs, const Engine& engine, store::RecordWriter& writer,
    const BatchOptions& options,
    const std::function<void(const BatchCounts&, const ingest::Progress&)>& progress) {
  Tally tally(writer);
  std::uint64_t given = 0;
  const auto next = [&]() -> Result<std::optional<ingest::Item>> {
    if (options.stop != nullptr && options.stop->load()) {
      tally.counts().stopped = true;
      return std::optional<ingest::Item>();
    }
    if (options.limit != 0 && given == options.limit) return std::optional<ingest::Item>();
    ++given;
    return inputs.Next();
  };
  const auto work = [&](ingest::Item item) { return CodeItem(engine.parts(), item); };
  const auto sink = [&](Outcome outcome) -> Status {
    DATELINE_CHECK_OK(tally.Take(std::move(outcome)));
    if (progress) progress(tally.counts(), inputs.progress());
    return Ok();
  };
  DATELINE_CHECK_OK((Ordered<ingest::Item, Outcome>(next, SizeOf, work, sink)
                         .Run({.threads = options.threads,
                               .jobs = std::size_t{64} * options.threads,
                               .bytes = options.memory_bytes})));

  if (tally.counts().stopped) return tally.counts();
  RunRecord run = engine.Run();
  run.read = static_cast<std::int64_t>(tally.counts().read);
  run.documents = static_cast<std::int64_t>(tally.counts().documents);
  run.rejected = static_cast<std::int64_t>(tally.counts().rejected);
  run.skipped = static_cast<std::int64_t>(tally.counts().skipped);
  DATELINE_CHECK_OK(writer.Finish(run));
  return tally.counts();
}

}  // namespace dateline::pipeline
