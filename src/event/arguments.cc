#include "event/arguments.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "event/party_phrases.h"
#include "event/subjects.h"

namespace dateline::event {
namespace {

using discourse::ClauseView;
using discourse::Dependent;
using discourse::kNoToken;
using discourse::MentionView;
using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::WordClass;

// Most phrases of one place in the clause that are followed.
constexpr std::size_t kMostJoined = 32;
// How many phrases deep the parties of what is blamed or praised are looked for.
constexpr int kNestedPhrases = 2;
// Most acts that follow from one another.
constexpr int kDeepest = 3;
// The mode of what is asked for where a government is to change.
constexpr std::string_view kChange = "change";
// The mode of withdrawals.
constexpr std::string_view kWithdraw = "withdraw";
// The sectors of police, armies and courts.
constexpr std::string_view kPolice = "COP";
constexpr std::string_view kArmy = "MIL";
constexpr std::string_view kCourt = "JUD";
// The mode of taking goods or ground.
constexpr std::string_view kSeize = "seize";

class Finder {
 public:
  Finder(const ArgumentSource& source, const std::vector<ActMatch>& acts, std::size_t at,
         const BothSides& both, bool terse, int depth = 0)
      : source_(source),
        scan_(source.scan),
        clauses_(source.clauses),
        parse_(source.clauses.parse()),
        mentions_(source.mentions),
        rules_(source.rules),
        phrases_(source, both),
        subjects_(source, terse),
        acts_(acts),
        match_(acts[at]),
        rule_(source.rules.rule(match_.rule)),
        both_(both),
        terse_(terse),
        depth_(depth) {}

  Arguments Find() {
    Arguments found = Own();
    if (found.actors.empty()) FromOuterAct(found);
    if (found.actors.empty() && found.recipients.empty()) found.actors = OfTheTwo();
    if (found.actors.empty() && found.recipients.empty()) {
      // Better somebody's country than nobody; but an attack in Chad may be on anybody.
      const bool bare = rule_.alone || rule_.plover == "ASSAULT" || rule_.plover == "RETREAT";
      (bare && !match_.verb ? found.somewhere : found.recipients) = places_;
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
    // "Chad's troops headed toward Chad's border": none of theirs.
    if (rule_.plover == "MOBILIZE") {
      std::erase_if(found.recipients, [&](const PlacedMention* m) {
        return m->kind == EntityKind::kState && IsForceOf(found.actors, *m);
      });
    }
    return found;
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
    if (both_.told.empty()) return {};
    const std::set<std::string_view> two = countries_of(both_.told.front());
    if (two.size() != 2 || two.contains("")) return {};
    if (std::any_of(both_.told.begin(), both_.told.end(),
                    [&](const Parties& parties) { return countries_of(parties) != two; })) {
      return {};
    }
    return both_.last;
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
      if (phrase.preposition == kNoToken || rules_.MeansBlame(scan_[phrase.preposition].norm)) {
        continue;
      }
      if (cause < acts_.size()) return cause;
    }
    return acts_.size();
  }

 private:
  static void EraseActors(Arguments& found) {
    std::erase_if(found.recipients, [&](const PlacedMention* r) {
      return std::any_of(found.actors.begin(), found.actors.end(),
                         [&](const PlacedMention* a) { return a->entity == r->entity; });
    });
  }
  Arguments Own() {
    if (match_.verb) return OfVerb(PredicateOf(match_.head));
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
  [[nodiscard]] bool IsMetonym(std::size_t token) const {
    const PlacedMention* m = mentions_.At(token);
    return m != nullptr && m->form == MentionForm::kMetonym;
  }
  // The parties of another act, as far as one act is asked for by the next.
  [[nodiscard]] Arguments OwnOf(std::size_t act) const {
    if (depth_ == kDeepest) return {};
    return Finder(source_, acts_, act, both_, terse_, depth_ + 1).Own();
  }
  [[nodiscard]] bool Turns() const {
    return rule_.frame == Frame::kTransitive || rule_.frame == Frame::kInverse;
  }
  // "is" of "is ready to" hangs on what it is.
  [[nodiscard]] std::size_t PredicateOf(std::size_t token) const {
    const Relation relation = parse_.RelationOf(token);
    return relation == Relation::kCop || relation == Relation::kAux ? parse_.HeadOf(token) : token;
  }
  [[nodiscard]] bool IsPreposition(std::size_t token, WordClass c) const {
    return token != kNoToken && scan_[token].word.Is(c);
  }

  Arguments OfVerb(std::size_t verb) {
    Arguments found;
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
    if (found.recipients.empty() && rule_.IsJudgement() && Turns())
      OwnerOfObject(verb, found, true);
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
  Parties BehindSubject(std::size_t verb, std::size_t subject) const {
    if (subject == kNoToken) return {};
    if (const std::size_t over = clauses_.VerbOver(subject); over != kNoToken && over != verb) {
      return PartiesAt(clauses_.IsPassive(over) ? clauses_.AgentOf(over) : clauses_.SubjectOf(over),
                       true);
    }
    return {};
  }

  // The request of "its requests to leave", which others are to fulfil; acts_.size() if none.
  [[nodiscard]] std::size_t RequestOver(std::size_t verb) const {
    const std::size_t noun = parse_.HeadOf(verb);
    if (noun == kNoToken || parse_.DeprelOf(verb) != "acl") return acts_.size();
    const std::size_t act = ActAt(noun);
    const bool asks = act < acts_.size() && !acts_[act].verb && depth_ < kDeepest &&
                      rules_.rule(acts_[act].rule).plover == "REQUEST";
    return asks ? act : acts_.size();
  }

  // "Killed in an attack by rebels", where the rebels are part of the pattern.
  [[nodiscard]] Parties DoersWithin() const {
    for (std::size_t i = match_.first; i < match_.last; ++i) {
      if (match_.Has(i) && scan_[i].word.Is(WordClass::kBy))
        return PartiesAt(parse_.HeadOf(i), true);
    }
    return {};
  }

  // "Fired teargas at protesting students", where the tree takes the participle for a clause.
  void BehindParticiple(std::size_t verb, Arguments& found) const {
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
  [[nodiscard]] std::size_t SpeakerOver(std::size_t verb) const {
    const std::size_t said = parse_.HeadOf(parse_.FirstJoined(verb));
    if (said == kNoToken || parse_.RelationOf(verb) != Relation::kCcomp) return kNoToken;
    return clauses_.SubjectOf(said);
  }

  // "Protesters arrested": a headline's participle without "were".
  [[nodiscard]] bool LacksItsBe(std::size_t verb) const {
    if (!terse_ || rule_.frame != Frame::kTransitive || rule_.has_content) return false;
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
  void FromContent(std::size_t verb, Arguments& found) const {
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
  Parties StatesOf(const Parties& people) const {
    Parties states;
    for (const PlacedMention* m : people) {
      const PlacedMention* state = source_.stand_ins.StateOf(*m);
      if (state != nullptr && m->kind == EntityKind::kPerson) Add(states, state);
    }
    return states;
  }

  // The verb of what is threatened, refused or promised, which may be part of the pattern.
  [[nodiscard]] std::size_t ContentVerb(std::size_t verb) const {
    const std::size_t content = parse_.ChildBy(verb, Relation::kXcomp);
    if (content != kNoToken) return content;
    // "Threatened on Monday to bomb", where the tree takes it for an aim.
    const std::size_t aim = parse_.ChildBy(verb, Relation::kAdvcl);
    const bool infinitive = aim != kNoToken && aim > verb + 1 && rule_.has_content &&
                            IsPreposition(aim - 1, WordClass::kTo);
    return infinitive && clauses_.ObjectOf(verb) == kNoToken ? aim : LastVerb();
  }
  // The last verb of the pattern after the one that heads it: "help" of "sent troops to help".
  [[nodiscard]] std::size_t LastVerb() const {
    for (std::size_t i = match_.last; i-- > match_.head + 1;) {
      if (match_.Has(i) && scan_[i].upos == Upos::kVerb) return i;
    }
    return kNoToken;
  }

  // Who suffers or gains by what is threatened, refused or promised: "to send troops to Chad", "to
  // lift the ban on Chad", "to meet Chad's envoy".
  Parties ConcernedBy(std::size_t verb) const {
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
      if (!rules_.MeansConcerned(scan_[phrase.preposition].norm)) continue;
      Parties others = PartiesAt(phrase.head, true);
      if (!others.empty()) return others;
    }
    const bool own = object == kNoToken || OwnedByPronoun(object);
    return own || act < acts_.size() || rule_.plover == "AGREE" ? Parties{}
                                                                : PartiesAt(object, false);
  }

  // "Withdrew its envoy": its own.
  [[nodiscard]] bool OwnedByPronoun(std::size_t noun) const {
    const auto children = parse_.ChildrenOf(noun);
    return std::any_of(children.begin(), children.end(), [&](std::size_t child) {
      return parse_.DeprelOf(child) == "nmod:poss" && parse_.UposOf(child) == Upos::kPron;
    });
  }

  // "Reaffirmed Chad's right", "accepted her resignation", where what is owned is part of the
  // pattern; not "withdrew its envoy", who is the actor's own.
  // \param named only by name: "expressed his condolences to" says more of whom they are for.
  void OwnerOfObject(std::size_t verb, Arguments& found, bool named = false) const {
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
  void BehindObject(std::size_t verb, Arguments& found) const {
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
  Parties HeldIn(std::size_t noun) const {
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
  [[nodiscard]] bool IsHolding(std::size_t noun, std::size_t act) const {
    if (act == acts_.size()) return rule_.object_topic && match_.Has(noun);
    const std::string& type = rules_.rule(acts_[act].rule).plover;
    return type == "COERCE" || type == "SANCTION";
  }
  Parties PlaceAt(const Dependent& phrase) const {
    const PlacedMention* m = mentions_.At(phrase.head);
    const bool place = IsPreposition(phrase.preposition, WordClass::kPlacePreposition) &&
                       m != nullptr &&
                       (m->kind == EntityKind::kState || m->kind == EntityKind::kPlace);
    return place ? Parties{m} : Parties{};
  }

  // "Quashed the sentence given to four men."
  Parties GivenTo(std::size_t noun) const {
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
  void HoldersOfObject(std::size_t verb, Arguments& found) const {
    if (!AllPlaces(found.recipients)) return;
    const std::size_t object =
        clauses_.IsPassive(verb) ? subjects_.Of(verb) : clauses_.ObjectOf(verb);
    if (object == kNoToken) return;
    Parties holders;
    for (const std::size_t token : clauses_.Joined(object)) Add(holders, HoldersOf(token));
    if (!holders.empty()) found.recipients = holders;
  }
  static bool AllPlaces(const Parties& parties) {
    return std::all_of(parties.begin(), parties.end(), [](const PlacedMention* m) {
      return m->kind == EntityKind::kPlace && m->form != MentionForm::kMetonym;
    });
  }

  // "Gave $2 million to support Chad's schools."
  void FromAim(std::size_t verb, Arguments& found) const {
    const std::size_t aim = parse_.ChildBy(verb, Relation::kAdvcl);
    const std::size_t act = aim == kNoToken ? acts_.size() : ActAt(aim);
    if (act == acts_.size() || !IsPreposition(aim - 1, WordClass::kTo)) return;
    const std::string& type = rules_.rule(acts_[act].rule).plover;
    if (type == "AID" || type == "SUPPORT") found.recipients = OwnOf(act).recipients;
    EraseActors(found);
  }

  // "Protested the minister's visit."
  Parties Against(std::size_t verb) const {
    const std::size_t object = clauses_.ObjectOf(verb);
    return object == kNoToken || match_.Has(object) ? Parties{} : PartiesAt(object, false);
  }

  // "Marched, calling on the king to resign": against him.
  void FromDemands(std::size_t verb, Arguments& found) const {
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

  void Objects(std::size_t verb, Arguments& found) {
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

  // "Peru's visit to", "talks between Peru and Chile", "the arrest of the editor by police".
  Arguments OfNoun(std::size_t noun) {
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
      const bool suffers = after ? Turns() : owner && rule_.owner_suffers;
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
  void FromClauseOf(std::size_t noun, Arguments& found) const {
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

  // True for a mention at `token` of somebody of the sector.
  [[nodiscard]] bool IsOfSector(std::size_t token, std::string_view sector) const {
    const PlacedMention* m = mentions_.At(token);
    if (m == nullptr || !m->party) return false;
    const auto& sectors = source_.entities.Column<&EntityRow::sectors>()[AsSize(m->entity)];
    return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
  }
  // "A police shooting", "a military takeover", where who does it is part of the pattern; but "a
  // military operation" may be anybody's.
  [[nodiscard]] bool IsNamedAfterDoer(std::size_t modifier) const {
    if (rule_.frame != Frame::kTransitive || rule_.owner_suffers) return false;
    return IsOfSector(modifier, kPolice) ||
           (rule_.plover == "COERCE" && IsOfSector(modifier, kArmy));
  }
  // "Military and economic aid": what sort of aid it is, and not whose, where the other sort is
  // part of the pattern.
  [[nodiscard]] bool IsSortOfAct(std::size_t modifier) const {
    const PlacedMention* m = mentions_.At(modifier);
    if (m == nullptr || m->form != MentionForm::kNominal) return false;
    const std::vector<std::size_t> joined = clauses_.Joined(modifier);
    return std::any_of(joined.begin(), joined.end(), [&](std::size_t other) {
      return other != modifier && match_.Has(other) && mentions_.At(other) == nullptr;
    });
  }

  // True where all hang on the talks by "with": the other side is yet to be found.
  [[nodiscard]] bool AllPartners(std::size_t noun, const Arguments& found) const {
    Parties partners;
    for (const Dependent& phrase : clauses_.DependentsOf(noun)) {
      if (phrase.preposition == kNoToken) continue;
      if (!IsPreposition(phrase.preposition, WordClass::kWith)) continue;
      Add(partners, PartiesAt(phrase.head, true));
    }
    return !partners.empty() && partners.size() == found.actors.size();
  }

  // "Chad-led sanctions".
  Parties LeaderOf(std::size_t led) const {
    const std::size_t leader = parse_.ChildBy(led, Relation::kCompound);
    return leader == kNoToken || leader > led ? Parties{} : PartiesAt(leader, true);
  }

  // "The two are open to a third summit."
  Parties OpenTo(std::size_t noun) const {
    const std::size_t over = parse_.HeadOf(noun);
    if (over == kNoToken || parse_.RelationOf(noun) != Relation::kObl ||
        !scan_[over].word.Is(WordClass::kWilling)) {
      return {};
    }
    return PartiesAt(clauses_.SubjectOf(over), true);
  }

  // "The scaling down of Chadian drills": whose drills they are, where they are part of the
  // pattern.
  Parties OwnersWithin(std::size_t noun) const {
    Parties owners;
    for (std::size_t i = match_.first; i < match_.last; ++i) {
      if (i == noun || !match_.Has(i) || scan_[i].upos != Upos::kNoun) continue;
      Add(owners, PartiesAt(i, false));
    }
    return owners;
  }

  // "Thanked Chad for its support": Chad's, whatever else "its" might be.
  Parties JudgedFor(std::size_t noun, std::size_t owner) const {
    const std::size_t over = parse_.HeadOf(noun);
    const std::size_t before = clauses_.PrepositionOf(noun);
    if (parse_.UposOf(owner) != Upos::kPron || over == kNoToken || before == kNoToken ||
        !rules_.MeansBlame(scan_[before].norm)) {
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
  void BesideClause(std::size_t noun, Arguments& found) const {
    const std::size_t before = clauses_.PrepositionOf(noun);
    const std::size_t first = parse_.FirstJoined(noun);
    const std::size_t over = parse_.HeadOf(first);
    if (found.actors.empty() || !found.recipients.empty() || before == kNoToken ||
        over == kNoToken || parse_.RelationOf(first) == Relation::kNmod) {
      return;
    }
    const bool had = rule_.plover == "SUPPORT" && rules_.MeansHaving(scan_[before].norm);
    const bool defied = rule_.plover == "REJECT" && rules_.MeansDespite(scan_[before].norm);
    if (!had && !defied) return;
    found.recipients = PartiesAt(
        clauses_.IsPassive(over) ? clauses_.AgentOf(over) : clauses_.SubjectOf(over), true);
    EraseActors(found);
  }

  // "Upped its aid to Chad", where the tree has the phrase hang on the verb.
  void NextToNoun(std::size_t noun, Arguments& found) const {
    if (!Turns() || !found.recipients.empty() || parse_.RelationOf(noun) != Relation::kObj) return;
    for (const Dependent& phrase : clauses_.DependentsOf(parse_.HeadOf(noun))) {
      if (phrase.preposition == noun + 1 && Lists(rule_.to, phrase.preposition)) {
        found.recipients = PartiesAt(phrase.head, true);
      }
    }
    EraseActors(found);
  }

  // "Marchers sang during a protest against Chad": theirs.
  Parties CrowdAt(std::size_t noun) const {
    if (clauses_.PrepositionOf(noun) == kNoToken) return {};
    std::size_t over = noun;
    while (parse_.RelationOf(over) == Relation::kObl ||
           parse_.RelationOf(over) == Relation::kNmod) {
      over = parse_.HeadOf(over);
      if (over == kNoToken) return {};
    }
    const std::size_t subject = clauses_.SubjectOf(over);
    return subject != kNoToken && rules_.MeansCrowd(scan_[subject].norm) ? PartiesAt(subject, false)
                                                                         : Parties{};
  }

  // "Closed her remarks with a tribute to Chad": hers.
  Parties SaidWith(std::size_t noun) const {
    const std::size_t over = parse_.HeadOf(noun);
    if (parse_.RelationOf(noun) != Relation::kObl || over == kNoToken ||
        !IsPreposition(clauses_.PrepositionOf(noun), WordClass::kWith) ||
        clauses_.IsPassive(over)) {
      return {};
    }
    const std::size_t object = clauses_.ObjectOf(over);
    return object != kNoToken && mentions_.At(object) == nullptr
               ? PartiesAt(clauses_.SubjectOf(over), false)
               : Parties{};
  }

  // "Complied with Chad's request": whoever complied was asked.
  void AskedWhoAnswers(std::size_t noun, Arguments& found) const {
    const std::size_t over = parse_.HeadOf(noun);
    const Relation relation = parse_.RelationOf(noun);
    const bool within =
        relation == Relation::kObj || relation == Relation::kObl || relation == Relation::kNsubj;
    if (over == kNoToken || !within || !rules_.MeansAnswer(scan_[over].lemma)) return;
    const bool passive = clauses_.IsPassive(over);
    if (passive != (relation == Relation::kNsubj)) return;
    found.recipients = PartiesAt(passive ? clauses_.AgentOf(over) : clauses_.SubjectOf(over), true);
    EraseActors(found);
  }

  // "Spoke during a visit to Chad": whoever spoke; "received the king for a visit": the king.
  void VisitorsAt(std::size_t noun, Arguments& found) const {
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
    if (rules_.MeansBlame(scan_[clauses_.PrepositionOf(noun)].norm)) return;
    const Parties there = PartiesAt(clauses_.SubjectOf(over), false);
    const bool one = there.size() == 1 && (there.front()->kind == EntityKind::kPerson ||
                                           there.front()->kind == EntityKind::kOffice);
    if (one) found.actors = there;
  }

  // "Is in Chad at the king's invitation": who is there.
  Parties GuestsAt(std::size_t noun) const {
    const std::size_t over = parse_.HeadOf(noun);
    if (parse_.RelationOf(noun) != Relation::kObl || over == kNoToken ||
        !IsPreposition(clauses_.PrepositionOf(noun), WordClass::kPlacePreposition)) {
      return {};
    }
    return PartiesAt(clauses_.SubjectOf(over), false);
  }

  // "Talks between Chad and Togo ended without a deal": whose talks they were.
  Parties OfTalks(std::size_t noun) const {
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

  // "Charges brought by Chad", "a raid led by Chad", "the raid that Chad launched".
  // \param acts also by what is an act of its own: "rejected a plan backed by Chad".
  Parties DoneBy(std::size_t noun, bool acts = false) const {
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

  // What hangs on the act by a preposition, and what hangs on that where the tree has it so: "a
  // visit of the king | to Chad".
  void Phrases(std::size_t head, bool verb, Arguments& found) {
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
  [[nodiscard]] bool IsDoerOf(std::size_t noun, const Dependent& phrase) const {
    if (rule_.plover == "SANCTION" && IsOfSector(phrase.head, kCourt)) return true;
    const std::size_t before = clauses_.PrepositionOf(noun);
    return rule_.plover == "SUPPORT" && before != kNoToken &&
           rules_.MeansHaving(scan_[before].norm) && parse_.RelationOf(noun) != Relation::kNmod;
  }
  // "Broke through a cordon at his rally": whose rally it is.
  Parties HostsOf(std::size_t noun) const {
    for (const std::size_t child : parse_.ChildrenOf(noun)) {
      const PlacedMention* owner = mentions_.At(child);
      if (parse_.DeprelOf(child) == "nmod:poss" && owner != nullptr && owner->party &&
          owner->kind == EntityKind::kPerson) {
        return PartiesAt(child, false);
      }
    }
    return {};
  }
  [[nodiscard]] bool Involves(std::size_t preposition) const {
    return IsPreposition(preposition, WordClass::kBy) ||
           IsPreposition(preposition, WordClass::kOf) ||
           IsPreposition(preposition, WordClass::kWith) ||
           IsPreposition(preposition, WordClass::kBetween);
  }
  // "condemned an attack by Chad", "welcomed the resumption of ties with Chad".
  Parties InvolvedIn(const Dependent& phrase, int depth) const {
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
  [[nodiscard]] bool LeadsToOther(std::size_t preposition) const {
    return Lists(rule_.to, preposition) ||
           (rule_.frame != Frame::kSymmetric && rule_.plover != "SUPPORT" &&
            rules_.MeansAgainst(scan_[preposition].norm));
  }
  [[nodiscard]] bool Lists(const std::vector<std::string>& words, std::size_t preposition) const {
    return std::find(words.begin(), words.end(), scan_[preposition].norm) != words.end();
  }
  // "A bombing in Chad" does not say whom it hit.
  [[nodiscard]] bool IsWhere(std::size_t preposition, const Parties& parties) const {
    const bool place = IsPreposition(preposition, WordClass::kPlacePreposition) &&
                       rule_.frame != Frame::kVisit && !Lists(rule_.to, preposition);
    // Whence one withdraws suffers nothing by it.
    const bool left = rule_.plover == "RETREAT" && rule_.mode == kWithdraw &&
                      !IsPreposition(preposition, WordClass::kOf);
    return (place || left) &&
           std::all_of(parties.begin(), parties.end(), [](const PlacedMention* m) {
             return m->kind == EntityKind::kState || m->kind == EntityKind::kPlace;
           });
  }
  // A march in Paris is not against France.
  [[nodiscard]] bool MayBePlace(std::size_t preposition) const {
    return rule_.frame == Frame::kVisit || rule_.plover != "PROTEST" ||
           !IsPreposition(preposition, WordClass::kPlacePreposition);
  }

  // "A siege of areas held by rebels", "raids on rebel-held towns": the rebels, where the act is of
  // force.
  Parties HoldersOf(std::size_t ground) const {
    if ((rule_.plover != "ASSAULT" && rule_.plover != "COERCE") || ground == kNoToken) return {};
    for (const std::size_t child : parse_.ChildrenOf(ground)) {
      if (!rules_.MeansHeld(scan_[child].norm)) continue;
      const std::size_t agent = clauses_.AgentOf(child);
      if (agent != kNoToken) return PartiesAt(agent, false);
      if (child > ground) continue;
      const std::size_t holder = parse_.ChildBy(child, Relation::kCompound);
      if (holder != kNoToken && holder < child) return PartiesAt(holder, false);
    }
    return {};
  }

  // True where one of them is of that state.
  [[nodiscard]] bool ActsFor(const Parties& actors, const PlacedMention& state) const {
    const auto& countries = source_.entities.Column<&EntityRow::country>();
    return !countries[AsSize(state.entity)].empty() &&
           std::any_of(actors.begin(), actors.end(), [&](const PlacedMention* m) {
             return countries[AsSize(m->entity)] == countries[AsSize(state.entity)];
           });
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
           rules_.MeansBlame(scan_[before].norm) && rule_.frame != Frame::kSymmetric;
  }

  // The parties named by the phrase at `head`, and by those joined to it.
  Parties PartiesAt(std::size_t head, bool places) const {
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
  Parties DoersOf(std::size_t token) const {
    const std::size_t act = ActAt(token);
    const bool judged = rule_.IsJudgement() || rule_.plover == "REJECT";
    if (act == acts_.size() || !judged || acts_[act].verb) return {};
    if (rules_.rule(acts_[act].rule).plover == rule_.plover) return {};
    return OwnOf(act).actors;
  }

  // The act among the others that `token` names, or acts_.size().
  [[nodiscard]] std::size_t ActAt(std::size_t token) const {
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      if (&acts_[i] != &match_ && acts_[i].Has(token)) return i;
    }
    return acts_.size();
  }

  const PlacedMention* PartyAt(std::size_t token, bool places) const {
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
    if (m != nullptr && rule_.plover == "SUPPORT" && rules_.MeansTrait(scan_[token].norm)) {
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

  // Whose it is: "condemned Chad's raid", "attacked Chadian positions".
  [[nodiscard]] const PlacedMention* OwnerOf(std::size_t token) const {
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

  const ArgumentSource& source_;
  const TokenScan& scan_;
  const ClauseView& clauses_;
  const coref::Parse& parse_;
  const MentionView& mentions_;
  const ActRules& rules_;
  PartyPhrases phrases_;
  Subjects subjects_;
  const std::vector<ActMatch>& acts_;
  const ActMatch& match_;
  const ActRule& rule_;
  const BothSides& both_;
  Parties places_;       // named where the act was, and not as whom it was done to
  Parties venue_;        // whose house talks are named after
  bool yields_ = false;  // the recipients found are part of the pattern, and a phrase knows better
  bool terse_;
  int depth_;  // how many acts have asked for the parties of the next
};

}  // namespace

Arguments FindArguments(const ArgumentSource& source, const std::vector<ActMatch>& acts,
                        std::size_t at, const BothSides& both, bool terse) {
  return Finder(source, acts, at, both, terse).Find();
}

std::size_t CauseOf(const ArgumentSource& source, const std::vector<ActMatch>& acts, std::size_t at,
                    bool& agentless) {
  return Finder(source, acts, at, {}, false).Cause(agentless);
}

}  // namespace dateline::event
