// Vectors whose first element lies on a cache line, so that no vector load straddles two.
#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace dateline::nn {

inline constexpr std::size_t kCacheLine = 64;

template <typename T>
struct CacheLineAllocator {
  using value_type = T;
  CacheLineAllocator() = default;
  template <typename U>
  explicit CacheLineAllocator(const CacheLineAllocator<U>&) {}
  [[nodiscard]] T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{kCacheLine}));
  }
  void deallocate(T* at, std::size_t) { ::operator delete (at, std::align_val_t{kCacheLine}); }
  friend bool operator==(const CacheLineAllocator&, const CacheLineAllocator&) { return true; }
};

template <typename T>
using AlignedVector = std::vector<T, CacheLineAllocator<T>>;

/// Leaves new numbers as they are in memory: for what is written whole before it is read.
template <typename T>
struct UnfilledAllocator : CacheLineAllocator<T> {
  template <typename U>
  struct rebind {
    using other = UnfilledAllocator<U>;
  };
  UnfilledAllocator() = default;
  template <typename U>
  explicit UnfilledAllocator(const UnfilledAllocator<U>&) {}
  void construct(T* at) { ::new (static_cast<void*>(at)) T; }
  template <typename... Arguments>
  void construct(T* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) T(std::forward<Arguments>(arguments)...);
  }
};

/// `UnfilledVector<float>(n)` has n numbers of no known value.
template <typename T>
using UnfilledVector = std::vector<T, UnfilledAllocator<T>>;

}  // namespace dateline::nn
