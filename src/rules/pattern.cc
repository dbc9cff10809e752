#include "rules/pattern.h"

#include <algorithm>

namespace dateline::rules {
namespace {

constexpr std::string_view kSpecial = "[](){}|~!^$:\\";

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

class Parser {
 public:
  Parser(std::string_view pattern, std::string_view where) : pattern_(pattern), where_(where) {}

  Result<Node> Parse() {
    DATELINE_TRY(node, ParseSequence(0));
    if (at_ < pattern_.size()) return Fault("closes what was not opened");
    return node;
  }

 private:
  Error Fault(std::string_view what) const {
    return {ErrorCode::kMalformedInput,
            "pattern at column " + std::to_string(at_ + 1) + " " + std::string(what),
            std::string(where_)};
  }
  bool Done() const { return at_ >= pattern_.size(); }
  bool Take(std::string_view token) {
    if (pattern_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  void SkipSpaces() {
    while (!Done() && pattern_[at_] == ' ') ++at_;
  }

  // Items up to the end, "|" or a closing bracket, none of which it takes.
  Result<Node> ParseSequence(std::uint32_t depth) {
    if (depth > kMaxPatternDepth) {
      return Error{ErrorCode::kLimitExceeded, "pattern nests too deeply; write two rules",
                   std::string(where_)};
    }
    Node sequence;
    for (;;) {
      SkipSpaces();
      if (Done() || pattern_[at_] == '|' || pattern_[at_] == ')' || pattern_[at_] == ']') break;
      DATELINE_TRY(item, ParseItem(depth));
      sequence.children.push_back(std::move(item));
    }
    if (sequence.children.empty()) return Fault("has nothing where words are expected");
    return sequence;
  }

  // The inside of brackets whose opening has been taken.
  Result<Node> ParseGroup(char closing, std::uint32_t depth) {
    Node group{Node::Kind::kAlternatives, "", 0, {}};
    do {
      DATELINE_TRY(sequence, ParseSequence(depth + 1));
      group.children.push_back(std::move(sequence));
    } while (Take("|"));
    if (!Take(std::string_view(&closing, 1))) return Fault("lacks a closing bracket");
    if (group.children.size() == 1) return std::move(group.children[0]);
    return group;
  }

  Result<Node> Wrapped(Node::Kind kind, char closing, std::uint32_t depth) {
    DATELINE_TRY(inside, ParseGroup(closing, depth));
    Node node{kind, "", 0, {}};
    node.children.push_back(std::move(inside));
    return node;
  }

  Result<Node> ParseItem(std::uint32_t depth) {
    if (Take("^")) return Node{Node::Kind::kSentenceStart, "", 0, {}};
    if (Take("$")) return Node{Node::Kind::kSentenceEnd, "", 0, {}};
    if (Take("!<(")) return Wrapped(Node::Kind::kNotBehind, ')', depth);
    if (Take("!(")) return Wrapped(Node::Kind::kNotAhead, ')', depth);
    if (Take("[")) return Wrapped(Node::Kind::kOptional, ']', depth);
    if (pattern_.substr(at_, 2) == ".." && at_ + 2 < pattern_.size() && pattern_[at_ + 2] >= '0' &&
        pattern_[at_ + 2] <= '9') {
      return ParseGap();
    }
    std::size_t end = at_;
    while (end < pattern_.size() && IsNameCharacter(pattern_[end])) ++end;
    if (end > at_ && end < pattern_.size() && pattern_[end] == ':') {
      Node slot{Node::Kind::kSlot, std::string(pattern_.substr(at_, end - at_)), 0, {}};
      at_ = end + 1;
      DATELINE_TRY(unit, ParseUnit(depth));
      slot.children.push_back(std::move(unit));
      return slot;
    }
    return ParseUnit(depth);
  }

  Result<Node> ParseGap() {
    at_ += 2;
    Node gap{Node::Kind::kGap, "", 0, {}};
    while (!Done() && pattern_[at_] >= '0' && pattern_[at_] <= '9') {
      gap.count = gap.count * 10 + static_cast<std::uint32_t>(pattern_[at_++] - '0');
      if (gap.count > kMaxGap) return Fault("has a gap wider than 12 tokens");
    }
    if (gap.count == 0) return Fault("has a gap of no tokens");
    return gap;
  }

  Result<Node> ParseUnit(std::uint32_t depth) {
    if (Take("(")) return ParseGroup(')', depth);
    if (Take("{")) {
      const std::size_t begin = at_;
      while (!Done() && (IsNameCharacter(pattern_[at_]) || pattern_[at_] == '/')) ++at_;
      Node node{Node::Kind::kReference, std::string(pattern_.substr(begin, at_ - begin)), 0, {}};
      if (node.text.empty()) return Fault("lacks a name in braces");
      if (!Take("}")) return Fault("lacks a closing brace");
      return node;
    }
    const Node::Kind kind = Take("~") ? Node::Kind::kLemma : Node::Kind::kWord;
    Node node{kind, "", 0, {}};
    while (!Done() && pattern_[at_] != ' ') {
      if (pattern_[at_] == '\\' && at_ + 1 < pattern_.size()) {
        node.text.push_back(pattern_[at_ + 1]);
        at_ += 2;
        continue;
      }
      if (kSpecial.find(pattern_[at_]) != std::string_view::npos) break;
      node.text.push_back(pattern_[at_++]);
    }
    if (node.text.empty()) return Fault("has a sign where a word is expected; write \\ before it");
    return node;
  }

  std::string_view pattern_;
  std::string_view where_;
  std::size_t at_ = 0;
};

void AppendEscaped(const std::string& word, std::string& out) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool gap_like = i == 0 && word.starts_with("..");
    if (gap_like || word[i] == ' ' || kSpecial.find(word[i]) != std::string_view::npos) {
      out.push_back('\\');
    }
    out.push_back(word[i]);
  }
}

void AppendGroup(const Node& node, std::string& out) {
  const bool alternatives = node.kind == Node::Kind::kAlternatives;
  if (!alternatives) {
    out += FormatPattern(node);
    return;
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) out.push_back('|');
    out += FormatPattern(node.children[i]);
  }
}

void AppendNode(const Node& node, std::string& out) {
  switch (node.kind) {
    case Node::Kind::kSequence:
    case Node::Kind::kAlternatives:
      out.push_back('(');
      AppendGroup(node, out);
      out.push_back(')');
      break;
    case Node::Kind::kOptional:
      out.push_back('[');
      AppendGroup(node.children[0], out);
      out.push_back(']');
      break;
    case Node::Kind::kNotAhead:
    case Node::Kind::kNotBehind:
      out += node.kind == Node::Kind::kNotAhead ? "!(" : "!<(";
      AppendGroup(node.children[0], out);
      out.push_back(')');
      break;
    case Node::Kind::kLemma:
      out.push_back('~');
      AppendEscaped(node.text, out);
      break;
    case Node::Kind::kWord:
      AppendEscaped(node.text, out);
      break;
    case Node::Kind::kReference:
      out += "{" + node.text + "}";
      break;
    case Node::Kind::kSlot:
      out += node.text + ":";
      AppendNode(node.children[0], out);
      break;
    case Node::Kind::kGap:
      out += ".." + std::to_string(node.count);
      break;
    case Node::Kind::kSentenceStart:
      out.push_back('^');
      break;
    case Node::Kind::kSentenceEnd:
      out.push_back('$');
      break;
  }
}

}  // namespace

Result<Node> ParsePattern(std::string_view pattern, std::string_view where) {
  if (pattern.size() > kMaxPatternBytes) {
    return Error{ErrorCode::kLimitExceeded, "pattern is longer than 4096 bytes; write two rules",
                 std::string(where)};
  }
  return Parser(pattern, where).Parse();
}

std::string FormatPattern(const Node& node) {
  std::string out;
  if (node.kind != Node::Kind::kSequence) {
    AppendNode(node, out);
    return out;
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) out.push_back(' ');
    AppendNode(node.children[i], out);
  }
  return out;
}

}  // namespace dateline::rules
