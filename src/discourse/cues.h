// The words that report speech and thought: lexicons/discourse/cues.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "dateline/result.h"

#include "doc/rows.h"
#include "lexicon/resource_dir.h"

namespace dateline::discourse {

/// How a verb takes its content.
enum class CueFrame : std::uint8_t {
  kClause,          // "said the talks failed", "said that …", a quotation
  kThat,            // only a clause: "shows that …"
  kObject,          // a noun phrase: "condemned the raid", "spoke of the raid"
  kClauseOrObject,  // "announced that …", "announced the truce"
  kQuotation,       // nothing but what is quoted: "“…,” he continued"
};

struct Cue {
  CueFrame frame = CueFrame::kClause;
  Stance stance = Stance::kAsserts;
  bool audience_is_object = false;  // "told reporters that"
  bool takes_of = false;            // of a noun: "reports of shooting"
  bool judges = false;              // "condemned the raid" takes it for a fact
};

/// Keys are lemmas. Immutable; one serves all threads.
class Cues {
 public:
  /// \errors as Table::Parse; kMalformedInput for a frame or stance that does not exist.
  [[nodiscard]] static Result<Cues> Load(const lexicon::ResourceDir& dir);

  /// A verb, also with its particle or preposition: "say", "point out", "speak of". Null if none.
  [[nodiscard]] const Cue* Verb(std::string_view lemma) const { return Find(verbs_, lemma); }
  [[nodiscard]] const Cue* Noun(std::string_view lemma) const { return Find(nouns_, lemma); }
  [[nodiscard]] const Cue* Adverb(std::string_view lemma) const { return Find(adverbs_, lemma); }
  /// Words with blanks between them: "according to".
  [[nodiscard]] const Cue* Preposition(std::string_view words) const {
    return Find(prepositions_, words);
  }
  /// Whether some preposition begins with this word.
  [[nodiscard]] bool BeginsPreposition(std::string_view word) const {
    return preposition_starts_.contains(word);
  }
  [[nodiscard]] std::size_t longest_preposition() const { return longest_preposition_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Map = std::unordered_map<std::string, Cue, Hash, std::equal_to<>>;
  [[nodiscard]] static const Cue* Find(const Map& map, std::string_view key) {
    const auto it = map.find(key);
    return it == map.end() ? nullptr : &it->second;
  }
  Map verbs_, nouns_, adverbs_, prepositions_;
  std::unordered_set<std::string, Hash, std::equal_to<>> preposition_starts_;
  std::size_t longest_preposition_ = 0;  // in words
};

}  // namespace dateline::discourse
