#include "figure/measure_reader.h"

namespace dateline::figure {
namespace {

using coref::kNoToken;

// How many words up the tree the verb may stand.
constexpr int kReach = 6;

}  // namespace

std::optional<Measure> MeasureReader::Listed(MeasureKind kind, std::size_t word) const {
  const MeasureWord* found = words_.Find(kind, parse_.LemmaOf(word));
  // "The detention of ten" is no matter of time, as that "of ten days" is.
  if (found == nullptr || found->of_time) return std::nullopt;
  return Measure{found->measure, word, true};
}

// What belongs to a verb behind it: "ordered | to pay", "lack | water", "deprived | of food".
std::string MeasureReader::Complements(std::size_t verb, bool with_object) const {
  std::string words;
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    if (child < verb) continue;
    const Relation relation = parse_.RelationOf(child);
    const std::size_t mark = parse_.ChildBy(child, Relation::kMark);
    if (parse_.DeprelOf(child) == "compound:prt") {
      words += " " + Norm(child);
    } else if (relation == Relation::kXcomp && mark != kNoToken &&
               parse_.HasFeature(child, "VerbForm=Inf")) {
      return words + " " + Norm(mark) + " " + Norm(child);
    } else if (with_object && relation == Relation::kObj && parse_.UposOf(child) == Upos::kNoun) {
      return words + " " + Norm(child);
    } else if (relation == Relation::kObl && parse_.UposOf(child) == Upos::kNoun) {
      // Right behind the verb: what stands farther off is when and where.
      const std::size_t preposition = clauses_.PrepositionOf(child);
      const bool next = preposition == verb + 1 && parse_.DeprelOf(child) == "obl" &&
                        parse_.ChildBy(child, Relation::kNummod) == kNoToken;
      return next ? words + " " + Norm(preposition) + " " + Norm(child) : words;
    }
  }
  return words;
}

// The counted are what a verb is done to.
std::optional<Measure> MeasureReader::Done(std::size_t verb) const {
  if (words_.TellsNothing(parse_.LemmaOf(verb))) return std::nullopt;
  // "left 55 dead", "was fatally hurt", "were confirmed killed"
  for (const std::size_t child : parse_.ChildrenOf(verb)) {
    const Relation relation = parse_.RelationOf(child);
    if (relation != Relation::kXcomp && relation != Relation::kAdvmod) continue;
    if (auto state = Listed(MeasureKind::kState, child)) return state;
    if (parse_.HasFeature(child, "VerbForm=Part")) {
      if (auto done = Listed(MeasureKind::kVerb, child)) return done;
    }
  }
  if (auto listed = Listed(MeasureKind::kVerb, verb)) return listed;
  const bool past = parse_.HasFeature(verb, "Tense=Past");
  return Measure{
      (past ? Norm(verb) : words_.ParticipleOf(parse_.LemmaOf(verb))) + Complements(verb, false),
      verb, false};
}

// The counted do what a verb says, or are what stands after "be".
std::optional<Measure> MeasureReader::Doing(std::size_t predicate) const {
  if (parse_.ChildBy(predicate, Relation::kCop) != kNoToken) {
    const std::size_t preposition = clauses_.PrepositionOf(predicate);
    if (auto state = Listed(MeasureKind::kState, predicate)) return state;
    if (preposition == kNoToken && parse_.UposOf(predicate) != Upos::kAdj) return std::nullopt;
    const std::string before = preposition == kNoToken ? std::string() : Norm(preposition) + " ";
    return Measure{before + Norm(predicate), predicate, false};
  }
  if (parse_.UposOf(predicate) != Upos::kVerb) return std::nullopt;
  if (words_.TellsNothing(parse_.LemmaOf(predicate))) {
    // "Ten villages have no water" says what they have, "the team has twelve members" nothing.
    const std::string object = Complements(predicate, true);
    if (object.empty()) return std::nullopt;
    return Measure{object.substr(1), predicate, false};
  }
  if (auto act = Listed(MeasureKind::kAct, predicate)) return act;
  if (parse_.ChildBy(predicate, Relation::kObj) == kNoToken) {
    if (auto verb = Listed(MeasureKind::kVerb, predicate)) return verb;
  }
  const std::string complements = Complements(predicate, true);
  if (const MeasureWord* phrase =
          words_.Find(MeasureKind::kAct, std::string(parse_.LemmaOf(predicate)) + complements)) {
    return Measure{phrase->measure, predicate, true};
  }
  return Measure{Norm(predicate) + complements, predicate, false};
}

// By the place of the counted in their clause.
std::optional<Measure> MeasureReader::OfPlace(std::size_t top) const {
  std::size_t at = top;
  for (int steps = 0; steps < kReach; ++steps) {
    const std::size_t head = parse_.HeadOf(at);
    if (head == kNoToken) return std::nullopt;
    switch (parse_.RelationOf(at)) {
      case Relation::kConj:
      case Relation::kAppos:
        at = head;
        break;
      case Relation::kNmod: {
        const std::size_t preposition = clauses_.PrepositionOf(at);
        if (preposition == kNoToken) return std::nullopt;
        if (auto noun = Listed(MeasureKind::kNoun, head)) return noun;
        if (!words_.IsPart(Norm(preposition))) return std::nullopt;
        at = head;
        break;
      }
      case Relation::kObl:
        // "was watched by millions"
        return clauses_.AgentOf(head) == at ? Listed(MeasureKind::kAct, head) : std::nullopt;
      case Relation::kObj:
        if (parse_.UposOf(head) != Upos::kVerb) return std::nullopt;
        return Done(head);
      case Relation::kNsubj:
        return parse_.DeprelOf(at) == "nsubj:pass" ? Done(head) : Doing(head);
      default:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

// By a clause about the counted: "two men shot on Monday", "the emails that were deleted".
std::optional<Measure> MeasureReader::OfClauses(std::size_t top) const {
  for (const std::size_t clause : parse_.ChildrenOf(top)) {
    if (clause < top || parse_.RelationOf(clause) != Relation::kAcl) continue;
    if (clauses_.IsPassive(clause)) return Done(clause);
    const std::size_t object = clauses_.ObjectOf(clause);
    if (parse_.DeprelOf(clause) == "acl:relcl" && object == top) return Done(clause);
    if (clauses_.SubjectOf(clause) == top) return Doing(clause);
  }
  return std::nullopt;
}

std::optional<Measure> MeasureReader::OfCounted(std::size_t first, std::size_t last) const {
  const std::size_t top = parse_.HeadWithin(first, last);
  std::optional<Measure> place = OfPlace(top);
  if (place && place->listed) return place;
  // "thousands of displaced families"
  for (const std::size_t child : parse_.ChildrenOf(top)) {
    if (child < first || child > top || parse_.RelationOf(child) != Relation::kAmod) continue;
    const bool doing = parse_.HasFeature(child, "Tense=Pres");
    if (auto is = Listed(doing ? MeasureKind::kAct : MeasureKind::kVerb, child)) return is;
  }
  std::optional<Measure> clause = OfClauses(top);
  return clause && (clause->listed || !place) ? clause : place;
}

// "The turnout was 58 percent", "supply of water is at 20 percent".
std::optional<Measure> MeasureReader::OfSubject(std::size_t predicate) const {
  const std::size_t subject = parse_.ChildBy(predicate, Relation::kNsubj);
  if (subject == kNoToken || parse_.UposOf(subject) != Upos::kNoun) return std::nullopt;
  std::string words = Norm(subject);
  for (const std::size_t child : parse_.ChildrenOf(subject)) {
    if (child < subject && parse_.RelationOf(child) == Relation::kCompound) {
      words = Norm(child) + " " + words;
    }
    const std::size_t preposition = clauses_.PrepositionOf(child);
    if (child > subject && parse_.RelationOf(child) == Relation::kNmod &&
        preposition == subject + 1) {
      words += " " + Norm(preposition) + " " + Norm(child);
    }
  }
  return Measure{words, subject, false};
}

std::optional<Measure> MeasureReader::OfAmount(std::size_t first, std::size_t last) const {
  const std::size_t top = parse_.HeadWithin(first, last);
  const std::size_t head = parse_.HeadOf(top);
  const Relation relation = parse_.RelationOf(top);
  const bool before = relation == Relation::kCompound || relation == Relation::kNummod ||
                      relation == Relation::kAmod ||
                      (relation == Relation::kNmod && clauses_.PrepositionOf(top) == kNoToken);
  if (before && head != kNoToken && head >= last && parse_.UposOf(head) == Upos::kNoun) {
    if (auto noun = Listed(MeasureKind::kNoun, head)) return noun;
    return Measure{Norm(head), head, false};
  }
  if (parse_.ChildBy(top, Relation::kCop) != kNoToken) {
    if (auto subject = OfSubject(top)) return subject;
  }
  std::optional<Measure> place = OfPlace(top);
  // "Exports fell by four percent."
  if (!place &&
      (relation == Relation::kObl || relation == Relation::kAdvmod || relation == Relation::kObj)) {
    place = Listed(MeasureKind::kVerb, head);
    if (place) {
      if (const auto subject = OfSubject(head)) place->words = subject->words + " " + place->words;
    }
  }
  if (place && place->listed) return place;
  for (const std::size_t whole : parse_.ChildrenOf(top)) {
    const std::size_t preposition = clauses_.PrepositionOf(whole);
    if (whole < last || parse_.RelationOf(whole) != Relation::kNmod || preposition == kNoToken ||
        !words_.IsPart(Norm(preposition))) {
      continue;
    }
    return Measure{place ? Norm(whole) + " " + place->words : Norm(whole), whole, false};
  }
  return place;
}

}  // namespace dateline::figure
