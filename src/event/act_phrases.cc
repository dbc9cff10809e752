#include "event/act_phrases.h"

#include <algorithm>
#include <string_view>

namespace dateline::event {

using discourse::Dependent;
using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

namespace {

// How many phrases deep the parties of what is blamed or praised are looked for.
constexpr int kNestedPhrases = 2;
// The mode of withdrawals.
constexpr std::string_view kWithdraw = "withdraw";
constexpr std::string_view kCourt = "JUD";

}  // namespace

void ActPhrases::Phrases(std::size_t head, bool verb, Arguments& found) {
  // Ground that is taken is taken from somebody.
  const bool ground = rule_.plover == "ASSAULT" && AllPlaces(found.recipients);
  const bool has_object = verb && !found.recipients.empty() && !yields_ && !ground;
  const bool judged = !verb && match_.verb && (rule_.IsJudgement() || rule_.plover == "REJECT");
  for (const Dependent& phrase : clauses_.DependentsOf(head)) {
    const std::size_t at = phrase.preposition;
    if (at == kNoToken) continue;
    // "Protesters clashed with police", where the police are part of the pattern.
    if (match_.Has(phrase.head)) {
      const PlacedMention* m = mentions_.At(phrase.head);
      if (m == nullptr || !m->party || !match_.Has(at) || has_object || rule_.object_own) {
        // "A suspension of aid to Chad": whose aid it was.
        if (!match_.verb) Phrases(phrase.head, false, found);
        // "Meddling in Chad's election": whose election it was.
        if (!match_.verb && m == nullptr && Lists(rule_.to, at) &&
            IsPreposition(at, WordClass::kPlacePreposition)) {
          Add(found.recipients, PartiesAt(phrase.head, true));
        }
        continue;
      }
    }
    // "Condemned the arrest of three bloggers": they are not to blame.
    if (judged && rule_.object_topic && IsPreposition(at, WordClass::kOf)) continue;
    if (judged && Involves(at)) {
      if (found.recipients.empty()) found.recipients = InvolvedIn(phrase, kNestedPhrases);
    } else if (IsPreposition(at, WordClass::kBetween)) {
      Add(found.actors, PartiesAt(phrase.head, false));
    } else if (IsPreposition(at, WordClass::kWith) && rule_.frame == Frame::kSymmetric) {
      Add(found.actors, PartiesAt(phrase.head, true));
    } else if (!verb &&
               (IsPreposition(at, WordClass::kBy) || (!match_.verb && Lists(rule_.doer, at)))) {
      Add(found.actors, PartiesAt(phrase.head, true));
    } else if (!verb && IsPreposition(at, WordClass::kOf)) {
      // "Accepted the resignation of the envoy", who has no part in accepting it.
      // "The heinous acts of Chad": whoever speaks finds them so.
      const bool done = (((Turns() && !rule_.speaks) || rule_.frame == Frame::kPatient) &&
                         !IsDoerOf(head, phrase)) ||
                        (match_.verb && rule_.plover == "CONCEDE" && !found.actors.empty());
      Add(done ? found.recipients : found.actors, PartiesAt(phrase.head, false));
    } else if (!has_object && (match_.Has(at) || LeadsToOther(at))) {
      Parties others = HoldersOf(phrase.head);
      if (others.empty()) others = PartiesAt(phrase.head, MayBePlace(at));
      const bool where = IsWhere(at, others);
      // "Withdrew monitors from Chad": Chad rather than those who are part of the pattern.
      if (yields_ && !where && !others.empty()) {
        found.recipients.clear();
        yields_ = false;
      }
      Add(where ? places_ : found.recipients, others);
    } else if (verb && rule_.plover == "PROTEST" && found.recipients.empty() &&
               IsPreposition(at, WordClass::kPlacePreposition)) {
      found.recipients = HostsOf(phrase.head);
    }
    // "Spent $2 million in aid to Chad", "granted by the bank for Chad".
    const bool further = verb && found.recipients.empty() &&
                         (match_.Has(at) || IsPreposition(at, WordClass::kBy)) &&
                         (IsPreposition(at, WordClass::kBy) || !subjects_.IsParty(phrase.head));
    if ((verb && !further) || rule_.frame == Frame::kSymmetric) continue;
    for (const Dependent& inner : clauses_.DependentsOf(phrase.head)) {
      if (inner.preposition == kNoToken) continue;
      if (IsPreposition(inner.preposition, WordClass::kBy)) {
        Add(found.actors, PartiesAt(inner.head, true));
      } else if ((further || IsPreposition(inner.preposition, WordClass::kTo)) &&
                 !IsPreposition(inner.preposition, WordClass::kOf) &&
                 Lists(rule_.to, inner.preposition)) {
        Add(found.recipients, PartiesAt(inner.head, true));
      }
    }
  }
}

// "The sentence of the court", "without the support of the union": what hangs by "of" does it.
bool ActPhrases::IsDoerOf(std::size_t noun, const Dependent& phrase) const {
  if (rule_.plover == "SANCTION" && IsOfSector(phrase.head, kCourt)) return true;
  const std::size_t before = clauses_.PrepositionOf(noun);
  return rule_.plover == "SUPPORT" && before != kNoToken &&
         rules_.Means(ActWord::kHaving, scan_[before].norm) &&
         parse_.RelationOf(noun) != Relation::kNmod;
}

// "Broke through a cordon at his rally": whose rally it is.
Parties ActPhrases::HostsOf(std::size_t noun) const {
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    const PlacedMention* owner = mentions_.At(child);
    if (parse_.DeprelOf(child) == "nmod:poss" && owner != nullptr && owner->party &&
        owner->kind == EntityKind::kPerson) {
      return PartiesAt(child, false);
    }
  }
  return {};
}

bool ActPhrases::Involves(std::size_t preposition) const {
  return IsPreposition(preposition, WordClass::kBy) || IsPreposition(preposition, WordClass::kOf) ||
         IsPreposition(preposition, WordClass::kWith) ||
         IsPreposition(preposition, WordClass::kBetween);
}

// "condemned an attack by Chad", "welcomed the resumption of ties with Chad".
Parties ActPhrases::InvolvedIn(const Dependent& phrase, int depth) const {
  if (!Involves(phrase.preposition)) return {};
  Parties found = PartiesAt(phrase.head, true);
  if (!found.empty() || depth == 0) return found;
  for (const Dependent& inner : clauses_.DependentsOf(phrase.head)) {
    found = InvolvedIn(inner, depth - 1);
    if (!found.empty()) return found;
  }
  return found;
}

// Before the other side: as the rule has it, and "against" whatever it has.
bool ActPhrases::LeadsToOther(std::size_t preposition) const {
  return Lists(rule_.to, preposition) ||
         (rule_.frame != Frame::kSymmetric && rule_.plover != "SUPPORT" &&
          rules_.Means(ActWord::kAgainst, scan_[preposition].norm));
}

// "A bombing in Chad" does not say whom it hit.
bool ActPhrases::IsWhere(std::size_t preposition, const Parties& parties) const {
  const bool place = IsPreposition(preposition, WordClass::kPlacePreposition) &&
                     rule_.frame != Frame::kVisit && !Lists(rule_.to, preposition);
  // Whence one withdraws suffers nothing by it.
  const bool left = rule_.plover == "RETREAT" && rule_.mode == kWithdraw &&
                    !IsPreposition(preposition, WordClass::kOf);
  return (place || left) && std::all_of(parties.begin(), parties.end(), [](const PlacedMention* m) {
           return m->kind == EntityKind::kState || m->kind == EntityKind::kPlace;
         });
}

// A march in Paris is not against France.
bool ActPhrases::MayBePlace(std::size_t preposition) const {
  return rule_.frame == Frame::kVisit || rule_.plover != "PROTEST" ||
         !IsPreposition(preposition, WordClass::kPlacePreposition);
}

}  // namespace dateline::event
