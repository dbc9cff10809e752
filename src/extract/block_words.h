// The words that tell the lines of a page apart: rules/extract/blocks.toml in memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/result.h"

namespace dateline::extract {

/// Groups of words in class, id and role values, in the order of the file's schema.
enum class Hint : std::uint8_t {
  kBody,
  kMain,
  kLead,
  kTitle,
  kNav,
  kFoot,
  kSide,
  kRelated,
  kComment,
  kShare,
  kAdvert,
  kSubscribe,
  kCaption,
  kByline,
  kStamp,
  kTags,
  kQuote,
  kHidden,
};
inline constexpr std::size_t kHintCount = 18;

/// Groups of phrases in lines.
enum class Cue : std::uint8_t {
  kShare,
  kSubscribe,
  kRelated,
  kComment,
  kLegal,
  kAdvert,
  kCredit,
  kAuthor,
  kStamp,
  kTags,
  kNote,
};
inline constexpr std::size_t kCueCount = 11;

/// What single words are.
enum class WordClass : std::uint8_t { kStop, kMonth, kWeekday, kPast };
inline constexpr std::size_t kWordClassCount = 4;

/// A bit for each group.
using GroupBits = std::uint32_t;

class BlockWords {
 public:
  /// \errors kMalformedInput with the line; kUnsupportedVersion.
  [[nodiscard]] static Result<BlockWords> Parse(std::string_view toml, std::string_view name);

  /// Meaning of the file: a model holds for one version only.
  [[nodiscard]] std::uint32_t version() const { return version_; }

  /// Bit of HintsOf for a name that only captions have; of no use to the classifier.
  static constexpr GroupBits kCaptionName = GroupBits{1} << kHintCount;

  /// Groups of the words in a class or id value. Bit i is Hint i.
  [[nodiscard]] GroupBits HintsOf(std::string_view attribute) const;

  /// A phrase found at a word: its groups and its length in words; length 0 for none.
  struct PhraseMatch {
    GroupBits cues = 0;
    std::uint32_t words = 0;
  };
  /// The longest phrase that begins at `words[at]`. Words are lower case.
  [[nodiscard]] PhraseMatch PhraseAt(const std::vector<std::string_view>& words,
                                     std::size_t at) const;

  /// How many of the words at the start of a line make up a phrase that points to another page; 0
  /// for none. Words are lower case. Of no use to the classifier.
  [[nodiscard]] std::size_t PointerAt(const std::vector<std::string_view>& words) const;

  /// Classes of a lower-case word. Bit i is WordClass i.
  [[nodiscard]] GroupBits ClassesOf(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  struct Phrase {
    std::vector<std::string> words;
    GroupBits cues = 0;
  };
  using Phrases = Map<std::vector<Phrase>>;  // by first word; longest first
  friend class BlockWordsReader;

  static void AddPhrase(std::string_view phrase, GroupBits cue, Phrases& phrases);
  [[nodiscard]] static PhraseMatch MatchAt(const Phrases& phrases,
                                           const std::vector<std::string_view>& words,
                                           std::size_t at);

  std::uint32_t version_ = 0;
  Map<GroupBits> hints_;
  Map<GroupBits> classes_;
  Phrases phrases_;
  Phrases pointers_;
};

/// Splits a line into words: letters, digits, apostrophes and every byte beyond ASCII, lower case
/// in ASCII. `lower` keeps the characters and must outlive `words`.
void SplitWords(std::string_view line, std::string& lower, std::vector<std::string_view>& words);

}  // namespace dateline::extract
