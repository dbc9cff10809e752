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
/// costs one hash and, nearly always, one comparison; one for a word that is not there touches
/// nothing but the marks.
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
    std::size_t begin;  // in bytes_
    std::uint32_t length;
  };
  struct Slot {
    std::uint64_t head = 0;  // of the word: all of it, if it has at most eight bytes
    std::uint32_t length = 0;
    std::uint32_t entry = 0;
  };
  // The slot of the word, or the empty one where it belongs.
  [[nodiscard]] std::size_t SlotOf(std::string_view word, std::uint64_t hash) const;
  void Grow();

  std::string bytes_;  // all words, end to end
  std::vector<Entry> entries_;
  // By slot: 0 where it is empty, else a byte of the hash. Small, so that much of it stays in the
  // nearest caches.
  std::vector<std::uint8_t> marks_;  // size is a power of two
  std::vector<Slot> slots_;          // of the same size
};

}  // namespace dateline::lexicon
