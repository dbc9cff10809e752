#include "event/arguments.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event/act_parties.h"
#include "event/noun_parties.h"
#include "event/verb_parties.h"

namespace dateline::event {
namespace {

using discourse::Dependent;
using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

constexpr std::string_view kArmy = "MIL";

// What stands with the act, and what other acts of the sentence and the report say of its parties.
class Finder : ActParties {
 public:
  explicit Finder(const ActSite& site) : ActParties(site) {}

  Arguments Find() {
    OwnParties own = OwnPartiesOf(site_);
    Arguments& found = own.found;
    if (found.actors.empty()) FromOuterAct(found);
    if (found.actors.empty() && found.recipients.empty()) found.actors = OfTheTwo();
    if (found.actors.empty() && found.recipients.empty()) {
      // Better somebody's country than nobody; but an attack in Chad may be on anybody.
      const bool bare = rule_.alone || rule_.plover == "ASSAULT" || rule_.plover == "RETREAT";
      (bare && !match_.verb ? found.somewhere : found.recipients) = own.places;
    }
    if (rule_.frame == Frame::kSymmetric && match_.verb && found.actors.size() == 1) {
      WithPartners(found);
    }
    if (rule_.frame == Frame::kInverse) std::swap(found.actors, found.recipients);
    if (rule_.frame == Frame::kSymmetric) {
      Add(found.actors, found.recipients);
      found.recipients.clear();
    }
    DropOwnStates(found.actors);
    EraseActors(found);
    found.mutual = IsMutual();
    // "Chad's troops headed toward Chad's border": none of theirs.
    if (rule_.plover == "MOBILIZE") {
      std::erase_if(found.recipients, [&](const PlacedMention* m) {
        return m->kind == EntityKind::kState && IsForceOf(found.actors, *m);
      });
    }
    return std::move(found);
  }

  std::size_t Cause(bool& agentless) const {
    agentless = false;
    const std::size_t verb = PredicateOf(match_.head);
    if (!match_.verb) return acts_.size();
    if (!clauses_.IsPassive(verb)) {
      const std::size_t subject = clauses_.SubjectOf(verb);
      if (subject == kNoToken) return acts_.size();
      const std::size_t cause = ActAt(subject);
      agentless = cause == acts_.size() && PartyAt(subject, true) == nullptr;
      if (cause < acts_.size()) return cause;
    }
    for (const Dependent& phrase : clauses_.DependentsOf(verb)) {
      const std::size_t cause = ActAt(phrase.head);
      // "Executed for the killing": no outcome of it.
      if (phrase.preposition == kNoToken ||
          rules_.Means(ActWord::kBlame, scan_[phrase.preposition].norm)) {
        continue;
      }
      if (cause < acts_.size()) return cause;
    }
    return acts_.size();
  }

 private:
  // "Chad and Togo accused each other", "fired at one another".
  [[nodiscard]] bool IsMutual() const {
    if (!match_.verb || rule_.frame == Frame::kSymmetric) return false;
    const std::size_t verb = PredicateOf(match_.head);
    std::vector<std::size_t> others{clauses_.ObjectOf(verb)};
    for (const Dependent& phrase : clauses_.DependentsOf(verb)) others.push_back(phrase.head);
    return std::ranges::any_of(others, [&](std::size_t token) {
      if (token == kNoToken || token + 1 >= scan_.size()) return false;
      return rules_.Means(ActWord::kMutual, std::string(scan_[token].norm) + ' ' +
                                                std::string(scan_[token + 1].norm));
    });
  }

  // "Our trade is growing": theirs, where all acts that several have shared so far were of the same
  // two countries.
  Parties OfTheTwo() const {
    if (match_.verb || rule_.frame != Frame::kSymmetric || rule_.plover != "COOPERATE") return {};
    const auto countries_of = [&](const Parties& parties) {
      std::set<std::string_view> found;
      for (const PlacedMention* m : parties) {
        found.insert(source_.entities.Column<&EntityRow::country>()[AsSize(m->entity)]);
      }
      return found;
    };
    if (site_.both.told.empty()) return {};
    const std::set<std::string_view> two = countries_of(site_.both.told.front());
    if (two.size() != 2 || two.contains("")) return {};
    if (std::any_of(site_.both.told.begin(), site_.both.told.end(),
                    [&](const Parties& parties) { return countries_of(parties) != two; })) {
      return {};
    }
    return site_.both.last;
  }

  // True where one of them fights for that state.
  [[nodiscard]] bool IsForceOf(const Parties& actors, const PlacedMention& state) const {
    const auto& sectors = source_.entities.Column<&EntityRow::sectors>();
    Parties forces;
    for (const PlacedMention* m : actors) {
      const auto& own = sectors[AsSize(m->entity)];
      if (std::find(own.begin(), own.end(), kArmy) != own.end()) forces.push_back(m);
    }
    return ActsFor(forces, state);
  }

  // "The ministers adopted a treaty between Chad and Togo": they act, for their states.
  void DropOwnStates(Parties& actors) const {
    const auto& countries = source_.entities.Column<&EntityRow::country>();
    const Parties all = actors;
    std::erase_if(actors, [&](const PlacedMention* state) {
      return state->kind == EntityKind::kState && !countries[AsSize(state->entity)].empty() &&
             std::any_of(all.begin(), all.end(), [&](const PlacedMention* m) {
               return (m->kind == EntityKind::kPerson || m->kind == EntityKind::kOffice) &&
                      countries[AsSize(m->entity)] == countries[AsSize(state->entity)];
             });
    });
  }

  // "Spoke with Togo, agreeing to cooperate": with whom she spoke.
  void WithPartners(Arguments& found) const {
    if (!found.recipients.empty()) return;
    std::size_t at = PredicateOf(match_.head);
    while (parse_.RelationOf(at) == Relation::kXcomp || parse_.RelationOf(at) == Relation::kAdvcl ||
           parse_.RelationOf(at) == Relation::kConj) {
      if (parse_.HeadOf(at) == kNoToken) return;
      at = parse_.HeadOf(at);
      const std::size_t outer = ActAt(at);
      if (outer == acts_.size()) continue;
      if (rules_.rule(acts_[outer].rule).frame != Frame::kSymmetric) continue;
      const Parties partners = OwnOf(outer).actors;
      if (partners.size() > 1 && partners.front()->entity == found.actors.front()->entity) {
        Add(found.actors, partners);
        return;
      }
    }
  }

  // An act that is the object of another: who is asked for it or promises it does it.
  void FromOuterAct(Arguments& found) {
    const std::size_t top = parse_.FirstJoined(PredicateOf(match_.head));
    const std::size_t outer = parse_.HeadOf(top);
    if (outer == kNoToken || match_.verb) return;
    const std::size_t i = ActAt(outer);
    if (i == acts_.size()) return;
    const ActRule& rule = rules_.rule(acts_[i].rule);
    if (IsPunishedIn(rule, top)) {
      found.actors = OwnOf(i).recipients;
    } else if (rule.has_content && rule.plover == "REJECT" && IsForce()) {
      // "Defied a crackdown": whoever refuses an act of force suffers it.
      const bool suffered = rule_.plover != "ASSAULT" && parse_.RelationOf(top) == Relation::kObj;
      if (suffered && found.recipients.empty()) found.recipients = OwnOf(i).actors;
    } else if (rule.has_content) {
      Arguments of_outer = OwnOf(i);
      found.actors = rule.plover == "REQUEST" ? of_outer.recipients : of_outer.actors;
    }
  }

  [[nodiscard]] bool IsForce() const {
    return rule_.plover == "ASSAULT" || rule_.plover == "COERCE" || rule_.plover == "SANCTION";
  }

  // "Convicted of the killing", "accused Chad of an attack": whoever is blamed or punished by the
  // act of `outer` did what the noun at `noun` names.
  [[nodiscard]] bool IsPunishedIn(const ActRule& outer, std::size_t noun) const {
    const std::size_t before = clauses_.PrepositionOf(noun);
    const bool punishes = outer.plover == "ACCUSE" || outer.plover == "SANCTION" ||
                          (outer.plover == "COERCE" && outer.mode == "arrest");
    return punishes && outer.frame == Frame::kTransitive && before != kNoToken &&
           rules_.Means(ActWord::kBlame, scan_[before].norm) && rule_.frame != Frame::kSymmetric;
  }
};

}  // namespace

OwnParties OwnPartiesOf(const ActSite& site) {
  if (site.acts[site.at].verb) {
    VerbParties parties(site);
    Arguments found = parties.Find();
    return {std::move(found), parties.places()};
  }
  NounParties parties(site);
  Arguments found = parties.Find();
  return {std::move(found), parties.places()};
}

Arguments FindArguments(const ArgumentSource& source, const std::vector<ActMatch>& acts,
                        std::size_t at, const BothSides& both, bool terse) {
  return Finder({source, acts, at, both, terse}).Find();
}

std::size_t CauseOf(const ArgumentSource& source, const std::vector<ActMatch>& acts, std::size_t at,
                    bool& agentless) {
  const BothSides nobody;
  return Finder({source, acts, at, nobody}).Cause(agentless);
}

}  // namespace dateline::event
