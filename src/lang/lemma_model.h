// Dictionary forms by the longest known ending: what is cut off a word of a class and what is put
// on, and which of its capitals its dictionary form keeps.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::lang {

/// Raised when the way of hashing or the classes change.
inline constexpr std::uint32_t kLemmaMeaning = 1;
/// Longest ending that is a key of its own, in bytes; beyond it only whole words are.
inline constexpr std::size_t kLongestEnding = 8;

/// How capitals of a word come back in its dictionary form.
enum class LemmaCase : std::uint8_t { kLower, kAsWritten, kTitle };

/// The keys of a word of a class: of the class alone, of its endings of 1, 2, … bytes, and of the
/// whole word, which comes last.
[[nodiscard]] std::vector<std::uint64_t> EndingKeys(std::string_view word_class,
                                                    std::string_view norm);

/// The class under which the capitals of a word are looked up: its part of speech, the shape of its
/// surface, and whether it begins a sentence.
[[nodiscard]] std::string CaseClass(std::string_view upos, std::string_view surface,
                                    bool begins_sentence);

/// Immutable; shared by all threads.
class LemmaModel {
 public:
  /// What is cut off the end of a norm, in bytes, and what is put on.
  struct Edit {
    std::uint8_t cut = 0;
    std::string add;
    friend auto operator<=>(const Edit&, const Edit&) = default;
  };

  /// File layout, little-endian: "DLLEMMA1"; u32 meaning, edits e, endings n, cases c; e times {u8
  /// cut, u8 length of add, its bytes}; n times {u64 key, u16 edit}; c times {u64 key, u16 case}.
  /// \errors kMalformedInput, kUnsupportedVersion.
  [[nodiscard]] static Result<LemmaModel> Parse(std::string_view bytes, std::string_view name);

  /// The lemma of a norm in lower case; the norm itself where nothing is known of its class.
  [[nodiscard]] std::string Lemma(std::string_view norm, std::string_view upos) const;

  [[nodiscard]] LemmaCase Case(std::string_view norm, std::string_view surface,
                               std::string_view upos, bool begins_sentence) const;

 private:
  /// An open-addressing table; a key of 0 is an empty slot.
  class Table {
   public:
    void Reserve(std::size_t entries);
    void Put(std::uint64_t key, std::uint16_t value);
    [[nodiscard]] std::optional<std::uint16_t> Find(std::uint64_t key) const;
    /// The value of the last key that is known.
    [[nodiscard]] std::optional<std::uint16_t> FindLast(
        const std::vector<std::uint64_t>& keys) const;

   private:
    struct Slot {
      std::uint64_t key = 0;
      std::uint16_t value = 0;
    };
    std::vector<Slot> slots_;  // a power of two of them, at most half full
  };
  class Reader;

  LemmaModel() = default;
  std::vector<Edit> edits_;
  Table endings_;
  Table cases_;
};

}  // namespace dateline::lang
