// The words that report speech and thought: lexicons/discourse/cues.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dateline/result.h"

#include "doc/rows.h"
#include "lexicon/resource_dir.h"

namespace dateline::discourse {

/// How a cue takes its content.
enum class CueFrame : std::uint8_t {
  kClause,  // "said the talks failed", "said that …"
  kThat,    // only with "that": "believes that …"
  kObject,  // a noun phrase: "denied the charges", "condemned the raid"
  kNoun,    // "the claim that …"
};

struct Cue {
  CueFrame frame = CueFrame::kClause;
  Stance stance = Stance::kAsserts;
  bool audience_is_object = false;  // "told reporters that"
  bool preposition = false;         // "according to"
};

class Cues {
 public:
  /// \errors as Table::Parse; kMalformedInput for a frame or stance that does not exist.
  [[nodiscard]] static Result<Cues> Load(const lexicon::ResourceDir& dir);

  [[nodiscard]] const Cue* Verb(std::string_view lemma) const { return Find(verbs_, lemma); }
  [[nodiscard]] const Cue* Noun(std::string_view lemma) const { return Find(nouns_, lemma); }
  /// Two words with a blank between them.
  [[nodiscard]] const Cue* Preposition(std::string_view words) const {
    return Find(prepositions_, words);
  }

 private:
  using Map = std::unordered_map<std::string, Cue>;
  [[nodiscard]] static const Cue* Find(const Map& map, std::string_view key) {
    const auto it = map.find(std::string(key));
    return it == map.end() ? nullptr : &it->second;
  }
  Map verbs_, nouns_, prepositions_;
};

}  // namespace dateline::discourse
