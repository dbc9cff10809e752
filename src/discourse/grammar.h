// What is known of single words: the closed classes and the forms of verbs. All of it is data
// (rules/discourse/words.toml, lexicons/lang/verb_forms.tsv); here it is only looked up.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::discourse {

/// Closed classes, named as the lists in words.toml. A word may be in several.
enum class WordClass : std::uint8_t {
  kDeterminer,
  kPossessive,
  kPreposition,
  kPlacePreposition,
  kModal,
  kNegation,
  kSubordinator,
  kRelative,
  kCoordinator,
  kSubjectPronoun,
  kAdverb,
  kTo,
  kBy,
  kWith,
  kBe,
  kHave,
  kDo,
  kLight,
  kBetween,
  kOf,
  kSubjectControl,
  kObjectControl,
  kContentPreposition,
  kSentenceEnd,
  kAsking,
  kWriting,
  kAuthor,
  kClaim,
  kLeading,
  kWilling,
};
inline constexpr std::size_t kWordClassCount = 30;

/// The forms a word may have as a verb, as a set of bits.
enum class Tense : std::uint8_t { kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kGerund = 16 };

struct Word {
  std::uint32_t classes = 0;
  std::uint8_t tenses = 0;  // 0: no verb we know
  std::string_view lemma;   // of the verb; belongs to the grammar

  [[nodiscard]] bool Is(WordClass c) const {
    return ((classes >> static_cast<unsigned>(c)) & 1U) != 0;
  }
  [[nodiscard]] bool Has(Tense t) const { return (tenses & static_cast<std::uint8_t>(t)) != 0; }
};

/// Lists of words from a TOML file: table `lists`, each value an array of strings.
using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads such a file.
/// \errors kMalformedInput with "file:line".
[[nodiscard]] Result<WordLists> ReadWordLists(const lexicon::ResourceDir& dir,
                                              std::string_view name);

/// Immutable; one grammar serves all threads.
class Grammar {
 public:
  /// \errors as ReadWordLists and Table::Parse.
  [[nodiscard]] static Result<Grammar> Load(const lexicon::ResourceDir& dir);

  /// What is known of a norm; an empty Word for most.
  [[nodiscard]] Word Find(std::string_view norm) const {
    const Word* known = words_.Find(norm);
    return known == nullptr ? Word{} : *known;
  }

 private:
  lexicon::WordMap<Word> words_;
  std::set<std::string, std::less<>> lemmas_;  // owns Word::lemma
};

}  // namespace dateline::discourse
