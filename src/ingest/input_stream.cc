#include "ingest/input_stream.h"

#include <utility>

#include "ingest/decompress.h"
#include "ingest/path_list.h"
#include "ingest/record_splitter.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kOpeningBytes = 4096;  // enough for every signal DetectFormat looks at

/// One open input: source, inflater, look-ahead and, for records, splitter.
struct OpenInput {
  OpenInput(std::unique_ptr<ByteSource> source, const std::string& path, const Limits& limits)
      : inflated(std::move(source), path, limits), buffered(inflated) {}

  Decompressor inflated;
  BufferedSource buffered;
  InputFormat format = InputFormat::kText;
  std::unique_ptr<RecordSplitter> splitter;  // null for whole files
};

bool HoldsRecords(InputFormat format) {
  return format == InputFormat::kNdjson || format == InputFormat::kJson;
}

}  // namespace

struct InputStream::State {
  InputOptions options;
  std::vector<InputPath> paths;
  std::size_t next_path = 0;
  std::unique_ptr<OpenInput> open;
  std::uint64_t bytes_before = 0;  // of the files that are done
  std::optional<std::uint64_t> bytes_total = 0;

  [[nodiscard]] const std::string& path() const { return paths[next_path - 1].path; }

  [[nodiscard]] Rejected Refuse(Error error) const {
    if (error.where.empty()) error.where = path();
    return {path(), std::string(FileStem(path())), std::move(error)};
  }

  void Close() {
    if (open) bytes_before += open->inflated.bytes_taken();
    open.reset();
  }

  [[nodiscard]] Status OpenNext();
  [[nodiscard]] Result<RawInput> TakeWhole();
  [[nodiscard]] std::optional<Item> NextRecord();
  [[nodiscard]] std::optional<Item> EndOfRecords();
  [[nodiscard]] Item MakeRecord(RecordBytes record);
};

Status InputStream::State::OpenNext() {
  const auto& [next, size, fault] = paths[next_path++];
  if (fault) return *fault;
  DATELINE_TRY(source, OpenFile(next));
  open = std::make_unique<OpenInput>(std::move(source), next, options.limits);
  DATELINE_TRY(opening, open->buffered.Peek(kOpeningBytes));
  if (options.format) {
    open->format = *options.format;
  } else {
    // A name would mislead for standard input, which is records unless it is told otherwise.
    DATELINE_TRY(format,
                 DetectFormat(opening.substr(0, kOpeningBytes), next == "-" ? "-.ndjson" : next));
    open->format = next == "-" && !HoldsRecords(format) ? InputFormat::kNdjson : format;
  }
  if (HoldsRecords(open->format)) {
    open->splitter = MakeRecordSplitter(open->format, open->buffered, options.limits);
  }
  return Ok();
}

Result<RawInput> InputStream::State::TakeWhole() {
  RawInput raw;
  raw.uri = path();
  raw.where = path();
  raw.id = FileStem(path());
  raw.format = open->format;
  DATELINE_TRY(bytes, open->buffered.TakeAll(options.limits.record_bytes));
  raw.bytes = std::move(bytes);
  if (const auto& problem = open->inflated.problem()) {
    if (raw.bytes.empty()) {
      return Error{ErrorCode::kMalformedInput,
                   problem->detail + ", and that was nothing; fetch the file again", path()};
    }
    raw.diagnostics.push_back(*problem);
  }
  return raw;
}

Item InputStream::State::MakeRecord(RecordBytes record) {
  const bool lines = open->format == InputFormat::kNdjson;
  const std::string number = std::to_string(record.number);
  RawInput raw;
  raw.uri = path() + "#" + number;
  raw.where = path() + (lines ? ":" : "#") + number;
  raw.id = number;
  raw.format = InputFormat::kJson;
  raw.bytes = std::move(record.bytes);
  const auto refuse = [&](ErrorCode code, std::string message) {
    return Rejected{raw.uri, raw.id, Error{code, std::move(message), raw.where}};
  };
  if (record.state == RecordBytes::State::kTooLong) {
    return refuse(ErrorCode::kLimitExceeded,
                  lines ? "line is longer than the limit (limit line_bytes)"
                        : "record is larger than the limit (limit record_bytes)");
  }
  const auto& problem = open->inflated.problem();
  if (record.state == RecordBytes::State::kUnended && problem &&
      problem->code != "trailing_bytes") {
    return refuse(ErrorCode::kMalformedInput,
                  "the input ends within this record: " + problem->detail);
  }
  return raw;
}

/// A compressed file that ends too soon must not look whole, even if it ends between two records.
std::optional<Item> InputStream::State::EndOfRecords() {
  const std::optional<Diagnostic> problem = open->inflated.problem();
  std::optional<Item> item;
  if (problem && problem->code != "trailing_bytes") {
    item = Refuse({ErrorCode::kMalformedInput, problem->detail + "; fetch the file again", ""});
  }
  Close();
  return item;
}

std::optional<Item> InputStream::State::NextRecord() {
  Result<std::optional<RecordBytes>> next = open->splitter->Next();
  if (!next) {
    Rejected rejected = Refuse(next.error());
    Close();
    return rejected;
  }
  if (!next->has_value()) return EndOfRecords();
  return MakeRecord(std::move(**next));
}

InputStream::InputStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;
InputStream::~InputStream() = default;

Result<InputStream> InputStream::Open(InputOptions options) {
  if (options.paths.empty() && options.list_files.empty()) {
    return Error{ErrorCode::kInvalidArgument, "no input given", ""};
  }
  auto state = std::make_unique<State>();
  for (const std::string& path : options.paths) {
    DATELINE_CHECK_OK(AppendPath(path, state->paths));
  }
  for (const std::string& list : options.list_files) {
    DATELINE_CHECK_OK(AppendList(list, state->paths));
  }
  if (state->paths.empty()) {
    const bool folder = !options.paths.empty();
    return Error{ErrorCode::kNotFound,
                 folder ? "nothing to read: the folder holds no files"
                        : "nothing to read: the list names no files",
                 folder ? options.paths.front() : options.list_files.front()};
  }
  for (const InputPath& path : state->paths) {
    if (path.fault) continue;
    if (!path.size) {
      state->bytes_total.reset();
      break;
    }
    *state->bytes_total += *path.size;
  }
  state->options = std::move(options);
  return InputStream(std::move(state));
}

std::optional<Item> InputStream::Next() {
  for (;;) {
    if (state_->open) {  // always a splitter: whole files are taken at once
      if (auto item = state_->NextRecord()) return item;
      continue;
    }
    if (state_->next_path == state_->paths.size()) return std::nullopt;
    if (const Status opened = state_->OpenNext(); !opened) {
      Rejected rejected = state_->Refuse(opened.error());
      state_->Close();
      return rejected;
    }
    if (state_->open->splitter) continue;
    Result<RawInput> whole = state_->TakeWhole();
    state_->Close();
    if (!whole) return state_->Refuse(whole.error());
    return std::move(*whole);
  }
}

Progress InputStream::progress() const {
  Progress progress;
  progress.bytes_done = state_->bytes_before;
  if (state_->open) progress.bytes_done += state_->open->inflated.bytes_taken();
  progress.bytes_total = state_->bytes_total;
  progress.files_total = state_->paths.size();
  progress.files_done = state_->next_path - (state_->open ? 1 : 0);
  return progress;
}

}  // namespace dateline::ingest
