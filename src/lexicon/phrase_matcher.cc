#include "lexicon/phrase_matcher.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace dateline::lexicon {
namespace {

// Never 0, which marks an empty slot: nodes and words stay below 2^32 - 1.
std::uint64_t KeyOf(std::uint32_t node, WordId word) {
  return ((std::uint64_t{node} << 32) | static_cast<std::uint32_t>(word)) + 1;
}

// Fibonacci hashing; the upper half carries the mixed bits.
std::size_t HashOf(std::uint64_t key) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32);
}

int CountCapitals(const std::vector<std::uint64_t>& masks) {
  int count = 0;
  for (const std::uint64_t mask : masks) count += std::popcount(mask);
  return count;
}

}  // namespace

Status PhraseMatcher::Builder::Add(std::string_view phrase, std::uint32_t payload) {
  const std::vector<std::string_view> pieces = cutter_(phrase);
  if (pieces.empty()) return Error{ErrorCode::kInvalidArgument, "phrase has no token", ""};
  if (pieces.size() > kMaxPhraseTokens) {
    return Error{ErrorCode::kLimitExceeded,
                 "phrase has more than " + std::to_string(kMaxPhraseTokens) + " tokens", ""};
  }
  Pending pending{0, {}, payload};
  for (const std::string_view piece : pieces) {
    pending.node = ChildOrNew(pending.node, words_.Add(NormOf(piece)));
    pending.capitals.push_back(CapitalsOf(piece));
  }
  pending_.push_back(std::move(pending));
  return Ok();
}

std::uint32_t PhraseMatcher::Builder::ChildOrNew(std::uint32_t node, WordId word) {
  if (std::size_t{nodes_} * 2 > table_.size()) GrowTable();
  const std::uint64_t key = KeyOf(node, word);
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = HashOf(key) & mask;
  for (; table_[slot].key != 0; slot = (slot + 1) & mask) {
    if (table_[slot].key == key) return table_[slot].node;
  }
  table_[slot] = {key, nodes_};
  return nodes_++;
}

void PhraseMatcher::Builder::GrowTable() {
  std::vector<Edge> grown(table_.size() * 2);
  const std::size_t mask = grown.size() - 1;
  for (const Edge& edge : table_) {
    if (edge.key == 0) continue;
    std::size_t slot = HashOf(edge.key) & mask;
    while (grown[slot].key != 0) slot = (slot + 1) & mask;
    grown[slot] = edge;
  }
  table_ = std::move(grown);
}

PhraseMatcher PhraseMatcher::Builder::Build() && {
  // By node; within a node the most capitals first, so that the choice among "US" and "us" is the
  // more particular; equal spellings together, payloads in order of adding.
  std::stable_sort(pending_.begin(), pending_.end(), [](const Pending& a, const Pending& b) {
    if (a.node != b.node) return a.node < b.node;
    const int capitals_a = CountCapitals(a.capitals);
    const int capitals_b = CountCapitals(b.capitals);
    if (capitals_a != capitals_b) return capitals_a > capitals_b;
    return a.capitals < b.capitals;
  });
  PhraseMatcher matcher;
  matcher.words_ = std::move(words_);
  matcher.edges_ = std::move(table_);
  matcher.first_phrase_.assign(nodes_, kNone);
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const Pending& pending = pending_[i];
    const bool same_node = i > 0 && pending_[i - 1].node == pending.node;
    if (!same_node || pending_[i - 1].capitals != pending.capitals) {
      Phrase phrase;
      phrase.tokens = static_cast<std::uint32_t>(pending.capitals.size());
      phrase.payload_begin = static_cast<std::uint32_t>(matcher.payloads_.size());
      if (CountCapitals(pending.capitals) > 0) {
        phrase.capitals = static_cast<std::uint32_t>(matcher.capitals_.size());
        matcher.capitals_.insert(matcher.capitals_.end(), pending.capitals.begin(),
                                 pending.capitals.end());
      }
      const auto index = static_cast<std::uint32_t>(matcher.phrases_.size());
      if (same_node) {
        matcher.phrases_.back().next = index;
      } else {
        matcher.first_phrase_[pending.node] = index;
      }
      matcher.phrases_.push_back(phrase);
    }
    matcher.payloads_.push_back(pending.payload);
    matcher.phrases_.back().payload_end = static_cast<std::uint32_t>(matcher.payloads_.size());
  }
  return matcher;
}

std::uint32_t PhraseMatcher::Child(std::uint32_t node, WordId word) const {
  const std::uint64_t key = KeyOf(node, word);
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t slot = HashOf(key) & mask; edges_[slot].key != 0; slot = (slot + 1) & mask) {
    if (edges_[slot].key == key) return edges_[slot].node;
  }
  return kNone;
}

bool PhraseMatcher::HasCapitals(const Phrase& phrase, const TokenView& view,
                                std::size_t token) const {
  if (phrase.capitals == kNone) return true;
  for (std::size_t i = 0; i < phrase.tokens; ++i) {
    const std::uint64_t wanted = capitals_[phrase.capitals + i];
    if (wanted != 0 && (CapitalsOf(view.Surface(token + i)) & wanted) != wanted) return false;
  }
  return true;
}

void PhraseMatcher::FindAllAt(const TokenView& view, std::size_t token,
                              std::vector<PhraseMatch>& out) const {
  if (phrases_.empty()) return;
  const std::size_t before = out.size();
  const SentenceIndex sentence = view.Sentence(token);
  std::uint32_t node = 0;
  for (std::size_t at = token; at < view.size() && view.Sentence(at) == sentence; ++at) {
    const WordId word = words_.Find(view.Norm(at));
    if (word == kNoWord) break;
    node = Child(node, word);
    if (node == kNone) break;
    for (std::uint32_t i = first_phrase_[node]; i != kNone; i = phrases_[i].next) {
      const Phrase& phrase = phrases_[i];
      if (!HasCapitals(phrase, view, token)) continue;
      out.push_back({static_cast<std::uint32_t>(token), static_cast<std::uint32_t>(at + 1),
                     std::span(payloads_).subspan(phrase.payload_begin,
                                                  phrase.payload_end - phrase.payload_begin)});
    }
  }
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                   [](const PhraseMatch& a, const PhraseMatch& b) { return a.last > b.last; });
}

std::optional<PhraseMatch> PhraseMatcher::FindAt(const TokenView& view, std::size_t token) const {
  if (phrases_.empty()) return std::nullopt;
  const SentenceIndex sentence = view.Sentence(token);
  std::optional<PhraseMatch> longest;
  std::uint32_t node = 0;
  for (std::size_t at = token; at < view.size() && view.Sentence(at) == sentence; ++at) {
    const WordId word = words_.Find(view.Norm(at));
    if (word == kNoWord) break;
    node = Child(node, word);
    if (node == kNone) break;
    for (std::uint32_t i = first_phrase_[node]; i != kNone; i = phrases_[i].next) {
      const Phrase& phrase = phrases_[i];
      if (!HasCapitals(phrase, view, token)) continue;
      longest = PhraseMatch{static_cast<std::uint32_t>(token), static_cast<std::uint32_t>(at + 1),
                            std::span(payloads_).subspan(
                                phrase.payload_begin, phrase.payload_end - phrase.payload_begin)};
      break;
    }
  }
  return longest;
}

std::vector<PhraseMatch> PhraseMatcher::FindAll(const TokenView& view) const {
  std::vector<PhraseMatch> found;
  for (std::size_t token = 0; token < view.size();) {
    if (const auto match = FindAt(view, token)) {
      found.push_back(*match);
      token = match->last;
    } else {
      ++token;
    }
  }
  return found;
}

}  // namespace dateline::lexicon
