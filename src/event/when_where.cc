#include "event/when_where.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace dateline::event {
namespace {

using coref::kNoToken;

constexpr std::array<std::pair<std::string_view, WhenWhereWords::Role>, 11> kRoles{{
    {"bound", WhenWhereWords::Role::kBound},
    {"onward", WhenWhereWords::Role::kOnward},
    {"join", WhenWhereWords::Role::kJoin},
    {"same", WhenWhereWords::Role::kSame},
    {"occasion", WhenWhereWords::Role::kOccasion},
    {"during", WhenWhereWords::Role::kDuring},
    {"part", WhenWhereWords::Role::kPart},
    {"into", WhenWhereWords::Role::kInto},
    {"to", WhenWhereWords::Role::kTo},
    {"upon", WhenWhereWords::Role::kUpon},
    {"from", WhenWhereWords::Role::kFrom},
}};

// The acts that fall on the place they are done to.
constexpr std::array<std::string_view, 3> kUponPlaces{"ASSAULT", "COERCE", "MOBILIZE"};
// Those that are done by words.
constexpr std::array<std::string_view, 7> kSpoken{"ACCUSE",  "AGREE",   "CONSULT", "REJECT",
                                                  "REQUEST", "SUPPORT", "THREATEN"};
// What is done by leaving a place, and what by going to it.
constexpr std::string_view kLeaving = "RETREAT";
constexpr std::string_view kMoving = "MOBILIZE";
constexpr std::string_view kCountry = "country";

bool IsSpoken(const ActRule& rule) {
  return std::ranges::find(kSpoken, rule.plover) != kSpoken.end();
}

bool Holds(const ActMatch& act, std::size_t token) {
  return act.first <= token && token < act.last;
}

// Under which words hang on others within a clause.
bool IsPhrase(Relation relation) {
  switch (relation) {
    case Relation::kObl:
    case Relation::kNmod:
    case Relation::kAdvmod:
    case Relation::kNummod:
    case Relation::kCompound:
    case Relation::kAmod:
    case Relation::kAppos:
    case Relation::kDep:
    case Relation::kFlat:
    case Relation::kList:
    case Relation::kDet:
      return true;
    default:
      return false;
  }
}

// The same within a noun's phrase.
bool IsNominal(Relation relation) {
  return IsPhrase(relation) && relation != Relation::kObl && relation != Relation::kAdvmod;
}

bool Contained(std::span<const Span> content, Span words) {
  return content.empty() ||
         std::ranges::any_of(content, [&](Span one) { return one.Contains(words); });
}

}  // namespace

Result<WhenWhereWords> WhenWhereWords::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/when_where.tsv"));
  DATELINE_TRY(word, table.Find("word"));
  DATELINE_TRY(role, table.Find("role"));
  WhenWhereWords words;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto* known =
        std::ranges::find(kRoles, table.Cell(row, role), &std::pair<std::string_view, Role>::first);
    if (known == kRoles.end()) {
      return Error{ErrorCode::kMalformedInput, "role is none of those of when_where.h",
                   table.Where(row)};
    }
    words.roles_[std::string(table.Cell(row, word))] |= 1U << static_cast<unsigned>(known->second);
  }
  return words;
}

bool WhenWhereWords::Is(std::string_view norm, Role role) const {
  const auto found = roles_.find(norm);
  return found != roles_.end() && ((found->second >> static_cast<unsigned>(role)) & 1U) != 0;
}

WhenWhere::WhenWhere(const WhenWhereWords& words, const Document& doc, const Layers& layers,
                     const discourse::TokenScan& scan, const discourse::ClauseView& clauses)
    : words_(words),
      doc_(doc),
      times_(layers.Get<TimeRow>()),
      places_(layers.Get<PlaceRow>()),
      statements_(layers.Get<StatementRow>()),
      scan_(scan),
      clauses_(clauses),
      parse_(clauses.parse()),
      saying_(scan.size()) {
  for (const Span cue : statements_.Column<&StatementRow::cue>()) {
    if (cue.begin == cue.end) continue;
    for (std::size_t i = scan_.TokenAt(cue.begin, 0, scan_.size());
         i < scan_.size() && scan_.SpanOf(i).begin < cue.end; ++i) {
      saying_[i] = true;
    }
  }
}

bool WhenWhere::Is(std::size_t token, Role role) const {
  return token != kNoToken && words_.Is(scan_[token].norm, role);
}

// What comes before what is spoken of, and not before a place or whoever takes part.
bool WhenWhere::IsTopic(std::size_t preposition) const {
  const auto& word = scan_[preposition].word;
  return !IsPlacePreposition(preposition) && !word.Is(discourse::WordClass::kWith) &&
         !word.Is(discourse::WordClass::kBetween) && !word.Is(discourse::WordClass::kBy);
}

bool WhenWhere::IsPlacePreposition(std::size_t token) const {
  return token != kNoToken &&
         (scan_[token].word.Is(discourse::WordClass::kPlacePreposition) || Is(token, Role::kInto));
}

// The word that carries a span's phrase.
std::size_t WhenWhere::HeadOf(Span span, std::size_t sentence) const {
  const std::size_t first = scan_.TokenAt(span.begin, scan_.First(sentence), scan_.Last(sentence));
  std::size_t last = first;
  while (last < scan_.Last(sentence) && scan_.SpanOf(last).begin < span.end) ++last;
  return first < last ? parse_.HeadWithin(first, last) : kNoToken;
}

// "As", "when" and their like, which say that a clause is of the time of what it hangs on.
bool WhenWhere::IsSameTime(std::size_t clause) const {
  return std::ranges::any_of(parse_.ChildrenOf(clause), [&](std::size_t child) {
    const Relation relation = parse_.RelationOf(child);
    return (relation == Relation::kMark || relation == Relation::kAdvmod) && Is(child, Role::kSame);
  });
}

// True where one time is a longer one around another.
bool WhenWhere::Contains(std::size_t outer, std::size_t inner) const {
  const auto& first = times_.Column<&TimeRow::start>();
  const auto& last = times_.Column<&TimeRow::end_date>();
  return *first[outer] <= *first[inner] && *last[inner] <= *last[outer] &&
         *last[inner] - *first[inner] < *last[outer] - *first[outer];
}

// Over before the day of publication.
bool WhenWhere::IsPast(std::size_t time) const {
  const auto& published = doc_.source().published;
  const auto& last = times_.Column<&TimeRow::end_date>()[time];
  return published && published->day.ok() && last && *last < std::chrono::sys_days(published->day);
}

// To come on the day after publication at the earliest.
bool WhenWhere::IsFuture(std::size_t time) const {
  const auto& published = doc_.source().published;
  const auto& first = times_.Column<&TimeRow::start>()[time];
  return published && published->day.ok() && first &&
         *first > std::chrono::sys_days(published->day);
}

// "has condemned": what is told so has no day of its own.
bool WhenWhere::IsPerfect(std::size_t verb) const {
  return std::ranges::any_of(parse_.ChildrenOf(verb), [&](std::size_t child) {
    return parse_.RelationOf(child) == Relation::kAux &&
           scan_[child].word.Is(discourse::WordClass::kHave) &&
           parse_.HasFeature(child, "Tense=Pres");
  });
}

// "condemned", "was condemned", "has condemned", but not "could have condemned".
bool WhenWhere::IsToldAsPast(std::size_t verb) const {
  bool told = parse_.HasFeature(verb, "Tense=Past") && parse_.HasFeature(verb, "VerbForm=Fin");
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.RelationOf(child) != Relation::kAux) continue;
    if (scan_[child].word.Is(discourse::WordClass::kModal)) return false;
    told = told || parse_.HasFeature(child, "Tense=Past") || IsPerfect(verb);
  }
  return told;
}

// "threatened to overrun": the infinitive is what the act is about.
bool WhenWhere::IsGovernedBy(std::size_t infinitive, const ActMatch& act) const {
  const Relation relation = parse_.RelationOf(infinitive);
  return act.verb && parse_.HasFeature(infinitive, "VerbForm=Inf") &&
         (relation == Relation::kXcomp || relation == Relation::kAdvcl ||
          relation == Relation::kCcomp) &&
         Holds(act, parse_.HeadOf(infinitive));
}

// True where a noun is in the object of a verb.
bool WhenWhere::IsWithin(std::size_t noun, std::size_t verb) const {
  while (IsNominal(parse_.RelationOf(noun)) && parse_.HeadOf(noun) != kNoToken) {
    noun = parse_.HeadOf(noun);
  }
  return parse_.RelationOf(noun) == Relation::kObj && parse_.HeadOf(noun) == verb;
}

// The verb of the clause around a word, where it is one like "since they moved in"; kNoToken if
// not.
std::size_t WhenWhere::SinceClauseOf(std::size_t token) const {
  const std::size_t verb = parse_.ClauseOf(token);
  if (verb == kNoToken || parse_.RelationOf(verb) != Relation::kAdvcl) return kNoToken;
  return Is(parse_.ChildBy(verb, Relation::kMark), Role::kOnward) ? verb : kNoToken;
}

// The word whose time and place the clause of a verb shares; kNoToken if none. `token` is what
// would be shared.
std::size_t WhenWhere::SharedWith(std::size_t verb, std::size_t token) const {
  const std::size_t over = parse_.HeadOf(verb);
  if (over == kNoToken) return kNoToken;
  const std::size_t mark = parse_.ChildBy(verb, Relation::kMark);
  const bool participle =
      parse_.HasFeature(verb, "VerbForm=Part") || parse_.HasFeature(verb, "VerbForm=Ger");
  switch (parse_.RelationOf(verb)) {
    case Relation::kConj:
      // "On Monday they met and signed": what stands before both is of both.
      return token < over ? over : kNoToken;
    case Relation::kAdvcl:
      return (participle && mark == kNoToken) || IsSameTime(verb) ? over : kNoToken;
    case Relation::kXcomp:
      return saying_[over] ? kNoToken : over;
    case Relation::kAcl: {
      // "There was a panic last year where a school was closed."
      const bool where = std::ranges::any_of(parse_.ChildrenOf(verb), [&](std::size_t child) {
        return parse_.RelationOf(child) == Relation::kAdvmod &&
               (parse_.HasFeature(child, "PronType=Rel") ||
                parse_.HasFeature(child, "PronType=Int"));
      });
      if (where) return parse_.ClauseOf(over);
      // "passed a law on Monday banning them".
      const bool present =
          parse_.HasFeature(verb, "Tense=Pres") || parse_.HasFeature(verb, "VerbForm=Ger");
      return participle && present ? clauses_.VerbOver(over) : kNoToken;
    }
    default:
      return kNoToken;
  }
}

// What hangs on another act is that one's.
bool WhenWhere::IsOfAnother(const ActMatch& act, std::span<const ActMatch> acts,
                            std::size_t token) const {
  return std::ranges::any_of(
      acts, [&](const ActMatch& one) { return one.first != act.first && Holds(one, token); });
}

// What hangs on `site`, a word over the act or beside it, by `token`.
WhenWhere::Tie WhenWhere::TieOver(const ActMatch& act, std::span<const ActMatch> acts,
                                  std::size_t site, std::size_t token) const {
  const std::size_t over = parse_.HeadOf(site);
  if (over != kNoToken && Holds(act, over)) {
    // "a summit to be held on Monday", "fled as the town fell on Monday".
    const Relation relation = parse_.RelationOf(site);
    if (relation == Relation::kAcl && !act.verb) return Tie::kOwn;
    // "They met and signed on Monday."
    const bool joined = relation == Relation::kConj && act.verb && token > site;
    const bool clause =
        relation == Relation::kAdvcl && (IsSameTime(site) || SinceClauseOf(token) == site);
    return joined || clause ? Tie::kShared : Tie::kNone;
  }
  // "a meeting of the ministers of both countries held on Monday": trees may hang it on the
  // ministers.
  if (over != kNoToken && !act.verb && act.head < over &&
      parse_.RelationOf(site) == Relation::kAcl &&
      scan_[site].word.Is(discourse::WordClass::kLight) && clauses_.IsPassive(site)) {
    std::size_t noun = over;
    while (!Holds(act, noun) && parse_.RelationOf(noun) == Relation::kNmod &&
           parse_.HeadOf(noun) != kNoToken) {
      noun = parse_.HeadOf(noun);
    }
    if (Holds(act, noun)) return Tie::kOwn;
  }
  std::size_t at = parse_.HeadWithin(act.first, act.last);
  if (!act.verb) {
    // "one of the protests of that week was held on Monday"
    bool part = false;
    while (IsNominal(parse_.RelationOf(at)) && parse_.HeadOf(at) != kNoToken) {
      const std::size_t preposition = clauses_.PrepositionOf(at);
      if (preposition != kNoToken && !scan_[preposition].word.Is(discourse::WordClass::kOf)) {
        break;
      }
      at = parse_.HeadOf(at);
      part = true;
    }
    const bool argument = parse_.RelationOf(at) == Relation::kObj ||
                          parse_.RelationOf(at) == Relation::kNsubj ||
                          parse_.RelationOf(at) == Relation::kXcomp;
    const std::size_t preposition = clauses_.PrepositionOf(at);
    const bool occasion = parse_.RelationOf(at) == Relation::kObl &&
                          Is(preposition, Role::kOccasion) && !IsOfAnother(act, acts, preposition);
    at = parse_.HeadOf(at);
    if (at == kNoToken || saying_[at] || !(argument || occasion)) return Tie::kNone;
    // "held a summit on Monday", but not "demanded a summit on Monday".
    if (argument && IsOfAnother(act, acts, at)) return Tie::kNone;
    if (at == site) return part ? Tie::kShared : Tie::kVerb;
  }
  // "When they met on Monday they signed, burying the matter."
  const std::size_t beside =
      parse_.RelationOf(site) == Relation::kAdvcl && IsSameTime(site) ? over : kNoToken;
  // Heads lead to a root, so this ends.
  while (at != kNoToken && at != site && at != beside) at = SharedWith(at, token);
  return at != kNoToken ? Tie::kShared : Tie::kNone;
}

WhenWhere::Tie WhenWhere::TieOfTime(const ActMatch& act, std::span<const ActMatch> acts,
                                    std::size_t time, std::size_t token) const {
  if (Is(clauses_.PrepositionOf(token), Role::kBound)) return Tie::kNone;
  // "A court Saturday jailed them": trees may take the day for a second subject.
  if (act.verb && parse_.RelationOf(token) == Relation::kNsubj &&
      parse_.HeadOf(token) == act.head && token + 1 == act.first &&
      parse_.ChildBy(act.head, Relation::kNsubj) != token) {
    return Tie::kOwn;
  }
  std::size_t at = token;
  std::size_t below = token;  // what hangs on `at`
  std::size_t steps = 0;
  bool nominal = true;
  while (!Holds(act, at) && IsPhrase(parse_.RelationOf(at)) && parse_.HeadOf(at) != kNoToken) {
    nominal = nominal && IsNominal(parse_.RelationOf(at));
    // "resumed after its breakdown last year"
    if (at != token && !Is(at, Role::kPart) && Is(clauses_.PrepositionOf(at), Role::kBound)) {
      return Tie::kNone;
    }
    below = at;
    at = parse_.HeadOf(at);
    // "in the early hours of Monday"
    if (!Is(at, Role::kPart)) ++steps;
    if (parse_.UposOf(at) != Upos::kVerb && IsOfAnother(act, acts, at)) return Tie::kNone;
  }
  // "The junta on Monday dissolved parliament": trees hang such days on the subject.
  const bool between = act.verb && steps == 1 && parse_.RelationOf(at) == Relation::kNsubj &&
                       parse_.HeadOf(at) == act.head && at < token && token < act.head;
  if (between) return Tie::kOwn;
  const bool direct = steps <= 1 || (nominal && !act.verb && Holds(act, at));
  // "at a meeting on Monday he called for a truce"
  const bool during = parse_.RelationOf(below) == Relation::kObl &&
                      Is(clauses_.PrepositionOf(below), Role::kDuring);
  if (!direct && !during) return Tie::kNone;
  if (parse_.UposOf(at) == Upos::kVerb) {
    const bool perfect =
        IsPerfect(at) && IsPast(time) && !Is(clauses_.PrepositionOf(token), Role::kOnward);
    // "has condemned the raid Monday": of Monday is the raid.
    if (perfect && !act.verb && act.head < token && IsWithin(act.head, at)) return Tie::kShared;
    if (perfect || (IsFuture(time) && IsToldAsPast(at))) return Tie::kNone;
    // "threatened to leave last month": last month they threatened.
    if (IsPast(time) && IsGovernedBy(at, act) && IsToldAsPast(parse_.HeadOf(at))) return Tie::kVerb;
  }
  const Tie tie = Holds(act, at) ? Tie::kOwn : TieOver(act, acts, at, token);
  return direct ? tie : std::max(tie, Tie::kShared);
}

// "From Monday to Friday", "since May".
ActTime WhenWhere::Stretched(const ActMatch& act, std::size_t time, std::size_t sentence) const {
  const auto& spans = times_.Column<&TimeRow::span>();
  const auto& starts = times_.Column<&TimeRow::start>();
  const auto& ends = times_.Column<&TimeRow::end_date>();
  ActTime found{*starts[time], *ends[time], spans[time], How::kText};
  const auto joined = [&](std::size_t a, std::size_t b) {
    if (b >= times_.size() || !ends[a] || !starts[a] || !ends[b] || !starts[b]) return false;
    const std::size_t last = scan_.Last(sentence);
    const std::size_t between = scan_.TokenAt(spans[a].end, scan_.First(sentence), last);
    return between + 1 < last && Is(between, Role::kJoin) &&
           scan_.SpanOf(between + 1).begin == spans[b].begin && *ends[b] > *ends[a] &&
           *starts[a] <= *starts[b];
  };
  if (joined(time, time + 1)) {
    found.last = *ends[time + 1];
    found.words.end = spans[time + 1].end;
  } else if (time > 0 && joined(time - 1, time)) {
    found.first = *starts[time - 1];
    found.words.begin = spans[time - 1].begin;
  }
  const auto& published = doc_.source().published;
  const std::size_t head = HeadOf(spans[time], sentence);
  const std::size_t since = head == kNoToken ? kNoToken : SinceClauseOf(head);
  const bool onward =
      head != kNoToken &&
      (Is(clauses_.PrepositionOf(head), Role::kOnward) ||
       (since != kNoToken && parse_.ClauseOf(act.head) != since && act.head != since));
  if (published && published->day.ok() && onward) {
    found.last = std::max(found.last, std::chrono::sys_days(published->day));
  }
  return found;
}

// The day of a picture, written out in its caption: "Crowds march in Lima, May 3, 2019". A caption
// tells in the present, and its day is of all that is seen.
std::optional<std::size_t> WhenWhere::OfPicture(const ActMatch& act, std::size_t sentence) const {
  const std::size_t first = scan_.First(sentence);
  const std::size_t last = scan_.Last(sentence);
  std::size_t verb = first;
  while (verb < last && !parse_.HasFeature(verb, "VerbForm=Fin")) ++verb;
  if (verb == last || !parse_.HasFeature(verb, "Tense=Pres")) return std::nullopt;
  // Told, not seen: "relatives of men who were killed in May".
  for (std::size_t at = act.head; at != kNoToken; at = parse_.HeadOf(at)) {
    const bool told = parse_.RelationOf(at) == Relation::kAcl &&
                      !parse_.HasFeature(at, "Tense=Pres") &&
                      !parse_.HasFeature(at, "VerbForm=Ger");
    // "days after the raid": no picture shows it.
    const bool before = Is(clauses_.PrepositionOf(at), Role::kBound);
    if (told || before || parse_.DeprelOf(at) == "acl:relcl") return std::nullopt;
  }
  const auto& spans = times_.Column<&TimeRow::span>();
  const auto& starts = times_.Column<&TimeRow::start>();
  for (auto row = static_cast<std::size_t>(
           std::lower_bound(spans.begin(), spans.end(), Span{scan_.SpanOf(last - 1).end, 0}) -
           spans.begin());
       row-- > 0 && spans[row].begin >= scan_.SpanOf(first).begin;) {
    if (!starts[row] || starts[row] != times_.Column<&TimeRow::end_date>()[row]) continue;
    const std::chrono::year_month_day day{*starts[row]};
    const std::string_view words = doc_.text().substr(spans[row].begin, spans[row].size());
    if (words.find(std::to_string(static_cast<int>(day.year()))) != std::string_view::npos)
      return row;
  }
  return std::nullopt;
}

std::optional<ActTime> WhenWhere::TimeOf(const ActMatch& act, std::span<const ActMatch> acts,
                                         std::span<const Span> content) const {
  const std::size_t sentence = parse_.SentenceOf(act.head);
  const Span whole = scan_.SpanOf(scan_.First(sentence), scan_.Last(sentence));
  const auto& spans = times_.Column<&TimeRow::span>();
  const auto& types = times_.Column<&TimeRow::type>();
  auto best = std::tuple{Tie::kNone, std::size_t{0}};
  std::optional<std::size_t> time;
  const std::size_t subject = act.verb ? clauses_.SubjectOf(act.head) : kNoToken;
  const bool performed =
      !content.empty() && subject != kNoToken && parse_.HasFeature(subject, "Person=1") &&
      parse_.HasFeature(act.head, "Tense=Pres") && parse_.HasFeature(act.head, "VerbForm=Fin");
  auto row = static_cast<std::size_t>(
      std::lower_bound(spans.begin(), spans.end(), Span{whole.begin, 0}) - spans.begin());
  for (; row < spans.size() && spans[row].begin < whole.end; ++row) {
    if (!times_.Column<&TimeRow::start>()[row] || !times_.Column<&TimeRow::end_date>()[row] ||
        types[row] == TimexType::kSet) {
      continue;
    }
    const std::size_t token = HeadOf(spans[row], sentence);
    if (token == kNoToken) continue;
    // "We condemn it," he said on Monday: by saying so they do.
    const std::size_t over = parse_.HeadOf(token);
    const bool said = performed && over != kNoToken && saying_[over];
    if (!said && !Contained(content, spans[row])) continue;
    // "said Tuesday the army fled": the day is that of the saying.
    const bool opens = std::ranges::any_of(content, [&](Span one) {
      return one.begin == spans[row].begin && one.end > spans[row].end;
    });
    if (!said && opens && token > 0 && !scan_[token - 1].punctuation &&
        parse_.RelationOf(token) == Relation::kObl) {
      continue;
    }
    const Tie tie = said ? Tie::kShared : TieOfTime(act, acts, row, token);
    const std::size_t far = token > act.head ? token - act.head : act.head - token;
    // "last year in June": of two the narrower.
    if (time && tie != Tie::kNone && Contains(*time, row)) {
      time = row;
      best = std::min(best, std::tuple{tie, far});
      continue;
    }
    if (time && tie != Tie::kNone && Contains(row, *time)) continue;
    if (tie == Tie::kNone || (time && std::tuple{tie, far} >= best)) continue;
    best = {tie, far};
    time = row;
  }
  if (!time) {
    time = OfPicture(act, sentence);
    if (!time) return std::nullopt;
    std::get<0>(best) = Tie::kShared;
  }
  ActTime found = Stretched(act, *time, sentence);
  if (std::get<0>(best) == Tie::kShared) found.how = How::kRule;
  return found;
}

WhenWhere::Tie WhenWhere::TieOfPlace(const ActMatch& act, std::span<const ActMatch> acts,
                                     std::size_t token, const ActRule& rule, bool country,
                                     std::size_t& steps) const {
  std::size_t preposition = kNoToken;  // the first one over the place
  std::size_t at = token;
  Relation last = Relation::kNone;
  steps = 0;
  while (!Holds(act, at) && parse_.HeadOf(at) != kNoToken) {
    const std::size_t own = clauses_.PrepositionOf(at);
    // "praised the vote on the situation in Lima": what words are about may lie anywhere.
    if (steps > 0 && own != kNoToken && IsSpoken(rule) && IsTopic(own)) break;
    // "captured the village of Uchiza", "in the town of Uchiza".
    const bool name_of =
        !country && own != kNoToken && scan_[own].word.Is(discourse::WordClass::kOf);
    if (preposition == kNoToken && !name_of) preposition = own;
    const Relation relation = parse_.RelationOf(at);
    const bool agent = parse_.DeprelOf(at) == "obl:agent";
    const bool passive = parse_.DeprelOf(at) == "nsubj:pass";
    if (agent || !(IsPhrase(relation) || relation == Relation::kObj || passive ||
                   (relation == Relation::kConj && steps == 0))) {
      break;
    }
    last = relation;
    at = parse_.HeadOf(at);
    ++steps;
    if (parse_.UposOf(at) == Upos::kVerb) break;
    if (IsOfAnother(act, acts, at)) return Tie::kNone;
  }
  // "Sanctions on Peru" are not there.
  const bool placed = IsPlacePreposition(preposition) && !(country && Is(preposition, Role::kUpon));
  if (Holds(act, at)) {
    // "hit camps in the hills near Lima", but not "shared views on the fighting in Lima".
    const bool deep = last == Relation::kObj && steps > 2;
    if (placed) return deep ? Tie::kNone : Tie::kOwn;
    const bool object = preposition == kNoToken &&
                        (last == Relation::kObj || (last == Relation::kNmod && !country));
    if (rule.frame == Frame::kVisit && (object || Is(preposition, Role::kTo))) return Tie::kOwn;
    if (rule.plover == kLeaving && Is(preposition, Role::kFrom)) return Tie::kOwn;
    if (rule.plover == kMoving && (Is(preposition, Role::kTo) || Is(preposition, Role::kUpon)))
      return Tie::kOwn;
    const bool upon = std::ranges::find(kUponPlaces, rule.plover) != kUponPlaces.end();
    // "the Cusco attacks"
    const bool name = !act.verb && last == Relation::kCompound && preposition == kNoToken;
    return upon && !country && (object || name || Is(preposition, Role::kUpon)) ? Tie::kOwn
                                                                                : Tie::kNone;
  }
  const bool oblique = last == Relation::kObl && steps <= 2;
  return placed && oblique ? TieOver(act, acts, at, token) : Tie::kNone;
}

// The place of a picture, which its caption names last of all that stands "in" or "at" it.
std::optional<ActPlace> WhenWhere::PlaceOfPicture(const ActMatch& act, std::size_t sentence) const {
  if (!OfPicture(act, sentence)) return std::nullopt;
  const Span whole = scan_.SpanOf(scan_.First(sentence), scan_.Last(sentence));
  const auto& spans = places_.Column<&PlaceRow::span>();
  for (auto row = static_cast<std::size_t>(
           std::lower_bound(spans.begin(), spans.end(), Span{whole.end, 0}) - spans.begin());
       row-- > 0 && spans[row].begin >= whole.begin;) {
    // "in the capital Lima": the preposition may stand before another word of the phrase.
    std::size_t at = HeadOf(spans[row], sentence);
    while (at != kNoToken && clauses_.PrepositionOf(at) == kNoToken &&
           IsNominal(parse_.RelationOf(at)) && parse_.RelationOf(at) != Relation::kNmod) {
      at = parse_.HeadOf(at);
    }
    if (at == kNoToken || !IsPlacePreposition(clauses_.PrepositionOf(at))) continue;
    return ActPlace{PlaceIndex{static_cast<std::uint32_t>(row)}, How::kRule};
  }
  return std::nullopt;
}

std::optional<ActPlace> WhenWhere::PlaceOf(const ActMatch& act, std::span<const ActMatch> acts,
                                           std::span<const Span> content,
                                           const ActRule& rule) const {
  const std::size_t sentence = parse_.SentenceOf(act.head);
  const Span whole = scan_.SpanOf(scan_.First(sentence), scan_.Last(sentence));
  const auto& spans = places_.Column<&PlaceRow::span>();
  auto best = std::tuple{Tie::kNone, false, std::size_t{0}, std::size_t{0}};
  std::optional<ActPlace> found;
  auto row = static_cast<std::size_t>(
      std::lower_bound(spans.begin(), spans.end(), Span{whole.begin, 0}) - spans.begin());
  for (; row < spans.size() && spans[row].begin < whole.end; ++row) {
    const std::size_t token = HeadOf(spans[row], sentence);
    if (token == kNoToken || !Contained(content, spans[row])) continue;
    std::size_t steps = 0;
    const bool country = places_.Column<&PlaceRow::precision>()[row] == kCountry;
    const Tie tie = TieOfPlace(act, acts, token, rule, country, steps);
    const std::size_t far = token > act.head ? token - act.head : act.head - token;
    if (tie == Tie::kNone || (found && std::tuple{tie, country, steps, far} >= best)) continue;
    best = {tie, country, steps, far};
    found = {PlaceIndex{static_cast<std::uint32_t>(row)},
             tie == Tie::kShared ? How::kRule : How::kText};
  }
  return found ? found : PlaceOfPicture(act, sentence);
}

}  // namespace dateline::event
