#include "event/party_phrases.h"

#include <algorithm>

namespace dateline::event {

using discourse::Dependent;
using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

void Add(Parties& parties, const PlacedMention* m) {
  const bool known = std::any_of(parties.begin(), parties.end(),
                                 [&](const auto* p) { return p->entity == m->entity; });
  if (!known) parties.push_back(m);
}

void Add(Parties& parties, const Parties& more) {
  for (const PlacedMention* m : more) Add(parties, m);
}

Parties PartyPhrases::MembersOf(std::size_t token, const PlacedMention& m) const {
  if (m.form != MentionForm::kNominal || !parse_.HasFeature(token, "Number=Plur")) return {};
  for (const Dependent& phrase : clauses_.DependentsOf(token)) {
    if (phrase.preposition == kNoToken) continue;
    const auto& word = scan_[phrase.preposition].word;
    if (!word.Is(WordClass::kOf) && !word.Is(WordClass::kObjectControl)) continue;
    Parties members;
    for (const std::size_t joined : clauses_.Joined(phrase.head)) {
      const PlacedMention* member = mentions_.At(joined);
      if (member == nullptr || member == &m || member->form == MentionForm::kPronoun) continue;
      if (member->kind == EntityKind::kState || member->kind == EntityKind::kOrganization ||
          member->kind == EntityKind::kGroup) {
        Add(members, member);
      }
    }
    if (members.size() > 1) return members;
  }
  return {};
}

Parties PartyPhrases::NamedAmong(std::size_t token) const {
  Parties named;
  for (const Dependent& phrase : clauses_.DependentsOf(token)) {
    if (phrase.preposition == kNoToken) continue;
    if (!rules_.Means(ActWord::kIncluding, scan_[phrase.preposition].norm)) continue;
    for (const std::size_t joined : clauses_.Joined(phrase.head)) {
      const PlacedMention* m = mentions_.At(joined);
      if (m == nullptr || !m->party) continue;
      m = NameOf(joined, m);
      if (m->form == MentionForm::kName) Add(named, m);
    }
  }
  return named;
}

Parties PartyPhrases::SharersOf(std::size_t token) const {
  const PlacedMention* last = mentions_.At(token);
  if (last == nullptr) return {};
  if (last->kind != EntityKind::kGroup && last->kind != EntityKind::kState) return {};
  const auto joins = [&](std::size_t at) {
    const Relation relation = parse_.RelationOf(at);
    return relation == Relation::kCc || relation == Relation::kPunct;
  };
  Parties found;
  for (std::size_t at = last->first; at > 1 && joins(at - 1);) {
    while (at > 1 && joins(at - 1)) --at;
    const PlacedMention* other = mentions_.At(--at);
    if (other == nullptr || other->kind != last->kind) break;
    const std::size_t modifier = parse_.FirstJoined(at);
    const Relation relation = parse_.RelationOf(modifier);
    const bool modifies = relation == Relation::kAmod || relation == Relation::kCompound;
    if (!modifies || parse_.HeadOf(modifier) != token) break;
    found.insert(found.begin(), other);
    at = other->first;
  }
  return found;
}

const PlacedMention* PartyPhrases::TitledBy(std::size_t token) const {
  if (token + 1 >= scan_.size() || scan_[token].upos != Upos::kNoun) return nullptr;
  const PlacedMention* m = mentions_.At(token + 1);
  if (m == nullptr || m->kind != EntityKind::kPerson || m->form != MentionForm::kName) {
    return nullptr;
  }
  const bool alike = m->first == token + 1 &&
                     parse_.RelationOf(token) == parse_.RelationOf(token + 1) &&
                     parse_.HeadOf(token) == parse_.HeadOf(token + 1);
  return alike ? m : nullptr;
}

bool PartyPhrases::IsFirstTitle(const std::vector<std::size_t>& joined,
                                const PlacedMention& m) const {
  if (joined.size() != 2 || m.kind != EntityKind::kOffice || m.form != MentionForm::kNominal) {
    return false;
  }
  const auto has = [&](std::size_t token, Relation relation) {
    return parse_.ChildBy(token, relation) != kNoToken;
  };
  const PlacedMention* named = mentions_.At(joined[1]);
  return named != nullptr && named->kind == EntityKind::kPerson &&
         named->form == MentionForm::kName && !has(joined[0], Relation::kDet) &&
         !has(joined[0], Relation::kNmod) && has(joined[1], Relation::kNmod);
}

bool PartyPhrases::IsOwner(std::size_t token) const {
  const auto children = parse_.ChildrenOf(token);
  return std::any_of(children.begin(), children.end(), [&](std::size_t child) {
    return parse_.RelationOf(child) == Relation::kCase &&
           scan_[child].word.Is(WordClass::kPossessive);
  });
}

Parties PartyPhrases::BothOf(std::size_t token) const {
  const bool people =
      rules_.Means(ActWord::kBothPeople, scan_[token].lemma) && !both_.people.empty();
  const Parties& last = people ? both_.people : both_.last;
  if (last.size() == 2 || both_.pair.empty() || !IsCountedTwo(token)) return last;
  if (!people) return both_.pair;
  // The presidents of the two, among those who met.
  const auto& countries = source_.entities.Column<&EntityRow::country>();
  Parties of_pair;
  for (const PlacedMention* m : last) {
    const bool theirs = std::any_of(both_.pair.begin(), both_.pair.end(), [&](const auto* side) {
      return countries[AsSize(side->entity)] == countries[AsSize(m->entity)];
    });
    if (theirs) of_pair.push_back(m);
  }
  return of_pair.size() == 2 ? of_pair : last;
}

// "The two countries", "both leaders".
bool PartyPhrases::IsCountedTwo(std::size_t token) const {
  const auto children = parse_.ChildrenOf(token);
  return rules_.Means(ActWord::kTwo, scan_[token].norm) ||
         std::any_of(children.begin(), children.end(), [&](std::size_t child) {
           const Relation relation = parse_.RelationOf(child);
           return (relation == Relation::kNummod || relation == Relation::kDet) &&
                  rules_.Means(ActWord::kTwo, scan_[child].norm);
         });
}

bool PartyPhrases::MeansBoth(std::size_t token, const PlacedMention* m) const {
  if (!rules_.Means(ActWord::kBoth, scan_[token].lemma) || BothOf(token).empty()) return false;
  // "The two met", but not "two met".
  const bool counted = scan_[token].upos == Upos::kNum &&
                       parse_.ChildBy(token, Relation::kDet) != kNoToken &&
                       parse_.ChildBy(token, Relation::kNmod) == kNoToken;
  if (!counted && !parse_.HasFeature(token, "Number=Plur") && scan_[token].upos != Upos::kDet) {
    return false;
  }
  if (m == nullptr || source_.entities.Column<&EntityRow::country>()[AsSize(m->entity)].empty()) {
    return true;
  }
  // "They", of the leaders that were spoken of as such.
  if (m->form == MentionForm::kPronoun) {
    const std::size_t first = scan_.TokenAt(
        source_.entities.Column<&EntityRow::span>()[AsSize(m->entity)].begin, 0, scan_.size());
    return first < scan_.size() && first != token && IsBarePlural(first) &&
           rules_.Means(ActWord::kBoth, scan_[first].lemma);
  }
  return IsBarePlural(token);
}

// "The two leaders", "our countries", but no "Chad's leaders", "leaders of the union", "world
// leaders".
bool PartyPhrases::IsBarePlural(std::size_t token) const {
  if (!parse_.HasFeature(token, "Number=Plur")) return false;
  bool which = false;
  for (const std::size_t child : parse_.ChildrenOf(token)) {
    switch (parse_.RelationOf(child)) {
      case Relation::kDet:
      case Relation::kNummod:
        which = true;
        break;
      case Relation::kNmod:
        if (!parse_.HasFeature(child, "Person=1")) return false;
        which = true;
        break;
      case Relation::kAmod:
      case Relation::kCompound:
      case Relation::kAppos:
      case Relation::kFlat:
      case Relation::kConj:
        return false;
      default:
        break;
    }
  }
  return which;
}

void PartyPhrases::AddBoth(std::size_t token, Parties& found) const {
  const Parties all = BothOf(token);
  // "The two sides", where a mediator talked with both.
  const std::size_t apart = all.size() == 3 && IsCountedTwo(token) ? 1 : 0;
  for (std::size_t i = apart; i < all.size(); ++i) {
    const PlacedMention* m = all[i];
    const PlacedMention* state = rules_.Means(ActWord::kBothCountries, scan_[token].lemma)
                                     ? source_.stand_ins.StateOf(*m)
                                     : nullptr;
    Add(found, state != nullptr ? state : m);
  }
}

// "Chancellor of Austria Ana Ruiz": she, not the office.
const PlacedMention* PartyPhrases::NamedWith(std::size_t token, const PlacedMention* m) const {
  if (m->form != MentionForm::kNominal) return m;
  for (const std::size_t child : parse_.ChildrenOf(token)) {
    const PlacedMention* beside = mentions_.At(child);
    if (parse_.RelationOf(child) == Relation::kAppos && beside != nullptr && beside != m &&
        beside->kind == EntityKind::kPerson && beside->form == MentionForm::kName) {
      return beside;
    }
  }
  const auto phrase = clauses_.PhraseOf(token);
  for (std::size_t i = m->last; i < std::min(phrase.second + 1, scan_.size()); ++i) {
    const PlacedMention* other = mentions_.At(i);
    if (other == nullptr || other == m) continue;
    if (other->kind == EntityKind::kPerson && other->form == MentionForm::kName &&
        parse_.SentenceOf(i) == parse_.SentenceOf(token)) {
      const std::size_t head = parse_.HeadWithin(other->first, other->last);
      const bool own = clauses_.PrepositionOf(head) == kNoToken &&
                       parse_.DeprelOf(head) != "nmod:poss" &&
                       parse_.RelationOf(head) != Relation::kConj;
      return own ? other : m;
    }
    i = other->last - 1;
  }
  return m;
}

// "Boko Haram militants": the group, whose men they are.
const PlacedMention* PartyPhrases::NamedGroup(std::size_t token, const PlacedMention* m) const {
  if (m->form != MentionForm::kNominal || m->kind != EntityKind::kGroup) return m;
  for (const std::size_t child : parse_.ChildrenOf(token)) {
    const PlacedMention* named = mentions_.At(child);
    if (parse_.RelationOf(child) == Relation::kCompound && named != nullptr && named != m &&
        named->form == MentionForm::kName && named->kind == EntityKind::kGroup) {
      return named;
    }
  }
  return m;
}

}  // namespace dateline::event
