#include "progress.h"

#include <algorithm>

#include <fmt/format.h>

#include "terminal.h"

namespace dateline::cli {
namespace {

constexpr auto kBarInterval = std::chrono::milliseconds(100);
constexpr auto kLineInterval = std::chrono::seconds(10);
constexpr unsigned kBarCells = 24;

std::string ClockTime(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole >= 3600)
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

ProgressState ToProgress(const store::RecordSource& source, std::uint64_t documents,
                         std::uint64_t events) {
  ProgressState state;
  state.documents = documents;
  state.events = events;
  const store::ReadSoFar read = source.Progress();
  state.bytes_done = read.done;
  state.bytes_total = read.total;
  return state;
}

Progress::Progress(bool quiet)
    : quiet_(quiet), terminal_(IsTerminal(stderr)), start_(Clock::now()), last_(start_) {}

void Progress::Update(const ProgressState& state) {
  if (quiet_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < (terminal_ ? Clock::duration(kBarInterval) : Clock::duration(kLineInterval))) {
    return;
  }
  last_ = now;
  const std::string line = Line(state, now);
  if (terminal_) {
    fmt::print(stderr, "\r\x1b[K{}", line.substr(0, TerminalColumns(stderr)));
    bar_shown_ = true;
  } else {
    fmt::print(stderr, "{}\n", line);
  }
  std::fflush(stderr);
}

void Progress::Clear() {
  if (bar_shown_) fmt::print(stderr, "\r\x1b[K");
  bar_shown_ = false;
}

std::string Progress::Line(const ProgressState& state, Clock::time_point now) const {
  const double seconds = std::max(1e-3, std::chrono::duration<double>(now - start_).count());
  const std::uint64_t inputs = state.documents + state.rejected + state.skipped;
  std::string line;
  if (state.bytes_total && *state.bytes_total > 0) {
    const double share = std::min(
        1.0, static_cast<double>(state.bytes_done) / static_cast<double>(*state.bytes_total));
    const auto full = static_cast<unsigned>(share * kBarCells);
    line = fmt::format("[{}{}] {:3.0f}%  ", std::string(full, '='),
                       std::string(kBarCells - full, ' '), share * 100);
    if (share > 0.01) line += fmt::format("{} left  ", ClockTime(seconds / share - seconds));
  }
  line += fmt::format("{} inputs  {:.0f}/s  {} events", inputs,
                      static_cast<double>(inputs) / seconds, state.events);
  if (state.rejected > 0) line += fmt::format("  {} rejected", state.rejected);
  return line;
}

}  // namespace dateline::cli
