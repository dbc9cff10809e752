// Cuts a stream of JSON into records without parsing it: by lines, or by brackets.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "dateline/limits.h"
#include "dateline/result.h"

#include "ingest/buffered_source.h"
#include "ingest/input_format.h"

namespace dateline::ingest {

struct RecordBytes {
  enum class State : std::uint8_t {
    kWhole,
    kTooLong,  // beyond the limit; `bytes` is empty, and the stream goes on after it
    kUnended,  // the stream ends within the record; for lines: there is no last line end
  };
  State state = State::kWhole;
  std::uint64_t number = 0;  // line, or record in the array, from 1
  std::string bytes;
};

class RecordSplitter {
 public:
  virtual ~RecordSplitter() = default;

  /// The next record; none at the end. Blank lines are passed over, but counted.
  /// \errors those of the source.
  [[nodiscard]] virtual Result<std::optional<RecordBytes>> Next() = 0;
};

/// For kNdjson: one record a line, `limits.line_bytes` at most.
/// For kJson: values one after another or in one array, `limits.record_bytes` at most each. Cuts by
/// brackets and quotes alone, so that a broken record does not take the others with it.
/// `source` must outlive the splitter.
[[nodiscard]] std::unique_ptr<RecordSplitter> MakeRecordSplitter(InputFormat format,
                                                                 BufferedSource& source,
                                                                 const Limits& limits);

}  // namespace dateline::ingest
