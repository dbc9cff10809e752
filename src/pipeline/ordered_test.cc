#include "pipeline/ordered.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::pipeline {
namespace {

/// Runs 0..count-1 through work of very uneven length and gives the results in arrival order.
std::vector<std::string> RunJobs(int count, const OrderedLimits& limits,
                                 std::size_t& most_in_flight) {
  int read = 0;
  int written = 0;
  std::size_t most = 0;
  std::vector<std::string> out;
  Ordered<int, std::string> ordered(
      [&]() -> Result<std::optional<int>> {
        if (read == count) return std::optional<int>();
        most = std::max(most, static_cast<std::size_t>(read - written) + 1);
        return std::optional<int>(read++);
      },
      [](const int&) { return std::size_t{10}; },
      [](int job) {
        // Every seventh job is long, so that later ones overtake it.
        volatile unsigned spin = 0;
        for (int i = 0; i < (job % 7 == 0 ? 20'000 : 10); ++i) spin = spin + 1;
        return "r" + std::to_string(job);
      },
      [&](std::string result) {
        ++written;
        out.push_back(std::move(result));
        return Ok();
      });
  EXPECT_TRUE(ordered.Run(limits));
  most_in_flight = most;
  return out;
}

TEST(Ordered, ManyThreadsGiveWhatOneGives) {
  std::size_t most = 0;
  const auto one = RunJobs(500, {.threads = 1}, most);
  ASSERT_EQ(one.size(), 500u);
  for (const unsigned threads : {2u, 4u, 16u}) {
    EXPECT_EQ(RunJobs(500, {.threads = threads}, most), one) << threads;
  }
}

TEST(Ordered, KeepsWithinItsBounds) {
  std::size_t most = 0;
  (void)RunJobs(200, {.threads = 4, .jobs = 8}, most);
  EXPECT_LE(most, 8u);
  (void)RunJobs(200, {.threads = 4, .jobs = 100, .bytes = 50}, most);
  EXPECT_LE(most, 5u);
  EXPECT_EQ(RunJobs(20, {.threads = 4, .jobs = 100, .bytes = 1}, most).size(), 20u)
      << "one job may exceed";
}

TEST(Ordered, StopsAtAnErrorOfEitherEnd) {
  for (const unsigned threads : {1u, 4u}) {
    int written = 0;
    int read = 0;
    Ordered<int, int> sink_fails(
        [&]() -> Result<std::optional<int>> { return std::optional<int>(read++); },
        [](const int&) { return std::size_t{1}; }, [](int job) { return job; },
        [&](int) -> Status {
          if (++written == 5) return Error{ErrorCode::kIo, "disk full", "x"};
          return Ok();
        });
    const Status status = sink_fails.Run({.threads = threads});
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message, "disk full");
    EXPECT_EQ(written, 5);
  }
}

}  // namespace
}  // namespace dateline::pipeline
