#include "discourse/clause_view.h"

#include <algorithm>

namespace dateline::discourse {
namespace {

bool IsClause(Relation relation) {
  return coref::JoinsClause(relation) || relation == Relation::kConj ||
         relation == Relation::kAppos || relation == Relation::kCc ||
         relation == Relation::kPunct || relation == Relation::kCase ||
         relation == Relation::kMark || relation == Relation::kCop ||
         relation == Relation::kNsubj || relation == Relation::kAux;
}

}  // namespace

bool ClauseView::HasClass(std::size_t token, WordClass c) const {
  return token != kNoToken && grammar_.Find(parse_.view().Norm(token)).Is(c);
}

bool ClauseView::IsPassive(std::size_t verb) const {
  bool subject = false;
  bool infinitive = false;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const std::string_view deprel = parse_.DeprelOf(child);
    if (deprel == "nsubj:pass" || deprel == "aux:pass" || deprel == "csubj:pass") return true;
    subject = subject || parse_.RelationOf(child) == Relation::kNsubj;
    if (deprel == "obl:agent") return true;
    // "To overrun", whatever the form looks like.
    infinitive = infinitive || (parse_.RelationOf(child) == Relation::kMark && child + 1 == verb &&
                                HasClass(child, WordClass::kTo));
  }
  if (subject || infinitive || !parse_.HasFeature(verb, "VerbForm=Part") ||
      parse_.HasFeature(verb, "Tense=Pres")) {
    return false;
  }
  switch (parse_.RelationOf(verb)) {
    case Relation::kAcl:
    case Relation::kAdvcl:
    case Relation::kAmod:
      return parse_.ChildBy(verb, Relation::kAux) == kNoToken;
    case Relation::kConj: {
      // "was arrested and jailed", but "has arrested and jailed".
      const std::size_t first = parse_.FirstJoined(verb);
      return first != verb && IsPassive(first) &&
             parse_.ChildBy(verb, Relation::kAux) == kNoToken &&
             parse_.ChildBy(verb, Relation::kObj) == kNoToken;
    }
    default:
      return false;
  }
}

std::size_t ClauseView::Antecedent(std::size_t token) const {
  if (token == kNoToken || !parse_.HasFeature(token, "PronType=Rel")) return token;
  for (std::size_t at = token; at != kNoToken; at = parse_.HeadOf(at)) {
    if (parse_.DeprelOf(at) == "acl:relcl") return parse_.HeadOf(at);
  }
  return token;
}

std::size_t ClauseView::OwnSubject(std::size_t verb) const {
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.RelationOf(child) == Relation::kNsubj && parse_.DeprelOf(child) != "nsubj:outer") {
      return Antecedent(child);
    }
  }
  return kNoToken;
}

// "its plan", "the plan of the council".
std::size_t ClauseView::OwnerOf(std::size_t noun) const {
  std::size_t of = kNoToken;
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    if (parse_.DeprelOf(child) == "nmod:poss") return child;
    if (of == kNoToken && parse_.RelationOf(child) == Relation::kNmod &&
        HasClass(PrepositionOf(child), WordClass::kOf)) {
      of = child;
    }
  }
  return of;
}

// "for Chad to leave".
std::size_t ClauseView::ForSubject(std::size_t verb) const {
  std::size_t first = kNoToken;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.RelationOf(child) != Relation::kMark || child > verb) continue;
    if (first == kNoToken) {
      first = child;
    } else if (child > first + 1) {
      return parse_.HeadWithin(first + 1, child);
    }
  }
  return kNoToken;
}

// Whom somebody asks: the object of the verb, or "on Chad" of "called on Chad".
std::size_t ClauseView::AskedBy(std::size_t head) const {
  if (!HasClass(head, WordClass::kAsking)) return kNoToken;
  const std::size_t object = ObjectOf(head);
  if (object != kNoToken) return object;
  for (const Dependent& phrase : DependentsOf(head)) {
    if (HasClass(phrase.preposition, WordClass::kTo) ||
        HasClass(phrase.preposition, WordClass::kObjectControl) ||
        HasClass(phrase.preposition, WordClass::kPlacePreposition)) {
      return Antecedent(phrase.head);
    }
  }
  return kNoToken;
}

// The clause that a clause without a subject hangs on lends its own.
std::size_t ClauseView::ControllerOf(std::size_t verb) const {
  const std::size_t head = parse_.HeadOf(verb);
  if (head == kNoToken) return kNoToken;
  if (const std::size_t own = ForSubject(verb); own != kNoToken) return own;
  const bool asked = parse_.HasFeature(verb, "VerbForm=Inf") && !IsPassive(head);
  switch (parse_.RelationOf(verb)) {
    case Relation::kConj:
      return SubjectOf(head);
    case Relation::kXcomp: {
      const std::size_t object = ObjectOf(head);
      const std::size_t given = object != kNoToken ? object : IndirectObjectOf(head);
      const std::size_t told = given != kNoToken || !asked ? given : AskedBy(head);
      return told != kNoToken && told != verb && !HasClass(head, WordClass::kSubjectControl)
                 ? told
                 : SubjectOf(head);
    }
    case Relation::kCcomp:
    case Relation::kAdvcl: {
      // "accused Chad of [Chad] hiding", but "met Chad after [they] signing".
      const std::size_t mark = parse_.ChildBy(verb, Relation::kMark);
      const std::size_t direct = ObjectOf(head);
      const std::size_t object = direct != kNoToken ? direct : IndirectObjectOf(head);
      if (object != kNoToken && HasClass(mark, WordClass::kObjectControl)) return object;
      const std::size_t told = asked ? AskedBy(head) : kNoToken;
      if (told != kNoToken) return told;
      // "The strikes that he said killed nine": the strikes.
      if (mark == kNoToken && parse_.RelationOf(verb) == Relation::kCcomp &&
          parse_.DeprelOf(head) == "acl:relcl" && OwnSubject(head) != kNoToken &&
          parse_.HasFeature(verb, "VerbForm=Fin")) {
        return parse_.HeadOf(head);
      }
      if (parse_.HasFeature(verb, "VerbForm=Fin") && mark != kNoToken) return kNoToken;
      return SubjectOf(head);
    }
    case Relation::kAcl: {
      if (parse_.DeprelOf(verb) == "acl:relcl") {
        // What has no subject of its own is no object's gap: "troops stationed", "that seized".
        return head;
      }
      const bool infinitive = parse_.HasFeature(verb, "VerbForm=Inf");
      const std::size_t mark = parse_.ChildBy(verb, Relation::kMark);
      if (!infinitive && mark == kNoToken) return head;
      if (const std::size_t told = AskedBy(head); told != kNoToken) return told;
      // "its plan to withdraw", "made a promise to withdraw", "accusations of hiding".
      const std::size_t owner = OwnerOf(head);
      if (owner != kNoToken) return Antecedent(owner);
      // "Chad is the first country to withdraw".
      if (infinitive && parse_.ChildBy(head, Relation::kCop) != kNoToken) return OwnSubject(head);
      const std::size_t over = VerbOver(head);
      return over == kNoToken ? kNoToken : IsPassive(over) ? AgentOf(over) : SubjectOf(over);
    }
    default:
      return kNoToken;
  }
}

std::size_t ClauseView::SubjectOf(std::size_t verb) const {
  const std::size_t own = OwnSubject(verb);
  return own != kNoToken ? own : ControllerOf(verb);
}

std::size_t ClauseView::ObjectOf(std::size_t verb) const {
  const std::size_t own = parse_.ChildBy(verb, Relation::kObj);
  if (own != kNoToken) return Antecedent(own);
  // "shelled and seized the town": the object of one is the other's.
  if (!IsPassive(verb)) {
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      if (parse_.RelationOf(child) != Relation::kConj || parse_.UposOf(child) != Upos::kVerb ||
          OwnSubject(child) != kNoToken) {
        continue;
      }
      const bool bare = std::none_of(
          parse_.ChildrenOf(verb).begin(), parse_.ChildrenOf(verb).end(), [&](std::size_t other) {
            return other > verb && other < child && parse_.RelationOf(other) != Relation::kAdvmod;
          });
      const std::size_t shared = parse_.ChildBy(child, Relation::kObj);
      if (bare && shared != kNoToken) return shared;
    }
    const std::size_t head = parse_.HeadOf(verb);
    if (parse_.RelationOf(verb) == Relation::kConj && head != kNoToken &&
        parse_.UposOf(head) == Upos::kVerb && OwnSubject(verb) == kNoToken) {
      const std::size_t shared = parse_.ChildBy(head, Relation::kObj);
      if (shared != kNoToken && shared > verb) return shared;
    }
  }
  // "the town that they seized", "the town they seized".
  if (parse_.DeprelOf(verb) == "acl:relcl" && !IsPassive(verb)) {
    const std::size_t subject = OwnSubject(verb);
    const std::size_t head = parse_.HeadOf(verb);
    const bool oblique = std::any_of(parse_.ChildrenOf(verb).begin(), parse_.ChildrenOf(verb).end(),
                                     [&](std::size_t child) {
                                       return parse_.HasFeature(child, "PronType=Rel") ||
                                              parse_.RelationOf(child) == Relation::kCcomp;
                                     });
    if (subject != kNoToken && subject != head && !oblique) return head;
  }
  return kNoToken;
}

std::size_t ClauseView::IndirectObjectOf(std::size_t verb) const {
  return Antecedent(parse_.ChildBy(verb, Relation::kIobj));
}

std::size_t ClauseView::AgentOf(std::size_t verb) const {
  if (!IsPassive(verb)) return kNoToken;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.DeprelOf(child) == "obl:agent") return Antecedent(child);
  }
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.RelationOf(child) == Relation::kObl &&
        HasClass(PrepositionOf(child), WordClass::kBy)) {
      return Antecedent(child);
    }
  }
  // "was arrested and jailed by police".
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.RelationOf(child) == Relation::kConj && OwnSubject(child) == kNoToken &&
        parse_.UposOf(child) == Upos::kVerb) {
      return AgentOf(child);
    }
  }
  return kNoToken;
}

std::size_t ClauseView::PrepositionOf(std::size_t noun) const {
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    if (parse_.RelationOf(child) == Relation::kCase && !HasClass(child, WordClass::kPossessive)) {
      return child;
    }
  }
  return kNoToken;
}

std::vector<Dependent> ClauseView::DependentsOf(std::size_t token) const {
  std::vector<Dependent> found;
  for (const std::size_t child : parse_.ChildrenOf(token)) {
    const Relation relation = parse_.RelationOf(child);
    if (relation != Relation::kObl && relation != Relation::kNmod) continue;
    if (parse_.DeprelOf(child) == "nmod:poss") continue;
    found.push_back({child, PrepositionOf(child)});
  }
  return found;
}

std::vector<std::size_t> ClauseView::Joined(std::size_t head) const {
  std::vector<std::size_t> found{head};
  for (const std::size_t child : parse_.ChildrenOf(head)) {
    const Relation relation = parse_.RelationOf(child);
    const bool hyphen =
        relation == Relation::kFlat && child > head + 1 && parse_.UposOf(child - 1) == Upos::kPunct;
    if (relation == Relation::kConj || hyphen) found.push_back(child);
  }
  return found;
}

std::pair<std::size_t, std::size_t> ClauseView::PhraseOf(std::size_t head) const {
  std::pair<std::size_t, std::size_t> range{head, head + 1};
  for (const std::size_t child : parse_.ChildrenOf(head)) {
    if (IsClause(parse_.RelationOf(child))) continue;
    const auto inner = PhraseOf(child);
    range.first = std::min(range.first, inner.first);
    range.second = std::max(range.second, inner.second);
  }
  return range;
}

std::size_t ClauseView::VerbOver(std::size_t token) const {
  const std::size_t first = parse_.FirstJoined(token);
  const std::size_t head = parse_.HeadOf(first);
  if (head == kNoToken || parse_.UposOf(head) != Upos::kVerb) return kNoToken;
  const Relation relation = parse_.RelationOf(first);
  if (relation == Relation::kObj) return head;
  return relation == Relation::kNsubj && IsPassive(head) ? head : kNoToken;
}

}  // namespace dateline::discourse
