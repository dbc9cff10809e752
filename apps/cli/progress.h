// Progress of a long run, on standard error: a bar on a terminal, a line every ten seconds
// elsewhere. The clock is looked at here and nowhere near a result.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

#include "store/record_source.h"

namespace dateline::cli {

/// How far a run has come. Bytes are of the input as stored (compressed); of a database, its
/// documents.
struct ProgressState {
  std::uint64_t documents = 0;
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;
  std::uint64_t events = 0;
  std::uint64_t bytes_done = 0;
  std::optional<std::uint64_t> bytes_total;  // unknown for standard input
};

/// How far the reading of coded records has come.
[[nodiscard]] ProgressState ToProgress(const store::RecordSource& source, std::uint64_t documents,
                                       std::uint64_t events);

class Progress {
 public:
  /// \param quiet nothing is ever printed.
  explicit Progress(bool quiet);

  /// Prints if enough time has passed since the last print.
  void Update(const ProgressState& state);

  /// Takes the bar off the terminal.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] std::string Line(const ProgressState& state, Clock::time_point now) const;

  bool quiet_;
  bool terminal_;
  bool bar_shown_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace dateline::cli
