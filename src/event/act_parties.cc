#include "event/act_parties.h"

#include <algorithm>

namespace dateline::event {

using discourse::Dependent;
using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

namespace {

// Most phrases of one place in the clause that are followed.
constexpr std::size_t kMostJoined = 32;
// Most acts that follow from one another.
constexpr int kDeepest = 3;

}  // namespace

Parties ActParties::PartiesAt(std::size_t head, bool places) const {
  Parties found;
  if (head == kNoToken) return found;
  std::vector<std::size_t> tokens = clauses_.Joined(head);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t token = tokens[i];
    // "Chad and Togo's president" are two, whatever hangs where.
    if (i > 0 && phrases_.IsOwner(token)) continue;
    // "Talks between Chad and Togo and their pledge": the pledge is no party.
    const bool act = i > 0 && ActAt(token) < acts_.size() && mentions_.At(token) == nullptr;
    if (act && rule_.frame == Frame::kSymmetric) continue;
    if (const Parties doers = DoersOf(token); !doers.empty()) {
      Add(found, doers);
      continue;
    }
    const PlacedMention* m = PartyAt(token, places);
    if (phrases_.MeansBoth(token, m)) {
      phrases_.AddBoth(token, found);
      continue;
    }
    if (m == nullptr || (i == 0 && phrases_.IsFirstTitle(tokens, *m))) continue;
    Add(found, phrases_.SharersOf(token));
    // "Their visit", "both leaders' commitment".
    const std::size_t named = parse_.HeadWithin(m->first, m->last);
    if (named != token && phrases_.MeansBoth(named, m)) {
      phrases_.AddBoth(named, found);
      continue;
    }
    const Parties members = phrases_.MembersOf(token, *m);
    Add(found, members.empty() ? Parties{m} : members);
    Add(found, phrases_.NamedAmong(token));
    // "Chancellor of Austria Ana Ruiz and ...": the other hangs on the name.
    // "Chadian-Peruvian drills": what is joined to the one stands before the drills.
    if (m != mentions_.At(token)) {
      for (const std::size_t other : clauses_.Joined(parse_.HeadWithin(m->first, m->last))) {
        if (other > m->last && tokens.size() < kMostJoined) tokens.push_back(other);
      }
    }
  }
  return found;
}

// Who is blamed or praised with an act: "welcomed the talks between Chad and Togo".
Parties ActParties::DoersOf(std::size_t token) const {
  const std::size_t act = ActAt(token);
  const bool judged = rule_.IsJudgement() || rule_.plover == "REJECT";
  if (act == acts_.size() || !judged || acts_[act].verb) return {};
  if (rules_.rule(acts_[act].rule).plover == rule_.plover) return {};
  return OwnOf(act).actors;
}

const PlacedMention* ActParties::PartyAt(std::size_t token, bool places) const {
  const PlacedMention* m = mentions_.At(token);
  if (m == nullptr) m = phrases_.TitledBy(token);
  // "Mullah Ana Ruiz", where the name is a part of the title.
  if (m == nullptr) {
    const std::size_t name = parse_.ChildBy(token, Relation::kFlat);
    if (name == token + 1 && mentions_.At(name) != nullptr) m = mentions_.At(name);
  }
  // "The envoy, who condemned", where the tree does not tell whose clause it is.
  if (m == nullptr && token > 1 && parse_.HasFeature(token, "PronType=Rel")) {
    const PlacedMention* before = mentions_.At(token - 1);
    if (before == nullptr && scan_[token - 1].punctuation) before = mentions_.At(token - 2);
    if (before != nullptr && parse_.SentenceOf(token - 2) == parse_.SentenceOf(token)) m = before;
  }
  if (m != nullptr && rule_.plover == "SUPPORT" &&
      rules_.Means(ActWord::kTrait, scan_[token].norm)) {
    if (const PlacedMention* owner = OwnerOf(token)) return owner;
  }
  if (m != nullptr && (m->party || places)) return phrases_.NameOf(token, m);
  const bool act =
      std::any_of(acts_.begin(), acts_.end(), [&](const ActMatch& a) { return a.Has(token); });
  // Who visits is not who is visited.
  const bool visit =
      ActAt(token) < acts_.size() && rules_.rule(acts_[ActAt(token)].rule).frame == Frame::kVisit;
  // Beside it: "the winner, Ana Ruiz"; of it: "dozens of marchers", "members of the union"; whose
  // word it is: "a report by the union".
  for (const std::size_t child : parse_.ChildrenOf(token)) {
    const bool beside = parse_.RelationOf(child) == Relation::kAppos;
    const bool of = !act && parse_.RelationOf(child) == Relation::kNmod &&
                    IsPreposition(clauses_.PrepositionOf(child), WordClass::kOf);
    const std::size_t preposition = clauses_.PrepositionOf(child);
    const bool by = parse_.RelationOf(child) == Relation::kNmod && preposition != kNoToken &&
                    ((act && !visit && IsPreposition(preposition, WordClass::kBy)) ||
                     Lists(rule_.doer, preposition) ||
                     (scan_[token].word.Is(WordClass::kWriting) &&
                      IsPreposition(preposition, WordClass::kAuthor)));
    if (!beside && !of && !by) continue;
    // "The state of Chad" is Chad.
    if (const PlacedMention* named = PartyAt(child, places && of && m != nullptr)) return named;
  }
  return OwnerOf(token);
}

const PlacedMention* ActParties::OwnerOf(std::size_t token) const {
  const PlacedMention* owner = nullptr;
  for (const std::size_t child : parse_.ChildrenOf(token)) {
    const Relation relation = parse_.RelationOf(child);
    if (parse_.DeprelOf(child) != "nmod:poss" && relation != Relation::kAmod &&
        relation != Relation::kCompound) {
      continue;
    }
    const PlacedMention* of = mentions_.At(child);
    if (of == nullptr || !of->party) continue;
    // "Its Chadian counterparts" are Chad's.
    if (of->form != MentionForm::kPronoun) return of;
    if (owner == nullptr) owner = of;
  }
  return owner;
}

Parties ActParties::DoneBy(std::size_t noun, bool acts) const {
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    if (parse_.RelationOf(child) != Relation::kAcl) continue;
    if (!acts && ActAt(child) != acts_.size()) continue;
    const std::size_t agent = clauses_.AgentOf(child);
    if (agent != kNoToken) {
      Parties agents = PartiesAt(agent, true);
      for (const std::size_t other : clauses_.Joined(child)) {
        if (other != child) Add(agents, PartiesAt(clauses_.AgentOf(other), true));
      }
      return agents;
    }
    if (parse_.DeprelOf(child) != "acl:relcl" || !scan_[child].word.Is(WordClass::kLight)) {
      continue;
    }
    const std::size_t subject = clauses_.SubjectOf(child);
    if (subject != kNoToken && subject != noun && !clauses_.IsPassive(child)) {
      return PartiesAt(subject, true);
    }
  }
  return {};
}

Parties ActParties::HoldersOf(std::size_t ground) const {
  if ((rule_.plover != "ASSAULT" && rule_.plover != "COERCE") || ground == kNoToken) return {};
  for (const std::size_t child : parse_.ChildrenOf(ground)) {
    if (!rules_.Means(ActWord::kHeld, scan_[child].norm)) continue;
    const std::size_t agent = clauses_.AgentOf(child);
    if (agent != kNoToken) return PartiesAt(agent, false);
    if (child > ground) continue;
    const std::size_t holder = parse_.ChildBy(child, Relation::kCompound);
    if (holder != kNoToken && holder < child) return PartiesAt(holder, false);
  }
  return {};
}

std::size_t ActParties::ActAt(std::size_t token) const {
  for (std::size_t i = 0; i < acts_.size(); ++i) {
    if (&acts_[i] != &match_ && acts_[i].Has(token)) return i;
  }
  return acts_.size();
}

Arguments ActParties::OwnOf(std::size_t act) const {
  if (IsDeepest()) return {};
  ActSite inner = site_;
  inner.at = act;
  ++inner.depth;
  return OwnPartiesOf(inner).found;
}

bool ActParties::IsDeepest() const { return site_.depth == kDeepest; }

bool ActParties::ActsFor(const Parties& actors, const PlacedMention& state) const {
  const auto& countries = source_.entities.Column<&EntityRow::country>();
  return !countries[AsSize(state.entity)].empty() &&
         std::any_of(actors.begin(), actors.end(), [&](const PlacedMention* m) {
           return countries[AsSize(m->entity)] == countries[AsSize(state.entity)];
         });
}

bool ActParties::IsOfSector(std::size_t token, std::string_view sector) const {
  const PlacedMention* m = mentions_.At(token);
  if (m == nullptr || !m->party) return false;
  const auto& sectors = source_.entities.Column<&EntityRow::sectors>()[AsSize(m->entity)];
  return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

bool ActParties::Turns() const {
  return rule_.frame == Frame::kTransitive || rule_.frame == Frame::kInverse;
}

std::size_t ActParties::PredicateOf(std::size_t token) const {
  const Relation relation = parse_.RelationOf(token);
  return relation == Relation::kCop || relation == Relation::kAux ? parse_.HeadOf(token) : token;
}

bool ActParties::IsPreposition(std::size_t token, WordClass c) const {
  return token != kNoToken && scan_[token].word.Is(c);
}

bool ActParties::Lists(const std::vector<std::string>& words, std::size_t preposition) const {
  return std::find(words.begin(), words.end(), scan_[preposition].norm) != words.end();
}

bool ActParties::AllPlaces(const Parties& parties) {
  return std::all_of(parties.begin(), parties.end(), [](const PlacedMention* m) {
    return m->kind == EntityKind::kPlace && m->form != MentionForm::kMetonym;
  });
}

void ActParties::EraseActors(Arguments& found) {
  std::erase_if(found.recipients, [&](const PlacedMention* r) {
    return std::any_of(found.actors.begin(), found.actors.end(),
                       [&](const PlacedMention* a) { return a->entity == r->entity; });
  });
}

}  // namespace dateline::event
