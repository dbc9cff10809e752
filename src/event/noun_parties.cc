#include "event/noun_parties.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace dateline::event {

using discourse::Dependent;
using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

namespace {

constexpr std::string_view kPolice = "COP";
constexpr std::string_view kArmy = "MIL";

}  // namespace

Arguments NounParties::Find() {
  // "a mediation effort between": the parties hang on the effort.
  std::size_t noun = match_.head;
  while (parse_.RelationOf(noun) == Relation::kCompound && parse_.HeadOf(noun) != kNoToken) {
    noun = parse_.HeadOf(noun);
  }
  Arguments found = OfNoun(noun);
  // Better the house than nobody.
  if (found.actors.size() < 2) Add(found.actors, venue_);
  return found;
}

Arguments NounParties::OfNoun(std::size_t noun) {
  Arguments found;
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    const Relation relation = parse_.RelationOf(child);
    const bool owner = parse_.DeprelOf(child) == "nmod:poss";
    if (!owner && relation != Relation::kCompound && relation != Relation::kAmod &&
        relation != Relation::kNmod) {
      continue;
    }
    if (!owner && clauses_.PrepositionOf(child) != kNoToken) continue;
    if (scan_[child].word.Is(WordClass::kLeading)) Add(found.actors, LeaderOf(child));
    // "A Chadian-backed offensive" is not Chad's.
    const bool modifies = relation == Relation::kCompound || relation == Relation::kAmod;
    if (match_.Has(child) || (relation == Relation::kAmod && mentions_.At(child) == nullptr)) {
      if (modifies && IsNamedAfterDoer(child)) Add(found.actors, PartiesAt(child, false));
      continue;
    }
    if (modifies && IsSortOfAct(child)) continue;
    // "A White House lunch" is held there.
    if (modifies && rule_.plover == "CONSULT" && IsMetonym(child)) {
      Add(venue_, PartiesAt(child, false));
      continue;
    }
    // "A call for Chad to withdraw": what follows the noun does not own it.
    const bool after = relation == Relation::kNmod && child > noun;
    const bool suffers = after ? Turns() : IsOwnedBySufferer(noun, child);
    const Parties judged = owner && !suffers ? JudgedFor(noun, child) : Parties{};
    Add(suffers ? found.recipients : found.actors,
        judged.empty() ? PartiesAt(child, owner) : judged);
  }
  Phrases(noun, false, found);
  FromClauseOf(noun, found);
  NextToNoun(noun, found);
  BesideClause(noun, found);
  if (rule_.plover == "REQUEST" && found.recipients.empty()) AskedWhoAnswers(noun, found);
  if (rule_.plover == "AGREE" && rule_.frame != Frame::kSymmetric && found.recipients.empty()) {
    found.recipients = GuestsAt(noun);
  }
  // "chaired a meeting of the council": the chair meets too.
  if (!found.actors.empty() && rule_.frame != Frame::kSymmetric) return found;
  // "The king was on a visit to Chad."
  if (const std::size_t subject = parse_.ChildBy(noun, Relation::kNsubj); subject != kNoToken) {
    Add(found.actors, PartiesAt(clauses_.Antecedent(subject), false));
    if (!found.actors.empty()) return found;
  }
  Add(found.actors, DoneBy(noun));
  if (rule_.frame == Frame::kVisit && found.actors.empty()) VisitorsAt(noun, found);
  if (rule_.frame == Frame::kSymmetric && found.actors.empty()) {
    found.actors = OfTalks(noun);
    if (found.actors.empty()) found.actors = OpenTo(noun);
  }
  if (found.actors.empty() && rule_.object_own) found.actors = OwnersWithin(noun);
  if (rule_.plover == "CONSULT" && (found.actors.size() == 1 || AllPartners(noun, found))) {
    // "Said in a call with": whoever said so was in the call.
    const std::size_t over = parse_.HeadOf(noun);
    if (parse_.RelationOf(noun) == Relation::kObl && over != kNoToken &&
        clauses_.PrepositionOf(noun) != kNoToken && !clauses_.IsPassive(over)) {
      Add(found.actors, PartiesAt(clauses_.SubjectOf(over), false));
      return found;
    }
  }
  if (rule_.plover == "PROTEST" && found.actors.empty()) found.actors = CrowdAt(noun);
  // A light verb lends its subject: "the army launched an attack"; so does any other where the
  // act lacks the second of its parties: "canceled talks with Chad".
  if (rule_.plover == "SUPPORT" && found.actors.empty()) found.actors = SaidWith(noun);
  const std::size_t verb = clauses_.VerbOver(noun);
  if (verb == kNoToken) return found;
  if (!scan_[verb].word.Is(WordClass::kLight)) {
    if (rule_.frame == Frame::kSymmetric &&
        (found.actors.size() == 1 || AllPartners(noun, found))) {
      Add(found.actors,
          PartiesAt(clauses_.IsPassive(verb) ? clauses_.AgentOf(verb) : clauses_.SubjectOf(verb),
                    true));
    }
    return found;
  }
  Add(found.actors,
      PartiesAt(clauses_.IsPassive(verb) ? clauses_.AgentOf(verb) : clauses_.SubjectOf(verb),
                false));
  Phrases(verb, true, found);
  return found;
}

// "Allegations that Chad lied", "a call for Chad to leave".
void NounParties::FromClauseOf(std::size_t noun, Arguments& found) const {
  if (!found.recipients.empty()) return;
  if (rule_.plover != "REQUEST" && rule_.plover != "ACCUSE") return;
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    const Relation relation = parse_.RelationOf(child);
    if (relation != Relation::kAcl && relation != Relation::kCcomp) continue;
    if (parse_.DeprelOf(child) == "acl:relcl") continue;
    const std::size_t subject = clauses_.SubjectOf(child);
    if (subject == kNoToken || parse_.HeadOf(subject) != child || clauses_.IsPassive(child)) {
      continue;
    }
    found.recipients = PartiesAt(subject, true);
    return;
  }
}

// "His arrest", "the Ruiz shooting"; but "his arrest of the editor" is his doing.
bool NounParties::IsOwnedBySufferer(std::size_t noun, std::size_t owner) const {
  if (!rule_.owner_suffers) return false;
  for (const Dependent& phrase : clauses_.DependentsOf(noun)) {
    if (IsPreposition(phrase.preposition, WordClass::kOf) && subjects_.IsParty(phrase.head)) {
      return false;
    }
  }
  if (parse_.DeprelOf(owner) == "nmod:poss") return true;
  const PlacedMention* m = mentions_.At(owner);
  return m != nullptr && m->kind == EntityKind::kPerson && m->form == MentionForm::kName;
}

// "A police shooting", "a military takeover", where who does it is part of the pattern; but "a
// military operation" may be anybody's.
bool NounParties::IsNamedAfterDoer(std::size_t modifier) const {
  if (rule_.frame != Frame::kTransitive) return false;
  return IsOfSector(modifier, kPolice) ||
         (rule_.plover == "COERCE" && !rule_.owner_suffers && IsOfSector(modifier, kArmy));
}

// "Military and economic aid": what sort of aid it is, and not whose, where the other sort is
// part of the pattern.
bool NounParties::IsSortOfAct(std::size_t modifier) const {
  const PlacedMention* m = mentions_.At(modifier);
  if (m == nullptr || m->form != MentionForm::kNominal) return false;
  const std::vector<std::size_t> joined = clauses_.Joined(modifier);
  return std::any_of(joined.begin(), joined.end(), [&](std::size_t other) {
    return other != modifier && match_.Has(other) && mentions_.At(other) == nullptr;
  });
}

// True where all hang on the talks by "with": the other side is yet to be found.
bool NounParties::AllPartners(std::size_t noun, const Arguments& found) const {
  Parties partners;
  for (const Dependent& phrase : clauses_.DependentsOf(noun)) {
    if (phrase.preposition == kNoToken) continue;
    if (!IsPreposition(phrase.preposition, WordClass::kWith)) continue;
    Add(partners, PartiesAt(phrase.head, true));
  }
  return !partners.empty() && partners.size() == found.actors.size();
}

// "Chad-led sanctions".
Parties NounParties::LeaderOf(std::size_t led) const {
  const std::size_t leader = parse_.ChildBy(led, Relation::kCompound);
  return leader == kNoToken || leader > led ? Parties{} : PartiesAt(leader, true);
}

// "The two are open to a third summit."
Parties NounParties::OpenTo(std::size_t noun) const {
  const std::size_t over = parse_.HeadOf(noun);
  if (over == kNoToken || parse_.RelationOf(noun) != Relation::kObl ||
      !scan_[over].word.Is(WordClass::kWilling)) {
    return {};
  }
  return PartiesAt(clauses_.SubjectOf(over), true);
}

// "The scaling down of Chadian drills": whose drills they are, where they are part of the
// pattern.
Parties NounParties::OwnersWithin(std::size_t noun) const {
  Parties owners;
  for (std::size_t i = match_.first; i < match_.last; ++i) {
    if (i == noun || !match_.Has(i) || scan_[i].upos != Upos::kNoun) continue;
    Add(owners, PartiesAt(i, false));
  }
  return owners;
}

// "Thanked Chad for its support": Chad's, whatever else "its" might be.
Parties NounParties::JudgedFor(std::size_t noun, std::size_t owner) const {
  const std::size_t over = parse_.HeadOf(noun);
  const std::size_t before = clauses_.PrepositionOf(noun);
  if (parse_.UposOf(owner) != Upos::kPron || over == kNoToken || before == kNoToken ||
      !rules_.Means(ActWord::kBlame, scan_[before].norm)) {
    return {};
  }
  const std::size_t act = ActAt(over);
  if (act == acts_.size() || !acts_[act].verb) return {};
  const ActRule& rule = rules_.rule(acts_[act].rule);
  if (rule.plover != "SUPPORT" && rule.plover != "ACCUSE") return {};
  const Parties judged = PartiesAt(
      clauses_.IsPassive(over) ? clauses_.SubjectOf(over) : clauses_.ObjectOf(over), false);
  return judged.size() == 1 ? judged : Parties{};
}

// "Won without the support of the union", "went ahead despite the resistance of the church":
// whoever did is supported or resisted.
void NounParties::BesideClause(std::size_t noun, Arguments& found) const {
  const std::size_t before = clauses_.PrepositionOf(noun);
  const std::size_t first = parse_.FirstJoined(noun);
  const std::size_t over = parse_.HeadOf(first);
  if (found.actors.empty() || !found.recipients.empty() || before == kNoToken || over == kNoToken ||
      parse_.RelationOf(first) == Relation::kNmod) {
    return;
  }
  const bool had = rule_.plover == "SUPPORT" && rules_.Means(ActWord::kHaving, scan_[before].norm);
  const bool defied =
      rule_.plover == "REJECT" && rules_.Means(ActWord::kDespite, scan_[before].norm);
  if (!had && !defied) return;
  found.recipients =
      PartiesAt(clauses_.IsPassive(over) ? clauses_.AgentOf(over) : clauses_.SubjectOf(over), true);
  EraseActors(found);
}

// "Upped its aid to Chad", where the tree has the phrase hang on the verb.
void NounParties::NextToNoun(std::size_t noun, Arguments& found) const {
  if (!Turns() || !found.recipients.empty() || parse_.RelationOf(noun) != Relation::kObj) return;
  for (const Dependent& phrase : clauses_.DependentsOf(parse_.HeadOf(noun))) {
    if (phrase.preposition == noun + 1 && Lists(rule_.to, phrase.preposition)) {
      found.recipients = PartiesAt(phrase.head, true);
    }
  }
  EraseActors(found);
}

// "Marchers sang during a protest against Chad": theirs.
Parties NounParties::CrowdAt(std::size_t noun) const {
  if (clauses_.PrepositionOf(noun) == kNoToken) return {};
  std::size_t over = noun;
  while (parse_.RelationOf(over) == Relation::kObl || parse_.RelationOf(over) == Relation::kNmod) {
    over = parse_.HeadOf(over);
    if (over == kNoToken) return {};
  }
  const std::size_t subject = clauses_.SubjectOf(over);
  return subject != kNoToken && rules_.Means(ActWord::kCrowd, scan_[subject].norm)
             ? PartiesAt(subject, false)
             : Parties{};
}

// "Closed her remarks with a tribute to Chad": hers.
Parties NounParties::SaidWith(std::size_t noun) const {
  const std::size_t over = parse_.HeadOf(noun);
  if (parse_.RelationOf(noun) != Relation::kObl || over == kNoToken ||
      !IsPreposition(clauses_.PrepositionOf(noun), WordClass::kWith) || clauses_.IsPassive(over)) {
    return {};
  }
  const std::size_t object = clauses_.ObjectOf(over);
  return object != kNoToken && mentions_.At(object) == nullptr
             ? PartiesAt(clauses_.SubjectOf(over), false)
             : Parties{};
}

// "Complied with Chad's request": whoever complied was asked.
void NounParties::AskedWhoAnswers(std::size_t noun, Arguments& found) const {
  const std::size_t over = parse_.HeadOf(noun);
  const Relation relation = parse_.RelationOf(noun);
  const bool within =
      relation == Relation::kObj || relation == Relation::kObl || relation == Relation::kNsubj;
  if (over == kNoToken || !within || !rules_.Means(ActWord::kAnswer, scan_[over].lemma)) return;
  const bool passive = clauses_.IsPassive(over);
  if (passive != (relation == Relation::kNsubj)) return;
  found.recipients = PartiesAt(passive ? clauses_.AgentOf(over) : clauses_.SubjectOf(over), true);
  EraseActors(found);
}

// "Spoke during a visit to Chad": whoever spoke; "received the king for a visit": the king.
void NounParties::VisitorsAt(std::size_t noun, Arguments& found) const {
  const std::size_t over = parse_.HeadOf(noun);
  if (parse_.RelationOf(noun) != Relation::kObl || over == kNoToken ||
      scan_[over].upos != Upos::kVerb || clauses_.PrepositionOf(noun) == kNoToken) {
    return;
  }
  const std::size_t act = ActAt(over);
  if (act < acts_.size() && rules_.rule(acts_[act].rule).frame == Frame::kInverse) {
    const std::size_t guest = clauses_.ObjectOf(over);
    found.actors = PartiesAt(guest, false);
    if (found.recipients.empty()) found.recipients = PartiesAt(clauses_.SubjectOf(over), true);
    return;
  }
  // "Hoped for a visit" says of nobody that he is there.
  if (rules_.Means(ActWord::kBlame, scan_[clauses_.PrepositionOf(noun)].norm)) return;
  const Parties there = PartiesAt(clauses_.SubjectOf(over), false);
  const bool one = there.size() == 1 && (there.front()->kind == EntityKind::kPerson ||
                                         there.front()->kind == EntityKind::kOffice);
  if (one) found.actors = there;
}

// "Is in Chad at the king's invitation": who is there.
Parties NounParties::GuestsAt(std::size_t noun) const {
  const std::size_t over = parse_.HeadOf(noun);
  if (parse_.RelationOf(noun) != Relation::kObl || over == kNoToken ||
      !IsPreposition(clauses_.PrepositionOf(noun), WordClass::kPlacePreposition)) {
    return {};
  }
  return PartiesAt(clauses_.SubjectOf(over), false);
}

// "Talks between Chad and Togo ended without a deal": whose talks they were.
Parties NounParties::OfTalks(std::size_t noun) const {
  const Relation relation = parse_.RelationOf(noun);
  const std::size_t over = parse_.HeadOf(noun);
  if (over == kNoToken || (relation != Relation::kObl && relation != Relation::kObj)) return {};
  if (clauses_.IsPassive(over)) return {};
  const std::size_t subject = clauses_.SubjectOf(over);
  const std::size_t talks = subject == kNoToken ? acts_.size() : ActAt(subject);
  if (talks == acts_.size() || rules_.rule(acts_[talks].rule).frame != Frame::kSymmetric) {
    return {};
  }
  return OwnOf(talks).actors;
}

bool NounParties::IsMetonym(std::size_t token) const {
  const PlacedMention* m = mentions_.At(token);
  return m != nullptr && m->form == MentionForm::kMetonym;
}

}  // namespace dateline::event
