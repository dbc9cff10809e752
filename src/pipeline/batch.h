// A run over many inputs: every one ends as a document, a reject or a skip, in the order of the
// input, and the counts add up.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "dateline/engine.h"
#include "dateline/result.h"

#include "ingest/input_stream.h"
#include "store/record_writer.h"

namespace dateline::pipeline {

struct BatchOptions {
  // Behavior.
  std::uint64_t limit = 0;  // stop after this many inputs; 0 for all
  // Performance.
  unsigned threads = 1;
  std::size_t memory_bytes = std::size_t{64} << 20;  // of raw inputs read and not yet written
  /// Set from outside to stop early. May be null.
  const std::atomic<bool>* stop = nullptr;
};

/// One way in which inputs failed: how often, and the first message as an example.
struct Reason {
  std::uint64_t count = 0;
  std::string example_uri;
  std::string example;
};

struct BatchCounts {
  std::uint64_t read = 0;  // = documents + rejected + skipped
  std::uint64_t documents = 0;
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;
  std::map<std::string, Reason> reject_reasons;  // by error code
  std::map<std::string, Reason> skip_reasons;
  std::uint64_t sentences = 0;
  std::uint64_t statements = 0;
  std::map<std::string, std::uint64_t> events;       // by PLOVER type
  std::map<std::string, std::uint64_t> diagnostics;  // by code
  bool stopped = false;                              // by `stop`, before the end of the input
};

/// Codes all of `inputs` into `writer` and completes it.
///
/// `progress`, if not empty, is called from the calling thread after each input. An input whose
/// coding runs out of memory is a reject. An input that repeats an earlier one (same place, same
/// text) is skipped. A run that was stopped does not complete `writer`: part of an output would
/// look like the whole.
///
/// \errors kIo and what else `writer` gives. Nothing is left under the output's name then.
[[nodiscard]] Result<BatchCounts> RunBatch(
    ingest::InputStream& inputs, const Engine& engine, store::RecordWriter& writer,
    const BatchOptions& options,
    const std::function<void(const BatchCounts&, const ingest::Progress&)>& progress);

}  // namespace dateline::pipeline
