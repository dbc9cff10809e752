// Work on many threads with results in the order of the input and a bounded amount in flight.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "dateline/result.h"

namespace dateline::pipeline {

/// How much may be in flight between reading and writing.
struct OrderedLimits {
  unsigned threads = 1;                       // at least 1
  std::size_t jobs = 256;                     // read but not yet handed to the sink
  std::size_t bytes = std::size_t{64} << 20;  // of those jobs, by `size_of`; one job may exceed it
};

/// Reads jobs with `next` until it gives none, turns each into an `Out` with `work`, and hands the
/// results to `sink` in the order they were read.
///
/// `next`, `size_of` and `sink` are called from the calling thread only; `work` from any thread, so
/// it must be safe to share; it must not throw. With one thread everything happens in the calling
/// thread. Stops at the first error of `next` or `sink`, after the work under way has ended.
///
/// \errors whatever `next` or `sink` gave.
template <typename Job, typename Out>
class Ordered {
 public:
  using Next = std::function<Result<std::optional<Job>>()>;
  using SizeOf = std::function<std::size_t(const Job&)>;
  using Work = std::function<Out(Job)>;
  using Sink = std::function<Status(Out)>;

  Ordered(Next next, SizeOf size_of, Work work, Sink sink)
      : next_(std::move(next)),
        size_of_(std::move(size_of)),
        work_(std::move(work)),
        sink_(std::move(sink)) {}

  [[nodiscard]] Status Run(const OrderedLimits& limits) {
    return limits.threads <= 1 ? RunHere() : RunThreads(limits);
  }

 private:
  /// A job on its way. The calling thread owns `bytes`; `job`, `out` and `taken` are guarded by
  /// mutex_ until `out` is set, and belong to the calling thread afterwards.
  struct Slot {
    std::optional<Job> job;
    std::optional<Out> out;
    std::size_t bytes = 0;
  };

  Status RunHere() {
    while (true) {
      DATELINE_TRY(job, next_());
      if (!job) return Ok();
      DATELINE_CHECK_OK(sink_(work_(std::move(*job))));
    }
  }

  Status RunThreads(const OrderedLimits& limits) {
    std::vector<std::jthread> workers;
    workers.reserve(limits.threads);
    for (unsigned i = 0; i < limits.threads; ++i) workers.emplace_back([this] { WorkLoop(); });
    const Status status = ReadAndSink(limits);
    {
      const std::lock_guard lock(mutex_);
      waiting_.clear();
      closed_ = true;
    }
    job_ready_.notify_all();
    return status;
  }

  Status ReadAndSink(const OrderedLimits& limits) {
    bool more = true;
    while (more || !in_flight_.empty()) {
      const bool room = in_flight_.size() < limits.jobs &&
                        (bytes_in_flight_ < limits.bytes || in_flight_.empty());
      if (more && room) {
        DATELINE_TRY(job, next_());
        more = job.has_value();
        if (more) Enqueue(std::move(*job));
      }
      if (in_flight_.empty()) continue;
      const bool must_wait = !more || !room;
      if (FrontIsDone(must_wait)) {
        const std::shared_ptr<Slot> slot = std::move(in_flight_.front());
        in_flight_.pop_front();
        bytes_in_flight_ -= slot->bytes;
        DATELINE_CHECK_OK(sink_(std::move(*slot->out)));
      }
    }
    return Ok();
  }

  void Enqueue(Job job) {
    auto slot = std::make_shared<Slot>();
    slot->bytes = size_of_(job);
    slot->job.emplace(std::move(job));
    bytes_in_flight_ += slot->bytes;
    in_flight_.push_back(slot);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(slot));
    }
    job_ready_.notify_one();
  }

  bool FrontIsDone(bool wait) {
    std::unique_lock lock(mutex_);
    const Slot& front = *in_flight_.front();
    if (wait) out_ready_.wait(lock, [&] { return front.out.has_value(); });
    return front.out.has_value();
  }

  void WorkLoop() {
    while (true) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        job_ready_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        slot = std::move(waiting_.front());
        waiting_.pop_front();
      }
      Out out = work_(std::move(*slot->job));
      {
        const std::lock_guard lock(mutex_);
        slot->job.reset();
        slot->out.emplace(std::move(out));
      }
      out_ready_.notify_one();
    }
  }

  const Next next_;
  const SizeOf size_of_;
  const Work work_;
  const Sink sink_;

  std::deque<std::shared_ptr<Slot>> in_flight_;  // calling thread only; in the order of the input
  std::size_t bytes_in_flight_ = 0;              // calling thread only

  std::mutex mutex_;  // guards waiting_, closed_, and slots as said above
  std::condition_variable job_ready_;
  std::condition_variable out_ready_;
  std::deque<std::shared_ptr<Slot>> waiting_;  // not yet taken by a worker
  bool closed_ = false;
};

}  // namespace dateline::pipeline
