#include "coref/resolve.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "coref/chains.h"

namespace dateline::coref {
namespace {

// How far back is looked: pronouns by sentences, nominals by mentions.
constexpr std::size_t kPronounSentences = 3;
constexpr std::size_t kNominalMentions = 200;
// Nominals with another head than the candidate's are looked for this many sentences back.
constexpr std::size_t kNominalSentences = 6;
constexpr float kMostBetween = 4;

class Resolver {
 public:
  Resolver(const Words& words, const Parse& parse, const Quotations& quotations,
           std::vector<Mention>& mentions, std::vector<WeighedPair>* weighed)
      : words_(words),
        parse_(parse),
        quotations_(quotations),
        mentions_(mentions),
        weighed_(weighed),
        chains_(parse, mentions),
        headed_(parse.view().size(), kNoMention),
        asked_(2 * mentions.size(), kNoMention) {
    for (std::size_t i = 0; i < mentions.size(); ++i) headed_[mentions[i].head] = i;
  }

  void Run() {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (const std::size_t same = ByTree(i); same != kNoMention) {
        chains_.Join(i, same);
      } else if (mentions_[i].form == MentionForm::kPronoun) {
        Pronoun(i);
      } else if (mentions_[i].form == MentionForm::kNominal) {
        if (MayPointBack(i)) Rank(i, Anaphor::kNominal);
        if (mentions_[i].chain == kNoChain) chains_.Begin(i);
      }
      chains_.Pass(i);
    }
  }

 private:
  static constexpr std::size_t kNoMention = static_cast<std::size_t>(-1);
  static constexpr KindSet kLands = KindBit(EntityKind::kState) | KindBit(EntityKind::kPlace);

  [[nodiscard]] std::size_t MentionAt(std::size_t token) const {
    return token == kNoToken ? kNoMention : headed_[token];
  }

  // The mention that the tree sets beside this one: what it stands in apposition to, or the subject
  // of which it is said.
  [[nodiscard]] std::size_t ByTree(std::size_t i) const {
    const Mention& m = mentions_[i];
    if (m.form == MentionForm::kPronoun) return kNoMention;
    std::size_t other = kNoMention;
    if (parse_.RelationOf(m.head) == Relation::kAppos) {
      other = Explained(i);
    } else if (m.form == MentionForm::kNominal &&
               parse_.ChildBy(m.head, Relation::kCop) != kNoToken) {
      for (const std::size_t child : parse_.ChildrenOf(m.head)) {
        if (parse_.HasFeature(child, "Polarity=Neg")) return kNoMention;
      }
      other = MentionAt(parse_.ChildBy(m.head, Relation::kNsubj));
    }
    if (other == kNoMention || other >= i) return kNoMention;
    return Fits(chains_.ChainOf(i), chains_.ChainOf(other)) ? other : kNoMention;
  }

  // What stands before an apposition: the nearest noun that may be the same, as "chairman" of "the
  // chairman of the board, Ana Ruiz". Two names side by side are a list or a place and where it
  // lies.
  [[nodiscard]] std::size_t Explained(std::size_t i) const {
    const Chain own = chains_.ChainOf(i);
    for (std::size_t at = parse_.HeadOf(mentions_[i].head); at != kNoToken;
         at = parse_.HeadOf(at)) {
      const std::size_t other = MentionAt(at);
      if (other != kNoMention && Fits(own, chains_.ChainOf(other))) return other;
      const bool climbs = own.kinds == KindBit(EntityKind::kPerson);
      if (!climbs || parse_.RelationOf(at) != Relation::kNmod) break;
    }
    return kNoMention;
  }

  [[nodiscard]] bool Named(std::size_t i) const {
    return mentions_[i].form == MentionForm::kName || mentions_[i].form == MentionForm::kMetonym;
  }

  // "a minister" brings in somebody new, and so does "the minister, Ana Ruiz".
  [[nodiscard]] bool MayPointBack(std::size_t i) const {
    const std::size_t chain = mentions_[i].chain;
    if (chain != kNoChain && chains_.At(chain).before > 0) return false;  // it did, by its words
    for (const std::size_t child : parse_.ChildrenOf(mentions_[i].head)) {
      if (parse_.HasFeature(child, "Definite=Ind")) return false;
      const std::size_t other = MentionAt(child);
      if (parse_.RelationOf(child) == Relation::kAppos && other != kNoMention && Named(other)) {
        return false;
      }
    }
    return true;
  }

  void Pronoun(std::size_t i) {
    const Mention& m = mentions_[i];
    if (m.use == Use::kRelative) {
      if (const std::size_t noun = RelativeOf(i); noun != kNoMention) chains_.Join(i, noun);
    } else if (m.person != 3) {
      Spoken(i);
    } else if (m.use == Use::kReflexive) {
      const std::size_t clause = parse_.ClauseOf(m.head);
      const std::size_t subject =
          clause == kNoToken ? kNoMention : MentionAt(parse_.ChildBy(clause, Relation::kNsubj));
      if (subject != kNoMention && subject < i &&
          Fits(chains_.ChainOf(i), chains_.ChainOf(subject))) {
        chains_.Join(i, subject);
      }
    } else {
      const bool plural = m.number == Number::kPlural;
      Rank(i, plural                       ? Anaphor::kPlural
              : (m.genders & kNeuter) != 0 ? Anaphor::kThing
                                           : Anaphor::kPerson);
      if (const std::size_t noun = SetBefore(i); noun != kNoMention) chains_.Join(noun, i);
    }
  }

  // "A lawyer by training, she": what is said of a subject before it, as one more subject.
  [[nodiscard]] std::size_t SetBefore(std::size_t i) const {
    const std::size_t head = mentions_[i].head;
    const std::size_t clause = parse_.HeadOf(head);
    if (parse_.RelationOf(head) != Relation::kNsubj || clause == kNoToken) return kNoMention;
    const std::size_t noun = MentionAt(parse_.ChildBy(clause, Relation::kNsubj));
    const bool before = noun != kNoMention && noun < i && mentions_[i].chain != kNoChain &&
                        mentions_[noun].form == MentionForm::kNominal;
    return before && Fits(chains_.ChainOf(noun), chains_.ChainOf(i)) ? noun : kNoMention;
  }

  // The mention that a relative clause hangs on: up from the pronoun to the first such clause. In
  // "the emir of Qatar, who left" it is the emir, wherever the tree hangs the clause.
  [[nodiscard]] std::size_t RelativeOf(std::size_t i) const {
    const std::size_t token = mentions_[i].head;
    std::size_t clause = token;
    while (clause != kNoToken && parse_.RelationOf(clause) != Relation::kAcl) {
      clause = parse_.HeadOf(clause);
    }
    if (clause == kNoToken) return kNoMention;
    const auto noun_at = [&](std::size_t at) {
      const std::size_t noun = MentionAt(at);
      return noun != kNoMention && mentions_[noun].first < token ? noun : kNoMention;
    };
    const std::size_t nearest = parse_.HeadOf(clause);
    const Chain own = chains_.ChainOf(i);
    for (std::size_t at = nearest; at != kNoToken; at = parse_.HeadOf(at)) {
      const std::size_t noun = noun_at(at);
      if (noun != kNoMention && Fits(own, chains_.ChainOf(noun))) return noun;
      const Relation relation = parse_.RelationOf(at);
      if (relation != Relation::kNmod && relation != Relation::kAppos) break;
    }
    return noun_at(nearest);
  }

  // "I" and "my" are the speaker, or where none is told the author, who is one throughout; so are
  // the "we" of one speaker, and those whom he calls "you".
  void Spoken(std::size_t i) {
    const Mention& m = mentions_[i];
    std::size_t speaker = MentionAt(quotations_.speaker[m.head]);
    if (speaker != kNoMention && mentions_[speaker].chain == kNoChain) speaker = kNoMention;
    if (quotations_.quoted[m.head] && speaker == kNoMention) return;
    if (speaker != kNoMention && m.person == 1 && m.number == Number::kSingular) {
      if (Fits(chains_.ChainOf(i), chains_.ChainOf(speaker))) chains_.Join(i, speaker);
      return;
    }
    if (const std::size_t other = MentionAt(quotations_.addressee[m.head]);
        m.person == 2 && other != kNoMention && mentions_[other].chain != kNoChain) {
      chains_.Join(i, other);
      return;
    }
    if (m.person == 1) mentions_[i].voice = speaker;
    const std::size_t voice = speaker == kNoMention ? kNoChain : mentions_[speaker].chain;
    const bool plural = m.person == 1 && m.number == Number::kPlural;
    const auto [same, is_new] = spoken_.try_emplace({voice, m.person, plural}, i);
    if (is_new) {
      chains_.Begin(i);
    } else {
      chains_.Join(i, same->second);
    }
  }

  void Rank(std::size_t i, Anaphor kind) {
    const Chain own = chains_.ChainOf(i);
    const Weights& weights = words_.WeightsOf(kind);
    const bool nominal = kind == Anaphor::kNominal;
    const std::size_t sentence = parse_.SentenceOf(mentions_[i].head);
    float best_score = 0;
    std::size_t best = kNoMention;
    float between = 0;
    std::size_t looked = 0;
    const std::vector<std::size_t> beside = CoArguments(i);
    const std::size_t possessor = nominal ? PossessorOf(mentions_[i].head) : kNoChain;
    // "Her husband" is nobody named before for other reasons; "the country's president" may be.
    const bool owned = possessor != kNoChain && own.kinds == KindBit(EntityKind::kPerson) &&
                       (chains_.At(possessor).kinds & kLands) == 0;
    for (std::size_t c = i; c-- > 0;) {
      const std::size_t distance = sentence - parse_.SentenceOf(mentions_[c].head);
      if (nominal ? ++looked > kNominalMentions : distance > kPronounSentences) break;
      const std::size_t chain = mentions_[c].chain;
      if (chain == kNoChain || chain == mentions_[i].chain || mentions_[c].person != 3) continue;
      const Chain& candidate = chains_.At(chain);
      if (nominal && asked_[chain] == i) continue;  // a chain is asked once, by its last mention
      if (chain == possessor || !Fits(own, candidate) || Apart(i, c)) continue;
      if (std::ranges::find(beside, chain) != beside.end()) continue;
      // "both countries" are more than one name names; a body may be "they" and not "the firms".
      if (nominal && own.number == Number::kPlural && candidate.named &&
          (candidate.kinds & KindBit(EntityKind::kGroup)) == 0) {
        continue;
      }
      const bool same_head = nominal && SameHead(own, candidate);
      if (owned && !same_head) continue;
      if (nominal && !same_head && distance > kNominalSentences) continue;
      if (nominal) asked_[chain] = i;
      const Weights signs = SignsOf(i, c, own, candidate, distance, between, same_head);
      between = std::min(between + 1, kMostBetween);
      if (weighed_ != nullptr) weighed_->push_back({i, c, kind, signs});
      float score = 0;
      for (std::size_t s = 0; s < kSigns; ++s) score += weights[s] * signs[s];
      if (score > best_score) {
        best_score = score;
        best = c;
      }
    }
    if (best != kNoMention) chains_.Join(i, best);
  }

  // The chains of what else its verb has: in "it left Acme" it is not Acme, however often that was
  // named before.
  [[nodiscard]] std::vector<std::size_t> CoArguments(std::size_t i) const {
    std::vector<std::size_t> chains;
    const std::size_t first = parse_.FirstJoined(mentions_[i].head);
    const std::size_t verb = parse_.HeadOf(first);
    const bool argument =
        mentions_[i].use == Use::kPersonal && IsArgument(parse_.RelationOf(first));
    if (!argument || verb == kNoToken) return chains;
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      const std::size_t other = MentionAt(child);
      if (other == kNoMention || other == i || !IsArgument(parse_.RelationOf(child))) continue;
      if (mentions_[other].chain != kNoChain) chains.push_back(mentions_[other].chain);
    }
    return chains;
  }

  // The chain of whose it is: "her mother" is not she.
  [[nodiscard]] std::size_t PossessorOf(std::size_t head) const {
    for (const std::size_t child : parse_.ChildrenOf(head)) {
      if (parse_.DeprelOf(child) != "nmod:poss" || MentionAt(child) == kNoMention) continue;
      return mentions_[MentionAt(child)].chain;
    }
    return kNoChain;
  }

  static bool SameHead(const Chain& own, const Chain& candidate) {
    return !own.heads.empty() && std::find(candidate.heads.begin(), candidate.heads.end(),
                                           own.heads.front()) != candidate.heads.end();
  }

  static bool IsArgument(Relation relation) {
    return relation == Relation::kNsubj || relation == Relation::kObj ||
           relation == Relation::kIobj || relation == Relation::kObl;
  }

  // True where grammar keeps the two apart: one is part of the other, they are joined by "and", or
  // both are arguments of one verb.
  [[nodiscard]] bool Apart(std::size_t i, std::size_t c) const {
    const Mention& m = mentions_[i];
    const Mention& other = mentions_[c];
    if (parse_.SentenceOf(m.head) != parse_.SentenceOf(other.head)) return false;
    const bool over = other.first < m.last && m.first < other.last;
    if (over || parse_.HangsOn(m.head, other.head) || parse_.HangsOn(other.head, m.head)) {
      return true;
    }
    const std::size_t mine = parse_.FirstJoined(m.head);
    const std::size_t theirs = parse_.FirstJoined(other.head);
    if (mine == theirs) return mine != m.head || theirs != other.head;
    return m.use != Use::kPossessive && IsArgument(parse_.RelationOf(mine)) &&
           IsArgument(parse_.RelationOf(theirs)) && parse_.HeadOf(mine) != kNoToken &&
           parse_.HeadOf(mine) == parse_.HeadOf(theirs);
  }

  template <typename Set>
  static bool Single(Set set) {
    return set != 0 && (set & (set - 1)) == 0;
  }

  // The clause in which the clause of `token` stands: "the firm said it pays" is over "it pays".
  [[nodiscard]] std::size_t ClauseOver(std::size_t token) const {
    const std::size_t clause = parse_.ClauseOf(token);
    if (clause == kNoToken || parse_.HeadOf(clause) == kNoToken) return kNoToken;
    const std::size_t over = parse_.HeadOf(clause);
    return parse_.UposOf(over) == Upos::kVerb ? over : parse_.ClauseOf(over);
  }

  [[nodiscard]] Weights SignsOf(std::size_t i, std::size_t c, const Chain& own,
                                const Chain& candidate, std::size_t distance, float between,
                                bool same_head) const {
    const Mention& m = mentions_[i];
    const Mention& other = mentions_[c];
    Weights signs{};
    const auto set = [&](Sign sign, bool holds) {
      signs[static_cast<std::size_t>(sign)] = holds ? 1.0F : 0.0F;
    };
    set(Sign::kAny, true);
    set(Sign::kSameSentence, distance == 0);
    set(Sign::kSentenceBefore, distance == 1);
    set(Sign::kTwoBefore, distance == 2);
    set(Sign::kFarther, distance > 2);
    const std::size_t joined = parse_.FirstJoined(other.head);
    const Relation relation = parse_.RelationOf(joined);
    const Relation mine = parse_.RelationOf(parse_.FirstJoined(m.head));
    const bool possessor = parse_.DeprelOf(joined) == "nmod:poss";
    const bool subject = relation == Relation::kNsubj || relation == Relation::kCsubj;
    const bool object = relation == Relation::kObj || relation == Relation::kIobj;
    set(Sign::kSubject, subject);
    set(Sign::kObject, object);
    set(Sign::kPossessor, possessor);
    set(Sign::kOblique, !subject && !object && !possessor);
    const std::size_t clause = parse_.ClauseOf(joined);
    set(Sign::kTopClause, clause != kNoToken && parse_.RelationOf(clause) == Relation::kRoot);
    set(Sign::kParallel, (subject && mine == Relation::kNsubj) ||
                             (object && (mine == Relation::kObj || mine == Relation::kIobj)));
    set(Sign::kOwnSubject, m.use == Use::kPossessive && subject && clause != kNoToken &&
                               clause == parse_.ClauseOf(m.head));
    set(Sign::kOverSubject, subject && clause != kNoToken && clause == ClauseOver(m.head));
    set(Sign::kOpens,
        c == 0 || parse_.SentenceOf(mentions_[c - 1].head) != parse_.SentenceOf(other.head));
    set(Sign::kName, Named(c));
    set(Sign::kNominal, other.form == MentionForm::kNominal);
    set(Sign::kPronoun, other.form == MentionForm::kPronoun);
    set(Sign::kSpokenOf, candidate.before >= 2);
    set(Sign::kOftenSpokenOf, candidate.before >= 5);
    signs[static_cast<std::size_t>(Sign::kBetween)] = between;
    set(Sign::kKindSure, own.kinds == candidate.kinds && Single(own.kinds));
    set(Sign::kGenderSure, own.genders == candidate.genders && Single(own.genders));
    set(Sign::kNumberSure, own.number == candidate.number && own.number != Number::kAny);
    const auto of = [&](EntityKind kind) { return (candidate.kinds & KindBit(kind)) != 0; };
    set(Sign::kPersonKind, of(EntityKind::kPerson));
    set(Sign::kBodyKind, of(EntityKind::kOrganization));
    set(Sign::kLandKind, of(EntityKind::kState));
    set(Sign::kPlaceKind, of(EntityKind::kPlace));
    set(Sign::kGroupKind, of(EntityKind::kGroup));
    if (m.form == MentionForm::kNominal) {
      set(Sign::kSameHead, same_head);
      set(Sign::kOtherHead, !same_head && candidate.called);
      set(Sign::kAddedWords,
          std::any_of(own.described.begin(), own.described.end(), [&](std::string_view word) {
            return !Holds(candidate.described, word) && !Holds(candidate.heads, word);
          }));
      set(Sign::kDefinite, m.definite);
    }
    set(Sign::kAcrossQuotes, quotations_.quoted[m.head] != quotations_.quoted[other.head]);
    const std::size_t speaker = MentionAt(quotations_.speaker[m.head]);
    set(Sign::kSpeaker, speaker != kNoMention && mentions_[speaker].chain == other.chain);
    return signs;
  }

  static bool Holds(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  const Words& words_;
  const Parse& parse_;
  const Quotations& quotations_;
  std::vector<Mention>& mentions_;
  std::vector<WeighedPair>* weighed_;
  Chains chains_;
  std::vector<std::size_t> headed_;  // by token: the mention it heads
  // By the chain of who speaks, person, and whether "we": the first mention.
  std::map<std::tuple<std::size_t, std::uint8_t, bool>, std::size_t> spoken_;
  std::vector<std::size_t> asked_;  // by chain: the nominal that asked last
};

}  // namespace

void Resolve(const Words& words, const Parse& parse, const Quotations& quotations,
             std::vector<Mention>& mentions, std::vector<WeighedPair>* weighed) {
  Resolver(words, parse, quotations, mentions, weighed).Run();
}

}  // namespace dateline::coref
