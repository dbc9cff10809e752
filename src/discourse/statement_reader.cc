#include "discourse/statement_reader.h"

#include <algorithm>
#include <utility>

namespace dateline::discourse {
namespace {

// How far a quotation may stand from the verb that reports it, in tokens.
constexpr std::size_t kQuotationReach = 7;
// How many words "went on to say" may have.
constexpr std::size_t kChainWords = 4;

bool IsSubject(Relation relation) {
  return relation == Relation::kNsubj || relation == Relation::kCsubj;
}

// What stands before a verb and belongs to it: "has not yet said".
bool BelongsToGroup(Relation relation) {
  return relation == Relation::kAux || relation == Relation::kAdvmod;
}

}  // namespace

StatementReader::StatementReader(const ClauseView& clauses, const Quotations& quotations,
                                 const Cues& cues, const Grammar& grammar, std::size_t token_count)
    : clauses_(clauses),
      parse_(clauses.parse()),
      quotations_(quotations),
      cues_(cues),
      grammar_(grammar),
      extents_(token_count) {}

std::vector<FoundStatement> StatementReader::Read(std::size_t first, std::size_t last) {
  Measure(first, last);
  std::vector<FoundStatement> rows;
  for (std::size_t i = first_; i < last_; ++i) {
    if (quotations_.Quoted(i)) continue;
    if (const std::size_t past = OfPreposition(i, rows); past != i) {
      i = past - 1;
      continue;
    }
    switch (parse_.UposOf(i)) {
      case Upos::kVerb:
        OfVerb(i, rows);
        break;
      case Upos::kNoun:
        OfNoun(i, rows);
        break;
      case Upos::kAdv:
        OfAdverb(i, rows);
        break;
      default:
        break;
    }
  }
  return rows;
}

std::optional<FoundStatement> StatementReader::Announces(std::size_t first, std::size_t last) {
  if (first == last || parse_.view().Norm(last - 1) != ":") return std::nullopt;
  Measure(first, last);
  for (std::size_t i = last_; i-- > first_;) {
    if (parse_.UposOf(i) != Upos::kVerb || quotations_.Quoted(i)) continue;
    const VerbCue cue = CueOf(i);
    if (cue.cue == nullptr || cue.cue->frame == CueFrame::kThat) continue;
    FoundStatement found;
    found.cue = cue.words;
    found.cue_lemma = cue.lemma;
    found.stance = cue.cue->stance;
    found.rule = "discourse.statement.announced";
    SetVerbSource(found, i);
    SetAudience(found, i, *cue.cue);
    return found;
  }
  return std::nullopt;
}

void StatementReader::Measure(std::size_t first, std::size_t last) {
  first_ = first;
  last_ = last;
  for (std::size_t i = first; i < last; ++i) extents_[i] = {i, i + 1};
  for (std::size_t i = first; i < last; ++i) {
    std::size_t steps = 0;
    for (std::size_t at = parse_.HeadOf(i); at != kNoToken && steps < last - first;
         at = parse_.HeadOf(at), ++steps) {
      extents_[at].first = std::min(extents_[at].first, i);
      extents_[at].last = std::max(extents_[at].last, i + 1);
    }
  }
}

bool StatementReader::IsPunctuation(std::size_t token) const {
  return parse_.UposOf(token) == Upos::kPunct;
}

bool StatementReader::Is(std::size_t token, WordClass c) const {
  return token != kNoToken && grammar_.Find(parse_.view().Norm(token)).Is(c);
}

TokenRange StatementReader::Trim(TokenRange range) const {
  const auto has = [&](std::string_view mark) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (parse_.view().Norm(i) == mark) return true;
    }
    return false;
  };
  const auto stays = [&](std::size_t token) {
    const std::string_view mark = parse_.view().Norm(token);
    return (mark == "[" && has("]")) || (mark == "]" && has("[")) || (mark == ")" && has("("));
  };
  while (!range.empty() && IsPunctuation(range.first) && !stays(range.first)) ++range.first;
  while (!range.empty() && IsPunctuation(range.last - 1) &&
         !Is(range.last - 1, WordClass::kSentenceEnd) && !stays(range.last - 1)) {
    --range.last;
  }
  return range;
}

TokenRange StatementReader::VerbGroup(std::size_t verb) const {
  TokenRange group{verb, verb + 1};
  if (const std::size_t head = ChainOver(verb); head != kNoToken) {
    group.first = VerbGroup(head).first;
  } else {
    while (group.first > first_ && parse_.HeadOf(group.first - 1) == verb &&
           BelongsToGroup(parse_.RelationOf(group.first - 1)) &&
           !parse_.HasFeature(group.first - 1, "PronType=Int")) {
      --group.first;
    }
  }
  if (group.first > first_ && parse_.HeadOf(group.first - 1) == verb &&
      parse_.RelationOf(group.first - 1) == Relation::kMark &&
      Is(group.first - 1, WordClass::kTo)) {
    --group.first;
  }
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (child == group.last && parse_.DeprelOf(child) == "compound:prt") ++group.last;
  }
  return group;
}

// The verb before it in "went on to say", "refused to say".
std::size_t StatementReader::ChainOver(std::size_t verb) const {
  const std::size_t head = parse_.HeadOf(verb);
  if (parse_.RelationOf(verb) != Relation::kXcomp || head == kNoToken || head > verb ||
      verb - head >= kChainWords || cues_.Verb(parse_.LemmaOf(head)) != nullptr) {
    return kNoToken;
  }
  for (std::size_t i = head + 1; i < verb; ++i) {
    const std::size_t over = parse_.HeadOf(i);
    if ((over != verb && over != head) || parse_.RelationOf(i) == Relation::kObj) return kNoToken;
  }
  return head;
}

// The longest entry: verb, particle and preposition before verb alone.
StatementReader::VerbCue StatementReader::CueOf(std::size_t verb) const {
  VerbCue found;
  found.words = VerbGroup(verb);
  found.lemma = parse_.LemmaOf(verb);
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (parse_.DeprelOf(child) != "compound:prt") continue;
    const std::string with = found.lemma + " " + std::string(parse_.view().Norm(child));
    if (cues_.Verb(with) != nullptr) found.lemma = with;
    break;
  }
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const Relation relation = parse_.RelationOf(child);
    if (child < verb || (relation != Relation::kObl && relation != Relation::kAdvcl)) continue;
    std::size_t preposition = clauses_.PrepositionOf(child);
    if (preposition == kNoToken) preposition = parse_.ChildBy(child, Relation::kMark);
    if (preposition == kNoToken) continue;
    const std::string with = found.lemma + " " + std::string(parse_.view().Norm(preposition));
    const Cue* cue = cues_.Verb(with);
    if (cue == nullptr) continue;
    found.cue = cue;
    found.lemma = with;
    found.phrase = child;
    if (preposition == found.words.last) ++found.words.last;
    return found;
  }
  found.cue = cues_.Verb(found.lemma);
  return found;
}

void StatementReader::AddContent(FoundStatement& found, TokenRange range,
                                 const std::vector<TokenRange>& holes) const {
  for (std::size_t at = range.first; at < range.last;) {
    const auto in = [&](std::size_t token) {
      return std::any_of(holes.begin(), holes.end(),
                         [&](const TokenRange& hole) { return hole.Contains(token); });
    };
    if (in(at)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < range.last && !in(end)) ++end;
    if (const TokenRange piece = Trim({at, end}); !piece.empty()) found.content.push_back(piece);
    at = end;
  }
}

// The phrase around `head` without its preposition, and without what the cue itself says of it.
void StatementReader::SetSource(FoundStatement& found, std::size_t head, std::size_t cue) const {
  if (head == kNoToken) return;
  TokenRange range = PhraseUnder(head);
  if (range.Contains(cue)) {
    if (head < cue) {
      range.last = std::max(head + 1, std::min(cue, PhraseUnder(cue).first));
    } else {
      range.first = std::max(cue + 1, found.cue.last);
    }
  }
  range = Trim(range);
  while (!range.empty() && range.first < head && parse_.HeadOf(range.first) == head &&
         (parse_.RelationOf(range.first) == Relation::kCase ||
          parse_.RelationOf(range.first) == Relation::kCc ||
          parse_.RelationOf(range.first) == Relation::kMark)) {
    ++range.first;
  }
  if (!range.empty() && Is(range.last - 1, WordClass::kPossessive) &&
      parse_.UposOf(range.last - 1) == Upos::kPart) {
    --range.last;
  }
  if (range.empty() || range.Contains(cue)) return;
  found.source = range;
  found.source_head = clauses_.Antecedent(head);
  // "Ruiz, who warned": where the tree does not say for whom it stands, the word before does.
  if (found.source_head == head && parse_.UposOf(head) == Upos::kPron &&
      Is(head, WordClass::kRelative)) {
    std::size_t before = head;
    while (before > first_ && IsPunctuation(before - 1)) --before;
    if (before > first_) found.source_head = before - 1;
  }
}

void StatementReader::SetVerbSource(FoundStatement& found, std::size_t verb) const {
  if (clauses_.IsPassive(verb)) return SetSource(found, clauses_.AgentOf(verb), verb);
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (!IsSubject(parse_.RelationOf(child))) continue;
    SetSource(found, child, verb);
    // "The paper The Nation reported": two subjects, of which the second is the first one's name.
    for (const std::size_t other : parse_.ChildrenOf(verb)) {
      if (other <= child || !IsSubject(parse_.RelationOf(other)) || found.source.empty() ||
          parse_.UposOf(other) != Upos::kPropn || PhraseUnder(other).first != found.source.last) {
        continue;
      }
      found.source.last = PhraseUnder(other).last;
      found.source_head = other;
    }
    return;
  }
  if (const std::size_t clause = AddedTo(verb, found.cue); clause != kNoToken) {
    return SetSource(found, clauses_.SubjectOf(clause), verb);
  }
  SetSource(found, clauses_.SubjectOf(verb), verb);
  if (found.source.empty()) SetSource(found, NounBeside(verb, found.cue), verb);
}

// "told the press that talks go on, adding …": the verb of the clause whose subject adds, where the
// tree hangs the adding on what was told.
std::size_t StatementReader::AddedTo(std::size_t verb, TokenRange cue) const {
  const std::size_t over = parse_.HeadOf(verb);
  if (over == kNoToken || cue.first == first_ || !IsPunctuation(cue.first - 1)) return kNoToken;
  if (parse_.RelationOf(verb) == Relation::kAcl && parse_.HasFeature(verb, "VerbForm=Ger")) {
    return parse_.ClauseOf(over);
  }
  const bool participle =
      parse_.HasFeature(verb, "VerbForm=Part") || parse_.HasFeature(verb, "VerbForm=Ger");
  const std::size_t said = parse_.HeadOf(over);
  if (parse_.RelationOf(verb) != Relation::kAdvcl || !participle || over > verb ||
      parse_.RelationOf(over) != Relation::kCcomp || said == kNoToken || said > over ||
      cues_.Verb(parse_.LemmaOf(over)) != nullptr || cues_.Verb(parse_.LemmaOf(said)) == nullptr) {
    return kNoToken;
  }
  return said;
}

// Who speaks where the tree names no subject of a finite verb: "“…,” added a senator", "Ruiz, who
// chairs the council, said".
std::size_t StatementReader::NounBeside(std::size_t verb, TokenRange cue) const {
  const std::size_t aux = parse_.ChildBy(verb, Relation::kAux);
  if (!parse_.HasFeature(aux == kNoToken ? verb : aux, "VerbForm=Fin") || cue.first == first_) {
    return kNoToken;
  }
  const auto names = [&](std::size_t token) {
    const Upos upos = parse_.UposOf(token);
    return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
  };
  std::size_t at = cue.first - 1;
  const std::size_t object = parse_.ChildBy(verb, Relation::kObj);
  if (IsPunctuation(at) && object != kNoToken && object > verb && names(object) &&
      (quotations_.Quoted(at) || (at > first_ && quotations_.Quoted(at - 1)) ||
       (at > first_ + 1 && quotations_.Quoted(at - 2)))) {
    return object;
  }
  while (at > first_ && IsPunctuation(at)) --at;
  for (std::size_t head = parse_.HeadOf(at); head != kNoToken && head < cue.first;
       head = parse_.HeadOf(at)) {
    bool parted = false;
    for (std::size_t i = std::min(at, head); i < std::max(at, head); ++i) {
      parted = parted || IsPunctuation(i);
    }
    const Relation relation = parse_.RelationOf(at);
    if (parted && relation != Relation::kAcl && relation != Relation::kAppos) break;
    at = head;
  }
  return names(at) && !quotations_.Quoted(at) ? at : kNoToken;
}

void StatementReader::SetAudience(FoundStatement& found, std::size_t verb, const Cue& cue) const {
  const std::size_t object = cue.audience_is_object ? clauses_.ObjectOf(verb) : kNoToken;
  const std::size_t indirect = clauses_.IndirectObjectOf(verb);
  for (const std::size_t head : {object, indirect}) {
    if (head != kNoToken) found.audience.push_back(head);
  }
  for (const Dependent& dependent : clauses_.DependentsOf(verb)) {
    if (Is(dependent.preposition, WordClass::kTo)) found.audience.push_back(dependent.head);
  }
}

void StatementReader::OfVerb(std::size_t verb, std::vector<FoundStatement>& rows) const {
  const VerbCue cue = CueOf(verb);
  if (cue.cue == nullptr || parse_.RelationOf(verb) == Relation::kAmod) return;
  FoundStatement found;
  found.cue = cue.words;
  found.cue_lemma = cue.lemma;
  found.stance = cue.cue->stance;
  SetVerbSource(found, verb);
  // "We condemn the raid": whose voice it is, the text around says.
  if (found.source_head != kNoToken && parse_.HasFeature(found.source_head, "Person=1")) return;
  // "was quoted as saying": the saying is told.
  const auto children = parse_.ChildrenOf(verb);
  if (found.source.empty() && clauses_.IsPassive(verb) &&
      std::any_of(children.begin(), children.end(), [&](std::size_t child) {
        return parse_.RelationOf(child) == Relation::kAdvcl &&
               cues_.Verb(parse_.LemmaOf(child)) != nullptr;
      })) {
    return;
  }
  const bool clause = cue.cue->frame != CueFrame::kObject;
  const bool open = clause && cue.cue->frame != CueFrame::kThat;
  const bool has_content = Complement(found, verb, cue) || (open && Around(found, verb)) ||
                           Object(found, verb, cue) || (open && Quotation(found, verb));
  if (!has_content || found.content.empty()) return;
  if (cue.cue->frame == CueFrame::kQuotation && !quotations_.Quoted(found.content.front().first)) {
    return;
  }
  SetAudience(found, verb, *cue.cue);
  std::sort(found.content.begin(), found.content.end());
  rows.push_back(std::move(found));
}

// The clause that is said. Trees err where another word or another reading is near: "told [the
// station that talks failed]", "denied [using force]", "said [when he arrived]: …".
std::size_t StatementReader::ComplementOf(std::size_t verb, const Cue& cue) const {
  const bool open = cue.frame != CueFrame::kThat && cue.frame != CueFrame::kObject;
  std::size_t clause = parse_.ChildBy(verb, Relation::kCcomp);
  if (clause != kNoToken) {
    const bool asks = Is(PhraseUnder(clause).first, WordClass::kSubordinator) &&
                      !Is(PhraseUnder(clause).first, WordClass::kRelative);
    if (asks && (IsNegated(verb) || (open && QuotedElsewhere(PhraseUnder(clause))))) {
      return kNoToken;
    }
  } else if (cue.frame != CueFrame::kThat) {
    clause = parse_.ChildBy(verb, Relation::kXcomp);
  }
  if (clause != kNoToken) return clause;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (child < verb) continue;
    if (parse_.RelationOf(child) == Relation::kAdvcl && child == verb + 1 &&
        parse_.HasFeature(child, "VerbForm=Ger")) {
      return child;
    }
    if (!cue.audience_is_object || (parse_.RelationOf(child) != Relation::kObj &&
                                    parse_.RelationOf(child) != Relation::kIobj)) {
      continue;
    }
    const std::size_t said = parse_.ChildBy(child, Relation::kAcl);
    if (said != kNoToken && Is(parse_.ChildBy(said, Relation::kMark), WordClass::kRelative)) {
      return said;
    }
  }
  return kNoToken;
}

// "did not say", "neither side has said".
bool StatementReader::IsNegated(std::size_t verb) const {
  const auto negates = [&](std::size_t token) { return Is(token, WordClass::kNegation); };
  const auto children = parse_.ChildrenOf(verb);
  if (std::any_of(children.begin(), children.end(), negates)) return true;
  const std::size_t subject = clauses_.SubjectOf(verb);
  return subject != kNoToken && subject < verb && negates(PhraseUnder(subject).first);
}

bool StatementReader::QuotedElsewhere(TokenRange range) const {
  for (std::size_t i = first_; i < last_; ++i) {
    if (quotations_.Quoted(i) && !range.Contains(i)) return true;
  }
  return false;
}

// "said [that] the talks failed", "vowed to return", "called it a disgrace", and the clause that
// goes before: "The talks failed, he said".
bool StatementReader::Complement(FoundStatement& found, std::size_t verb,
                                 const VerbCue& cue) const {
  const std::size_t clause = ComplementOf(verb, *cue.cue);
  if (clause == kNoToken ||
      (found.source.empty() && !clauses_.IsPassive(verb) && cue.cue->frame == CueFrame::kObject)) {
    return false;
  }
  TokenRange range = PhraseUnder(clause);
  for (const std::size_t child : parse_.ChildrenOf(clause)) {
    const TokenRange added = VerbGroup(child);
    if (child > clause && cues_.Verb(parse_.LemmaOf(child)) != nullptr &&
        AddedTo(child, added) == verb) {
      range.last = std::min(range.last, added.first);
    }
  }
  TokenRange reporting = found.cue;
  if (!found.source.empty()) {
    reporting.first = std::min(reporting.first, found.source.first);
    reporting.last = std::max(reporting.last, found.source.last);
  }
  const bool before = clause < verb && !range.Contains(verb);
  if (before && parse_.RelationOf(verb) == Relation::kRoot && cue.cue->frame != CueFrame::kObject) {
    range = {first_, reporting.first};
    while (range.first + 1 < range.last &&
           (parse_.UposOf(range.first) == Upos::kCconj ||
            (parse_.UposOf(range.first) == Upos::kAdv && IsPunctuation(range.first + 1)))) {
      ++range.first;
    }
  }
  // "called [the raid a crime]", "urged [both sides to sign]", "accused [them of hiding]".
  const bool controls = parse_.RelationOf(clause) == Relation::kXcomp ||
                        parse_.HasFeature(clause, "VerbForm=Inf") ||
                        cue.cue->frame == CueFrame::kObject;
  for (const Relation relation : {Relation::kObj, Relation::kIobj}) {
    const std::size_t object = parse_.ChildBy(verb, relation);
    if (controls && object != kNoToken && object > verb && object < clause) {
      range.first = std::min(range.first, PhraseUnder(object).first);
    }
  }
  // A second clause that hangs on the verb is said as well: "said they feared that it would fail".
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (!before && child > clause && parse_.RelationOf(child) == Relation::kCcomp) {
      range.last = std::max(range.last, PhraseUnder(child).last);
    }
  }
  // "noted [his lawyer had offered help]": no object of a verb that takes none.
  if (const std::size_t torn = parse_.ChildBy(verb, Relation::kObj);
      !controls && !before && !cue.cue->audience_is_object && torn != kNoToken && torn < clause &&
      PhraseUnder(torn).first == found.cue.last) {
    range.first = std::min(range.first, found.cue.last);
  }
  // "said instead that …", and what a tree tears apart after "that": the word opens the content.
  const std::size_t mark = parse_.ChildBy(clause, Relation::kMark);
  if (mark != kNoToken && mark >= range.first && Is(mark, WordClass::kRelative)) {
    bool only_adverbs = true;
    for (std::size_t i = range.first; i < mark; ++i) {
      only_adverbs = only_adverbs && parse_.UposOf(i) == Upos::kAdv;
    }
    if (only_adverbs) range.first = mark + 1;
  }
  const std::size_t next = found.cue.last;
  if (!before && next < last_ && next + 1 < range.first && Is(next, WordClass::kRelative) &&
      parse_.UposOf(next) == Upos::kSconj) {
    range.first = next + 1;
    const std::size_t head = parse_.HeadOf(next);
    if (head != kNoToken && !PhraseUnder(head).Contains(verb)) {
      range.last = std::max(range.last, PhraseUnder(head).last);
    }
  }
  AddContent(found, range, {range.Contains(verb) ? reporting : TokenRange{}});
  found.rule = before ? "discourse.statement.trailing" : "discourse.statement.leading";
  return true;
}

// "The talks, Ruiz said, had failed": the clause that the reporting one interrupts or follows.
bool StatementReader::Around(FoundStatement& found, std::size_t verb) const {
  const std::size_t host = parse_.HeadOf(verb);
  if (parse_.RelationOf(verb) != Relation::kParataxis || host == kNoToken) return false;
  AddContent(found, PhraseUnder(host), {PhraseUnder(verb)});
  found.rule = "discourse.statement.trailing";
  return true;
}

// The object, which trees take for an indirect one in "accused them of lying".
std::size_t StatementReader::ObjectOf(std::size_t verb) const {
  const std::size_t object = parse_.ChildBy(verb, Relation::kObj);
  return object == kNoToken ? parse_.ChildBy(verb, Relation::kIobj) : object;
}

// "condemned the raid", "spoke of the raid", "called the raid a crime", "accused him of lying".
bool StatementReader::Object(FoundStatement& found, std::size_t verb, const VerbCue& cue) const {
  const CueFrame frame = cue.cue->frame;
  if (frame != CueFrame::kObject && frame != CueFrame::kClauseOrObject) return false;
  const bool passive = clauses_.IsPassive(verb);
  if (found.source.empty() && !passive) return false;
  TokenRange range;
  if (cue.phrase != kNoToken) {
    range = PhraseUnder(cue.phrase);
    range.first = std::max(range.first, found.cue.last);
    const std::size_t word = clauses_.PrepositionOf(cue.phrase);
    if (range.first == word || range.first == parse_.ChildBy(cue.phrase, Relation::kMark)) {
      ++range.first;
    }
    // "called on [both sides to sign]"
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      const Relation relation = parse_.RelationOf(child);
      if (child > cue.phrase && parse_.HasFeature(child, "VerbForm=Inf") &&
          (relation == Relation::kXcomp || relation == Relation::kAdvcl ||
           relation == Relation::kCcomp)) {
        range.last = std::max(range.last, PhraseUnder(child).last);
      }
    }
  } else if (const std::size_t object = ObjectOf(verb); object != kNoToken) {
    range = PhraseUnder(object);
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      const Relation relation = parse_.RelationOf(child);
      if (child < object || (relation != Relation::kObl && relation != Relation::kAdvcl &&
                             relation != Relation::kXcomp && relation != Relation::kCsubj)) {
        continue;
      }
      std::size_t word = clauses_.PrepositionOf(child);
      if (word == kNoToken) word = parse_.ChildBy(child, Relation::kMark);
      if (relation == Relation::kXcomp || Is(word, WordClass::kContentPreposition)) {
        range.last = std::max(range.last, PhraseUnder(child).last);
      }
    }
  } else if (passive && !found.source.empty() && clauses_.SubjectOf(verb) != kNoToken) {
    range = PhraseUnder(clauses_.SubjectOf(verb));
    if (range.Contains(verb)) return false;
  }
  // "called him "a liar"": what is quoted after the object belongs to it.
  std::size_t next = range.last;
  while (next < last_ && IsPunctuation(next)) ++next;
  if (!range.empty() && next < last_ && next > range.last && quotations_.Quoted(next) &&
      !quotations_.Quoted(range.last - 1)) {
    range.last = std::min(last_, quotations_.WordsOf(quotations_.Of(next)).last);
  }
  // "cited the ruling, which surprised many": what is added is the report's.
  for (std::size_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (IsPunctuation(i) && parse_.HasFeature(i + 1, "PronType=Rel") && !quotations_.Quoted(i)) {
      range.last = i;
    }
  }
  AddContent(found, range, {found.cue, found.source});
  found.rule = "discourse.statement.object";
  return !found.content.empty();
}

// The nearest quotation beside the verb, when the tree does not say that it is the object.
bool StatementReader::Quotation(FoundStatement& found, std::size_t verb) const {
  for (std::size_t step = 1; step <= kQuotationReach; ++step) {
    for (const bool after : {true, false}) {
      if (after ? verb + step >= last_ : verb < first_ + step) continue;
      const std::size_t at = after ? verb + step : verb - step;
      if (!quotations_.Quoted(at)) continue;
      TokenRange words = quotations_.WordsOf(quotations_.Of(at));
      words = {std::max(words.first, first_), std::min(words.last, last_)};
      AddContent(found, words, {});
      found.rule = "discourse.statement.quoted";
      return true;
    }
  }
  return false;
}

// "the claim that talks failed", "reports of shooting", "a vow to return".
void StatementReader::OfNoun(std::size_t noun, std::vector<FoundStatement>& rows) const {
  const Cue* cue = cues_.Noun(parse_.LemmaOf(noun));
  if (cue == nullptr) return;
  FoundStatement found;
  found.cue = {noun, noun + 1};
  found.cue_lemma = parse_.LemmaOf(noun);
  found.stance = cue->stance;
  found.rule = "discourse.statement.noun";
  std::size_t owner = kNoToken;
  for (const std::size_t child : parse_.ChildrenOf(noun)) {
    const Relation relation = parse_.RelationOf(child);
    // "Chad's claim", "a Lima Times report"
    if (parse_.DeprelOf(child) == "nmod:poss" ||
        (relation == Relation::kCompound && child < noun && parse_.UposOf(child) == Upos::kPropn)) {
      owner = child;
    }
    const std::size_t word = clauses_.PrepositionOf(child);
    if (relation == Relation::kNmod && Is(word, WordClass::kBy)) owner = child;
    if (!found.content.empty() || child < noun) continue;
    const std::size_t mark = parse_.ChildBy(child, Relation::kMark);
    const bool that =
        (relation == Relation::kAcl || relation == Relation::kCcomp) && mark != kNoToken;
    const bool of = cue->takes_of && relation == Relation::kNmod && Is(word, WordClass::kOf);
    if (!that && !of) continue;
    if (of && word == found.cue.last) ++found.cue.last;
    TokenRange range = PhraseUnder(child);
    if (range.first == word || (range.first == mark && Is(mark, WordClass::kRelative))) {
      ++range.first;
    }
    AddContent(found, range, {});
  }
  if (found.content.empty()) return;
  if (owner == kNoToken) {
    // "made a vow to return": the vow is its maker's.
    const std::size_t verb = clauses_.VerbOver(noun);
    const std::size_t over = parse_.HeadOf(noun);
    // "expressed hope that …", but "rejected the claim that …"
    const bool bare = parse_.ChildBy(noun, Relation::kDet) == kNoToken && verb != kNoToken &&
                      cues_.Verb(parse_.LemmaOf(verb)) != nullptr;
    if (bare || Is(verb, WordClass::kLight)) {
      owner = clauses_.SubjectOf(verb);
    } else if (parse_.RelationOf(noun) == Relation::kObl && over < noun &&
               parse_.UposOf(over) == Upos::kVerb && !clauses_.IsPassive(over) &&
               (Is(clauses_.PrepositionOf(noun), WordClass::kWith) ||
                parse_.ChildBy(noun, Relation::kDet) != kNoToken)) {
      owner = clauses_.SubjectOf(over);  // "left in the hope that …"
    }
  }
  SetSource(found, owner, noun);
  rows.push_back(std::move(found));
}

// "reportedly": on nobody's word in particular.
void StatementReader::OfAdverb(std::size_t adverb, std::vector<FoundStatement>& rows) const {
  const Cue* cue = cues_.Adverb(parse_.LemmaOf(adverb));
  const std::size_t host = parse_.HeadOf(adverb);
  if (cue == nullptr || host == kNoToken) return;
  FoundStatement found;
  found.cue = {adverb, adverb + 1};
  found.cue_lemma = parse_.LemmaOf(adverb);
  found.stance = cue->stance;
  found.rule = "discourse.statement.adverb";
  TokenRange range = PhraseUnder(host);
  // "after reportedly fleeing"
  const std::size_t mark = parse_.ChildBy(host, Relation::kMark);
  if (mark == range.first && mark < adverb) ++range.first;
  AddContent(found, range, {found.cue});
  if (!found.content.empty()) rows.push_back(std::move(found));
}

// "according to the ministry": all of the clause that it hangs on. Gives the token after the words
// of the cue; `token` where there is none.
std::size_t StatementReader::OfPreposition(std::size_t token,
                                           std::vector<FoundStatement>& rows) const {
  if (!cues_.BeginsPreposition(parse_.view().Norm(token))) return token;
  std::string words(parse_.view().Norm(token));
  const Cue* cue = nullptr;
  std::size_t past = token;
  for (std::size_t end = token + 1; end < last_ && end - token < cues_.longest_preposition();) {
    words += ' ';
    words += parse_.view().Norm(end++);
    if (const Cue* longer = cues_.Preposition(words)) {
      cue = longer;
      past = end;
    }
  }
  if (cue == nullptr) return token;
  // The source is the noun that the preposition marks, or hangs below its first word.
  const Relation relation = parse_.RelationOf(token);
  std::size_t head =
      relation == Relation::kCase || relation == Relation::kMark ? parse_.HeadOf(token) : kNoToken;
  for (const Relation below : {Relation::kObl, Relation::kNmod, Relation::kObj}) {
    if (head == kNoToken) head = parse_.ChildBy(token, below);
  }
  if (head == kNoToken || head < past) return token;
  FoundStatement found;
  found.cue = {token, past};
  found.cue_lemma.clear();
  for (std::size_t i = token; i < past; ++i) {
    if (i > token) found.cue_lemma += ' ';
    found.cue_lemma += parse_.view().Norm(i);
  }
  found.stance = cue->stance;
  found.rule = "discourse.statement.according";
  SetSource(found, head, token);
  if (found.source.empty()) {
    found.source = Trim({past, PhraseUnder(head).last});
    found.source_head = clauses_.Antecedent(head);
  }
  found.source.first = std::max(found.source.first, past);
  std::size_t clause = parse_.HeadOf(head < token || parse_.HeadOf(head) == token ? token : head);
  if (clause == kNoToken || found.source.empty()) return token;
  // At the edge of a sentence it speaks for all of it, within only for its own clause.
  const bool at_edge = token == first_ || Trim({found.source.last, last_}).empty();
  while (parse_.HeadOf(clause) != kNoToken &&
         (at_edge || (!coref::JoinsClause(parse_.RelationOf(clause)) &&
                      parse_.RelationOf(clause) != Relation::kConj))) {
    clause = parse_.HeadOf(clause);
  }
  AddContent(found, PhraseUnder(clause), {{token, found.source.last}});
  if (found.content.empty()) return token;
  rows.push_back(std::move(found));
  return past;
}

}  // namespace dateline::discourse
