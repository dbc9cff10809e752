// Bytes of a file seen as an array of numbers, without copying them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dateline {

/// True where the first byte lies at a multiple of `alignment`.
[[nodiscard]] inline bool IsAligned(std::string_view bytes, std::size_t alignment) {
  return reinterpret_cast<std::uintptr_t>(bytes.data()) % alignment == 0;
}

/// Whole elements of `bytes`; a rest at the end is left out.
/// \pre IsAligned(bytes, alignof(T)), and T is a number.
template <typename T>
[[nodiscard]] std::span<const T> ViewAs(std::string_view bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace dateline
