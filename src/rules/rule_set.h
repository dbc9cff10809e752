// The rules of one domain: loaded, checked, compiled, and matched against tokens.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "lexicon/phrase_matcher.h"
#include "lexicon/resource_dir.h"
#include "lexicon/table.h"
#include "rules/domain.h"

namespace dateline::rules {

/// A sentence or more with what the rule must make of it.
struct Example {
  std::string text;
  std::string published;  // ISO 8601 day, or empty
  std::string mark;       // the words the result must cover
  std::string want;       // the value, as the domain writes it
  std::string where;      // "rules/time/weekday.toml:14"
};
/// A text in which the rule must make nothing.
struct CounterExample {
  std::string text;
  std::string published;
  std::string why;
  std::string where;
};

/// An argument of `produce`, checked against the producer's parameter.
struct Argument {
  enum class Kind : std::uint8_t { kSlot, kNumber, kText, kContext };
  Kind kind = Kind::kSlot;
  std::uint32_t index = 0;  // of the slot in Match::slots, or of the name in Domain::context
  double number = 0;
  std::string text;
};

struct Rule {
  std::string id;
  std::string since;
  std::vector<std::string> patterns;  // any of them
  std::uint32_t producer = 0;         // place in Domain::producers
  std::vector<Argument> arguments;    // may be fewer than the parameters, the rest being optional
  std::string source;
  std::string why;
  std::optional<std::uint32_t> covers;  // the slot whose words the match is; else all of them
  std::vector<std::string> before;      // rules that yield to this one on the same words
  std::vector<Example> examples;
  std::vector<CounterExample> counter_examples;
  std::string where;  // "rules/time/weekday.toml:6"
};

/// A filled slot.
struct SlotMatch {
  std::uint32_t first = 0;  // tokens [first, last); equal where the slot stayed empty
  std::uint32_t last = 0;
  double number = 0;      // kNumber: the value
  std::string_view word;  // kWord, filled from a list: the row's `value`. Belongs to the rule set.
                          // Empty when filled by words of the pattern: see RuleSet::WordOf.
  std::uint32_t row = 0;  // list: row of its table; predicate: row given by the domain
  [[nodiscard]] bool filled() const { return first < last; }
};

/// A rule's pattern found at tokens [first, last).
struct Match {
  std::uint32_t rule = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::vector<SlotMatch> slots;

  /// The slot that an argument names. \pre `argument.kind == kSlot`
  [[nodiscard]] const SlotMatch& SlotOf(const Argument& argument) const {
    return slots[argument.index];
  }
};

/// Spans of earlier layers, as the domain offers them to its patterns' predicates.
class PredicateSpans {
 public:
  /// Offers tokens [first, last) of one sentence for predicate number `predicate` (its place in
  /// Domain::predicates); `row` comes back in SlotMatch::row.
  void Add(std::uint32_t predicate, std::uint32_t first, std::uint32_t last, std::uint32_t row) {
    spans_.push_back({first, last, predicate, row});
    sorted_ = false;
  }
  struct Item {
    std::uint32_t first, last, predicate, row;
  };
  /// All items in order of first token, longer before shorter, then as added.
  [[nodiscard]] const std::vector<Item>& Sorted();

 private:
  std::vector<Item> spans_;
  bool sorted_ = true;
};

/// A file of rules, by name and contents.
struct RuleFile {
  std::string name;
  std::string bytes;
};
/// Gives the table of a list: `{weekday}` asks for "weekday", `{lang/number}` for "lang/number".
using ListLoader = std::function<Result<lexicon::Table>(std::string_view list)>;

class Program;  // the compiled patterns; program.h

/// Immutable once loaded; one rule set serves all threads.
class RuleSet {
 public:
  /// Loads rules/<domain>/*.toml with lists from lexicons/. `cutter` must cut as the tokeniser
  /// does.
  ///
  /// \errors kMalformedInput with "file:line" and what to do, for the first fault found: an unknown
  ///         key, an id used twice, too few examples, a producer that does not exist or takes other
  ///         arguments, a pattern that could cost too much; kUnsupportedVersion for another schema.
  [[nodiscard]] static Result<RuleSet> Load(const lexicon::ResourceDir& dir, const Domain& domain,
                                            const lexicon::PhraseCutter& cutter);

  /// The same from memory; `sources` may be null.
  [[nodiscard]] static Result<RuleSet> Parse(const std::vector<RuleFile>& files,
                                             const Domain& domain, const ListLoader& lists,
                                             const lexicon::PhraseCutter& cutter,
                                             const lexicon::Sources* sources);

  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  /// Every match, longest per rule and first token, in order of first token, then longer first,
  /// then by rule. A match lies within one sentence. `spans` may be null where no rule has a
  /// predicate. Cost: bounded for each token by the rules whose rarest word it is; no pattern can
  /// loop.
  [[nodiscard]] std::vector<Match> FindAll(const lexicon::TokenView& view,
                                           PredicateSpans* spans) const;

  /// The words that fill a slot, as norms joined by single spaces, or SlotMatch::word if set.
  [[nodiscard]] static std::string WordOf(const SlotMatch& slot, const lexicon::TokenView& view);

  /// True if `first` says it goes before `second`, directly or through others.
  [[nodiscard]] bool IsBefore(std::uint32_t first, std::uint32_t second) const;

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const Rule& rule(std::uint32_t number) const { return rules_[number]; }
  [[nodiscard]] const Domain& domain() const { return domain_; }

 private:
  RuleSet();
  Status OrderRules();
  Domain domain_;
  std::vector<Rule> rules_;  // sorted by id: order in the files means nothing
  std::unique_ptr<const Program> program_;
  // By rule: those it goes before, directly or through others; empty where no rule says anything.
  std::vector<std::vector<std::uint32_t>> before_;
};

/// Keeps the matches that do not overlap a better one: longer first, then by `before`, then
/// leftmost, then by id. What remains rises by token.
[[nodiscard]] std::vector<Match> KeepBest(const RuleSet& set, std::vector<Match> matches);

}  // namespace dateline::rules
