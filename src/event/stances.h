// The words by which a party takes a position, and where what it is about stands:
// lexicons/events/stances.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::event {

enum class StanceKind : std::uint8_t {
  kVerb,       // its subject holds the position: "wants"
  kNoun,       // its owner, or the subject of a carrier verb: "stressed the need for"
  kAdjective,  // of whom it is said: "is open to"
  kModal,      // the subject of the verb it helps: "will not"
  kSpeaker,    // whoever says it: "talks must go on"
  kCarrier,    // no position: a verb whose subject holds what its object names: "voiced"
  kCondition,  // no position but its price: "until", "in return for"
};

/// Where the object of a position stands.
struct Complement {
  enum class Form : std::uint8_t {
    kObject,       // "wants peace"
    kThat,         // "demands (that) troops leave"
    kSubjunctive,  // "suggests (that) troops leave" or "should leave", not "left"
    kInfinitive,   // "wants to leave"
    kGerund,       // "suggests leaving"
    kWhole,        // "wants Chad to leave": both are the object
    kAddressee,    // "urges Chad to leave", "calls on Chad to leave": Chad is asked
    kPhrase,       // "calls for peace", "calls for Chad to leave"
    kClause,       // the clause the word helps: "must leave"
    kBoundClause,  // the same, on a condition that this word opens: "will stay until"
  };
  Form form = Form::kObject;
  std::string link;  // of kPhrase and kBoundClause, and of kAddressee where there is one
};

struct StanceCue {
  std::vector<std::string> words;  // each a norm or a lemma
  StanceKind kind = StanceKind::kVerb;
  std::vector<Complement> complements;  // the first that is there counts
  std::string stance;
  std::string where;  // "lexicons/events/stances.tsv:7"
};

/// Immutable; one object serves all threads.
class Stances {
 public:
  /// \errors as Table::Parse; kMalformedInput for an unknown kind.
  [[nodiscard]] static Result<Stances> Load(const lexicon::ResourceDir& dir);

  /// The cues whose words are the tokens from `at` on, before `last`, the longest first, appended
  /// to `out`.
  void FindAt(const discourse::TokenScan& scan, std::size_t at, std::size_t last,
              std::vector<const StanceCue*>& out) const;

 private:
  lexicon::WordMap<std::vector<StanceCue>> by_first_;
};

}  // namespace dateline::event
