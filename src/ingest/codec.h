// One face for the two inflating libraries.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "ingest/decompress.h"

namespace dateline::ingest {

/// Inflates one member (gzip) or frame (zstd) after another.
class Decompressor::Codec {
 public:
  enum class Outcome : std::uint8_t {
    kGoesOn,     // took or gave something; wants more
    kMemberEnd,  // the member is complete
    kDamaged,
  };
  struct Step {
    Outcome outcome = Outcome::kGoesOn;
    std::size_t taken = 0;
    std::size_t given = 0;
  };
  virtual ~Codec() = default;
  [[nodiscard]] virtual Step Inflate(std::string_view in, std::span<char> out) = 0;

  /// True if `in` may begin a member; asked between members only.
  [[nodiscard]] virtual bool MayBegin(std::string_view in) const = 0;

  /// True between members.
  [[nodiscard]] bool between() const { return between_; }

 protected:
  bool between_ = true;
};

/// The codec whose members begin like `opening`; null for none.
[[nodiscard]] std::unique_ptr<Decompressor::Codec> FindCodec(std::string_view opening);

}  // namespace dateline::ingest
