#include "event/arguments.h"

#include <algorithm>

namespace dateline::event {
namespace {

using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::VerbGroup;
using discourse::WordClass;
using Parties = std::vector<const PlacedMention*>;

// How far a party may stand from the act, in tokens.
constexpr std::size_t kReach = 14;

class Finder {
 public:
  Finder(const TokenScan& scan, const std::vector<PlacedMention>& mentions, const ActRule& rule,
         const ActMatch& match, const std::vector<ActMatch>& acts, std::size_t begin,
         std::size_t end)
      : scan_(scan),
        mentions_(mentions),
        rule_(rule),
        match_(match),
        acts_(acts),
        begin_(begin),
        end_(end) {}

  Arguments Find() {
    Arguments found = match_.verb ? OfVerb() : OfNoun();
    if (rule_.frame == Frame::kInverse) std::swap(found.actors, found.recipients);
    if (rule_.frame == Frame::kSymmetric) {
      for (const PlacedMention* m : found.recipients) AddTo(found.actors, m);
      found.recipients.clear();
    }
    std::erase_if(found.recipients, [&](const PlacedMention* r) {
      return std::any_of(found.actors.begin(), found.actors.end(),
                         [&](const PlacedMention* a) { return a->entity == r->entity; });
    });
    return found;
  }

 private:
  static void AddTo(Parties& parties, const PlacedMention* m) {
    for (const PlacedMention* known : parties) {
      if (known->entity == m->entity) return;
    }
    parties.push_back(m);
  }

  Arguments OfVerb() {
    Arguments found;
    const VerbGroup group = scan_.GroupOf(match_.head, begin_);
    const bool by_follows = match_.last < end_ && scan_[match_.last].word.Is(WordClass::kBy);
    const bool bare_participle =
        !group.passive && scan_[match_.head].word.Has(discourse::Tense::kParticiple) && by_follows;
    const Parties subject = Subject(group);
    const bool turns = rule_.frame == Frame::kTransitive || rule_.frame == Frame::kInverse;
    if ((group.passive || bare_participle) && turns) {
      found.recipients = subject;
      found.actors = AfterPreposition({"by"}, true);
      return found;
    }
    found.actors = subject;
    if (rule_.frame == Frame::kTransitive || rule_.frame == Frame::kInverse ||
        rule_.frame == Frame::kSymmetric) {
      found.recipients = Object(false);
    }
    if (rule_.frame == Frame::kVisit) found.recipients = Object(true);
    if (rule_.frame == Frame::kSymmetric) {
      for (const PlacedMention* m : AfterPreposition({"with"}, true)) AddTo(found.recipients, m);
    } else if (found.recipients.empty()) {
      found.recipients = AfterPreposition(rule_.to, rule_.frame == Frame::kVisit);
    }
    return found;
  }

  // "Peru's visit to", "talks between Peru and Chile", "the arrest of the editor by police".
  Arguments OfNoun() {
    Arguments found;
    // A light verb lends its subject: "the army launched an attack".
    for (std::size_t i = match_.first; i > begin_ && match_.first - i < 5; --i) {
      const discourse::ScannedToken& token = scan_[i - 1];
      if (token.punctuation) break;
      if (!token.verb) continue;
      if (scan_.GroupOf(i - 1, begin_).passive || !IsLight(i - 1)) break;
      found.actors = Subject(scan_.GroupOf(i - 1, begin_));
      break;
    }
    for (const PlacedMention& m : mentions_) {
      // "Peru's", "Peruvian": right before, with nothing but adjectives between.
      if (!m.party || m.last > match_.first || match_.first - m.last > 3) continue;
      bool joined = true;
      for (std::size_t i = m.last; i < match_.first; ++i) {
        joined = joined && !scan_[i].verb && (!scan_[i].punctuation || scan_[i].norm == "'") &&
                 !scan_[i].word.Is(WordClass::kPreposition) && !scan_[i].word.Is(WordClass::kModal);
      }
      if (joined && found.actors.empty()) AddTo(found.actors, &m);
    }
    for (const PlacedMention* m : AfterPreposition({"between", "among"}, false))
      AddTo(found.actors, m);
    for (const PlacedMention* m : AfterPreposition({"by"}, false)) AddTo(found.actors, m);
    if (rule_.frame == Frame::kSymmetric) {
      for (const PlacedMention* m : AfterPreposition({"with", "of"}, true)) AddTo(found.actors, m);
    } else if (rule_.frame == Frame::kSubject || rule_.frame == Frame::kVisit) {
      if (found.actors.empty()) found.actors = AfterPreposition({"of"}, false);
      found.recipients = AfterPreposition(rule_.to, rule_.frame == Frame::kVisit);
    } else {
      found.recipients = AfterPreposition({"of"}, false);
      for (const PlacedMention* m : AfterPreposition(rule_.to, false)) AddTo(found.recipients, m);
    }
    return found;
  }

  [[nodiscard]] bool IsLight(std::size_t verb) const {
    return scan_[verb].word.Is(WordClass::kLight);
  }

  // Within another act's words a preposition belongs to the act: "called on Peru to".
  [[nodiscard]] bool Free(const PlacedMention& m, std::size_t from) const {
    for (const ActMatch& act : acts_) {
      if (act.last <= m.first && m.first - act.last < 3 && act.last > from) from = act.last;
    }
    return !discourse::MentionView::InPhrase(scan_, m, from);
  }

  Parties Subject(const VerbGroup& group) const {
    // Verbs to the left mark off regions; the subject of a finite verb is the first free party
    // after the verb before it, that of any other the object or the subject of the governing one.
    std::size_t region_end = group.first;
    std::size_t last_verb = begin_;
    bool crossed = false;
    const bool coordinated =
        group.first > begin_ && scan_[group.first - 1].word.Is(WordClass::kCoordinator);
    const bool adverbial = group.gerund && group.first > begin_ &&
                           (scan_[group.first - 1].punctuation ||
                            scan_[group.first - 1].word.Is(WordClass::kPreposition));
    bool skip_region = coordinated || adverbial;
    for (int hop = 0; hop < 3; ++hop) {
      last_verb = region_end;
      while (last_verb > begin_ && !StopsSubject(last_verb - 1)) --last_verb;
      if (!skip_region) {
        Parties found = FirstFree(last_verb, region_end);
        if (!found.empty()) return found;
      }
      if (last_verb == begin_) break;
      const std::size_t stop = last_verb - 1;
      if (!scan_[stop].verb) {
        // "who", "which": the party right before.
        if (scan_[stop].word.Is(WordClass::kRelative)) return LastBefore(stop);
        if (!group.gerund && !group.infinitive && !crossed && !coordinated) break;
        region_end = stop;
      } else {
        region_end = scan_.GroupOf(stop, begin_).first;
        const VerbGroup outer = scan_.GroupOf(stop, begin_);
        skip_region =
            outer.first > begin_ && scan_[outer.first - 1].word.Is(WordClass::kCoordinator);
        if (!group.infinitive && !group.gerund && !coordinated) break;
        crossed = true;
        continue;
      }
      skip_region = false;
    }
    return {};
  }

  [[nodiscard]] bool StopsSubject(std::size_t i) const {
    const discourse::ScannedToken& token = scan_[i];
    if (token.norm == "\"" || token.norm == ";" || token.norm == ":") return true;
    if (token.verb && !token.word.Is(WordClass::kBe)) return true;
    return token.word.Is(WordClass::kSubordinator) && !token.word.Is(WordClass::kPreposition) &&
           !token.word.Is(WordClass::kDeterminer);
  }

  Parties FirstFree(std::size_t first, std::size_t last) const {
    for (const PlacedMention& m : mentions_) {
      if (m.first < first) continue;
      if (m.last > last) break;
      if (!m.party || last - m.last > kReach || !Free(m, first)) continue;
      if (Possessive(m)) continue;
      return WithConjuncts(m, last, false);
    }
    return {};
  }
  Parties LastBefore(std::size_t at) const {
    const PlacedMention* best = nullptr;
    for (const PlacedMention& m : mentions_) {
      if (m.last <= at && m.party && at - m.last < 3) best = &m;
    }
    return best == nullptr ? Parties{} : Parties{best};
  }
  // "Peru's" before a noun owns it; the party is what follows.
  [[nodiscard]] bool Possessive(const PlacedMention& m) const {
    return m.last < end_ && scan_[m.last].word.Is(WordClass::kPossessive) &&
           scan_[m.last].norm.starts_with("'") &&
           std::any_of(mentions_.begin(), mentions_.end(), [&](const PlacedMention& other) {
             return other.party && other.first > m.last && other.first - m.last < 4;
           });
  }

  Parties WithConjuncts(const PlacedMention& start, std::size_t last, bool places) const {
    Parties found{&start};
    std::size_t at = start.last;
    for (const PlacedMention& m : mentions_) {
      if (m.first < at || m.last > last) continue;
      if (!m.party && !places) continue;
      bool joined = m.first > at;
      bool any = false;
      for (std::size_t i = at; i < m.first; ++i) {
        const bool link = scan_[i].word.Is(WordClass::kCoordinator) || scan_[i].norm == ",";
        any = any || link;
        joined = joined && (link || scan_[i].word.Is(WordClass::kDeterminer));
      }
      if (!joined || !any) break;
      found.push_back(&m);
      at = m.last;
    }
    // A list without a closing conjunction is an apposition: "Ruiz, the minister, met".
    if (found.size() > 1) {
      bool coordinator = false;
      for (std::size_t i = found[found.size() - 2]->last; i < found.back()->first; ++i) {
        coordinator = coordinator || scan_[i].word.Is(WordClass::kCoordinator);
      }
      if (!coordinator) return {&start};
    }
    return found;
  }

  Parties Object(bool places) const {
    for (const PlacedMention& m : mentions_) {
      if (m.first < match_.head + 1 || (!m.party && !places)) continue;
      if (m.first > match_.last + kReach / 2) break;
      for (std::size_t i = match_.last; i < m.first; ++i) {
        if (scan_[i].verb || scan_[i].norm == "\"" || scan_[i].norm == "," ||
            scan_[i].word.Is(WordClass::kRelative))
          return {};
      }
      if (m.first >= match_.last && discourse::MentionView::InPhrase(scan_, m, match_.last))
        return {};
      return WithConjuncts(m, end_, places);
    }
    return {};
  }

  Parties AfterPreposition(const std::vector<std::string>& words, bool places) const {
    const std::size_t from = match_.verb ? match_.head + 1 : match_.first;
    for (std::size_t i = from; i < end_ && i < match_.last + kReach; ++i) {
      if (i >= match_.last &&
          (scan_[i].norm == "\"" ||
           (scan_[i].verb && !scan_[i].word.Has(discourse::Tense::kParticiple))))
        break;
      if (std::find(words.begin(), words.end(), scan_[i].norm) == words.end()) continue;
      for (const PlacedMention& m : mentions_) {
        if (m.first <= i || m.first > i + 4 || (!m.party && !places)) continue;
        bool clear = true;
        for (std::size_t j = i + 1; j < m.first; ++j)
          clear = clear && !scan_[j].verb && !scan_[j].word.Is(WordClass::kPreposition);
        if (clear) return WithConjuncts(m, end_, places);
      }
    }
    return {};
  }

  const TokenScan& scan_;
  const std::vector<PlacedMention>& mentions_;
  const ActRule& rule_;
  const ActMatch& match_;
  const std::vector<ActMatch>& acts_;
  std::size_t begin_, end_;
};

}  // namespace

Arguments FindArguments(const TokenScan& scan, const std::vector<PlacedMention>& mentions,
                        const ActRule& rule, const ActMatch& match,
                        const std::vector<ActMatch>& acts, std::size_t begin, std::size_t end) {
  return Finder(scan, mentions, rule, match, acts, begin, end).Find();
}

}  // namespace dateline::event
