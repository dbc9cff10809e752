#include "event/event_annotator.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "coref/parse.h"
#include "discourse/clause_view.h"
#include "discourse/mention_view.h"
#include "event/arguments.h"
#include "event/merge.h"
#include "event/party_phrases.h"
#include "event/row_features.h"
#include "event/stand_ins.h"

namespace dateline::event {
namespace {

using discourse::MentionView;
using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::WordClass;

constexpr AnnotatorInfo kInfo{"event",
                              7,
                              {Layer::kTokens, Layer::kSentences, Layer::kTimes, Layer::kPlaces,
                               Layer::kEntities, Layer::kMentions, Layer::kStatements},
                              {Layer::kEvents, Layer::kRejects}};

// What no actor does, and so a reason to doubt that anybody killed.
constexpr std::string_view kAccident = "accident";
// The mode of meetings of more than two.
constexpr std::string_view kMultilateral = "multilateral";
// The types that are done by saying so.
constexpr std::array<std::string_view, 4> kGivenWords{"ACCUSE", "REJECT", "REQUEST", "SUPPORT"};
// Those that no word of a plan makes up for.
constexpr std::array<std::string_view, 7> kDeeds{"AID",       "ASSAULT",  "COERCE", "CONSULT",
                                                 "COOPERATE", "MOBILIZE", "PROTEST"};
// Quads from here on are conflict.
constexpr int kFirstConflict = 3;
// The sectors of those who govern, fight or want to.
constexpr std::array<std::string_view, 13> kPolitical = {
    "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "SEP", "UAF", "PRM", "IGO"};
constexpr std::array<std::string_view, 6> kArmed = {"MIL", "COP", "SPY", "REB", "SEP", "UAF"};
constexpr std::array<std::string_view, 4> kPoliticians = {"GOV", "LEG", "PTY", "OPP"};
constexpr std::string_view kPress = "JRN";
// The rule of statements whose content is the object of their cue.
constexpr std::string_view kOfObject = "discourse.statement.object";
constexpr std::string_view kGovernment = "GOV";
// The sectors of those who look into crimes.
constexpr std::array<std::string_view, 3> kInvestigators = {"COP", "GOV", "JUD"};
constexpr std::size_t kNotTold = static_cast<std::size_t>(-1);
// An act whose time ended so many days before publication is history (records.md).
constexpr std::chrono::days kHistoricalAfter{30};

DatePrecision PrecisionOf(std::chrono::days length) {
  const auto days = length.count() + 1;
  if (days <= 1) return DatePrecision::kDay;
  if (days <= 7) return DatePrecision::kWeek;
  if (days <= 31) return DatePrecision::kMonth;
  return days <= 92 ? DatePrecision::kQuarter : DatePrecision::kYear;
}

}  // namespace

class EventAnnotator::Reader {
 public:
  Reader(const EventAnnotator& owner, const Document& doc, const Layers& layers)
      : owner_(owner),
        doc_(doc),
        layers_(layers),
        entities_(layers.Get<EntityRow>()),
        statements_(layers.Get<StatementRow>()),
        sentences_(layers.Get<SentenceRow>()),
        scan_(doc, layers.Get<TokenRow>(), sentences_, owner.grammar_),
        mentions_(scan_, layers.Get<MentionRow>(), entities_),
        parse_({layers.Get<TokenRow>(), doc.text()}, sentences_),
        clauses_(parse_, owner.grammar_),
        stand_ins_(entities_, statements_, parse_, owner.acts_),
        when_where_(owner.when_where_, doc, layers, scan_, clauses_) {}

  void Read() {
    topics_ = owner_.topics_.OfReport(scan_);
    const auto& blocks = sentences_.Column<&SentenceRow::block>();
    for (std::size_t s = 0; s < scan_.SentenceCount(); ++s) {
      const BlockKind kind = doc_.blocks()[blocks[s]].kind;
      if (kind == BlockKind::kBoilerplate || kind == BlockKind::kByline ||
          kind == BlockKind::kDateStamp)
        continue;
      terse_ = kind == BlockKind::kHeadline || kind == BlockKind::kCrosshead;
      headline_ = kind == BlockKind::kHeadline;
      Sentence(s);
    }
    AddRecipientsOfMatters(told_);
    events = MergeEvents(std::move(told_), entities_);
    const std::vector<double> scores =
        owner_.scorer_.Score(RowReader(doc_, layers_, parse_, owner_.acts_).Read(events));
    for (std::size_t i = 0; i < events.size(); ++i) events[i].confidence = scores[i];
    std::stable_sort(rejects.begin(), rejects.end(),
                     [](const RejectRow& a, const RejectRow& b) { return a.span < b.span; });
  }

  std::vector<EventRow> events;
  std::vector<RejectRow> rejects;

 private:
  void Reject(const ActMatch& match, const ActRule& rule, std::string reason) {
    rejects.push_back({scan_.SpanOf(match.first, match.last),
                       rule.plover == "NONE" ? std::string() : rule.plover, std::move(reason),
                       rule.id});
  }

  void Sentence(std::size_t s) {
    const std::size_t begin = scan_.First(s);
    const std::size_t end = scan_.Last(s);
    std::vector<ActMatch> acts = owner_.acts_.Find(scan_, begin, end);
    const ArgumentSource source{scan_, clauses_, mentions_, entities_, owner_.acts_, stand_ins_};
    const std::size_t first_event = told_.size();
    if (!owner_.verbs_.empty()) OwnVerbs(s, source, acts);
    if (acts.empty() && told_.size() == first_event) return;
    std::string topic = topics_.no_acts;
    if (topic.empty()) topic = owner_.topics_.OfSentence(scan_, begin, end);
    std::vector<std::size_t> told_as(acts.size(), kNotTold);
    for (const std::size_t a : CausesFirst(source, acts)) {
      const ActMatch& match = acts[a];
      const ActRule* act = &owner_.acts_.rule(match.rule);
      const ActRule& rule = *act;
      std::string reason = rule.plover == "NONE" ? rule.reason : topic;
      if (reason.empty() && IsConflict(rule)) reason = topics_.no_conflict;
      Arguments found;
      if (reason.empty() && IsWithinName(match)) reason = "name";
      if (reason.empty()) {
        Arguments named = FindArguments(source, acts, a, both_, terse_);
        AddSpeaker(rule, match, named);
        reason = ReasonAgainst(rule, match, named);
        found = Settled(named, rule, match);
      }
      const bool alone = found.actors.empty() && found.recipients.empty();
      if (reason.empty() && alone) {
        reason = topics_.no_conflict;
      } else if (reason.empty() && !AnyPolitical(found.actors) && !AnyPolitical(found.recipients)) {
        reason = ReasonAgainstPrivate(rule, found);
      }
      bool agentless = false;
      if (reason.empty() && rule.outcome) {
        const std::size_t cause = CauseOf(source, acts, a, agentless);
        if (cause < acts.size() && told_as[cause] != kNotTold) {
          AddOutcome(match, found, told_[told_as[cause]].row);
          continue;
        }
        if (agentless || IsDoneByAccident(match) ||
            (found.actors.empty() && owner_.topics_.TellsOfAccident(scan_, begin, end))) {
          reason = kAccident;
        }
      }
      if (!reason.empty()) {
        Reject(match, rule, std::move(reason));
        continue;
      }
      if (const std::size_t verb = Teller(acts, told_as, a); verb != kNotTold) {
        AddOutcome(match, found, told_[verb].row);
        continue;
      }
      const bool shared = rule.frame == Frame::kSymmetric || rule.plover == "AGREE";
      if (shared && found.actors.size() > 1) both_.Told(found.actors);
      if (IsDoneByStates(rule)) found.actors = stand_ins_.AsStates(found.actors);
      if (IsBetweenPoliticians(found)) act = &owner_.acts_.InWords(rule);
      if (!act->reason.empty()) {
        Reject(match, *act, act->reason);
        continue;
      }
      ToldEvent told;
      told.row = Build(s, *act, match, acts, found, first_event);
      if (alone && !told.row.when_start && !told.row.place) {
        // Better somebody's country than no act.
        for (const PlacedMention* m : found.somewhere) {
          for (const PlacedMention* state : stand_ins_.For(*m, told.row.statement, both_, false)) {
            told.row.participants.push_back(Party(Role::kRecipient, *state));
          }
        }
        if (told.row.participants.empty()) {
          Reject(match, rule, "no_party");
          continue;
        }
      }
      told_as[a] = told_.size();
      told.word = WordOf(match);
      told.content = act->has_content || act->plover == "AGREE" || act->IsJudgement();
      told.headline = headline_;
      told.over = IsOver(told.row);
      told.nouns = NounsOf(match);
      if (!match.verb) told.noun = NounAt(match.head);
      told_.push_back(std::move(told));
    }
    NamedPairs(begin, end);
    if (told_.size() == first_event) return;
    const std::vector<std::string> contexts = owner_.contexts_.In(doc_, scan_, begin, end);
    for (std::size_t e = first_event; e < told_.size(); ++e) told_[e].row.contexts = contexts;
  }

  // The root of its sentence, and nobody's.
  [[nodiscard]] bool IsBareWord(const ActMatch& match) const {
    const coref::Parse& parse = clauses_.parse();
    return parse.RelationOf(parse.FirstJoined(match.head)) == Relation::kRoot &&
           (!match.verb || !parse.HasFeature(match.head, "VerbForm=Part")) &&
           clauses_.SubjectOf(match.head) == discourse::kNoToken;
  }

  // "I" or "we" do it, where nobody knows who they are.
  [[nodiscard]] bool IsSaidOfOneself(const ActMatch& match,
                                     std::string_view feature = "Person=1") const {
    if (!match.verb || clauses_.IsPassive(match.head)) return false;
    const std::size_t subject = clauses_.SubjectOf(match.head);
    return subject != discourse::kNoToken && clauses_.parse().HasFeature(subject, "Person=1") &&
           clauses_.parse().HasFeature(subject, feature);
  }

  // The acts in their order, but what is the outcome of a later one behind it: "killed in a raid".
  [[nodiscard]] std::vector<std::size_t> CausesFirst(const ArgumentSource& source,
                                                     const std::vector<ActMatch>& acts) const {
    std::vector<std::size_t> order;
    std::vector<std::vector<std::size_t>> outcomes(acts.size());
    for (std::size_t a = 0; a < acts.size(); ++a) {
      bool agentless = false;
      if (owner_.acts_.rule(acts[a].rule).outcome) {
        const std::size_t cause = CauseOf(source, acts, a, agentless);
        const ActRule* by = cause < acts.size() ? &owner_.acts_.rule(acts[cause].rule) : nullptr;
        if (cause > a && by != nullptr && by->plover == "ASSAULT" && !by->outcome &&
            by->frame != Frame::kSymmetric) {
          outcomes[cause].push_back(a);
          continue;
        }
      }
      order.push_back(a);
      order.insert(order.end(), outcomes[a].begin(), outcomes[a].end());
    }
    return order;
  }

  // "Ties between Peru and Chile": who "the two countries" are from here on.
  void NamedPairs(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t first = clauses_.parse().HeadOf(i);
      if (!scan_[i].word.Is(WordClass::kBetween) || first == discourse::kNoToken) continue;
      Parties pair;
      for (const std::size_t token : clauses_.Joined(first)) {
        const PlacedMention* m = mentions_.At(token);
        if (m != nullptr && m->kind == EntityKind::kState) Add(pair, m);
      }
      if (pair.size() == 2) both_.pair = pair;
    }
  }

  // "Thank you" of a clause without subject, and "congratulations": whoever says so. "We have
  // lodged a protest": the speaker's state.
  void AddSpeaker(const ActRule& rule, const ActMatch& match, Arguments& found) {
    if (!found.actors.empty()) return;
    const bool inquiry = rule.plover == "ACCUSE" && rule.mode == "investigate" && !match.verb &&
                         clauses_.parse().RelationOf(match.head) == Relation::kNsubj;
    const bool bare = rule.plover == "SUPPORT" && IsBareWord(match);
    if (!inquiry && !rule.speaks && !bare && !IsSaidOfOneself(match)) return;
    const PlacedMention* speaker = SpeakerOf(match);
    if (speaker == nullptr || (inquiry && !Investigates(*speaker))) return;
    std::erase_if(found.recipients,
                  [&](const PlacedMention* r) { return r->entity == speaker->entity; });
    const bool state = IsSaidOfOneself(match, "Number=Plur") && AnyPolitical({speaker});
    const PlacedMention* acts = state ? stand_ins_.StateOf(*speaker) : nullptr;
    found.actors.push_back(acts == nullptr ? speaker : acts);
  }

  // "The department said an inquiry had found": its own.
  [[nodiscard]] bool Investigates(const PlacedMention& m) const {
    const auto& sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m.entity)];
    return (m.kind == EntityKind::kOrganization || m.kind == EntityKind::kGroup) &&
           std::find_first_of(sectors.begin(), sectors.end(), kInvestigators.begin(),
                              kInvestigators.end()) != sectors.end();
  }

  // Where it is named as the source of the innermost statement that holds the act; null if nowhere.
  [[nodiscard]] const PlacedMention* SpeakerOf(const ActMatch& match) const {
    const auto statement = StatementOf(scan_.SpanOf(match.first, match.last));
    if (!statement) return nullptr;
    const auto speaker = statements_.Column<&StatementRow::source_entity>()[AsSize(*statement)];
    const Span words = statements_.Column<&StatementRow::source>()[AsSize(*statement)];
    if (!speaker || words.empty()) return nullptr;
    const std::size_t begin = scan_.TokenAt(words.begin, 0, scan_.size());
    for (std::size_t i = begin; i < scan_.size() && scan_.SpanOf(i).begin < words.end; ++i) {
      const PlacedMention* m = mentions_.At(i);
      if (m != nullptr && m->entity == *speaker) return m;
    }
    return nullptr;
  }

  // The acts of the user's own patterns. They decide of their verbs: acts of ours that these head
  // are taken out.
  void OwnVerbs(std::size_t s, const ArgumentSource& source, std::vector<ActMatch>& acts) {
    const std::size_t begin = scan_.First(s);
    const std::size_t first_event = told_.size();
    std::vector<bool> held;
    const std::vector<VerbAct> own = owner_.verbs_.Find(source, s, held);
    std::erase_if(acts, [&](const ActMatch& act) { return act.verb && held[act.head - begin]; });
    std::vector<ActMatch> all = acts;
    for (const VerbAct& act : own) all.push_back(act.match);
    for (const VerbAct& act : own) {
      const ActRule& rule = owner_.verbs_.rule(act.rule);
      ToldEvent told;
      told.row = Build(s, rule, act.match, all, {}, first_event);
      AddParties(Role::kActor, act.actors, told.row);
      AddParties(Role::kRecipient, act.recipients, told.row);
      told.word = WordOf(act.match);
      told.headline = headline_;
      told.own = true;
      told_.push_back(std::move(told));
    }
  }

  void AddParties(Role role, const std::vector<VerbParty>& parties, EventRow& row) const {
    for (const VerbParty& party : parties) {
      if (party.state == nullptr) {
        row.participants.push_back(Party(role, *party.mention));
        continue;
      }
      Participant made = Party(role, *party.state);
      const Participant people = Party(role, *party.mention);
      // A state lends its country alone, whoever acts for it also what they are.
      if (party.state->kind == EntityKind::kState) made.sectors.clear();
      made.sectors.insert(made.sectors.begin(), people.sectors.begin(), people.sectors.end());
      made.because.insert(made.because.end(), people.because.begin(), people.because.end());
      made.code = made.country;
      if (!made.sectors.empty()) made.code += made.sectors.front();
      const auto same = std::ranges::find_if(row.participants, [&](const Participant& p) {
        return p.role == role && p.entity == made.entity;
      });
      if (same == row.participants.end()) {
        row.participants.push_back(std::move(made));
        continue;
      }
      for (std::string& sector : made.sectors) {
        if (std::ranges::find(same->sectors, sector) == same->sectors.end()) {
          same->sectors.push_back(std::move(sector));
        }
      }
    }
  }

  // What leaders of several states may only do by them.
  static bool IsDoneByStates(const ActRule& rule) {
    return rule.plover == "COOPERATE" || rule.plover == "AID" || rule.plover == "SANCTION";
  }

  // Whom the mentions found mean; they themselves where nobody is left.
  [[nodiscard]] Arguments Settled(const Arguments& found, const ActRule& rule,
                                  const ActMatch& match) {
    const auto statement = StatementOf(scan_.SpanOf(match.first, match.last));
    const bool symmetric = rule.frame == Frame::kSymmetric;
    const auto settle = [&](const Parties& mentions, const Parties& known) {
      Parties settled;
      const auto has = [](const Parties& parties, const PlacedMention* m) {
        return std::any_of(parties.begin(), parties.end(),
                           [&](const PlacedMention* p) { return p->entity == m->entity; });
      };
      for (const PlacedMention* mention : mentions) {
        // The ground that is fought over suffers nothing.
        if (rule.plover == "ASSAULT" && mention->kind == EntityKind::kPlace &&
            mention->form != MentionForm::kMetonym) {
          continue;
        }
        for (const PlacedMention* m : stand_ins_.For(*mention, statement, both_, symmetric)) {
          if (!has(settled, m) && !has(known, m)) settled.push_back(m);
        }
      }
      return settled;
    };
    Arguments result;
    if (symmetric && found.actors.size() == 1 && found.recipients.empty()) {
      result.actors = stand_ins_.WithUs(*found.actors.front(), statement, both_);
    }
    if (result.actors.empty()) result.actors = settle(found.actors, {});
    const bool mutual = found.mutual && result.actors.size() > 1;
    result.recipients = mutual ? result.actors : settle(found.recipients, result.actors);
    return result.actors.empty() && result.recipients.empty() ? found : result;
  }

  // Why what was found is no event; empty if it is one.
  [[nodiscard]] std::string ReasonAgainst(const ActRule& rule, const ActMatch& match,
                                          const Arguments& found) const {
    if (found.actors.empty() && found.recipients.empty()) {
      // "Last March" is a month, and a verb whose parties are not found may mean anything.
      return (rule.alone || !found.somewhere.empty()) && scan_[match.head].upos == Upos::kNoun
                 ? ""
                 : "no_party";
    }
    // A person of whom nothing else is known acts for herself, and so do "the club" and "they".
    const bool named = std::any_of(found.actors.begin(), found.actors.end(), IsName) ||
                       std::any_of(found.recipients.begin(), found.recipients.end(), IsName);
    const bool several = found.actors.size() + found.recipients.size() > 1 || match.words > 1;
    if (!AnyPublic(found.actors) && !AnyPublic(found.recipients) && !(named && several)) {
      return "private_person";
    }
    const bool symmetric = rule.frame == Frame::kSymmetric;
    if (rule.needs_actor && found.actors.empty()) return "no_doer";
    // States and those who govern them hold no marches, nor do papers.
    if (rule.plover == "PROTEST" && rule.mode == "demo" && match.verb && !found.actors.empty() &&
        std::ranges::all_of(found.actors, [&](const PlacedMention* m) {
          return Rules(m) || (IsPress(m) && m->kind == EntityKind::kOrganization);
        })) {
      return "no_crowd";
    }
    if (rule.frame == Frame::kSaidOf && (found.actors.empty() || !AnyPublic(found.recipients))) {
      return "no_other_party";
    }
    if (rule.plover == "CONSULT" && IsTalkWithThePress(found)) return "press";
    // What a paper asks is a question.
    if (rule.plover == "REQUEST" && !found.actors.empty() &&
        std::ranges::all_of(found.actors, [&](const PlacedMention* m) { return IsPress(m); })) {
      return "press";
    }
    if (rule.needs_other) {
      const bool turned = rule.frame == Frame::kInverse && !rule.speaks;
      const auto& other = turned ? found.actors : found.recipients;
      if (symmetric ? found.actors.size() < 2 : !AnyPublic(other)) return "no_other_party";
      if (rule.needs_persons && std::none_of(other.begin(), other.end(), IsSomebody)) {
        return "no_person";
      }
    }
    // A visit that says to whom nowhere says too little, and so does one that does not say whose.
    if (rule.frame == Frame::kVisit && match.verb && found.recipients.empty()) return "no_host";
    if (rule.frame == Frame::kVisit && match.verb && found.actors.empty()) return "no_visitor";
    if (symmetric && !match.verb && found.actors.size() < 2 && match.words < 2) return "one_party";
    return {};
  }

  // Why what nobody of politics has a part in is no event; empty if it is one.
  [[nodiscard]] std::string ReasonAgainstPrivate(const ActRule& rule,
                                                 const Arguments& found) const {
    if (rule.frame == Frame::kVisit) return "private_visit";
    if (found.actors.empty() && !IsConflict(rule)) return "no_doer";
    // Where the report has nothing else of politics, what shops, clubs and passengers do is none.
    return topics_.no_conflict;
  }

  // "A Chadian plane crash killed nine": no Chadian did.
  [[nodiscard]] bool IsDoneByAccident(const ActMatch& match) const {
    const std::size_t subject = match.verb ? clauses_.SubjectOf(match.head) : discourse::kNoToken;
    return subject != discourse::kNoToken &&
           owner_.topics_.TellsOfAccident(scan_, subject, subject + 1);
  }

  // The word that names the act: of "launched an attack" the attack.
  [[nodiscard]] std::string_view WordOf(const ActMatch& match) const {
    std::size_t word = match.head;
    for (std::size_t i = match.head + 1;
         i < match.last && scan_[match.head].word.Is(WordClass::kLight); ++i) {
      if (match.Has(i) && scan_[i].upos == Upos::kNoun) word = i;
    }
    return ActWord(word);
  }

  // "The shelling" is what is told with "they shelled".
  [[nodiscard]] std::string_view ActWord(std::size_t token) const {
    const std::string_view verb = scan_[token].word.lemma;
    return verb.empty() ? scan_[token].lemma : verb;
  }

  [[nodiscard]] std::vector<std::string_view> NounsOf(const ActMatch& match) const {
    std::vector<std::string_view> nouns;
    for (std::size_t i = match.first; i < match.end; ++i) {
      if (i != match.head && scan_[i].upos == Upos::kNoun) nouns.push_back(ActWord(i));
    }
    return nouns;
  }

  [[nodiscard]] ActNoun NounAt(std::size_t head) const {
    ActNoun noun{parse_.HasFeature(head, "Number=Plur"), false, {}};
    bool alone = !noun.several;
    for (const std::size_t child : parse_.ChildrenOf(head)) {
      if (parse_.HasFeature(child, "NumType=Ord")) noun.ordinal = scan_[child].norm;
      const Relation relation = parse_.RelationOf(child);
      const bool pointer =
          relation == Relation::kDet &&
          (parse_.HasFeature(child, "Definite=Def") || parse_.HasFeature(child, "PronType=Dem"));
      noun.again = noun.again || pointer;
      alone = alone && (pointer || relation == Relation::kCase || relation == Relation::kPunct);
    }
    noun.again = noun.again && alone;
    return noun;
  }

  [[nodiscard]] bool IsOver(const EventRow& row) const {
    const auto& published = doc_.source().published;
    return row.when_end && (!published || *row.when_end < std::chrono::sys_days(published->day));
  }

  // Two states or persons, and so no summit of many.
  static bool IsPair(const Parties& parties) {
    return parties.size() == 2 && std::ranges::all_of(parties, [](const PlacedMention* m) {
             return m->kind == EntityKind::kState || m->kind == EntityKind::kPerson;
           });
  }

  // "The raid killed nine": they are the raid's recipients.
  void AddOutcome(const ActMatch& match, const Arguments& found, EventRow& cause) const {
    const std::vector<Participant> known = cause.participants;
    const bool suffered =
        std::ranges::any_of(known, [](const Participant& p) { return p.role == Role::kRecipient; });
    for (const PlacedMention* m : found.recipients) {
      const bool acts =
          std::ranges::any_of(known, [&](const Participant& p) { return p.entity == m->entity; });
      if (!suffered && !acts) cause.participants.push_back(Party(Role::kRecipient, *m));
    }
    cause.mentions.push_back(scan_.SpanOf(match.first, match.last));
  }

  // In words or in deed: the quads 3 and 4.
  [[nodiscard]] bool IsConflict(const ActRule& rule) const {
    return owner_.codes_.Find(rule.plover, rule.mode).quad >= kFirstConflict;
  }

  static bool IsName(const PlacedMention* m) { return m->form == MentionForm::kName; }

  static bool IsSomebody(const PlacedMention* m) {
    return m->kind == EntityKind::kPerson || m->kind == EntityKind::kGroup ||
           m->kind == EntityKind::kOffice;
  }

  // "Liberation" of the "Liberation Tigers" frees nobody.
  [[nodiscard]] bool IsWithinName(const ActMatch& match) const {
    if (match.verb) return false;
    const PlacedMention* mention = mentions_.At(match.first);
    return mention != nullptr && IsName(mention) && mention->kind != EntityKind::kPlace &&
           mention->first <= match.first && match.last <= mention->last &&
           match.last - match.first < mention->last - mention->first;
  }

  // The event told by a verb that has the noun among its words: "reaffirmed the promise" is one.
  [[nodiscard]] std::size_t Teller(const std::vector<ActMatch>& acts,
                                   const std::vector<std::size_t>& told_as, std::size_t a) const {
    const ActMatch& match = acts[a];
    for (std::size_t k = 0; k < a && !match.verb; ++k) {
      if (told_as[k] != kNotTold && match.first >= acts[k].last && match.first < acts[k].end &&
          owner_.acts_.rule(acts[k].rule).plover == owner_.acts_.rule(match.rule).plover) {
        return told_as[k];
      }
    }
    return kNotTold;
  }

  [[nodiscard]] bool IsPress(const PlacedMention* m) const {
    const auto& sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m->entity)];
    return !sectors.empty() && sectors.front() == kPress;
  }

  [[nodiscard]] bool Rules(const PlacedMention* m) const {
    const auto& sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m->entity)];
    return m->kind == EntityKind::kState || (!sectors.empty() && sectors.front() == kGovernment);
  }

  // Who tells a paper something meets nobody.
  [[nodiscard]] bool IsTalkWithThePress(const Arguments& found) const {
    std::size_t press = 0;
    for (const auto* parties : {&found.actors, &found.recipients}) {
      for (const PlacedMention* m : *parties) press += IsPress(m) ? 1 : 0;
    }
    return press > 0 && found.actors.size() + found.recipients.size() < press + 2;
  }

  // "The senator attacked the governor": with words.
  [[nodiscard]] bool IsBetweenPoliticians(const Arguments& found) const {
    const auto has = [&](const PlacedMention* m, const auto& sectors) {
      const auto& own = entities_.Column<&EntityRow::sectors>()[AsSize(m->entity)];
      return std::find_first_of(own.begin(), own.end(), sectors.begin(), sectors.end()) !=
             own.end();
    };
    const auto disarmed = [&](const PlacedMention* m) {
      return m->kind != EntityKind::kState && m->kind != EntityKind::kPlace && !has(m, kArmed);
    };
    const auto politician = [&](const PlacedMention* m) {
      const bool somebody = m->kind == EntityKind::kPerson || m->kind == EntityKind::kOffice;
      return somebody && has(m, kPoliticians) && !has(m, kArmed);
    };
    const std::size_t parties = found.actors.size() + found.recipients.size();
    return parties > 1 && std::any_of(found.actors.begin(), found.actors.end(), politician) &&
           std::all_of(found.actors.begin(), found.actors.end(), disarmed) &&
           std::all_of(found.recipients.begin(), found.recipients.end(), disarmed);
  }

  // A state or whoever acts for one, fights one or wants to govern it.
  [[nodiscard]] bool AnyPolitical(const Parties& parties) const {
    return std::any_of(parties.begin(), parties.end(), [&](const PlacedMention* m) {
      const auto& sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m->entity)];
      return m->kind == EntityKind::kState || m->form == MentionForm::kMetonym ||
             std::find_first_of(sectors.begin(), sectors.end(), kPolitical.begin(),
                                kPolitical.end()) != sectors.end();
    });
  }

  [[nodiscard]] bool AnyPublic(const Parties& parties) const {
    return std::any_of(parties.begin(), parties.end(), [&](const PlacedMention* m) {
      const std::size_t entity = AsSize(m->entity);
      const bool own = entities_.Column<&EntityRow::kind>()[entity] == EntityKind::kPerson ||
                       entities_.Column<&EntityRow::rule>()[entity].starts_with("coref.");
      return !own || !entities_.Column<&EntityRow::country>()[entity].empty() ||
             !entities_.Column<&EntityRow::sectors>()[entity].empty() ||
             !entities_.Column<&EntityRow::office>()[entity].empty();
    });
  }

  EventRow Build(std::size_t s, const ActRule& rule, const ActMatch& match,
                 const std::vector<ActMatch>& acts, const Arguments& found,
                 std::size_t first_event) const {
    EventRow row;
    row.span = scan_.SpanOf(match.first, match.last);
    row.sentence = SentenceIndex{static_cast<std::uint32_t>(s)};
    row.plover = rule.plover;
    row.mode = rule.mode == kMultilateral && IsPair(found.actors) ? std::string() : rule.mode;
    row.cameo = rule.cameo;
    const Intensity intensity = owner_.codes_.Find(rule.plover, row.mode);
    row.quad = intensity.quad;
    row.score = intensity.score;
    const bool deed = std::ranges::find(kDeeds, rule.plover) != kDeeds.end();
    const discourse::RealityReading reality =
        owner_.reality_.Read(clauses_.parse(), SiteOf(match, deed));
    // What the act's own words say does not govern it: "would not attend" refuses, and has
    // happened.
    const bool own = std::all_of(reality.because.begin(), reality.because.end(),
                                 [&](Span because) { return IsOfMatch(match, because); });
    // But "plans a march" has not marched.
    const bool ahead = reality.value == Reality::kPlanned || reality.value == Reality::kWanted;
    const bool light = deed && scan_[match.head].word.Is(WordClass::kLight);
    if ((!own || (ahead && light)) && !IsGivenWord(rule, match, reality.value)) {
      row.reality = reality.value;
      row.reality_because = reality.because;
    }
    for (const PlacedMention* m : found.actors) row.participants.push_back(Party(Role::kActor, *m));
    for (const PlacedMention* m : found.recipients)
      row.participants.push_back(Party(Role::kRecipient, *m));
    for (Participant& party : row.participants) SetSectorInRole(row, party);
    if (rule.plover == "REJECT" && found.recipients.empty()) AddAccuser(row);
    if (rule.plover == "ASSAULT" && found.recipients.empty() && match.verb &&
        AnyPolitical(found.actors) &&
        owner_.acts_.Means(ActWord::kRetaking, scan_[match.head].lemma)) {
      AddEnemy(row);
    }
    if (rule.plover == "AGREE" && row.participants.size() == 1) AddOther(rule, match, row);
    row.rule = rule.id;
    SetStatement(row, match);
    SetWhenWhere(row, rule, match, acts);
    SetParent(row, first_event);
    return row;
  }

  // True where the words are of those that the rule asks for, and not between them.
  [[nodiscard]] bool IsOfMatch(const ActMatch& match, Span words) const {
    for (std::size_t i = match.first; i < match.last; ++i) {
      if (match.Has(i) && scan_.SpanOf(i) == words) return true;
    }
    return false;
  }

  // The word from which the reality of an act is read: "march" of "plans a march", "talks" of "held
  // no talks".
  [[nodiscard]] std::size_t SiteOf(const ActMatch& match, bool deed) const {
    const coref::Parse& parse = clauses_.parse();
    const std::size_t head = parse.HeadWithin(match.first, match.last);
    if (!deed || !match.verb || !scan_[head].word.Is(WordClass::kLight)) return head;
    for (std::size_t i = head + 1; i < match.last; ++i) {
      if (match.Has(i) && parse.RelationOf(i) == Relation::kObj && parse.HeadOf(i) == head &&
          parse.UposOf(i) == Upos::kNoun) {
        return i;
      }
    }
    return head;
  }

  // "I would like to thank you."
  [[nodiscard]] bool IsGivenWord(const ActRule& rule, const ActMatch& match, Reality value) const {
    return (value == Reality::kPlanned || value == Reality::kWanted) && match.verb &&
           std::ranges::find(kGivenWords, rule.plover) != kGivenWords.end() &&
           owner_.reality_.IsGivenWord(clauses_, match.head);
  }

  // Who denies what he was last accused of refuses the accuser (codebook 16).
  void AddAccuser(EventRow& row) const {
    const auto has = [](const EventRow& event, Role role, EntityIndex entity) {
      return std::any_of(
          event.participants.begin(), event.participants.end(),
          [&](const Participant& p) { return p.role == role && p.entity == entity; });
    };
    const std::vector<Participant> deniers = row.participants;
    for (auto told = told_.rbegin(); told != told_.rend(); ++told) {
      if (told->row.plover != "ACCUSE") continue;
      const bool accused = std::any_of(deniers.begin(), deniers.end(), [&](const Participant& p) {
        return std::ranges::any_of(told->row.participants, [&](const Participant& told_of) {
          // A state denies what its groups are blamed for.
          const bool same =
              told_of.entity == p.entity || (!p.country.empty() && told_of.country == p.country);
          return told_of.role == Role::kRecipient && same;
        });
      });
      if (!accused) continue;
      for (Participant accuser : told->row.participants) {
        if (accuser.role != Role::kActor || has(row, Role::kActor, accuser.entity)) continue;
        accuser.role = Role::kRecipient;
        row.participants.push_back(std::move(accuser));
      }
      return;
    }
  }

  // "Accepted the invitation": one that was told of.
  [[nodiscard]] bool IsAnswer(const ActMatch& match) const {
    const coref::Parse& parse = clauses_.parse();
    const std::size_t object = match.verb ? clauses_.ObjectOf(match.head) : discourse::kNoToken;
    if (object == discourse::kNoToken || !owner_.acts_.Means(ActWord::kOffer, scan_[object].norm))
      return false;
    const std::size_t article = parse.ChildBy(object, Relation::kDet);
    return article != discourse::kNoToken && parse.HasFeature(article, "Definite=Def");
  }

  // Who answers, or promises where the sentence tells of a meeting, does so to the other side of
  // the last act that two shared.
  void AddOther(const ActRule& rule, const ActMatch& match, EventRow& row) const {
    const Participant self = row.participants.front();
    const Parties& both = both_.With(self.entity);
    if (self.role != Role::kActor || both.size() != 2) return;
    const coref::Parse& parse = clauses_.parse();
    const bool here = parse.SentenceOf(both.front()->first) == parse.SentenceOf(match.head);
    if (!here && !IsAnswer(match)) return;
    const bool first = both.front()->entity == self.entity;
    if (!first && both.back()->entity != self.entity) return;
    const Role role = rule.frame == Frame::kSymmetric ? Role::kActor : Role::kRecipient;
    row.participants.push_back(Party(role, first ? *both.back() : *both.front()));
  }

  // Ground is retaken from whom its taker last fought in the report.
  void AddEnemy(EventRow& row) const {
    for (auto told = told_.rbegin(); told != told_.rend(); ++told) {
      if (told->row.plover != "ASSAULT") continue;
      for (const Participant& party : told->row.participants) {
        if (!IsEnemy(party, told->row, row)) continue;
        row.participants.push_back(party);
        row.participants.back().role = Role::kRecipient;
        return;
      }
    }
  }
  // True for who bears arms in a fight whose other side is a party of `row`, or of its country.
  static bool IsEnemy(const Participant& party, const EventRow& fight, const EventRow& row) {
    const auto takes = [&](const Participant& p) {
      return std::ranges::any_of(row.participants, [&](const Participant& taker) {
        return taker.entity == p.entity || (!p.country.empty() && taker.country == p.country);
      });
    };
    const bool armed = std::ranges::find_first_of(party.sectors, kArmed) != party.sectors.end();
    return armed &&
           std::ranges::none_of(row.participants,
                                [&](const Participant& p) { return p.entity == party.entity; }) &&
           std::ranges::any_of(fight.participants, [&](const Participant& p) {
             return p.role != party.role && takes(p);
           });
  }

  [[nodiscard]] Participant Party(Role role, const PlacedMention& m) const {
    Participant party;
    party.role = role;
    party.entity = m.entity;
    party.mention = m.mention;
    party.country = entities_.Column<&EntityRow::country>()[AsSize(m.entity)];
    party.sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m.entity)];
    party.because = entities_.Column<&EntityRow::because>()[AsSize(m.entity)];
    party.code = party.country;
    if (!party.sectors.empty()) party.code += party.sectors.front();
    return party;
  }

  // Sectors are those of a party in its role (codebook 12): a state fights and deploys by its
  // forces, and a town or a region that does something is its government.
  void SetSectorInRole(const EventRow& row, Participant& party) const {
    const EntityKind kind = entities_.Column<&EntityRow::kind>()[AsSize(party.entity)];
    const bool acts = party.role == Role::kActor;
    const bool by_force = row.plover == "ASSAULT" || row.plover == "MOBILIZE";
    const auto set = [&](std::string_view sector, std::string_view because) {
      std::erase_if(party.because, [](const Because& b) { return b.field == "sectors"; });
      party.because.push_back({"sectors", row.span, std::string(because)});
      party.sectors = {std::string(sector)};
      party.code = party.country + party.sectors.front();
    };
    if (kind == EntityKind::kState && acts && by_force) set("MIL", "event.forces_of_state");
    const bool people = !acts && (row.plover == "AID" || row.plover == "COERCE" || by_force);
    if (kind == EntityKind::kPlace && party.sectors.empty() && !people) {
      set("GOV", "event.government_of_place");
    }
  }

  // The innermost statement whose content holds the words.
  [[nodiscard]] std::optional<StatementIndex> StatementOf(Span words) const {
    const auto& contents = statements_.Column<&StatementRow::content>();
    std::optional<StatementIndex> innermost;
    ByteOffset best = ~ByteOffset{0};
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      for (const Span content : contents[i]) {
        if (!content.Contains(words) || content.size() >= best) continue;
        best = content.size();
        innermost = StatementIndex{static_cast<std::uint32_t>(i)};
      }
    }
    return innermost;
  }

  // The innermost statement whose content holds the act, and those that deny it.
  void SetStatement(EventRow& row, const ActMatch& match) const {
    row.statement = StatementOf(row.span);
    // Who condemns a raid does not tell of it: the report does, or whoever tells of the condemning.
    // So does a clause that only adds something: "she said that Chile, which left in May, …".
    while (row.statement && ((!match.verb && IsJudged(*row.statement)) ||
                             IsBesideWhatIsSaid(match, *row.statement))) {
      row.statement = statements_.Column<&StatementRow::parent>()[AsSize(*row.statement)];
    }
    const auto& contents = statements_.Column<&StatementRow::content>();
    const auto& stances = statements_.Column<&StatementRow::stance>();
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (stances[i] != Stance::kDenies) continue;
      const bool held = std::any_of(contents[i].begin(), contents[i].end(),
                                    [&](Span content) { return content.Contains(row.span); });
      if (held || (row.statement && PointsBack(i) && Answers(i, *row.statement))) {
        row.contested_by.push_back(StatementIndex{static_cast<std::uint32_t>(i)});
      }
    }
  }

  // "condemned the raid", but not "condemned them for raiding the camp", nor "said".
  [[nodiscard]] bool IsJudged(StatementIndex statement) const {
    const discourse::Cue* cue =
        owner_.cues_.Verb(statements_.Column<&StatementRow::cue_lemma>()[AsSize(statement)]);
    return cue != nullptr && cue->judges &&
           statements_.Column<&StatementRow::rule>()[AsSize(statement)] == kOfObject;
  }

  // True in a relative clause behind a comma, of words that are not quoted.
  [[nodiscard]] bool IsBesideWhatIsSaid(const ActMatch& match, StatementIndex statement) const {
    const coref::Parse& parse = clauses_.parse();
    if (statements_.Column<&StatementRow::kind>()[AsSize(statement)] != StatementKind::kIndirect) {
      return false;
    }
    std::size_t at = match.head;
    while (parse.HeadOf(at) != discourse::kNoToken && parse.DeprelOf(at) != "acl:relcl") {
      at = parse.HeadOf(at);
    }
    if (parse.HeadOf(at) == discourse::kNoToken || parse.ChildrenOf(at).empty()) return false;
    const std::size_t first = parse.ChildrenOf(at).front();
    const ByteOffset begin =
        statements_.Column<&StatementRow::content>()[AsSize(statement)].front().begin;
    return first < at && scan_[first].norm == "," && scan_.SpanOf(first).begin > begin;
  }

  // "denied it", "rejected the accusation": the content names what was said before.
  [[nodiscard]] bool PointsBack(std::size_t denial) const {
    const auto& content = statements_.Column<&StatementRow::content>()[denial];
    if (content.size() != 1) return false;
    const std::size_t first = scan_.TokenAt(content.front().begin, 0, scan_.size());
    std::size_t last = first;
    while (last < scan_.size() && scan_.SpanOf(last).begin < content.front().end) ++last;
    if (last == first + 1) return scan_[first].upos == Upos::kPron;
    return last == first + 2 && scan_[first].upos == Upos::kDet &&
           scan_[first + 1].word.Is(discourse::WordClass::kClaim);
  }

  // True where the last thing that somebody else said before the denial is the statement, or holds
  // it.
  [[nodiscard]] bool Answers(std::size_t denial, StatementIndex statement) const {
    const auto& sources = statements_.Column<&StatementRow::source_entity>();
    const auto& stances = statements_.Column<&StatementRow::stance>();
    std::size_t said = denial;
    while (said-- > 0) {
      if (stances[said] != Stance::kDenies &&
          (!sources[denial] || sources[said] != sources[denial])) {
        break;
      }
    }
    if (said >= statements_.size()) return false;
    for (std::optional<StatementIndex> at = statement; at;
         at = statements_.Column<&StatementRow::parent>()[AsSize(*at)]) {
      if (AsSize(*at) == said) return true;
    }
    return false;
  }

  void SetWhenWhere(EventRow& row, const ActRule& rule, const ActMatch& match,
                    const std::vector<ActMatch>& acts) const {
    std::vector<Span> content;
    if (row.statement)
      content = statements_.Column<&StatementRow::content>()[AsSize(*row.statement)];
    if (const auto place = when_where_.PlaceOf(match, acts, content, rule)) {
      row.place = place->place;
      row.place_how = place->how;
    }
    const auto time = when_where_.TimeOf(match, acts, content);
    if (!time) return;
    row.when_start = time->first;
    row.when_end = time->last;
    row.when = time->words;
    row.when_how = time->how;
    row.when_precision = PrecisionOf(time->last - time->first);
    const auto& published = doc_.source().published;
    row.historical =
        published && time->last < std::chrono::sys_days(published->day) - kHistoricalAfter;
  }

  // The asking, promising or threatening act whose words decided that this one is not yet real.
  void SetParent(EventRow& row, std::size_t first_event) const {
    for (std::size_t i = first_event; i < told_.size(); ++i) {
      for (const Span because : row.reality_because) {
        if (told_[i].row.span.Contains(because))
          row.parent = EventIndex{static_cast<std::uint32_t>(i)};
      }
    }
  }

  const EventAnnotator& owner_;
  const Document& doc_;
  const Layers& layers_;
  const Columns<EntityRow>& entities_;
  const Columns<StatementRow>& statements_;
  const Columns<SentenceRow>& sentences_;
  TokenScan scan_;
  MentionView mentions_;
  coref::Parse parse_;
  discourse::ClauseView clauses_;
  StandIns stand_ins_;
  WhenWhere when_where_;
  Topics::Report topics_;  // of the whole report, where it is none of politics
  std::vector<ToldEvent> told_;
  BothSides both_;
  bool terse_ = false;  // the sentence is a headline or a crosshead
  bool headline_ = false;
};

Result<std::unique_ptr<const Annotator>> EventAnnotator::Create(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(grammar, discourse::Grammar::Load(dir));
  DATELINE_TRY(reality, discourse::RealityRules::Load(dir));
  DATELINE_TRY(cues, discourse::Cues::Load(dir));
  DATELINE_TRY(acts, ActRules::Load(dir));
  DATELINE_TRY(codes, Codes::Load(dir));
  DATELINE_TRY(contexts, Contexts::Load(dir));
  DATELINE_TRY(when_where, WhenWhereWords::Load(dir));
  DATELINE_TRY(scorer, RowScorer::Load(dir));
  DATELINE_TRY(topics, Topics::Load(dir));
  DATELINE_TRY(verbs, VerbPatterns::Load(dir));
  return std::unique_ptr<const Annotator>(
      new EventAnnotator(std::move(grammar), std::move(reality), std::move(cues), std::move(acts),
                         std::move(codes), std::move(topics), std::move(contexts),
                         std::move(when_where), std::move(scorer), std::move(verbs)));
}

const AnnotatorInfo& EventAnnotator::info() const { return kInfo; }

Status EventAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  Reader reader(*this, doc, layers);
  reader.Read();
  Columns<EventRow> events;
  for (EventRow& row : reader.events) events.Add(std::move(row));
  Columns<RejectRow> rejects;
  for (RejectRow& row : reader.rejects) rejects.Add(std::move(row));
  DATELINE_CHECK_OK(layers.Put(std::move(events)));
  return layers.Put(std::move(rejects));
}

}  // namespace dateline::event
