// Words as small numbers, so that the hot loops compare integers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::lexicon {

/// A word's place in a WordTable.
enum class WordId : std::uint32_t {};
inline constexpr WordId kNoWord{0xFFFFFFFFu};

/// An open-addressing hash table of strings. Filled once, then shared by all threads. A look-up
/// costs one hash and, nearly always, one comparison.
class WordTable {
 public:
  /// Gives the word's number, adding it if it is new. Numbers count from 0 in order of adding.
  WordId Add(std::string_view word);

  /// The word's number, or kNoWord.
  [[nodiscard]] WordId Find(std::string_view word) const;

  /// \pre `id` came from this table.
  [[nodiscard]] std::string_view Word(WordId id) const;

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint64_t hash;
    std::size_t begin;  // in bytes_
    std::uint32_t length;
  };
  [[nodiscard]] std::size_t SlotOf(std::string_view word, std::uint64_t hash) const;
  void Grow();

  std::string bytes_;  // all words, end to end
  std::vector<Entry> entries_;
  // `check` is of the hash, so that other words that fall there are told apart without their entry.
  struct Slot {
    std::uint32_t entry = 0;  // 0 for empty, else the number of the entry and 1
    std::uint32_t check = 0;
  };
  std::vector<Slot> slots_;  // size is a power of two
};

}  // namespace dateline::lexicon
