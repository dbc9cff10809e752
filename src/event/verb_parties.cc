#include "event/verb_parties.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::event {

using discourse::Dependent;
using discourse::kNoToken;
using discourse::PlacedMention;
using discourse::WordClass;

namespace {

// The mode of what is asked for where a government is to change.
constexpr std::string_view kChange = "change";
// The mode of taking goods or ground.
constexpr std::string_view kSeize = "seize";

}  // namespace

Arguments VerbParties::Find() {
  Arguments found;
  const std::size_t verb = PredicateOf(match_.head);
  const std::size_t subject = subjects_.Of(verb);
  if (clauses_.IsPassive(verb) || LacksItsBe(verb) ||
      (rule_.frame == Frame::kTransitive && subjects_.IsJoinedToPassive(verb))) {
    found.actors = PartiesAt(clauses_.AgentOf(verb), true);
    if (found.actors.empty()) found.actors = DoersWithin();
    // Troops that are sent are the sender's own.
    const bool done_to = Turns() && rule_.plover != "MOBILIZE";
    Parties& side = done_to ? found.recipients : found.actors;
    if (subject != kNoToken && !match_.Has(subject)) Add(side, PartiesAt(subject, false));
  } else {
    Parties& side = rule_.frame == Frame::kPatient ? found.recipients : found.actors;
    // A place that does something is its government.
    const std::size_t request = RequestOver(verb);
    side = request < acts_.size() ? OwnOf(request).recipients : PartiesAt(subject, true);
    if (rule_.frame == Frame::kSaidOf) {
      // "We must" asks nobody else.
      if (subject != kNoToken && parse_.HasFeature(subject, "Person=1")) return {};
      found.recipients = found.actors;
      found.actors = PartiesAt(SpeakerOver(verb), true);
      return found;
    }
    if (side.empty() && request == acts_.size()) side = BehindSubject(verb, subject);
    Add(side, PartiesAt(subjects_.JoinedBy(verb), false));
    if (rule_.frame != Frame::kSubject && rule_.frame != Frame::kPatient) Objects(verb, found);
    if (rule_.plover == "PROTEST") found.recipients = Against(verb);
    // "Chad and Togo welcomed their new ties with Peru": nobody is judged by himself.
    if (rule_.IsJudgement()) EraseActors(found);
  }
  // The verb's own phrases, and those of the nouns that name the act with it.
  std::vector<std::size_t> heads{verb};
  for (std::size_t i = match_.first; i < match_.last; ++i) {
    // "Met on the sidelines of a summit": there.
    const bool where = rule_.frame == Frame::kSymmetric &&
                       IsPreposition(clauses_.PrepositionOf(i), WordClass::kPlacePreposition);
    if (i != verb && match_.Has(i) && scan_[i].upos == Upos::kNoun && !where) heads.push_back(i);
  }
  // "handed 4 tons of rice to the ministry", where the phrase may hang on the rice.
  const std::size_t object = clauses_.ObjectOf(verb);
  if (object != kNoToken && !match_.Has(object) && mentions_.At(object) == nullptr &&
      ActAt(object) == acts_.size()) {
    heads.push_back(object);
  }
  // "Welcomed Chad's release of prisoners": Chad.
  if (found.recipients.empty() && rule_.IsJudgement() && Turns()) OwnerOfObject(verb, found, true);
  for (const std::size_t head : heads) Phrases(head, head == verb, found);
  if (found.recipients.empty() && Turns()) BehindParticiple(verb, found);
  // "Reversed his conviction", "toned down its criticism of Chad".
  const bool gives_way = rule_.plover == "CONCEDE";
  FromContent(verb, found);
  if (found.recipients.empty() && (Turns() || gives_way) && !rule_.object_own) {
    OwnerOfObject(verb, found);
  }
  if (rule_.plover == "ASSAULT" || rule_.mode == kSeize) HoldersOfObject(verb, found);
  EraseActors(found);
  if (found.recipients.empty() && (Turns() || gives_way)) BehindObject(verb, found);
  if (found.recipients.empty() && rule_.plover == "PROTEST") FromDemands(verb, found);
  if (found.recipients.empty() && rule_.plover == "AID") FromAim(verb, found);
  // "Talks between Chad and Togo, brokered by Peru."
  if (rule_.plover == "CONSULT" && rule_.frame == Frame::kSubject && found.recipients.empty()) {
    BehindObject(verb, found);
  }
  for (const std::size_t head : heads) {
    // "attended a dinner given by the king": the host is there too.
    const bool joins = found.actors.empty() || rule_.frame == Frame::kSymmetric;
    if (head != verb && joins) Add(found.actors, DoneBy(head));
  }
  return found;
}

// Who acts where what stands in the subject's place does not: "published a report accusing
// Chad", "asked for money to fund schools".
Parties VerbParties::BehindSubject(std::size_t verb, std::size_t subject) const {
  if (subject == kNoToken) return {};
  if (const std::size_t over = clauses_.VerbOver(subject); over != kNoToken && over != verb) {
    return PartiesAt(clauses_.IsPassive(over) ? clauses_.AgentOf(over) : clauses_.SubjectOf(over),
                     true);
  }
  return {};
}

// The request of "its requests to leave", which others are to fulfil; acts_.size() if none.
std::size_t VerbParties::RequestOver(std::size_t verb) const {
  const std::size_t noun = parse_.HeadOf(verb);
  if (noun == kNoToken || parse_.DeprelOf(verb) != "acl") return acts_.size();
  const std::size_t act = ActAt(noun);
  const bool asks = act < acts_.size() && !acts_[act].verb && !IsDeepest() &&
                    rules_.rule(acts_[act].rule).plover == "REQUEST";
  return asks ? act : acts_.size();
}

// "Killed in an attack by rebels", where the rebels are part of the pattern.
Parties VerbParties::DoersWithin() const {
  for (std::size_t i = match_.first; i < match_.last; ++i) {
    if (match_.Has(i) && scan_[i].word.Is(WordClass::kBy)) return PartiesAt(parse_.HeadOf(i), true);
  }
  return {};
}

// "Fired teargas at protesting students", where the tree takes the participle for a clause.
void VerbParties::BehindParticiple(std::size_t verb, Arguments& found) const {
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const std::size_t mark = parse_.ChildBy(child, Relation::kMark);
    const std::size_t object = parse_.ChildBy(child, Relation::kObj);
    if (parse_.RelationOf(child) == Relation::kAdvcl && mark != kNoToken && mark + 1 == child &&
        match_.Has(mark) && object == child + 1 && scan_[object].upos == Upos::kNoun) {
      found.recipients = PartiesAt(object, false);
    }
  }
}

// Whose saying it is: of "the envoy said that Chad must withdraw" the envoy.
std::size_t VerbParties::SpeakerOver(std::size_t verb) const {
  const std::size_t said = parse_.HeadOf(parse_.FirstJoined(verb));
  if (said == kNoToken || parse_.RelationOf(verb) != Relation::kCcomp) return kNoToken;
  return clauses_.SubjectOf(said);
}

// "Protesters arrested": a headline's participle without "were".
bool VerbParties::LacksItsBe(std::size_t verb) const {
  if (!site_.terse || rule_.frame != Frame::kTransitive || rule_.has_content) return false;
  if (!scan_[verb].word.Has(discourse::Tense::kParticiple)) return false;
  const auto children = parse_.ChildrenOf(verb);
  return std::none_of(children.begin(), children.end(), [&](std::size_t child) {
    switch (parse_.RelationOf(child)) {
      case Relation::kObj:
      case Relation::kIobj:
      case Relation::kCcomp:
      case Relation::kXcomp:
      case Relation::kAux:
      case Relation::kConj:
        return true;
      case Relation::kObl:
        return clauses_.PrepositionOf(child) != kNoToken &&
               match_.Has(clauses_.PrepositionOf(child));
      default:
        return false;
    }
  });
}

// "demanded that Chad leave", "claimed that Chad had left", "threatened to bomb Chad".
void VerbParties::FromContent(std::size_t verb, Arguments& found) const {
  if (!found.recipients.empty()) return;
  if (rule_.plover == "THREATEN" || rule_.plover == "REJECT" || rule_.plover == "AGREE") {
    const std::size_t content = ContentVerb(verb);
    // Several who agree have promised it each other.
    const bool among = rule_.plover == "AGREE" && found.actors.size() > 1;
    if (content != kNoToken && !among) found.recipients = ConcernedBy(content);
    EraseActors(found);
    return;
  }
  if (rule_.plover != "REQUEST" && rule_.plover != "ACCUSE") return;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const Relation relation = parse_.RelationOf(child);
    if (relation != Relation::kCcomp && relation != Relation::kXcomp) continue;
    const std::size_t subject = clauses_.SubjectOf(child);
    if (subject != kNoToken && parse_.HeadOf(subject) == child) {
      if (!clauses_.IsPassive(child)) {
        found.recipients = PartiesAt(subject, true);
      } else if (rule_.mode == kChange) {
        found.recipients = StatesOf(PartiesAt(subject, true));
      }
    }
    if (relation == Relation::kCcomp || !found.recipients.empty()) return;
  }
  // "Proposed to ban Muslims", "asked to meet the king".
  const std::size_t content = ContentVerb(verb);
  if (rule_.plover == "REQUEST" && content != kNoToken && ActAt(content) < acts_.size() &&
      !found.actors.empty()) {
    found.recipients = ConcernedBy(content);
    EraseActors(found);
  }
}

// "demanded that Chad's minister be removed": Chad is asked.
Parties VerbParties::StatesOf(const Parties& people) const {
  Parties states;
  for (const PlacedMention* m : people) {
    const PlacedMention* state = source_.stand_ins.StateOf(*m);
    if (state != nullptr && m->kind == EntityKind::kPerson) Add(states, state);
  }
  return states;
}

// The verb of what is threatened, refused or promised, which may be part of the pattern.
std::size_t VerbParties::ContentVerb(std::size_t verb) const {
  const std::size_t content = parse_.ChildBy(verb, Relation::kXcomp);
  if (content != kNoToken) return content;
  // "Threatened on Monday to bomb", where the tree takes it for an aim.
  const std::size_t aim = parse_.ChildBy(verb, Relation::kAdvcl);
  const bool infinitive = aim != kNoToken && aim > verb + 1 && rule_.has_content &&
                          IsPreposition(aim - 1, WordClass::kTo);
  return infinitive && clauses_.ObjectOf(verb) == kNoToken ? aim : LastVerb();
}

// The last verb of the pattern after the one that heads it: "help" of "sent troops to help".
std::size_t VerbParties::LastVerb() const {
  for (std::size_t i = match_.last; i-- > match_.head + 1;) {
    if (match_.Has(i) && scan_[i].upos == Upos::kVerb) return i;
  }
  return kNoToken;
}

// Who suffers or gains by what is threatened, refused or promised: "to send troops to Chad", "to
// lift the ban on Chad", "to meet Chad's envoy".
Parties VerbParties::ConcernedBy(std::size_t verb) const {
  const std::size_t act = ActAt(verb);
  if (act < acts_.size()) {
    const Arguments inner = OwnOf(act);
    const bool shared = rules_.rule(acts_[act].rule).frame == Frame::kSymmetric;
    // "Threatened to overrun Lima": ground suffers nothing.
    const bool ground =
        rules_.rule(acts_[act].rule).plover == "ASSAULT" && AllPlaces(inner.recipients);
    if (ground && !inner.recipients.empty()) return {};
    if (shared || !inner.recipients.empty()) return shared ? inner.actors : inner.recipients;
  }
  const std::size_t told = clauses_.IndirectObjectOf(verb);
  if (told != kNoToken) return PartiesAt(told, true);
  const std::size_t object = clauses_.ObjectOf(verb);
  std::vector<Dependent> phrases = clauses_.DependentsOf(verb);
  if (object != kNoToken) {
    const std::vector<Dependent> more = clauses_.DependentsOf(object);
    phrases.insert(phrases.end(), more.begin(), more.end());
  }
  for (const Dependent& phrase : phrases) {
    if (phrase.preposition == kNoToken) continue;
    if (!rules_.Means(ActWord::kConcerned, scan_[phrase.preposition].norm)) continue;
    Parties others = PartiesAt(phrase.head, true);
    if (!others.empty()) return others;
  }
  const bool own = object == kNoToken || OwnedByPronoun(object);
  return own || act < acts_.size() || rule_.plover == "AGREE" ? Parties{}
                                                              : PartiesAt(object, false);
}

// "Withdrew its envoy": its own.
bool VerbParties::OwnedByPronoun(std::size_t noun) const {
  const auto children = parse_.ChildrenOf(noun);
  return std::any_of(children.begin(), children.end(), [&](std::size_t child) {
    return parse_.DeprelOf(child) == "nmod:poss" && parse_.UposOf(child) == Upos::kPron;
  });
}

// "Reaffirmed Chad's right", "accepted her resignation", where what is owned is part of the
// pattern; not "withdrew its envoy", who is the actor's own.
// \param named only by name: "expressed his condolences to" says more of whom they are for.
void VerbParties::OwnerOfObject(std::size_t verb, Arguments& found, bool named) const {
  const std::size_t object = clauses_.ObjectOf(verb);
  if (object == kNoToken || !match_.Has(object)) return;
  // "Conveyed the king's thanks to Chad": whom it is for is named behind.
  for (std::size_t i = object + 1; i < match_.last; ++i) {
    if (match_.Has(i) && Lists(rule_.to, i)) return;
  }
  for (const std::size_t child : parse_.ChildrenOf(object)) {
    const PlacedMention* owner = mentions_.At(child);
    if (owner == nullptr || !owner->party) continue;
    if (named && owner->form == MentionForm::kPronoun) continue;
    // "Celebrated the Supreme Court ruling".
    const bool compound = named && parse_.RelationOf(child) == Relation::kCompound;
    if (parse_.DeprelOf(child) != "nmod:poss" && !compound) continue;
    found.recipients = PartiesAt(child, true);
    // "Conveyed Chad's support" by Chad's king: for his state.
    std::erase_if(found.recipients, [&](const PlacedMention* m) {
      return m->kind == EntityKind::kState && ActsFor(found.actors, *m);
    });
  }
}

// Whom it concerns where the object is no party: "canceled training and exercises with Chad",
// "welcomed the steps taken by Chad".
void VerbParties::BehindObject(std::size_t verb, Arguments& found) const {
  const std::size_t object =
      clauses_.IsPassive(verb) ? clauses_.SubjectOf(verb) : clauses_.ObjectOf(verb);
  if (object == kNoToken) return;
  for (const std::size_t token : clauses_.Joined(object)) {
    const std::size_t act = ActAt(token);
    if (act < acts_.size() && rules_.rule(acts_[act].rule).frame == Frame::kSymmetric) {
      Add(found.recipients, OwnOf(act).actors);
    } else if (rule_.IsJudgement() || rule_.plover == "REJECT") {
      Add(found.recipients, DoneBy(token, true));
    } else if (rule_.plover == "CONCEDE") {
      Add(found.recipients, act < acts_.size() ? OwnOf(act).recipients : GivenTo(token));
    }
    if (rule_.plover == "ACCUSE" && found.recipients.empty() && IsHolding(token, act)) {
      Add(found.recipients, HeldIn(token));
    }
  }
  EraseActors(found);
}

// "Condemned the detention of protesters throughout Chad": its authorities detain them.
Parties VerbParties::HeldIn(std::size_t noun) const {
  for (const Dependent& phrase : clauses_.DependentsOf(noun)) {
    if (phrase.preposition == kNoToken) continue;
    const Parties there = PlaceAt(phrase);
    if (!there.empty()) return there;
    for (const Dependent& inner : clauses_.DependentsOf(phrase.head)) {
      const Parties further = PlaceAt(inner);
      if (!further.empty()) return further;
    }
  }
  return {};
}

// An act of authorities, or named as one by the pattern.
bool VerbParties::IsHolding(std::size_t noun, std::size_t act) const {
  if (act == acts_.size()) return rule_.object_topic && match_.Has(noun);
  const std::string& type = rules_.rule(acts_[act].rule).plover;
  return type == "COERCE" || type == "SANCTION";
}

Parties VerbParties::PlaceAt(const Dependent& phrase) const {
  const PlacedMention* m = mentions_.At(phrase.head);
  const bool place = IsPreposition(phrase.preposition, WordClass::kPlacePreposition) &&
                     m != nullptr &&
                     (m->kind == EntityKind::kState || m->kind == EntityKind::kPlace);
  return place ? Parties{m} : Parties{};
}

// "Quashed the sentence given to four men."
Parties VerbParties::GivenTo(std::size_t noun) const {
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    if (parse_.RelationOf(child) != Relation::kAcl || !scan_[child].word.Is(WordClass::kLight)) {
      continue;
    }
    for (const Dependent& phrase : clauses_.DependentsOf(child)) {
      if (IsPreposition(phrase.preposition, WordClass::kTo)) return PartiesAt(phrase.head, true);
    }
  }
  return {};
}

// "Retook a town held by rebels": they are fought, not the ground.
void VerbParties::HoldersOfObject(std::size_t verb, Arguments& found) const {
  if (!AllPlaces(found.recipients)) return;
  const std::size_t object =
      clauses_.IsPassive(verb) ? subjects_.Of(verb) : clauses_.ObjectOf(verb);
  if (object == kNoToken) return;
  Parties holders;
  for (const std::size_t token : clauses_.Joined(object)) Add(holders, HoldersOf(token));
  if (!holders.empty()) found.recipients = holders;
}

// "Gave $2 million to support Chad's schools."
void VerbParties::FromAim(std::size_t verb, Arguments& found) const {
  const std::size_t aim = parse_.ChildBy(verb, Relation::kAdvcl);
  const std::size_t act = aim == kNoToken ? acts_.size() : ActAt(aim);
  if (act == acts_.size() || !IsPreposition(aim - 1, WordClass::kTo)) return;
  const std::string& type = rules_.rule(acts_[act].rule).plover;
  if (type == "AID" || type == "SUPPORT") found.recipients = OwnOf(act).recipients;
  EraseActors(found);
}

// "Protested the minister's visit."
Parties VerbParties::Against(std::size_t verb) const {
  const std::size_t object = clauses_.ObjectOf(verb);
  return object == kNoToken || match_.Has(object) ? Parties{} : PartiesAt(object, false);
}

// "Marched, calling on the king to resign": against him.
void VerbParties::FromDemands(std::size_t verb, Arguments& found) const {
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const Relation relation = parse_.RelationOf(child);
    const std::size_t act = ActAt(child);
    if (act == acts_.size() || !acts_[act].verb ||
        (relation != Relation::kAdvcl && relation != Relation::kXcomp)) {
      continue;
    }
    const std::string& type = rules_.rule(acts_[act].rule).plover;
    if (type == "REQUEST" || type == "ACCUSE" || type == "PROTEST" || type == "REJECT") {
      Add(found.recipients, OwnOf(act).recipients);
    }
  }
  EraseActors(found);
}

void VerbParties::Objects(std::size_t verb, Arguments& found) {
  if (rule_.object_topic) return;
  const std::size_t told = clauses_.IndirectObjectOf(verb);
  if (told != kNoToken && !match_.Has(told)) found.recipients = PartiesAt(told, true);
  const std::size_t object = clauses_.ObjectOf(verb);
  if (!found.recipients.empty() || object == kNoToken) return;
  if (!match_.Has(object)) {
    // "Willing to withdraw its troops" says nothing of whoever is promised that.
    if (rule_.plover != "AGREE" || !OwnedByPronoun(object)) {
      found.recipients = PartiesAt(object, true);
    }
    return;
  }
  // "Met his Chadian counterpart", where the counterpart is part of the pattern.
  if (rule_.frame == Frame::kSymmetric && OwnedByPronoun(object)) {
    found.recipients = PartiesAt(object, false);
    return;
  }
  // "Sent troops to help Chad", where the help is part of the pattern as well.
  const std::size_t last = LastVerb();
  const std::size_t helped = last == kNoToken ? kNoToken : clauses_.ObjectOf(last);
  if (helped != kNoToken && !match_.Has(helped)) found.recipients = PartiesAt(helped, true);
  if (!found.recipients.empty()) return;
  // "sacked Chad's envoy", where the envoy is part of the pattern.
  if (const PlacedMention* m = mentions_.At(object); m != nullptr && m->party) {
    if (rule_.object_own || OwnedByPronoun(object)) return;
    found.recipients = PartiesAt(object, false);
    yields_ = rule_.plover == "SANCTION";
  }
}

}  // namespace dateline::event
