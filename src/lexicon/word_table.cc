#include "lexicon/word_table.h"

namespace dateline::lexicon {
namespace {

// FNV-1a, then a finisher so that the low bits used for the slot depend on every byte.
std::uint64_t HashOf(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3u;
  }
  return hash ^ (hash >> 32);
}

// The slot is of the lower half.
std::uint32_t CheckOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

std::size_t WordTable::SlotOf(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot].entry == 0) return slot;
    if (slots_[slot].check != CheckOf(hash)) continue;
    const Entry& entry = entries_[slots_[slot].entry - 1];
    if (std::string_view(bytes_).substr(entry.begin, entry.length) == word) return slot;
  }
}

void WordTable::Grow() {
  // At most half full, so that a look-up for an unknown word ends quickly.
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot].entry != 0) slot = (slot + 1) & mask;
    slots_[slot] = {static_cast<std::uint32_t>(i) + 1, CheckOf(entries_[i].hash)};
  }
}

WordId WordTable::Add(std::string_view word) {
  if ((entries_.size() + 1) * 2 > slots_.size()) Grow();
  const std::uint64_t hash = HashOf(word);
  const std::size_t slot = SlotOf(word, hash);
  if (slots_[slot].entry == 0) {
    entries_.push_back({hash, bytes_.size(), static_cast<std::uint32_t>(word.size())});
    bytes_ += word;
    slots_[slot] = {static_cast<std::uint32_t>(entries_.size()), CheckOf(hash)};
  }
  return WordId{slots_[slot].entry - 1};
}

WordId WordTable::Find(std::string_view word) const {
  if (slots_.empty()) return kNoWord;
  const std::uint32_t entry = slots_[SlotOf(word, HashOf(word))].entry;
  return entry == 0 ? kNoWord : WordId{entry - 1};
}

std::string_view WordTable::Word(WordId id) const {
  const Entry& entry = entries_[static_cast<std::size_t>(id)];
  return std::string_view(bytes_).substr(entry.begin, entry.length);
}

}  // namespace dateline::lexicon
