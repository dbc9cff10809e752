// Matching: for every token, the patterns whose rarest word it is are tried at the places where
// they could have begun. Trying is a search with a memory, so no pair of instruction and token is
// visited twice; patterns have no loops, so recursion is as deep as a pattern is long at most.
#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/program.h"

namespace dateline::rules {
namespace {

using lexicon::TokenView;

class Matcher {
 public:
  Matcher(const Program& program, const TokenView& view, PredicateSpans* spans)
      : tables_(program.tables()), view_(view) {
    const auto count = static_cast<std::uint32_t>(view.size());
    words_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      words_.push_back(static_cast<std::uint32_t>(tables_.words.Find(view.Norm(i))));
      lemmas_.push_back(static_cast<std::uint32_t>(
          tables_.words.Find(view.tokens.Column<&TokenRow::lemma>()[i])));
    }
    list_begin_.reserve(count + 1);
    FindLists(count);
    if (spans != nullptr) FilePredicates(spans->Sorted(), count);
  }

  std::vector<Match> Run() {
    const auto count = static_cast<std::uint32_t>(view_.size());
    for (std::uint32_t begin = 0; begin < count;) {
      std::uint32_t end = begin + 1;
      while (end < count && view_.Sentence(end) == view_.Sentence(begin)) ++end;
      begin_ = begin;
      end_ = end;
      for (std::uint32_t token = begin; token < end; ++token) TryAll(token);
      begin = end;
    }
    return Sorted();
  }

 private:
  struct ListHit {
    std::uint32_t list;
    std::uint32_t last;
    std::uint32_t list_row;  // index into ProgramTables::list_rows
  };

  void FindLists(std::uint32_t count) {
    std::vector<lexicon::PhraseMatch> found;
    for (std::uint32_t i = 0; i < count; ++i) {
      list_begin_.push_back(static_cast<std::uint32_t>(list_hits_.size()));
      found.clear();
      tables_.lists.FindAllAt(view_, i, found);
      for (const lexicon::PhraseMatch& match : found) {
        for (const std::uint32_t payload : match.payloads) {
          list_hits_.push_back({tables_.list_rows[payload].list, match.last, payload});
        }
      }
    }
    list_begin_.push_back(static_cast<std::uint32_t>(list_hits_.size()));
  }

  void FilePredicates(const std::vector<PredicateSpans::Item>& items, std::uint32_t count) {
    predicates_ = &items;
    predicate_begin_.assign(count + 1, static_cast<std::uint32_t>(items.size()));
    for (std::size_t i = items.size(); i-- > 0;) {
      if (items[i].first < count) predicate_begin_[items[i].first] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t i = count; i-- > 0;) {
      predicate_begin_[i] = std::min(predicate_begin_[i], predicate_begin_[i + 1]);
    }
  }

  void TryAll(std::uint32_t token) {
    TryAnchors(tables_.by_word, words_[token], token);
    TryAnchors(tables_.by_lemma, lemmas_[token], token);
    for (std::uint32_t i = list_begin_[token]; i < list_begin_[token + 1]; ++i) {
      const auto same = [&](const ListHit& hit) { return hit.list == list_hits_[i].list; };
      const auto first = list_hits_.begin() + list_begin_[token];
      if (std::any_of(first, list_hits_.begin() + i, same)) continue;  // this list has been tried
      TryAnchors(tables_.by_list, list_hits_[i].list, token);
    }
    for (const auto& [token_class, anchors] : tables_.by_class) {
      if (MatchClass(static_cast<TokenClass>(token_class), view_, token, end_, tables_.numbers)) {
        TryAnchors(anchors, token);
      }
    }
    if (predicates_ == nullptr) return;
    std::uint32_t previous = kNoSlot;
    for (std::uint32_t i = predicate_begin_[token]; i < predicate_begin_[token + 1]; ++i) {
      const std::uint32_t predicate = (*predicates_)[i].predicate;
      if (predicate == previous) continue;
      previous = predicate;
      TryAnchors(tables_.by_predicate, predicate, token);
    }
  }

  void TryAnchors(const AnchorIndex& index, std::uint32_t key, std::uint32_t token) {
    const auto found = index.find(key);
    if (found != index.end()) TryAnchors(found->second, token);
  }

  void TryAnchors(const std::vector<Anchor>& anchors, std::uint32_t token) {
    for (const Anchor& anchor : anchors) {
      if (token < begin_ + anchor.least) continue;
      const std::uint32_t latest = token - anchor.least;
      const std::uint32_t earliest = token > begin_ + anchor.most ? token - anchor.most : begin_;
      for (std::uint32_t start = earliest; start <= latest; ++start) Try(anchor.pattern, start);
    }
  }

  void Try(std::uint32_t pattern, std::uint32_t start) {
    const CompiledPattern& compiled = tables_.patterns[pattern];
    pattern_ = &compiled;
    start_ = start;
    limit_ = std::min(end_, start + kMaxMatchTokens);
    const std::size_t states = std::size_t{compiled.end - compiled.begin} * (kMaxMatchTokens + 1);
    if (visited_.size() < states) visited_.resize(states, 0);
    if (++epoch_ == 0) {  // wrapped: old marks would look new
      std::fill(visited_.begin(), visited_.end(), 0);
      epoch_ = 1;
    }
    slots_.assign(tables_.slot_counts[compiled.rule], SlotMatch{});
    best_last_ = 0;
    Explore(compiled.begin, start);
    if (best_last_ > start) found_.push_back({compiled.rule, start, best_last_, best_slots_});
  }

  // Follows the instructions from `at` with the next token `token`; remembers the longest match.
  void Explore(std::uint32_t at, std::uint32_t token) {
    for (;;) {
      std::uint32_t& mark =
          visited_[std::size_t{at - pattern_->begin} * (kMaxMatchTokens + 1) + (token - start_)];
      if (mark == epoch_) return;
      mark = epoch_;
      const Instruction& step = tables_.instructions[at];
      switch (step.op) {
        case Op::kAccept:
          if (token > best_last_) {
            best_last_ = token;
            best_slots_ = slots_;
          }
          return;
        case Op::kSplit:
          Explore(step.a, token);
          at = step.b;
          continue;
        case Op::kJump:
          at = step.a;
          continue;
        case Op::kSlotBegin:
        case Op::kSlotEnd: {
          const SlotMatch saved = slots_[step.a];
          (step.op == Op::kSlotBegin ? slots_[step.a].first : slots_[step.a].last) = token;
          Explore(at + 1, token);
          slots_[step.a] = saved;
          return;
        }
        case Op::kList:
        case Op::kPredicate:
        case Op::kClass:
          ExploreReference(step, at, token);
          return;
        default:
          if (!Passes(step, token)) return;
          if (step.op == Op::kWord || step.op == Op::kLemma) ++token;
          ++at;
      }
    }
  }

  // Steps that need no choice: words, sentence edges, look-around.
  bool Passes(const Instruction& step, std::uint32_t token) {
    switch (step.op) {
      case Op::kWord:
        return token < limit_ && words_[token] == step.a &&
               (step.capitals == 0 ||
                (lexicon::CapitalsOf(view_.Surface(token)) & step.capitals) == step.capitals);
      case Op::kLemma:
        return token < limit_ && lemmas_[token] == step.a;
      case Op::kSentenceStart:
        return token == begin_;
      case Op::kSentenceEnd:
        return token == end_;
      case Op::kNotAhead:
        return !Looks(step.a, token, kNoSlot);
      case Op::kNotBehind:
        for (std::uint32_t width = step.b & 0xFFFFu; width <= step.b >> 16; ++width) {
          if (token >= begin_ + width && Looks(step.a, token - width, token)) return false;
        }
        return true;
      default:
        return false;
    }
  }

  void ExploreReference(const Instruction& step, std::uint32_t at, std::uint32_t token) {
    if (token >= limit_) return;
    ForEachReference(step, token, limit_, [&](const SlotMatch& filled) {
      if (step.b == kNoSlot) {
        Explore(at + 1, filled.last);
        return false;
      }
      const SlotMatch saved = slots_[step.b];
      slots_[step.b] = filled;
      slots_[step.b].first = saved.first;
      Explore(at + 1, filled.last);
      slots_[step.b] = saved;
      return false;
    });
  }

  // Calls `use` for each way to read the reference at `token`, until one call gives true.
  template <typename Use>
  bool ForEachReference(const Instruction& step, std::uint32_t token, std::uint32_t limit,
                        const Use& use) {
    if (step.op == Op::kClass) {
      const auto match =
          MatchClass(static_cast<TokenClass>(step.a), view_, token, limit, tables_.numbers);
      return match && use({token, match->last, match->number, {}, 0});
    }
    if (step.op == Op::kList) {
      for (std::uint32_t i = list_begin_[token]; i < list_begin_[token + 1]; ++i) {
        const ListHit& hit = list_hits_[i];
        if (hit.list != step.a || hit.last > limit) continue;
        const ListRow& row = tables_.list_rows[hit.list_row];
        if (use({token, hit.last, 0, row.value, row.row})) return true;
      }
      return false;
    }
    if (predicates_ == nullptr) return false;
    for (std::uint32_t i = predicate_begin_[token]; i < predicate_begin_[token + 1]; ++i) {
      const PredicateSpans::Item& item = (*predicates_)[i];
      if (item.predicate != step.a || item.last > limit ||
          item.last - item.first > kMaxPredicateTokens) {
        continue;
      }
      if (use({token, item.last, 0, {}, item.row})) return true;
    }
    return false;
  }

  // True if the look-around at `at` matches from `token`, ending at `wanted_end` unless kNoSlot.
  bool Looks(std::uint32_t at, std::uint32_t token, std::uint32_t wanted_end) {
    for (;;) {
      const Instruction& step = tables_.instructions[at];
      switch (step.op) {
        case Op::kAccept:
          return wanted_end == kNoSlot || token == wanted_end;
        case Op::kSplit:
          if (Looks(step.a, token, wanted_end)) return true;
          at = step.b;
          continue;
        case Op::kJump:
          at = step.a;
          continue;
        case Op::kList:
        case Op::kPredicate:
        case Op::kClass:
          return token < end_ && ForEachReference(step, token, end_, [&](const SlotMatch& filled) {
                   return Looks(at + 1, filled.last, wanted_end);
                 });
        default: {
          // What surrounds a match may lie beyond its own limit, never beyond the sentence.
          const std::uint32_t saved = std::exchange(limit_, end_);
          const bool passes = Passes(step, token);
          limit_ = saved;
          if (!passes) return false;
          if (step.op == Op::kWord || step.op == Op::kLemma) ++token;
          ++at;
        }
      }
    }
  }

  // One match for each rule and first token, the longest; of equals the first pattern's.
  std::vector<Match> Sorted() {
    std::stable_sort(found_.begin(), found_.end(), [](const Match& a, const Match& b) {
      return std::tuple(a.first, a.rule, b.last) < std::tuple(b.first, b.rule, a.last);
    });
    const auto same = [](const Match& a, const Match& b) {
      return a.first == b.first && a.rule == b.rule;
    };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    std::stable_sort(found_.begin(), found_.end(), [](const Match& a, const Match& b) {
      return std::tuple(a.first, b.last, a.rule) < std::tuple(b.first, a.last, b.rule);
    });
    return std::move(found_);
  }

  const ProgramTables& tables_;
  const TokenView& view_;
  std::vector<std::uint32_t> words_;  // by token: number in ProgramTables::words, or kNoWord
  std::vector<std::uint32_t> lemmas_;
  std::vector<std::uint32_t> list_begin_;  // by token: first of list_hits_
  std::vector<ListHit> list_hits_;
  const std::vector<PredicateSpans::Item>* predicates_ = nullptr;
  std::vector<std::uint32_t> predicate_begin_;

  std::uint32_t begin_ = 0;  // the sentence at hand
  std::uint32_t end_ = 0;

  const CompiledPattern* pattern_ = nullptr;  // the attempt at hand
  std::uint32_t start_ = 0;
  std::uint32_t limit_ = 0;
  std::uint32_t best_last_ = 0;
  std::vector<SlotMatch> slots_;
  std::vector<SlotMatch> best_slots_;
  std::vector<std::uint32_t> visited_;  // epoch at which a pair of instruction and token was seen
  std::uint32_t epoch_ = 0;

  std::vector<Match> found_;
};

}  // namespace

const std::vector<PredicateSpans::Item>& PredicateSpans::Sorted() {
  if (!sorted_) {
    std::stable_sort(spans_.begin(), spans_.end(), [](const Item& a, const Item& b) {
      return std::tuple(a.first, b.last, a.predicate) < std::tuple(b.first, a.last, b.predicate);
    });
    sorted_ = true;
  }
  return spans_;
}

std::vector<Match> RuleSet::FindAll(const TokenView& view, PredicateSpans* spans) const {
  std::vector<Match> matches = Matcher(*program_, view, spans).Run();
  for (Match& match : matches) {
    const auto& covers = rules_[match.rule].covers;
    if (!covers || !match.slots[*covers].filled()) continue;
    match.first = match.slots[*covers].first;
    match.last = match.slots[*covers].last;
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tuple(a.first, b.last, a.rule) < std::tuple(b.first, a.last, b.rule);
  });
  return matches;
}

}  // namespace dateline::rules
