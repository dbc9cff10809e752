#include "event/subjects.h"

#include <algorithm>

namespace dateline::event {

using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

bool Subjects::IsParty(std::size_t token) const {
  const PlacedMention* m = token == kNoToken ? nullptr : mentions_.At(token);
  return m != nullptr && m->party;
}

bool Subjects::Is(std::size_t token, WordClass c) const {
  return token != kNoToken && scan_[token].word.Is(c);
}

// The treebanks call both "-ing": the gerund and the present participle.
bool Subjects::IsGerund(std::size_t verb) const {
  return parse_.HasFeature(verb, "VerbForm=Ger") ||
         (parse_.HasFeature(verb, "VerbForm=Part") && parse_.HasFeature(verb, "Tense=Pres"));
}

std::size_t Subjects::Of(std::size_t verb) const {
  const std::size_t first = clauses_.SubjectOf(verb);
  const std::size_t named = NearestNamed(verb, first);
  if (named != kNoToken) return clauses_.Antecedent(named);
  // "Militias, some backed by Chad".
  if (first != kNoToken && first < verb && mentions_.At(first) == nullptr &&
      scan_[first].upos == Upos::kDet && parse_.RelationOf(verb) == Relation::kAcl) {
    return parse_.HeadOf(verb);
  }
  const std::size_t other = OfClauseOnNoun(verb);
  return other != kNoToken ? other : first;
}

// A name or a pronoun in the first place stays there. "Rebel bomber rams": a headline's subject
// that was taken for a part of its verb.
std::size_t Subjects::NearestNamed(std::size_t verb, std::size_t first) const {
  const bool described = !IsParty(first) || mentions_.At(first)->form == MentionForm::kNominal;
  if (!described) return kNoToken;
  std::size_t named = kNoToken;
  std::size_t subjects = 0;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const bool subject = parse_.DeprelOf(child) == "nsubj";
    const bool part =
        terse_ && child + 1 == verb && parse_.RelationOf(child) == Relation::kCompound;
    subjects += subject ? 1 : 0;
    if (child < verb && (subject || part) && IsParty(child)) named = child;
  }
  return subjects > 1 || first == kNoToken ? named : kNoToken;
}

std::size_t Subjects::OfClauseOnNoun(std::size_t verb) const {
  const Relation relation = parse_.RelationOf(verb);
  const std::size_t head = parse_.HeadOf(verb);
  if ((relation != Relation::kAcl && relation != Relation::kAdvcl) || head == kNoToken ||
      !IsGerund(verb) || parse_.ChildBy(verb, Relation::kNsubj) != kNoToken) {
    return kNoToken;
  }
  const std::size_t mark = parse_.ChildBy(verb, Relation::kMark);
  if (mark != kNoToken) {
    if (relation == Relation::kAcl && IsParty(head) && Is(mark, WordClass::kObjectControl)) {
      return parse_.FirstJoined(head);
    }
    return Is(mark, WordClass::kPlacePreposition) ? OwnerBefore(mark) : kNoToken;
  }
  // Both words are in one sentence: the clause follows its head.
  if (relation != Relation::kAcl || verb <= head + 1 || IsParty(head) || !IsParty(verb - 1)) {
    return kNoToken;
  }
  const PlacedMention& before = *mentions_.At(verb - 1);
  const std::size_t noun = parse_.HeadWithin(before.first, before.last);
  return Is(clauses_.PrepositionOf(noun), WordClass::kOf) ? noun : kNoToken;
}

// "Its leadership | in supporting".
std::size_t Subjects::OwnerBefore(std::size_t mark) const {
  if (mark == 0 || parse_.SentenceOf(mark - 1) != parse_.SentenceOf(mark)) return kNoToken;
  const std::size_t noun = mark - 1;
  if (scan_[noun].upos != Upos::kNoun) return kNoToken;
  if (const PlacedMention* m = mentions_.At(noun); m != nullptr) {
    return m->kind == EntityKind::kState ? noun : kNoToken;
  }
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    if (parse_.DeprelOf(child) == "nmod:poss" && IsParty(child)) return child;
  }
  return kNoToken;
}

std::size_t Subjects::JoinedBy(std::size_t verb) const {
  const std::size_t over = parse_.HeadOf(verb);
  if (parse_.RelationOf(verb) != Relation::kAdvcl || over == kNoToken || !IsGerund(verb) ||
      !Is(over, WordClass::kLight) ||
      !Is(parse_.ChildBy(verb, Relation::kMark), WordClass::kPlacePreposition)) {
    return kNoToken;
  }
  const std::size_t object = clauses_.ObjectOf(over);
  return IsParty(object) ? object : kNoToken;
}

bool Subjects::IsJoinedToPassive(std::size_t verb) const {
  if (parse_.RelationOf(verb) != Relation::kConj ||
      !scan_[verb].word.Has(discourse::Tense::kParticiple) ||
      !clauses_.IsPassive(parse_.FirstJoined(verb))) {
    return false;
  }
  const auto children = parse_.ChildrenOf(verb);
  return std::none_of(children.begin(), children.end(), [&](std::size_t child) {
    switch (parse_.RelationOf(child)) {
      case Relation::kNsubj:
      case Relation::kAux:
      case Relation::kObj:
      case Relation::kIobj:
      case Relation::kCcomp:
      case Relation::kXcomp:
        return true;
      default:
        return false;
    }
  });
}

}  // namespace dateline::event
