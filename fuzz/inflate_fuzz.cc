// Any bytes at all, as a compressed source: reading ends, and small and large steps give the same;
// of damaged data, how much is had before the damage depends on the step.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "ingest/decompress.h"

namespace {

std::string Inflate(std::string bytes, std::size_t step, bool& incomplete) {
  dateline::Limits limits;
  limits.inflate_floor_bytes = 4096;
  dateline::ingest::Decompressor source(
      std::make_unique<dateline::ingest::MemorySource>(std::move(bytes)), "fuzz", limits);
  std::string out;
  std::string buffer(step, '\0');
  for (;;) {
    const auto got = source.Read(buffer);
    incomplete = !got || source.problem().has_value();
    if (!got || *got == 0) return out;
    out.append(buffer, 0, *got);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  bool small_incomplete = false;
  bool large_incomplete = false;
  const std::string small = Inflate(bytes, 61, small_incomplete);
  const std::string large = Inflate(bytes, 1 << 16, large_incomplete);
  if (!small_incomplete && !large_incomplete && small != large) std::abort();
  const std::size_t shared = small.size() < large.size() ? small.size() : large.size();
  if (small.compare(0, shared, large, 0, shared) != 0) std::abort();
  return 0;
}
