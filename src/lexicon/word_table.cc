#include "lexicon/word_table.h"

#include <cstring>

namespace dateline::lexicon {
namespace {

template <typename Number>
Number Load(const char* at) {
  Number number = 0;
  std::memcpy(&number, at, sizeof(number));
  return number;
}

// The last bytes of a word, at most eight of them: two numbers that overlap where it is short.
std::uint64_t End(std::string_view word) {
  const char* const end = word.data() + word.size();
  if (word.size() >= 8) return Load<std::uint64_t>(end - 8);
  if (word.size() >= 4) {
    return std::uint64_t{Load<std::uint32_t>(word.data())} << 32 | Load<std::uint32_t>(end - 4);
  }
  if (word.empty()) return 0;
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(word[i])};
  };
  return byte(0) << 16 | byte(word.size() / 2) << 8 | byte(word.size() - 1);
}

// Eight bytes at a time; a product carries them up and the shift brings them down again, for the
// low bits choose the slot. Never stored: the order of bytes in a number is the machine's.
std::uint64_t HashOf(std::string_view word) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = word.size() * kPrime;
  const auto mix = [&](std::uint64_t part) {
    hash = (hash ^ part) * kPrime;
    hash ^= hash >> 32;
  };
  for (std::size_t at = 0; at + 8 < word.size(); at += 8) {
    mix(Load<std::uint64_t>(word.data() + at));
  }
  mix(End(word));
  return hash ^ (hash >> 29);
}

// With the length, all that a word of at most eight bytes is; of a longer one the first eight.
std::uint64_t HeadOf(std::string_view word) {
  return word.size() > 8 ? Load<std::uint64_t>(word.data()) : End(word);
}

// Of bits that hardly ever choose the slot.
std::uint8_t MarkOf(std::uint64_t hash) { return static_cast<std::uint8_t>(hash >> 56 | 1); }

}  // namespace

std::size_t WordTable::SlotOf(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = marks_.size() - 1;
  const std::uint8_t mark = MarkOf(hash);
  const std::uint64_t head = HeadOf(word);
  std::size_t at = hash & mask;
  for (; marks_[at] != 0; at = (at + 1) & mask) {
    if (marks_[at] != mark) continue;
    const Slot& slot = slots_[at];
    if (slot.head != head || slot.length != word.size()) continue;
    if (word.size() <= 8 || Word(WordId{slot.entry}) == word) break;
  }
  return at;
}

void WordTable::Grow() {
  // At most half full, so that a look-up for an unknown word ends quickly.
  const std::size_t size = marks_.empty() ? 64 : marks_.size() * 2;
  marks_.assign(size, 0);
  slots_.assign(size, {});
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const std::string_view word = Word(static_cast<WordId>(i));
    const std::uint64_t hash = HashOf(word);
    std::size_t at = hash & (size - 1);
    while (marks_[at] != 0) at = (at + 1) & (size - 1);
    marks_[at] = MarkOf(hash);
    slots_[at] = {HeadOf(word), entries_[i].length, static_cast<std::uint32_t>(i)};
  }
}

WordId WordTable::Add(std::string_view word) {
  if ((entries_.size() + 1) * 2 > marks_.size()) Grow();
  const std::uint64_t hash = HashOf(word);
  const std::size_t at = SlotOf(word, hash);
  if (marks_[at] == 0) {
    marks_[at] = MarkOf(hash);
    slots_[at] = {HeadOf(word), static_cast<std::uint32_t>(word.size()),
                  static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back({bytes_.size(), static_cast<std::uint32_t>(word.size())});
    bytes_ += word;
  }
  return WordId{slots_[at].entry};
}

WordId WordTable::Find(std::string_view word) const {
  if (marks_.empty()) return kNoWord;
  const std::size_t at = SlotOf(word, HashOf(word));
  return marks_[at] == 0 ? kNoWord : WordId{slots_[at].entry};
}

std::string_view WordTable::Word(WordId id) const {
  const Entry& entry = entries_[static_cast<std::size_t>(id)];
  return std::string_view(bytes_).substr(entry.begin, entry.length);
}

}  // namespace dateline::lexicon
