#include "ingest/buffered_source.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kReadBytes = std::size_t{64} << 10;

}  // namespace

Result<std::string_view> BufferedSource::Peek(std::size_t count) {
  while (buffer_.size() - used_ < count && !ended_) {
    buffer_.erase(0, used_);
    used_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kReadBytes);
    auto got = source_.Read(std::span<char>(buffer_).subspan(kept));
    buffer_.resize(kept + (got ? *got : 0));
    if (!got) return got.error();
    if (*got == 0) ended_ = true;
  }
  return std::string_view(buffer_).substr(used_);
}

Result<std::string> BufferedSource::TakeAll(std::size_t limit_bytes) {
  std::string all;
  for (;;) {
    DATELINE_TRY(chunk, Chunk());
    if (chunk.empty()) return all;
    if (chunk.size() > limit_bytes - all.size()) {
      return Error{ErrorCode::kLimitExceeded,
                   "larger than the limit of " + std::to_string(limit_bytes) +
                       " bytes for one record (limit record_bytes)",
                   ""};
    }
    all.append(chunk);
    Skip(chunk.size());
  }
}

}  // namespace dateline::ingest
