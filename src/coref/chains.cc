#include "coref/chains.h"

#include <algorithm>

namespace dateline::coref {
namespace {

template <typename Set>
Set Narrowed(Set a, Set b) {
  const Set both = static_cast<Set>(a & b);
  return both != 0 ? both : a;
}

// Nobody is called by more nouns than this; a text that does so is not to cost more for it.
constexpr std::size_t kMostWords = 64;

void AddWords(std::vector<std::string_view>& words, const std::vector<std::string_view>& more) {
  for (const std::string_view word : more) {
    if (words.size() == kMostWords) return;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
}

void Narrow(Chain& chain, const Chain& other) {
  chain.kinds = Narrowed(chain.kinds, other.kinds);
  chain.genders = Narrowed(chain.genders, other.genders);
  if (chain.number == Number::kAny) chain.number = other.number;
  chain.named = chain.named || other.named;
  chain.called = chain.called || other.called;
  AddWords(chain.heads, other.heads);
  AddWords(chain.described, other.described);
}

}  // namespace

std::vector<std::string_view> Describers(const Parse& parse, const Mention& mention) {
  std::vector<std::string_view> words;
  for (const std::size_t child : parse.ChildrenOf(mention.head)) {
    if (child > mention.head) break;
    switch (parse.RelationOf(child)) {
      case Relation::kAmod:
      case Relation::kCompound:
      case Relation::kNummod:
        words.push_back(parse.LemmaOf(child));
        break;
      case Relation::kNmod:
        if (parse.UposOf(child) != Upos::kPron) words.push_back(parse.LemmaOf(child));
        break;
      default:
        break;
    }
  }
  return words;
}

bool NumbersFit(Number a, Number b) { return a == b || a == Number::kAny || b == Number::kAny; }

bool Fits(const Chain& a, const Chain& b) {
  return !(a.named && b.named) && (a.kinds & b.kinds) != 0 && (a.genders & b.genders) != 0 &&
         NumbersFit(a.number, b.number);
}

Chains::Chains(const Parse& parse, std::vector<Mention>& mentions)
    : parse_(parse), mentions_(mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::size_t chain = mentions[i].chain;
    if (chain == kNoChain) continue;
    if (chain >= chains_.size()) chains_.resize(chain + 1);
    Enter(chain, i);
  }
}

Chain Chains::Alone(std::size_t mention) const {
  const Mention& m = mentions_[mention];
  Chain chain;
  chain.kinds = m.kinds;
  chain.genders = m.genders;
  chain.number =
      m.form == MentionForm::kPronoun && m.use == Use::kRelative ? Number::kAny : m.number;
  chain.called = m.form == MentionForm::kNominal || m.title_last > m.title_first;
  if (m.form == MentionForm::kNominal) {
    chain.heads.push_back(parse_.LemmaOf(m.head));
    chain.described = Describers(parse_, m);
  } else if (m.form != MentionForm::kPronoun) {
    chain.named = true;
    for (std::size_t i = m.first; i < m.last; ++i) {
      (i == m.head || i + 1 == m.last ? chain.heads : chain.described)
          .push_back(parse_.view().Norm(i));
    }
  }
  for (std::size_t i = m.title_first; i < m.title_last; ++i) {
    (i + 1 == m.title_last ? chain.heads : chain.described).push_back(parse_.LemmaOf(i));
  }
  return chain;
}

void Chains::Enter(std::size_t chain, std::size_t mention) {
  Narrow(chains_[chain], Alone(mention));
  chains_[chain].members.push_back(mention);
  mentions_[mention].chain = chain;
}

Chain Chains::ChainOf(std::size_t mention) const {
  const std::size_t chain = mentions_[mention].chain;
  return chain == kNoChain ? Alone(mention) : chains_[chain];
}

void Chains::Begin(std::size_t mention) {
  chains_.emplace_back();
  Enter(chains_.size() - 1, mention);
}

void Chains::Join(std::size_t mention, std::size_t candidate) {
  if (mentions_[candidate].chain == kNoChain) Begin(candidate);
  const std::size_t to = mentions_[candidate].chain;
  const std::size_t from = mentions_[mention].chain;
  if (from == to) return;
  if (from == kNoChain) {
    Enter(to, mention);
    return;
  }
  Narrow(chains_[to], chains_[from]);
  chains_[to].before += chains_[from].before;
  for (const std::size_t member : chains_[from].members) {
    mentions_[member].chain = to;
    chains_[to].members.push_back(member);
  }
  chains_[from] = Chain();
}

void Chains::Pass(std::size_t mention) {
  if (mentions_[mention].chain != kNoChain) ++chains_[mentions_[mention].chain].before;
}

}  // namespace dateline::coref
