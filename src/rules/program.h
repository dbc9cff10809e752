// Patterns compiled for matching: one instruction list for all of them, and an index from the word
// that each cannot do without. Private to rules/.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/phrase_matcher.h"
#include "lexicon/word_table.h"
#include "rules/domain.h"
#include "rules/pattern.h"
#include "rules/rule_set.h"
#include "rules/token_class.h"

namespace dateline::rules {

/// Longest match in tokens; most instructions of one pattern; widest look-around in tokens and its
/// most instructions. Matching one pattern at one token visits each pair of instruction and token
/// at most once, so these bound the work: 1024 * 96 steps, and in practice a handful.
inline constexpr std::uint32_t kMaxMatchTokens = 96;
inline constexpr std::uint32_t kMaxInstructions = 1024;
inline constexpr std::uint32_t kMaxLookTokens = 4;
inline constexpr std::uint32_t kMaxLookInstructions = 64;
/// Longest span of a predicate that is looked at, in tokens.
inline constexpr std::uint32_t kMaxPredicateTokens = 24;

enum class Op : std::uint8_t {
  kWord,       // a: word, capitals; then on
  kLemma,      // a: word
  kList,       // a: list; b: slot or kNoSlot
  kClass,      // a: TokenClass; b: slot
  kPredicate,  // a: predicate; b: slot
  kSplit,      // a first, then b
  kJump,       // a
  kSlotBegin,  // a: slot
  kSlotEnd,    // a: slot
  kSentenceStart,
  kSentenceEnd,
  kNotAhead,   // a: where the inside begins
  kNotBehind,  // a: where the inside begins; b: least and (<< 16) most tokens of it
  kAccept,
};
inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFFu;

struct Instruction {
  Op op;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint64_t capitals = 0;
};

/// One pattern of one rule.
struct CompiledPattern {
  std::uint32_t rule = 0;
  std::uint32_t begin = 0;  // first instruction
  std::uint32_t end = 0;    // one past the last
};

/// A pattern to try when the word at hand is met, `least` to `most` tokens after the match's start.
struct Anchor {
  std::uint32_t pattern = 0;
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};
using AnchorIndex = std::unordered_map<std::uint32_t, std::vector<Anchor>>;

/// A row of a list: what a payload of `lists` points at.
struct ListRow {
  std::uint32_t list = 0;
  std::uint32_t row = 0;
  std::string_view value;  // belongs to Program::tables
};

struct ProgramTables {
  std::vector<Instruction> instructions;
  std::vector<CompiledPattern> patterns;
  std::vector<std::uint32_t> slot_counts;  // by rule
  lexicon::WordTable words;
  lexicon::PhraseMatcher lists;  // all lists in one trie
  std::vector<ListRow> list_rows;
  std::vector<lexicon::Table> tables;
  NumberWords numbers;
  AnchorIndex by_word;
  AnchorIndex by_lemma;
  AnchorIndex by_list;
  AnchorIndex by_class;
  AnchorIndex by_predicate;
};

class Program {
 public:
  explicit Program(ProgramTables tables) : tables_(std::move(tables)) {}
  [[nodiscard]] const ProgramTables& tables() const { return tables_; }

 private:
  ProgramTables tables_;
};

/// A slot as the compiler found it.
struct SlotInfo {
  std::string name;
  SlotType type = SlotType::kWord;
};

/// Compiles rules one after the other.
class Compiler {
 public:
  Compiler(const Domain& domain, const ListLoader& lists, const lexicon::PhraseCutter& cutter);

  /// Compiles the patterns of rule number `rule` (counting from 0, in order). Gives its slots.
  /// \errors as RuleSet::Load.
  [[nodiscard]] Result<std::vector<SlotInfo>> AddRule(const std::vector<std::string>& patterns,
                                                      std::string_view where);
  [[nodiscard]] Result<Program> Finish() &&;

 private:
  struct Width {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
  };
  struct Key {
    AnchorIndex ProgramTables::*index;
    std::uint32_t id;
    std::uint32_t rank;  // how common the word is thought to be; lower is rarer
  };
  // What a reference in braces turned out to be.
  struct Reference {
    Op op;
    std::uint32_t id;
    SlotType type;
    Width width;
  };

  Result<Reference> Resolve(const std::string& name);
  Result<std::uint32_t> AddList(const std::string& name);
  Status LoadNumbers();
  Result<Width> WidthOf(const Node& node);
  bool FirstKeys(const Node& node, std::vector<Key>& keys);  // false if it may match nothing
  Status ChooseAnchor(const Node& root, std::uint32_t pattern);
  Status Emit(const Node& node, std::uint32_t slot);
  Status EmitAlternatives(const Node& node, std::uint32_t slot);
  Status EmitLook(const Node& node);
  Result<std::uint32_t> SlotNumber(const Node& slot);
  Result<SlotType> TypeOf(const Node& node);
  Error Fault(std::string message) const;

  const Domain& domain_;
  const ListLoader& load_list_;
  const lexicon::PhraseCutter& cutter_;
  std::string where_;
  ProgramTables tables_;
  lexicon::PhraseMatcher::Builder list_builder_;
  std::unordered_map<std::string, Reference> references_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> list_row_ids_;  // list, row
  bool numbers_loaded_ = false;
  std::vector<SlotInfo> slots_;
  bool in_look_ = false;
};

}  // namespace dateline::rules
