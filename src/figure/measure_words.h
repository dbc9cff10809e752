// What is counted: lexicons/figures/people.tsv (nouns for people), measure.tsv (words near a number
// that tell what it measures) and unit_measure.tsv (what a unit measures where they are silent).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::figure {

enum class MeasureKind : std::uint8_t {
  kVerb,   // "killed 12", "12 were killed"
  kAct,    // of those who do it: "12 marched"
  kState,  // after its number: "12 dead"
  kNoun,   // "12 million in aid", "a debt of 12 million"
};

struct MeasureWord {
  std::string measure;
  bool of_time = false;  // may stand beside spans of time: "12 years in prison"
};

/// Immutable; one object serves all threads.
class MeasureWords {
 public:
  /// \errors as Table::Parse; kMalformedInput for an unknown kind.
  [[nodiscard]] static Result<MeasureWords> Load(const lexicon::ResourceDir& dir);

  /// The measure of a word's lemma, or null.
  [[nodiscard]] const MeasureWord* Find(MeasureKind kind, std::string_view lemma) const;

  /// True for a verb that says nothing of what it is done to: "have", "include".
  [[nodiscard]] bool TellsNothing(std::string_view lemma) const {
    return silent_.find(lemma) != silent_.end();
  }
  /// True for a preposition that leads from a part to its whole, for which the same holds: "of",
  /// "including".
  [[nodiscard]] bool IsPart(std::string_view norm) const {
    return wholes_.find(norm) != wholes_.end();
  }
  /// "Taken" of "take"; the lemma itself where it is not known.
  [[nodiscard]] std::string ParticipleOf(std::string_view lemma) const {
    const auto it = participles_.find(lemma);
    return it == participles_.end() ? std::string(lemma) : it->second;
  }

  /// What a unit measures by itself: years a duration; empty for most.
  [[nodiscard]] std::string_view OfUnit(std::string_view unit) const {
    const auto it = units_.find(unit);
    return it == units_.end() ? std::string_view() : std::string_view(it->second);
  }

  /// True where `norm` is a plural noun for people.
  [[nodiscard]] bool IsPeople(std::string_view norm) const {
    return people_.find(norm) != people_.end();
  }
  /// The measure that a noun for people carries ("hostages"); empty for most.
  [[nodiscard]] std::string_view OfPeople(std::string_view norm) const {
    const auto it = people_.find(norm);
    return it == people_.end() ? std::string_view() : std::string_view(it->second);
  }
  /// True where `norm` is a singular noun for a person.
  [[nodiscard]] bool IsPerson(std::string_view norm) const {
    return persons_.find(norm) != persons_.end();
  }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> people_;
  std::unordered_set<std::string, Hash, std::equal_to<>> persons_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> units_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> participles_;
  std::unordered_set<std::string, Hash, std::equal_to<>> silent_;
  std::unordered_set<std::string, Hash, std::equal_to<>> wholes_;
  std::map<std::pair<MeasureKind, std::string>, MeasureWord, std::less<>> words_;
};

}  // namespace dateline::figure
