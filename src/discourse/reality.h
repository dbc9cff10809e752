// Is an act said to be real? The innermost word that governs it decides
// (rules/discourse/reality.toml), on the way up the tree of its sentence.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dateline/result.h"

#include "coref/parse.h"
#include "discourse/clause_view.h"
#include "doc/rows.h"
#include "lexicon/resource_dir.h"

namespace dateline::discourse {

struct RealityReading {
  Reality value = Reality::kHappened;
  std::vector<Span> because;  // the words that decided it; empty for kHappened
};

/// Immutable; serves all threads.
class RealityRules {
 public:
  /// \errors kMalformedInput with "file:line".
  [[nodiscard]] static Result<RealityRules> Load(const lexicon::ResourceDir& dir);

  /// Reads the act that the word at `act` heads. Words that were not analysed have happened.
  [[nodiscard]] RealityReading Read(const coref::Parse& parse, std::size_t act) const;

  /// True for "thank" of "I would like to thank you": to say so is to do it, if the act is one of
  /// words.
  [[nodiscard]] bool IsGivenWord(const ClauseView& clauses, std::size_t act) const;

  struct Example {
    std::string rule;
    std::string text;
    std::string act;  // the words of the act
    Reality value;    // what the rule must give
    bool counter;     // what the rule must not give
  };
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

 private:
  enum Place : std::uint8_t {
    kGroup,
    kGoverns,
    kGovernsObject,
    kNoun,
    kClause,
    kModifies,
    kPlaces
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Operators = std::unordered_map<std::string, Reality, Hash, std::equal_to<>>;
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;
  class Walk;

  [[nodiscard]] const Reality* Find(Place place, std::string_view word) const;

  Operators operators_[kPlaces];
  Words occurrences_;  // verbs of whose subject they say no more than that it is
  Words links_;        // prepositions by which a word governs an act
  Words verb_links_;   // those by which a verb that does not deny it does
  Words purposes_;     // those by which an act is what something else is done for
  Words courtesies_;   // verbs under which a speaker's own word is given
  Words tellers_;      // verbs that ask for an act, but tell what a clause says
  Words wishes_;       // verbs and nouns to which the future of their content belongs
  std::vector<Example> examples_;
};

}  // namespace dateline::discourse
