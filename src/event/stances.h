// The words by which a party takes a position: lexicons/events/stances.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {

enum class StanceKind : std::uint8_t {
  kVerb,       // its subject holds the position: "wants"
  kNoun,       // the subject of the verb before it, or its owner: "stressed the need to"
  kSource,     // whoever says it: "talks must go on"
  kCondition,  // not a position but its price: "until", "in return for"
};

struct StanceCue {
  std::vector<std::string> words;  // each a norm or a lemma
  StanceKind kind = StanceKind::kVerb;
  std::string stance;
  std::string where;  // "lexicons/events/stances.tsv:7"
};

/// Immutable; one object serves all threads.
class Stances {
 public:
  /// \errors as Table::Parse; kMalformedInput for an unknown kind.
  [[nodiscard]] static Result<Stances> Load(const lexicon::ResourceDir& dir);

  /// The longest cue of tokens from `at` on, before `last`; null for none. A cue of kind kVerb must
  /// begin with a word used as a verb.
  [[nodiscard]] const StanceCue* FindAt(const discourse::TokenScan& scan, std::size_t at,
                                        std::size_t last) const;

 private:
  std::unordered_map<std::string, std::vector<StanceCue>> by_first_;  // longest first
};

}  // namespace dateline::event
