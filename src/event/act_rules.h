// The lexicon of acts: rules/events/*.toml, one file for each PLOVER type. README.md tells the
// format.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "event/act_words.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

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
  /// Blames or praises others for what they do.
  [[nodiscard]] bool IsJudgement() const { return plover == "ACCUSE" || plover == "SUPPORT"; }

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
  bool object_topic = false;  // an object is what the act is about: "discussed the border"
  bool speaks = false;   // whoever says so does it: of "the envoy said it was a disgrace" the envoy
  bool alone = false;    // with its day or place it is an act though no party is known
  std::string in_words;  // the rule meant where politicians do it: "the senator attacked her"
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
  std::uint32_t pattern = 0;
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
  /// A pattern as its rule writes it, by ActMatch::pattern.
  [[nodiscard]] const std::string& pattern(std::size_t i) const { return patterns_[i].text; }
  /// The rule that is meant where politicians do it; itself where that makes no difference.
  [[nodiscard]] const ActRule& InWords(const ActRule& rule) const {
    if (rule.in_words.empty()) return rule;
    const auto found = std::find_if(rules_.begin(), rules_.end(),
                                    [&](const ActRule& r) { return r.id == rule.in_words; });
    return found == rules_.end() ? rule : *found;
  }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  /// True for words of that meaning, in lower case.
  [[nodiscard]] bool Means(ActWord meaning, std::string_view words) const {
    return act_words_.Are(meaning, words);
  }
  /// Patterns, alternatives multiplied out at their first word.
  [[nodiscard]] std::size_t pattern_count() const { return expanded_; }

 private:
  struct Item {
    enum class Kind : std::uint8_t { kVerb, kNoun, kWord, kGap };
    Kind kind = Kind::kWord;
    bool optional = false;
    std::uint32_t count = 0;  // words, each of which will do
    std::uint32_t first = 0;  // of them in set_words_; where there is but one, the word itself
  };
  struct Pattern {
    std::string text;
    std::uint32_t rule = 0;
    std::vector<Item> items;
  };
  // A pattern as its first word finds it, with what is asked of the token and of the next.
  struct Start {
    std::uint32_t pattern = 0;
    Item first;
    Item second;  // of no words where nothing need follow at once
  };
  // What an item asks of a token; kNoWord for what no pattern holds.
  struct Seen {
    lexicon::WordId norm = lexicon::kNoWord;
    lexicon::WordId lemma = lexicon::kNoWord;
    lexicon::WordId verb_lemma = lexicon::kNoWord;  // the grammar's, of a verb form
    bool verb = false;
    bool noun = false;
    bool helper = false;
  };
  // Tokens [first, last) of a scan, each as a word and as the beginning of a hyphenated one.
  struct Sight {
    const discourse::TokenScan& scan;
    std::size_t first;
    std::size_t last;
    std::vector<Seen> words;
    std::vector<Seen> hyphenated;  // no word where none begins

    [[nodiscard]] const Seen& Word(std::size_t token) const { return words[token - first]; }
    [[nodiscard]] const Seen& Hyphenated(std::size_t token) const {
      return hyphenated[token - first];
    }
  };
  class Loader;
  [[nodiscard]] Sight See(const discourse::TokenScan& scan, std::size_t first,
                          std::size_t last) const;
  [[nodiscard]] bool Has(const Item& item, lexicon::WordId word) const;
  [[nodiscard]] bool Matches(const Item& item, const Seen& token) const;
  // False if the pattern cannot match at token `at`, by a look at what lies beside each other.
  [[nodiscard]] bool MayMatch(const Start& start, const Sight& sight, std::size_t at) const;
  [[nodiscard]] bool Extend(const Sight& sight, const Pattern& pattern, std::size_t item,
                            std::size_t at, ActMatch& match) const;

  std::vector<ActRule> rules_;
  ActWords act_words_;
  std::vector<Pattern> patterns_;
  lexicon::WordTable words_;                 // of all patterns
  std::vector<lexicon::WordId> set_words_;   // the sets of items, each sorted
  std::vector<std::vector<Start>> by_word_;  // patterns by their first word
  std::size_t expanded_ = 0;
};

}  // namespace dateline::event
