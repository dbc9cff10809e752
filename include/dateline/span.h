// Positions in a document's text. Every claim the engine makes points back here, so that a reader
// of the output can find the words it rests on.
#pragma once

#include <compare>
#include <cstdint>

namespace dateline {

/// Bytes from the start of `Document::text()`, which is valid UTF-8.
using ByteOffset = std::uint32_t;

/// A half-open range of bytes, `[begin, end)`.
///
/// Invariant, for a span stored in a layer: `begin < end <= text().size()`, and both ends fall
/// between characters. Layers check it once, when sealed; code that reads a layer may rely on it.
struct Span {
  ByteOffset begin = 0;
  ByteOffset end = 0;

  [[nodiscard]] constexpr ByteOffset size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool Contains(Span inner) const {
    return begin <= inner.begin && inner.end <= end;
  }
  [[nodiscard]] constexpr bool Overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace dateline
