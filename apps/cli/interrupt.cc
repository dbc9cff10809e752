#include "interrupt.h"

#include <csignal>

#include "terminal.h"

namespace dateline::cli {
namespace {

// A signal can reach nothing but a global.
std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void RequestStop(int) { stop_requested.store(true); }

}  // namespace

void StopOnInterrupt() {
  struct sigaction action {};
  action.sa_handler = RequestStop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& StopFlag() { return stop_requested; }
bool StopRequested() { return stop_requested.load(); }

ExitCode Interrupted(const std::string& output) {
  PrintError(output == "-" ? "interrupted: the output ends early" : "interrupted: nothing written",
             output == "-" ? "" : output);
  return ExitCode::kInterrupted;
}

}  // namespace dateline::cli
