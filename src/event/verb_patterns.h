// Verb patterns of the user's own: lexicons/events/verb_patterns.tsv, which `dateline lexicon
// import` makes from verb dictionaries of PETRARCH. docs/formats/petrarch.md says how they decide.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/result.h"

#include "event/act_rules.h"
#include "event/arguments.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::event {

/// Who takes part: a mention, or the state that it is told to act for. Of "lawmakers of Chad and
/// Togo" one for each, with the sectors of the lawmakers.
struct VerbParty {
  const discourse::PlacedMention* mention = nullptr;
  const discourse::PlacedMention* state = nullptr;
  friend bool operator==(const VerbParty&, const VerbParty&) = default;
};

/// What a pattern says of a verb in a sentence.
struct VerbAct {
  ActMatch match;  // of no rule
  std::uint32_t rule = 0;
  std::vector<VerbParty> actors;
  std::vector<VerbParty> recipients;  // empty where all are actors
};

/// Immutable; serves all threads. A data folder without the table has no patterns.
class VerbPatterns {
 public:
  static constexpr std::string_view kPatterns = "lexicons/events/verb_patterns.tsv";
  static constexpr std::string_view kCodes = "lexicons/events/verb_codes.tsv";

  /// \errors kMalformedInput with "file:line" for a row that the import does not write; as
  /// ResourceDir::Lexicon.
  [[nodiscard]] static Result<VerbPatterns> Load(const lexicon::ResourceDir& dir);

  [[nodiscard]] bool empty() const { return forms_.empty(); }

  /// The acts of a sentence that the patterns tell, rising. `held` gets true for each token of the
  /// sentence, from its first on, that is a verb of the table, with an act or without.
  [[nodiscard]] std::vector<VerbAct> Find(const ArgumentSource& source, std::size_t sentence,
                                          std::vector<bool>& held) const;

  /// The code, its type, and as its id the file and line it stands in: "verbs.txt:210".
  [[nodiscard]] const ActRule& rule(std::size_t i) const { return rules_[i]; }

 private:
  using Phrase = std::vector<lexicon::WordId>;
  struct Item {
    enum class Kind : std::uint8_t { kWords, kSource, kTarget, kSeveral, kAnybody };
    Kind kind = Kind::kWords;
    bool joined = false;          // follows at once on the item before it in the text
    std::vector<Phrase> phrases;  // any of them
  };
  /// What a code makes of the two parties: an act of the one on the other, and one back.
  struct Code {
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    std::uint32_t forth = kNone;  // into rules_
    std::uint32_t back = kNone;
    bool mutual = false;  // the same act on both sides
  };
  struct Pattern {
    std::vector<Item> left;   // of the verb, from it outwards
    std::vector<Item> right;  // likewise
    Code code;
    std::size_t order = 0;  // in the dictionary
  };
  struct Form {
    Phrase words;
    std::uint32_t verb = 0;
    std::uint32_t block = 0;
    Code code;
    bool within_clause = false;  // what its patterns find, and whom it is done to
  };
  class Loader;
  class Matcher;

  lexicon::WordTable words_;
  lexicon::WordMap<std::vector<std::uint32_t>> forms_by_verb_;
  std::vector<Form> forms_;
  std::vector<std::vector<Pattern>> blocks_;  // longest patterns first
  std::vector<ActRule> rules_;
  bool one_sided_ = false;  // acts of which only one side is known count too
};

}  // namespace dateline::event
