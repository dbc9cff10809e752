// From a pattern's tree to instructions, and the choice of the word by which it is found.
#include <algorithm>
#include <charconv>
#include <utility>

#include "rules/program.h"

namespace dateline::rules {
namespace {

constexpr std::string_view kNumberList = "lang/number";
constexpr std::string_view kOrdinalList = "lang/ordinal";
constexpr std::string_view kLink = "link";  // value of the row for "and"

// How common a word is thought to be, without a table of frequencies: short words are mostly
// function words. Only the choice of anchor depends on it, never the result.
constexpr std::uint32_t kRareWord = 0, kListRank = 1, kNumberRank = 2, kShortWord = 3,
                        kPredicateRank = 4, kCapitalRank = 6, kUseless = 1000;
constexpr std::size_t kShortWordBytes = 3;

std::uint32_t WordRank(std::string_view word) {
  return word.size() <= kShortWordBytes ? kShortWord : kRareWord;
}

std::uint32_t ClassRank(TokenClass which) {
  switch (which) {
    case TokenClass::kAny:
    case TokenClass::kWord:
      return kUseless;
    case TokenClass::kCapitalised:
    case TokenClass::kNoun:
    case TokenClass::kPreposition:
      return kCapitalRank;
    default:
      return kNumberRank;
  }
}

}  // namespace

Compiler::Compiler(const Domain& domain, const ListLoader& lists,
                   const lexicon::PhraseCutter& cutter)
    : domain_(domain), load_list_(lists), cutter_(cutter), list_builder_(cutter) {}

Error Compiler::Fault(std::string message) const {
  return {ErrorCode::kMalformedInput, std::move(message), where_};
}

Result<std::vector<SlotInfo>> Compiler::AddRule(const std::vector<std::string>& patterns,
                                                std::string_view where) {
  where_ = where;
  slots_.clear();
  const auto rule = static_cast<std::uint32_t>(tables_.slot_counts.size());
  for (const std::string& pattern : patterns) {
    DATELINE_TRY(root, ParsePattern(pattern, where));
    DATELINE_TRY(width, WidthOf(root));
    if (width.least == 0) return Fault("pattern can match no words at all; demand at least one");
    if (width.most > kMaxMatchTokens) {
      return Error{ErrorCode::kLimitExceeded,
                   "pattern can be longer than 96 tokens; shorten its gaps", where_};
    }
    const auto number = static_cast<std::uint32_t>(tables_.patterns.size());
    const auto begin = static_cast<std::uint32_t>(tables_.instructions.size());
    DATELINE_CHECK_OK(Emit(root, kNoSlot));
    tables_.instructions.push_back({Op::kAccept});
    const auto end = static_cast<std::uint32_t>(tables_.instructions.size());
    if (end - begin > kMaxInstructions) {
      return Error{ErrorCode::kLimitExceeded,
                   "pattern needs more than 1024 steps; write several rules", where_};
    }
    tables_.patterns.push_back({rule, begin, end});
    DATELINE_CHECK_OK(ChooseAnchor(root, number));
  }
  tables_.slot_counts.push_back(static_cast<std::uint32_t>(slots_.size()));
  return slots_;
}

Result<Compiler::Reference> Compiler::Resolve(const std::string& name) {
  if (const auto known = references_.find(name); known != references_.end()) return known->second;
  Reference reference{Op::kClass, 0, SlotType::kWord, {1, 1}};
  const auto predicate = std::find(domain_.predicates.begin(), domain_.predicates.end(), name);
  if (const auto token_class = FindTokenClass(name)) {
    reference.id = static_cast<std::uint32_t>(*token_class);
    if (*token_class >= TokenClass::kDecade) reference.type = SlotType::kNumber;
    if (*token_class >= TokenClass::kYear) {
      DATELINE_CHECK_OK(LoadNumbers());
      reference.width.most = *token_class == TokenClass::kNumber ? kMaxNumberTokens : 4;
    }
  } else if (predicate != domain_.predicates.end()) {
    reference = {Op::kPredicate,
                 static_cast<std::uint32_t>(predicate - domain_.predicates.begin()),
                 SlotType::kRow,
                 {1, kMaxPredicateTokens}};
  } else {
    DATELINE_TRY(list, AddList(name));
    reference.op = Op::kList;
    reference.id = list;
    reference.width.least = lexicon::PhraseMatcher::kMaxPhraseTokens;
    reference.width.most = 0;
    const lexicon::Table& table = tables_.tables[list];
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto tokens =
          static_cast<std::uint32_t>(cutter_(table.Cell(row, lexicon::ColumnIndex{0})).size());
      reference.width.least = std::min(reference.width.least, tokens);
      reference.width.most = std::max(reference.width.most, tokens);
    }
  }
  references_.emplace(name, reference);
  return reference;
}

Result<std::uint32_t> Compiler::AddList(const std::string& name) {
  auto loaded = load_list_(name);
  if (!loaded) {
    if (loaded.error().code != ErrorCode::kNotFound) return loaded.error();
    return Fault("{" + name +
                 "} is neither a token class, nor a predicate of the domain, nor a list");
  }
  lexicon::Table table = std::move(loaded).value();
  DATELINE_CHECK_OK(table.Find("value"));
  if (table.columns().front() != "surface") {
    return Error{ErrorCode::kMalformedInput, "first column of a list is not \"surface\"",
                 table.file_name() + ":1"};
  }
  const auto list = static_cast<std::uint32_t>(tables_.tables.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto payload = static_cast<std::uint32_t>(list_row_ids_.size());
    if (auto added = list_builder_.Add(table.Cell(row, lexicon::ColumnIndex{0}), payload); !added) {
      return Error{added.error().code, added.error().message, table.Where(row)};
    }
    list_row_ids_.emplace_back(list, static_cast<std::uint32_t>(row));
  }
  tables_.tables.push_back(std::move(table));
  return list;
}

Status Compiler::LoadNumbers() {
  if (numbers_loaded_) return Ok();
  numbers_loaded_ = true;
  const auto load = [&](std::string_view name, lexicon::PhraseMatcher& matcher,
                        std::vector<double>& values) -> Status {
    auto table = load_list_(name);
    if (!table && table.error().code == ErrorCode::kNotFound) return Ok();  // digits alone
    if (!table) return table.error();
    DATELINE_TRY(value_column, table.value().Find("value"));
    lexicon::PhraseMatcher::Builder builder(cutter_);
    for (std::size_t row = 0; row < table.value().size(); ++row) {
      const std::string_view text = table.value().Cell(row, value_column);
      double value = -1;
      const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
      const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
      if (text == kLink) {
        value = -1;
      } else if (!whole || !(value >= 0 && value <= 1e15)) {
        return Error{ErrorCode::kMalformedInput, "value is neither a number nor \"link\"",
                     table.value().Where(row)};
      }
      DATELINE_CHECK_OK(builder.Add(table.value().Cell(row, lexicon::ColumnIndex{0}),
                                    static_cast<std::uint32_t>(values.size())));
      values.push_back(value);
    }
    matcher = std::move(builder).Build();
    return Ok();
  };
  DATELINE_CHECK_OK(load(kNumberList, tables_.numbers.cardinals, tables_.numbers.cardinal_values));
  return load(kOrdinalList, tables_.numbers.ordinals, tables_.numbers.ordinal_values);
}

Result<Compiler::Width> Compiler::WidthOf(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kWord: {
      const auto tokens = static_cast<std::uint32_t>(cutter_(node.text).size());
      if (tokens == 0) return Fault("word \"" + node.text + "\" is no token");
      return Width{tokens, tokens};
    }
    case Node::Kind::kLemma:
      return Width{1, 1};
    case Node::Kind::kReference: {
      DATELINE_TRY(reference, Resolve(node.text));
      if (reference.width.most == 0) return Fault("list {" + node.text + "} is empty");
      return reference.width;
    }
    case Node::Kind::kGap:
      return Width{0, node.count};
    case Node::Kind::kSentenceStart:
    case Node::Kind::kSentenceEnd:
      return Width{};
    case Node::Kind::kNotAhead:
    case Node::Kind::kNotBehind: {
      DATELINE_TRY(inside, WidthOf(node.children[0]));
      if (inside.least == 0) return Fault("look-around can match nothing; it would always refuse");
      return Width{};
    }
    default:
      break;
  }
  Width sum;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    DATELINE_TRY(width, WidthOf(node.children[i]));
    if (node.kind == Node::Kind::kAlternatives && i > 0) {
      sum = {std::min(sum.least, width.least), std::max(sum.most, width.most)};
    } else {
      // Every term is at most kMaxPatternBytes long, so the sum cannot wrap.
      sum = {sum.least + width.least, sum.most + width.most};
    }
  }
  if (node.kind == Node::Kind::kOptional) sum.least = 0;
  return sum;
}

bool Compiler::FirstKeys(const Node& node, std::vector<Key>& keys) {
  switch (node.kind) {
    case Node::Kind::kWord: {
      const std::string norm = lexicon::NormOf(cutter_(node.text).front());
      keys.push_back({&ProgramTables::by_word, static_cast<std::uint32_t>(tables_.words.Add(norm)),
                      WordRank(norm)});
      return true;
    }
    case Node::Kind::kLemma:
      keys.push_back({&ProgramTables::by_lemma,
                      static_cast<std::uint32_t>(tables_.words.Add(lexicon::NormOf(node.text))),
                      WordRank(node.text)});
      return true;
    case Node::Kind::kReference: {
      const Reference& reference = references_.at(node.text);
      if (reference.op == Op::kList) {
        keys.push_back({&ProgramTables::by_list, reference.id, kListRank});
      } else if (reference.op == Op::kPredicate) {
        keys.push_back({&ProgramTables::by_predicate, reference.id, kPredicateRank});
      } else {
        keys.push_back({&ProgramTables::by_class, reference.id,
                        ClassRank(static_cast<TokenClass>(reference.id))});
      }
      return true;
    }
    case Node::Kind::kGap:
      keys.push_back(
          {&ProgramTables::by_class, static_cast<std::uint32_t>(TokenClass::kAny), kUseless});
      return false;
    case Node::Kind::kOptional:
      FirstKeys(node.children[0], keys);
      return false;
    case Node::Kind::kSlot:
      return FirstKeys(node.children[0], keys);
    case Node::Kind::kAlternatives: {
      bool all = true;
      for (const Node& child : node.children) all = FirstKeys(child, keys) && all;
      return all;
    }
    case Node::Kind::kSequence:
      for (const Node& child : node.children) {
        if (FirstKeys(child, keys)) return true;
      }
      return false;
    default:
      return false;  // anchors and look-around take no token
  }
}

Status Compiler::ChooseAnchor(const Node& root, std::uint32_t pattern) {
  std::vector<Key> best;
  Anchor where{pattern, 0, 0};
  std::uint32_t best_cost = kUseless;
  Width before;
  for (const Node& child : root.children) {
    std::vector<Key> keys;
    if (FirstKeys(child, keys)) {
      std::uint32_t cost = 0;
      for (const Key& key : keys) cost = std::max(cost, key.rank);
      cost = cost * 4 + (before.most - before.least) / 2;
      if (cost < best_cost) {
        best_cost = cost;
        best = std::move(keys);
        where = {pattern, before.least, before.most};
      }
    }
    DATELINE_TRY(width, WidthOf(child));
    before = {before.least + width.least, before.most + width.most};
  }
  if (best.empty()) {
    return Fault("pattern has no word, list or predicate that must be there; add one");
  }
  for (const Key& key : best) {
    std::vector<Anchor>& anchors = (tables_.*key.index)[key.id];
    if (anchors.empty() || anchors.back().pattern != pattern) anchors.push_back(where);
  }
  return Ok();
}

Result<std::uint32_t> Compiler::SlotNumber(const Node& slot) {
  DATELINE_TRY(type, TypeOf(slot.children[0]));
  for (std::uint32_t i = 0; i < slots_.size(); ++i) {
    if (slots_[i].name != slot.text) continue;
    if (slots_[i].type != type) return Fault("slot \"" + slot.text + "\" has two types");
    return i;
  }
  slots_.push_back({slot.text, type});
  return static_cast<std::uint32_t>(slots_.size() - 1);
}

Result<SlotType> Compiler::TypeOf(const Node& node) {
  if (node.kind != Node::Kind::kReference) return SlotType::kWord;
  DATELINE_TRY(reference, Resolve(node.text));
  return reference.type;
}

Status Compiler::EmitAlternatives(const Node& node, std::uint32_t slot) {
  std::vector<Instruction>& code = tables_.instructions;
  std::vector<std::size_t> jumps;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool last = i + 1 == node.children.size();
    const std::size_t split = code.size();
    if (!last) code.push_back({Op::kSplit, static_cast<std::uint32_t>(split + 1)});
    DATELINE_CHECK_OK(Emit(node.children[i], slot));
    if (last) break;
    jumps.push_back(code.size());
    code.push_back({Op::kJump});
    code[split].b = static_cast<std::uint32_t>(code.size());
  }
  for (const std::size_t jump : jumps) code[jump].a = static_cast<std::uint32_t>(code.size());
  return Ok();
}

// The inside of a look-around stands behind a jump over it and ends with its own kAccept.
Status Compiler::EmitLook(const Node& node) {
  if (in_look_) return Fault("look-around stands within look-around");
  DATELINE_TRY(width, WidthOf(node.children[0]));
  if (width.most > kMaxLookTokens) {
    return Error{ErrorCode::kLimitExceeded, "look-around is wider than 4 tokens", where_};
  }
  std::vector<Instruction>& code = tables_.instructions;
  const std::size_t at = code.size();
  const Op op = node.kind == Node::Kind::kNotAhead ? Op::kNotAhead : Op::kNotBehind;
  code.push_back({op, static_cast<std::uint32_t>(at + 2), width.least | (width.most << 16)});
  code.push_back({Op::kJump});
  in_look_ = true;
  const Status inside = Emit(node.children[0], kNoSlot);
  in_look_ = false;
  if (!inside) return inside.error();
  code.push_back({Op::kAccept});
  code[at + 1].a = static_cast<std::uint32_t>(code.size());
  if (code.size() - at > kMaxLookInstructions) {
    return Error{ErrorCode::kLimitExceeded, "look-around needs more than 64 steps", where_};
  }
  return Ok();
}

Status Compiler::Emit(const Node& node, std::uint32_t slot) {
  std::vector<Instruction>& code = tables_.instructions;
  switch (node.kind) {
    case Node::Kind::kSequence:
      for (const Node& child : node.children) DATELINE_CHECK_OK(Emit(child, kNoSlot));
      return Ok();
    case Node::Kind::kAlternatives:
      return EmitAlternatives(node, slot);
    case Node::Kind::kOptional: {
      const std::size_t split = code.size();
      code.push_back({Op::kSplit, static_cast<std::uint32_t>(split + 1)});
      DATELINE_CHECK_OK(Emit(node.children[0], kNoSlot));
      code[split].b = static_cast<std::uint32_t>(code.size());
      return Ok();
    }
    case Node::Kind::kWord:
      for (const std::string_view piece : cutter_(node.text)) {
        const auto word = static_cast<std::uint32_t>(tables_.words.Add(lexicon::NormOf(piece)));
        code.push_back({Op::kWord, word, 0, lexicon::CapitalsOf(piece)});
      }
      return Ok();
    case Node::Kind::kLemma:
      code.push_back(
          {Op::kLemma, static_cast<std::uint32_t>(tables_.words.Add(lexicon::NormOf(node.text)))});
      return Ok();
    case Node::Kind::kReference: {
      DATELINE_TRY(reference, Resolve(node.text));
      code.push_back({reference.op, reference.id, slot});
      return Ok();
    }
    case Node::Kind::kSlot: {
      if (in_look_ || slot != kNoSlot) return Fault("slot stands within a slot or a look-around");
      DATELINE_TRY(number, SlotNumber(node));
      code.push_back({Op::kSlotBegin, number});
      DATELINE_CHECK_OK(Emit(node.children[0], number));
      code.push_back({Op::kSlotEnd, number});
      return Ok();
    }
    case Node::Kind::kGap: {
      // As few tokens as will do: leaving the gap is tried before taking a token.
      std::vector<std::size_t> splits;
      for (std::uint32_t i = 0; i < node.count; ++i) {
        splits.push_back(code.size());
        code.push_back({Op::kSplit, 0, static_cast<std::uint32_t>(code.size() + 1)});
        code.push_back({Op::kClass, static_cast<std::uint32_t>(TokenClass::kAny), kNoSlot});
      }
      for (const std::size_t split : splits)
        code[split].a = static_cast<std::uint32_t>(code.size());
      return Ok();
    }
    case Node::Kind::kSentenceStart:
    case Node::Kind::kSentenceEnd:
      code.push_back(
          {node.kind == Node::Kind::kSentenceStart ? Op::kSentenceStart : Op::kSentenceEnd});
      return Ok();
    case Node::Kind::kNotAhead:
    case Node::Kind::kNotBehind:
      return EmitLook(node);
  }
  return Ok();
}

Result<Program> Compiler::Finish() && {
  tables_.lists = std::move(list_builder_).Build();
  for (const auto& [list, row] : list_row_ids_) {
    const lexicon::Table& table = tables_.tables[list];
    DATELINE_TRY(value, table.Find("value"));
    tables_.list_rows.push_back({list, row, table.Cell(row, value)});
  }
  return Program(std::move(tables_));
}

}  // namespace dateline::rules
