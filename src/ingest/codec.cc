#include "ingest/codec.h"

#define ZLIB_CONST  // input is const
#include <zlib.h>
#include <zstd.h>

namespace dateline::ingest {
namespace {

using Codec = Decompressor::Codec;

constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

class GzipCodec : public Codec {
 public:
  GzipCodec() { ready_ = inflateInit2(&stream_, MAX_WBITS + 16) == Z_OK; }
  ~GzipCodec() override {
    if (ready_) inflateEnd(&stream_);
  }
  GzipCodec(const GzipCodec&) = delete;
  GzipCodec& operator=(const GzipCodec&) = delete;

  [[nodiscard]] Step Inflate(std::string_view in, std::span<char> out) override {
    if (!ready_) return {Outcome::kDamaged, 0, 0};
    stream_.next_in = reinterpret_cast<const Bytef*>(in.data());
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    between_ = false;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    Step step{Outcome::kGoesOn, in.size() - stream_.avail_in, out.size() - stream_.avail_out};
    if (code == Z_STREAM_END) {
      step.outcome = Outcome::kMemberEnd;
      between_ = true;
      ready_ = inflateReset(&stream_) == Z_OK;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      step.outcome = Outcome::kDamaged;
    }
    return step;
  }
  [[nodiscard]] bool MayBegin(std::string_view in) const override {
    return in.starts_with(kGzipMagic);
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

class ZstdCodec : public Codec {
 public:
  ZstdCodec() : stream_(ZSTD_createDStream()) {}
  ~ZstdCodec() override { ZSTD_freeDStream(stream_); }
  ZstdCodec(const ZstdCodec&) = delete;
  ZstdCodec& operator=(const ZstdCodec&) = delete;

  [[nodiscard]] Step Inflate(std::string_view in, std::span<char> out) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    between_ = false;
    const std::size_t code = ZSTD_decompressStream(stream_, &to, &from);
    Step step{Outcome::kGoesOn, from.pos, to.pos};
    if (ZSTD_isError(code) != 0) {
      step.outcome = Outcome::kDamaged;
    } else if (code == 0) {
      step.outcome = Outcome::kMemberEnd;
      between_ = true;
    }
    return step;
  }
  [[nodiscard]] bool MayBegin(std::string_view in) const override {
    // Skippable frames (0x184D2A5?) may follow too.
    return in.starts_with(kZstdMagic) ||
           (in.size() >= 4 && (static_cast<unsigned char>(in[0]) & 0xF0u) == 0x50u &&
            in.substr(1, 3) == "\x2A\x4D\x18");
  }

 private:
  ZSTD_DStream* stream_;
};

}  // namespace

std::unique_ptr<Decompressor::Codec> FindCodec(std::string_view opening) {
  if (opening.starts_with(kGzipMagic)) return std::make_unique<GzipCodec>();
  if (opening.starts_with(kZstdMagic)) return std::make_unique<ZstdCodec>();
  return nullptr;
}

}  // namespace dateline::ingest
