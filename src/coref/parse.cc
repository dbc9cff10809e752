#include "coref/parse.h"

namespace dateline::coref {

bool JoinsClause(Relation relation) {
  switch (relation) {
    case Relation::kAcl:
    case Relation::kAdvcl:
    case Relation::kCcomp:
    case Relation::kCsubj:
    case Relation::kParataxis:
    case Relation::kXcomp:
    case Relation::kRoot:
      return true;
    default:
      return false;
  }
}

Parse::Parse(const lexicon::TokenView& view, const Columns<SentenceRow>& sentences)
    : view_(view), first_child_(view.size() + 1), sentence_of_(view.size()) {
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (const std::size_t head = HeadOf(i); head != kNoToken) ++first_child_[head + 1];
  }
  for (std::size_t i = 0; i < view.size(); ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_.back());
  std::vector<std::size_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (const std::size_t head = HeadOf(i); head != kNoToken) children_[next[head]++] = i;
  }
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t last = AsSize(sentences.Column<&SentenceRow::last>()[s]);
    for (std::size_t i = AsSize(sentences.Column<&SentenceRow::first>()[s]); i < last; ++i) {
      sentence_of_[i] = s;
    }
  }
}

std::size_t Parse::HeadOf(std::size_t token) const {
  const TokenIndex head = view_.tokens.Column<&TokenRow::head>()[token];
  return head == kNoHead ? kNoToken : AsSize(head);
}

bool Parse::HasFeature(std::size_t token, std::string_view feature) const {
  std::string_view feats = FeatsOf(token);
  while (!feats.empty()) {
    const std::size_t bar = feats.find('|');
    if (feats.substr(0, bar) == feature) return true;
    if (bar == std::string_view::npos) break;
    feats.remove_prefix(bar + 1);
  }
  return false;
}

std::size_t Parse::ChildBy(std::size_t token, Relation relation) const {
  for (const std::size_t child : ChildrenOf(token)) {
    if (RelationOf(child) == relation) return child;
  }
  return kNoToken;
}

std::size_t Parse::HeadWithin(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t head = HeadOf(i);
    if (head == kNoToken || head < first || head >= last) {
      if (RelationOf(i) != Relation::kPunct && RelationOf(i) != Relation::kCase) return i;
    }
  }
  return first;
}

std::size_t Parse::FirstJoined(std::size_t token) const {
  // Heads of a tree lead to its root, so this ends.
  while (RelationOf(token) == Relation::kConj && HeadOf(token) != kNoToken) token = HeadOf(token);
  return token;
}

std::size_t Parse::ClauseOf(std::size_t token) const {
  std::size_t at = token;
  for (std::size_t head = HeadOf(at); head != kNoToken; at = head, head = HeadOf(at)) {
    if (at != token && JoinsClause(RelationOf(at))) return at;
    const Upos upos = UposOf(head);
    if (upos == Upos::kVerb || ChildBy(head, Relation::kCop) != kNoToken) return head;
  }
  return at == token ? kNoToken : at;
}

bool Parse::HangsOn(std::size_t token, std::size_t head) const {
  while (token != kNoToken && token != head) {
    if (JoinsClause(RelationOf(token))) return false;
    token = HeadOf(token);
  }
  return token == head;
}

}  // namespace dateline::coref
