// Ending a long run early: the first interrupt ends it and leaves no part of an output, a second
// one ends the program.
#pragma once

#include <atomic>
#include <string>

#include "exit_code.h"

namespace dateline::cli {

/// From here on an interrupt (SIGINT, SIGTERM) is noted; a closed pipe and a file at its largest
/// are errors of the write, with a message.
void StopOnInterrupt();

/// Set by the first interrupt.
[[nodiscard]] const std::atomic<bool>& StopFlag();
[[nodiscard]] bool StopRequested();

/// Says that `output` was not written, and gives the status.
ExitCode Interrupted(const std::string& output);

}  // namespace dateline::cli
