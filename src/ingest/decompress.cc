#include "ingest/decompress.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "ingest/codec.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kInputBytes = std::size_t{64} << 10;
constexpr std::size_t kMagicBytes = 4;

}  // namespace

Decompressor::Decompressor(std::unique_ptr<ByteSource> source, std::string where,
                           const Limits& limits)
    : source_(std::move(source)), where_(std::move(where)), limits_(limits) {}
Decompressor::~Decompressor() = default;

/// Reads more compressed bytes behind those left over.
Status Decompressor::Refill() {
  input_.erase(0, used_);
  used_ = 0;
  const std::size_t kept = input_.size();
  input_.resize(kept + kInputBytes);
  auto got = source_->Read(std::span<char>(input_).subspan(kept));
  input_.resize(kept + (got ? *got : 0));
  if (!got) return got.error();
  if (*got == 0) source_ended_ = true;
  return Ok();
}

Status Decompressor::Start() {
  started_ = true;
  while (input_.size() < kMagicBytes && !source_ended_) DATELINE_CHECK_OK(Refill());
  codec_ = FindCodec(input_);
  return Ok();
}

Result<std::size_t> Decompressor::Read(std::span<char> out) {
  if (out.empty() || ended_) return std::size_t{0};
  if (!started_) DATELINE_CHECK_OK(Start());
  if (codec_) return ReadInflated(out);
  if (used_ == input_.size()) return source_->Read(out);
  const std::size_t count = std::min(out.size(), input_.size() - used_);
  std::memcpy(out.data(), input_.data() + used_, count);
  used_ += count;
  return count;
}

Result<std::size_t> Decompressor::ReadInflated(std::span<char> out) {
  while (!ended_) {
    const std::size_t wanted = codec_->between() ? kMagicBytes : 1;
    while (input_.size() - used_ < wanted && !source_ended_) DATELINE_CHECK_OK(Refill());
    const std::string_view in = std::string_view(input_).substr(used_);
    if (codec_->between() && !codec_->MayBegin(in)) {
      EndBetweenMembers();
      break;
    }
    const Codec::Step step = codec_->Inflate(in, out);
    used_ += step.taken;
    bytes_in_ += step.taken;
    bytes_out_ += step.given;
    if (bytes_out_ > limits_.inflate_floor_bytes &&
        bytes_out_ / limits_.inflate_ratio > bytes_in_) {
      ended_ = true;
      return Error{ErrorCode::kLimitExceeded,
                   "inflates to more than " + std::to_string(limits_.inflate_ratio) +
                       " times its size, as only a decompression bomb does (limit inflate_ratio)",
                   where_};
    }
    if (step.outcome == Codec::Outcome::kDamaged) {
      problem_ = Diagnostic{"input_damaged",
                            "the compressed data is damaged; what came before "
                            "the damage was read"};
      ended_ = true;
    } else if (step.taken == 0 && step.given == 0 && in.empty()) {
      problem_ = Diagnostic{"input_truncated",
                            "the compressed data is cut short; what came before the cut was read"};
      ended_ = true;
    }
    if (step.given > 0) return step.given;
  }
  return std::size_t{0};
}

void Decompressor::EndBetweenMembers() {
  ended_ = true;
  const std::string_view rest = std::string_view(input_).substr(used_);
  if (rest.find_first_not_of('\0') != std::string_view::npos) {
    problem_ = Diagnostic{"trailing_bytes", "bytes after the compressed data were left out"};
  }
}

}  // namespace dateline::ingest
