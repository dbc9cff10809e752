#include "ingest/record_splitter.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"

namespace dateline::ingest {
namespace {

using State = RecordBytes::State;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// Gathers one record and drops it once it grows beyond the limit.
class Gatherer {
 public:
  explicit Gatherer(std::size_t limit) : limit_(limit) {}
  void Add(std::string_view bytes) {
    if (too_long_ || bytes.size() > limit_ - gathered_.size()) {
      too_long_ = true;
      std::string().swap(gathered_);
      return;
    }
    gathered_.append(bytes);
  }
  [[nodiscard]] bool too_long() const { return too_long_; }
  [[nodiscard]] std::string Take() { return std::move(gathered_); }

 private:
  std::size_t limit_;
  std::string gathered_;
  bool too_long_ = false;
};

class LineSplitter : public RecordSplitter {
 public:
  LineSplitter(BufferedSource& source, const Limits& limits)
      : source_(source), limit_(std::min(limits.line_bytes, limits.record_bytes)) {}

  [[nodiscard]] Result<std::optional<RecordBytes>> Next() override {
    for (;;) {
      DATELINE_TRY(line, ReadLine());
      if (!line) return std::optional<RecordBytes>();
      if (line->number == 1 && line->bytes.starts_with(kUtf8Mark)) line->bytes.erase(0, 3);
      if (line->bytes.ends_with('\r')) line->bytes.pop_back();
      if (line->state == State::kTooLong || !text::TrimAscii(line->bytes).empty()) return line;
    }
  }

 private:
  Result<std::optional<RecordBytes>> ReadLine() {
    Gatherer line(limit_);
    bool any = false;
    bool ended = false;
    while (!ended) {
      DATELINE_TRY(chunk, source_.Chunk());
      if (chunk.empty()) break;
      any = true;
      const std::size_t end = chunk.find('\n');
      ended = end != std::string_view::npos;
      line.Add(chunk.substr(0, end));
      source_.Skip(ended ? end + 1 : chunk.size());
    }
    if (!any) return std::optional<RecordBytes>();
    ++number_;
    const State state = line.too_long() ? State::kTooLong : ended ? State::kWhole : State::kUnended;
    return std::optional<RecordBytes>({state, number_, line.Take()});
  }

  BufferedSource& source_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
};

/// Follows brackets and quotes to the end of one value.
class ValueScanner {
 public:
  /// How many bytes of `chunk` belong to the value; `done()` tells whether it ended there.
  std::size_t Scan(std::string_view chunk) {
    for (std::size_t i = 0; i < chunk.size(); ++i) {
      const char c = chunk[i];
      if (in_string_) {
        ScanInString(c);
        if (!in_string_ && depth_ == 0) return Finish(i + 1);
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        if (depth_ == 0) return Finish(i);  // the array around a bare value ends
        if (--depth_ == 0) return Finish(i + 1);
      } else if (depth_ == 0 && (c == ',' || text::IsAsciiSpace(c))) {
        return Finish(i);
      }
    }
    return chunk.size();
  }
  [[nodiscard]] bool done() const { return done_; }

 private:
  void ScanInString(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
  }
  std::size_t Finish(std::size_t taken) {
    done_ = true;
    return taken;
  }

  std::uint64_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool done_ = false;
};

class ValueSplitter : public RecordSplitter {
 public:
  ValueSplitter(BufferedSource& source, const Limits& limits)
      : source_(source), limit_(limits.record_bytes) {}

  [[nodiscard]] Result<std::optional<RecordBytes>> Next() override {
    DATELINE_TRY(begins, SkipToValue());
    if (!begins) return std::optional<RecordBytes>();
    Gatherer value(limit_);
    ValueScanner scanner;
    while (!scanner.done()) {
      DATELINE_TRY(chunk, source_.Chunk());
      if (chunk.empty()) break;
      const std::size_t taken = scanner.Scan(chunk);
      value.Add(chunk.substr(0, taken));
      source_.Skip(taken);
    }
    ++number_;
    const State state = value.too_long() ? State::kTooLong
                        : scanner.done() ? State::kWhole
                                         : State::kUnended;
    return std::optional<RecordBytes>({state, number_, value.Take()});
  }

 private:
  /// Skips blanks, commas and the brackets of the outer array; false at the end.
  Result<bool> SkipToValue() {
    for (;;) {
      DATELINE_TRY(chunk, source_.Chunk());
      if (chunk.empty()) return false;
      std::size_t at = 0;
      while (at < chunk.size() && IsBetweenValues(chunk[at])) ++at;
      source_.Skip(at);
      if (at < chunk.size()) return true;
    }
  }

  bool IsBetweenValues(char c) {
    const bool opens = c == '[' && !in_array_;
    if (opens) in_array_ = true;
    // A byte order mark is only ever met before the first value.
    return opens || c == ',' || c == ']' || c == '}' || text::IsAsciiSpace(c) ||
           (number_ == 0 && kUtf8Mark.find(c) != std::string_view::npos);
  }

  BufferedSource& source_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
  bool in_array_ = false;
};

}  // namespace

std::unique_ptr<RecordSplitter> MakeRecordSplitter(InputFormat format, BufferedSource& source,
                                                   const Limits& limits) {
  if (format == InputFormat::kJson) return std::make_unique<ValueSplitter>(source, limits);
  return std::make_unique<LineSplitter>(source, limits);
}

}  // namespace dateline::ingest
