// The lexicon of acts: rules/events/*.toml, one file for each PLOVER type. README.md tells the
// format.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::event {

/// Which slots of a verb are the parties.
enum class Frame : std::uint8_t {
  kTransitive,  // subject acts on object; turned about in the passive
  kSymmetric,   // subject, object and "with X" all act
  kSubject,     // subject acts; the other side stands after one of `to`
  kVisit,       // as kSubject, and a place may be visited
  kInverse,     // the object is the actor: "the king received the envoy"
  kPatient,     // it is done to the subject: "she stood trial"
  kSaidOf,      // a speaker says it of the subject: "the envoy said that Chad must withdraw"
};

struct ActRule {
  std::string id;
  std::string plover;  // "NONE" for other senses
  std::string mode;
  std::string cameo;
  std::string reason;  // of the reject, where plover is NONE
  Frame frame = Frame::kTransitive;
  bool has_content =
      false;  // a speech act: what it asks for, promises or threatens is an act of its own
  bool denies = false;         // what it names does not come about, and is no act of its own
  bool owner_suffers = false;  // "his arrest": the owner of the noun is the recipient
  bool needs_other = false;    // without another side it is no act: "they fund abortions"
  bool needs_actor = false;    // without somebody who does it, it is none: "nine were injured"
  bool needs_persons = false;  // the other side is somebody, no body or place: "received the envoy"
  bool outcome = false;     // what another act in the sentence may have done: "a raid that killed"
  bool object_own = false;  // an object within the pattern is the actor's own: "deployed troops"
  bool object_topic = false;      // an object is what the act is about: "discussed the border"
  std::vector<std::string> to;    // before the other side
  std::vector<std::string> doer;  // after a noun, before whoever does it: "a threat from Chad"
  struct Example {
    std::string text;
    std::string mark;  // empty in a counter-example
  };
  std::vector<Example> examples;
};

/// A rule found at tokens [first, last).
struct ActMatch {
  std::uint32_t rule = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t end = 0;     // after the last item that matched, content too; at least `last`
  std::uint32_t head = 0;    // the verb, or the last noun
  std::uint32_t words = 0;   // items of the pattern that matched
  std::uint64_t tokens = 0;  // which of them, as bits from `first`
  bool verb = false;

  /// True for a token that an item of the pattern matched, not for those in its gaps.
  [[nodiscard]] bool Has(std::size_t token) const {
    return token >= first && token < last && ((tokens >> (token - first)) & 1U) != 0;
  }
};

/// Immutable; serves all threads.
class ActRules {
 public:
  /// \errors kMalformedInput with "file:line": an unknown frame or list, no examples, an id twice.
  [[nodiscard]] static Result<ActRules> Load(const lexicon::ResourceDir& dir);

  /// The acts among tokens [first, last), settled so that none overlap: more words win (a verb is
  /// worth two), then verbs, then fewer tokens, then the left one. Rising.
  [[nodiscard]] std::vector<ActMatch> Find(const discourse::TokenScan& scan, std::size_t first,
                                           std::size_t last) const;

  [[nodiscard]] const ActRule& rule(std::size_t i) const { return rules_[i]; }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  /// True for words by which both sides of an act are spoken of again: "the two sides", "they".
  [[nodiscard]] bool MeansBoth(std::string_view word) const {
    return std::binary_search(both_.begin(), both_.end(), word, std::less<>());
  }
  /// True for those of them that mean the countries of both sides: "the two countries".
  [[nodiscard]] bool MeansCountries(std::string_view word) const {
    return std::binary_search(both_countries_.begin(), both_countries_.end(), word, std::less<>());
  }
  /// True for those of them that mean persons: "the two presidents".
  [[nodiscard]] bool MeansPeople(std::string_view word) const {
    return std::binary_search(both_people_.begin(), both_people_.end(), word, std::less<>());
  }
  /// True for words that speak of a state as of those who act for it: "authorities".
  [[nodiscard]] bool MeansGovernment(std::string_view word) const {
    return std::binary_search(governments_.begin(), governments_.end(), word, std::less<>());
  }
  /// Patterns, alternatives multiplied out at their first word.
  [[nodiscard]] std::size_t pattern_count() const { return expanded_; }

 private:
  struct Item {
    enum class Kind : std::uint8_t { kVerb, kNoun, kWord, kGap };
    Kind kind = Kind::kWord;
    bool optional = false;
    std::vector<std::string> words;  // sorted
  };
  struct Pattern {
    std::uint32_t rule = 0;
    std::vector<Item> items;
  };
  class Loader;
  [[nodiscard]] static bool Matches(const Item& item, const discourse::ScannedToken& token);
  // Of "cease - fire" the whole word.
  [[nodiscard]] static bool MatchesHyphenated(const Item& item, const discourse::TokenScan& scan,
                                              std::size_t at, std::size_t last);
  [[nodiscard]] bool Extend(const discourse::TokenScan& scan, const Pattern& pattern,
                            std::size_t item, std::size_t at, std::size_t last,
                            ActMatch& match) const;

  std::vector<ActRule> rules_;
  std::vector<std::string> both_;            // sorted
  std::vector<std::string> both_countries_;  // sorted
  std::vector<std::string> both_people_;     // sorted
  std::vector<std::string> governments_;     // sorted
  std::vector<Pattern> patterns_;
  lexicon::WordMap<std::vector<std::uint32_t>> by_word_;
  std::size_t expanded_ = 0;
};

}  // namespace dateline::event
