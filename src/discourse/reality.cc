#include "discourse/reality.h"

#include <array>
#include <optional>

#include "lexicon/read_toml.h"

namespace dateline::discourse {
namespace {

constexpr std::string_view kFile = "rules/discourse/reality.toml";

std::optional<Reality> ParseReality(std::string_view name) {
  for (const Reality value : {Reality::kHappened, Reality::kNegated, Reality::kPlanned,
                              Reality::kPossible, Reality::kConditional, Reality::kWanted}) {
    if (RealityName(value) == name) return value;
  }
  return std::nullopt;
}

// How many words up the tree an operator may stand.
constexpr int kReach = 9;

}  // namespace

Result<RealityRules> RealityRules::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(bytes, dir.Read(kFile));
  DATELINE_TRY(file, lexicon::ReadToml(bytes, kFile));
  constexpr std::array<std::string_view, kPlaces> kPlaceNames = {
      "group", "governs", "governs_object", "noun", "clause", "modifies"};
  RealityRules rules;
  const auto read_list = [&](std::string_view name, Words& words) {
    const toml::array* list = file["lists"][name].as_array();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      words.insert(list->get(i)->value_or(std::string()));
    }
  };
  read_list("occurrence", rules.occurrences_);
  read_list("link", rules.links_);
  read_list("verb_link", rules.verb_links_);
  read_list("purpose", rules.purposes_);
  read_list("wish", rules.wishes_);
  read_list("courtesy", rules.courtesies_);
  read_list("teller", rules.tellers_);
  const toml::array* rows = file["operator"].as_array();
  for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
    const toml::table* row = rows->get(i)->as_table();
    if (row == nullptr) continue;
    const std::string id = (*row)["id"].value_or(std::string());
    const auto value = ParseReality((*row)["value"].value_or(std::string()));
    const std::string where = (*row)["where"].value_or(std::string());
    std::size_t place = 0;
    while (place < kPlaces && kPlaceNames[place] != where) ++place;
    if (id.empty() || !value || place == kPlaces) {
      return Error{ErrorCode::kMalformedInput,
                   "an operator needs id, a known value and a known where",
                   std::string(kFile) + ":" + std::to_string(row->source().begin.line)};
    }
    if (const toml::array* words = (*row)["words"].as_array()) {
      for (const toml::node& word : *words)
        rules.operators_[place].emplace(word.value_or(std::string()), *value);
    }
    for (const std::string_view kind : {"examples", "counter_examples"}) {
      const toml::array* examples = (*row)[kind].as_array();
      for (std::size_t e = 0; examples != nullptr && e < examples->size(); ++e) {
        const toml::table* example = examples->get(e)->as_table();
        if (example == nullptr) continue;
        rules.examples_.push_back({id, (*example)["text"].value_or(std::string()),
                                   (*example)["act"].value_or(std::string()), *value,
                                   kind == "counter_examples"});
      }
    }
  }
  return rules;
}

const Reality* RealityRules::Find(Place place, std::string_view word) const {
  const auto it = operators_[place].find(word);
  return it == operators_[place].end() ? nullptr : &it->second;
}

// The way from an act to the root of its sentence.
class RealityRules::Walk {
 public:
  Walk(const RealityRules& rules, const coref::Parse& parse) : rules_(rules), parse_(parse) {}

  RealityReading From(std::size_t act) {
    if (!IsVerb(act) && (ReadModifiers(act) || ReadTrailing(act))) {
      if (reading_.value == Reality::kPlanned) ReadCalledOff(act);
      return reading_;
    }
    std::size_t at = act;
    for (int steps = 0; steps < kReach && at != coref::kNoToken; ++steps) {
      if (HasGroup(at) && ReadGroup(at)) return reading_;
      if (ReadMark(at)) return reading_;
      const std::optional<std::size_t> next = Up(at);
      if (!next) break;
      at = *next;
    }
    return reading_;
  }

 private:
  [[nodiscard]] std::string_view Norm(std::size_t i) const { return parse_.view().Norm(i); }
  [[nodiscard]] bool IsVerb(std::size_t i) const {
    return parse_.UposOf(i) == Upos::kVerb || parse_.UposOf(i) == Upos::kAux;
  }
  // A verb, or what stands after "be".
  [[nodiscard]] bool HasGroup(std::size_t i) const {
    return IsVerb(i) || parse_.ChildBy(i, Relation::kCop) != coref::kNoToken;
  }
  [[nodiscard]] bool IsFinite(std::size_t i) const {
    const auto finite = [&](std::size_t t) { return parse_.HasFeature(t, "VerbForm=Fin"); };
    for (const std::size_t child : parse_.ChildrenOf(i)) {
      const Relation relation = parse_.RelationOf(child);
      if ((relation == Relation::kAux || relation == Relation::kCop) && finite(child)) return true;
    }
    return finite(i);
  }
  [[nodiscard]] bool IsPast(std::size_t i) const {
    // "fled", "was fleeing", "had fled", but not "should have fled".
    bool past = parse_.HasFeature(i, "Tense=Past");
    for (const std::size_t child : parse_.ChildrenOf(i)) {
      if (parse_.RelationOf(child) != Relation::kAux) continue;
      if (rules_.Find(kGroup, Norm(child)) != nullptr) return false;
      past = past || parse_.HasFeature(child, "Tense=Past");
    }
    return past;
  }
  [[nodiscard]] bool HasSubject(std::size_t i) const {
    return parse_.ChildBy(i, Relation::kNsubj) != coref::kNoToken;
  }
  [[nodiscard]] const Reality* Governs(Place place, std::size_t i) const {
    return rules_.Find(place, parse_.LemmaOf(i));
  }

  bool Decide(Reality value, std::size_t word) {
    reading_ = {value, {parse_.view().tokens.Column<&TokenRow::span>()[word]}};
    return true;
  }
  // "did not agree to", "will not ask for": the governing verb's own negation turns it off.
  bool DecideBy(Reality value, std::size_t governor) {
    if (value != Reality::kNegated && HasGroup(governor) && ReadNegation(governor)) return true;
    if (value == Reality::kPlanned) {
      // "must prepare to leave": called for, not planned.
      for (const std::size_t child : parse_.ChildrenOf(governor)) {
        const Reality* modal =
            parse_.RelationOf(child) == Relation::kAux ? rules_.Find(kGroup, Norm(child)) : nullptr;
        if (modal != nullptr && *modal == Reality::kWanted) return Decide(*modal, child);
      }
    }
    return Decide(value, governor);
  }
  // "no intention to leave": the noun's own negation turns it off.
  bool DecideByNoun(Reality value, std::size_t noun) {
    for (const std::size_t child : parse_.ChildrenOf(noun)) {
      if (child > noun) break;
      const Reality* own = rules_.Find(kModifies, Norm(child));
      if (own != nullptr && *own == Reality::kNegated) return Decide(*own, child);
    }
    return Decide(value, noun);
  }

  // "did not", "no envoy did", "nobody did", "neither did".
  bool ReadNegation(std::size_t verb) {
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      const Relation relation = parse_.RelationOf(child);
      if (relation == Relation::kNsubj && child < verb && ReadNegatedSubject(child)) return true;
      if (relation != Relation::kAux && relation != Relation::kAdvmod &&
          relation != Relation::kCc) {
        continue;
      }
      const Reality* value = rules_.Find(kGroup, Norm(child));
      if (value != nullptr && *value == Reality::kNegated) return Decide(*value, child);
    }
    return false;
  }

  bool ReadNegatedSubject(std::size_t subject) {
    const auto negates = [&](std::size_t word) {
      for (const Place place : {kGroup, kModifies}) {
        const Reality* value = rules_.Find(place, Norm(word));
        if (value != nullptr && *value == Reality::kNegated) return true;
      }
      return false;
    };
    if (negates(subject)) return Decide(Reality::kNegated, subject);
    for (const std::size_t child : parse_.ChildrenOf(subject)) {
      if (child < subject && negates(child)) return Decide(Reality::kNegated, child);
    }
    return false;
  }

  // What a noun says of a clause: "talks to leave" aim at it, "talk of leaving" is only talk.
  [[nodiscard]] const Reality* NounOver(std::size_t at, std::size_t noun) const {
    const Reality* own =
        parse_.HasFeature(at, "VerbForm=Inf") ? rules_.Find(kNoun, Norm(noun)) : nullptr;
    return own != nullptr ? own : Governs(kNoun, noun);
  }

  // Negation within the group outranks its modals: "will not attend".
  bool ReadGroup(std::size_t verb) { return ReadNegation(verb) || ReadModal(verb); }

  bool ReadModal(std::size_t verb) {
    const std::size_t subject = parse_.ChildBy(verb, Relation::kNsubj);
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      if (parse_.RelationOf(child) != Relation::kAux) continue;
      // "Should Iran attack", "had they met".
      if (parse_.RelationOf(verb) == Relation::kAdvcl && subject != coref::kNoToken &&
          child < subject) {
        return Decide(Reality::kConditional, child);
      }
      const Reality* value = rules_.Find(kGroup, Norm(child));
      if (value == nullptr) continue;
      // "hopes that Chad will leave": the future is the hope's.
      if (const std::size_t wish = *value == Reality::kPlanned ? WishOver(verb) : coref::kNoToken;
          wish != coref::kNoToken) {
        return Decide(Reality::kWanted, wish);
      }
      // "will resume if the rebels withdraw": only then.
      const std::size_t condition = ConditionOf(verb);
      return condition == coref::kNoToken ? Decide(*value, child)
                                          : Decide(Reality::kConditional, condition);
    }
    return false;
  }

  // The verb or noun of wish whose content the verb's clause is; kNoToken if none.
  [[nodiscard]] std::size_t WishOver(std::size_t verb) const {
    const std::size_t head = parse_.HeadOf(verb);
    const Relation relation = parse_.RelationOf(verb);
    if (head == coref::kNoToken || (relation != Relation::kCcomp && relation != Relation::kAcl) ||
        parse_.DeprelOf(verb) == "acl:relcl") {
      return coref::kNoToken;
    }
    return rules_.wishes_.contains(parse_.LemmaOf(head)) ? head : coref::kNoToken;
  }

  // The word that opens a clause on which the verb's own waits; kNoToken if none.
  [[nodiscard]] std::size_t ConditionOf(std::size_t verb) const {
    for (const std::size_t clause : parse_.ChildrenOf(verb)) {
      if (parse_.RelationOf(clause) != Relation::kAdvcl) continue;
      for (const std::size_t child : parse_.ChildrenOf(clause)) {
        const Relation relation = parse_.RelationOf(child);
        if (relation != Relation::kMark && relation != Relation::kAdvmod) continue;
        const Reality* value = rules_.Find(kClause, Norm(child));
        if (value != nullptr && *value == Reality::kConditional) return child;
      }
    }
    return coref::kNoToken;
  }

  // "if the rebels withdraw", "until both armies disarm".
  bool ReadMark(std::size_t at) {
    const std::size_t subject = parse_.ChildBy(at, Relation::kNsubj);
    for (const std::size_t child : parse_.ChildrenOf(at)) {
      const Relation relation = parse_.RelationOf(child);
      if (relation != Relation::kMark && relation != Relation::kAdvmod &&
          (relation != Relation::kCase || IsVerb(at))) {
        continue;
      }
      // "the land they once held", "met ahead of a dinner": a clause is opened before its subject
      // and its verb.
      if (relation == Relation::kAdvmod &&
          (child > at || (subject != coref::kNoToken && subject < child))) {
        continue;
      }
      if (const Reality* value = rules_.Find(kClause, Norm(child))) return Decide(*value, child);
      // "ahead | of the summit".
      if (relation == Relation::kCase && child > 0) {
        if (const Reality* value = rules_.Find(kClause, Norm(child - 1))) {
          return Decide(*value, child - 1);
        }
      }
      // "left without meeting".
      if (relation == Relation::kMark && IsVerb(at)) {
        if (const Reality* value = rules_.Find(kModifies, Norm(child))) {
          return Decide(*value, child);
        }
      }
    }
    return false;
  }

  // "the planned summit", "no talks", "without an attack".
  bool ReadModifiers(std::size_t noun) {
    for (const std::size_t child : parse_.ChildrenOf(noun)) {
      if (child > noun) break;
      if (const Reality* value = rules_.Find(kModifies, Norm(child))) return Decide(*value, child);
    }
    return false;
  }
  // "cancelled a planned visit": plans that came to nothing.
  void ReadCalledOff(std::size_t noun) {
    const std::size_t first = parse_.FirstJoined(noun);
    const std::size_t head = parse_.HeadOf(first);
    const bool object =
        parse_.RelationOf(first) == Relation::kObj || parse_.DeprelOf(first) == "nsubj:pass";
    if (head == coref::kNoToken || !object || !IsVerb(head)) return;
    const Reality* value = Governs(kGovernsObject, head);
    if (value != nullptr && *value == Reality::kNegated) DecideBy(*value, head);
  }
  // "a visit scheduled for November".
  bool ReadTrailing(std::size_t noun) {
    for (const std::size_t child : parse_.ChildrenOf(noun)) {
      if (child < noun || parse_.RelationOf(child) != Relation::kAcl) continue;
      if (parse_.HasFeature(child, "VerbForm=Inf") || parse_.DeprelOf(child) == "acl:relcl") {
        continue;
      }
      if (const Reality* value = Governs(kGovernsObject, child)) return Decide(*value, child);
    }
    return false;
  }

  // The next word to look at; nothing where the way ends, decided or not.
  std::optional<std::size_t> Up(std::size_t at) {
    const std::size_t head = parse_.HeadOf(at);
    if (head == coref::kNoToken) {
      ReadHeadline(at);
      return std::nullopt;
    }
    switch (parse_.RelationOf(at)) {
      case Relation::kConj:
        return OverJoined(at, head);
      case Relation::kXcomp:
      case Relation::kCcomp:
      case Relation::kCsubj:
        return OverComplement(at, head);
      case Relation::kAcl:
        return OverNoun(at, head);
      case Relation::kAdvcl:
        OverAdverbial(at, head);
        return std::nullopt;
      case Relation::kObj:
      case Relation::kIobj:
        return OverObject(head);
      case Relation::kNsubj:
        if (parse_.DeprelOf(at) == "nsubj:pass") return OverObject(head);
        OverPredicate(head);
        return std::nullopt;
      case Relation::kNmod:
      case Relation::kObl:
        OverPhrase(at, head);
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  // "Talks will begin", "a deal is possible", "the truce is due to begin".
  void OverPredicate(std::size_t head) {
    const bool copula = parse_.ChildBy(head, Relation::kCop) != coref::kNoToken;
    if (!copula && !rules_.occurrences_.contains(parse_.LemmaOf(head))) return;
    if (ReadGroup(head) || ReadMark(head) || !copula) return;
    for (const Place place : {kModifies, kGoverns}) {
      if (const Reality* value = Governs(place, head)) {
        Decide(*value, head);
        return;
      }
    }
  }

  // "Leaders to meet": only headlines leave it at that.
  void ReadHeadline(std::size_t act) {
    if (!parse_.HasFeature(act, "VerbForm=Inf")) return;
    const std::size_t mark = parse_.ChildBy(act, Relation::kMark);
    if (mark == coref::kNoToken) return;
    if (const Reality* value = rules_.Find(kGroup, Norm(mark))) Decide(*value, mark);
  }

  // "asked them to vacate the base and [to] withdraw"; "X will pay and Y left" are two clauses.
  std::optional<std::size_t> OverJoined(std::size_t at, std::size_t first) {
    if (IsVerb(at) && HasSubject(at)) {
      const std::size_t over = parse_.HeadOf(first);
      if (over == coref::kNoToken) return std::nullopt;
      const Reality* value = Governs(kGoverns, over);
      if (parse_.RelationOf(first) == Relation::kCcomp && value != nullptr &&
          *value != Reality::kPlanned && !IsPast(at)) {
        Decide(*value, over);
      }
      return std::nullopt;
    }
    if (IsFinite(at) && IsPast(at) && !IsFinite(first)) return std::nullopt;
    return first;
  }

  // "want to sign", "expected to meet", "denied that they attacked". What is told as a fact in a
  // clause of its own stays one: "announced that it had withdrawn".
  std::optional<std::size_t> OverComplement(std::size_t at, std::size_t head) {
    const bool clause = parse_.RelationOf(at) != Relation::kXcomp && IsFinite(at);
    const Reality* value = Governs(kGoverns, head);
    if (value == nullptr && !IsVerb(head)) value = Governs(kNoun, head);
    if (value == nullptr) value = rules_.Find(kClause, Norm(head));  // "provided that"
    const bool told = clause && value != nullptr &&
                      (*value == Reality::kPlanned ||
                       (*value == Reality::kWanted &&
                        (IsPast(at) || rules_.tellers_.contains(parse_.LemmaOf(head)))));
    if (value != nullptr && !told) {
      DecideBy(*value, head);
      return std::nullopt;
    }
    if (clause) return std::nullopt;
    return head;
  }

  // "an agreement to stop", "the fear that they attack".
  std::optional<std::size_t> OverNoun(std::size_t at, std::size_t head) {
    // "demands that they stop", also where the tree takes it for a relative clause.
    if (!parse_.HasFeature(at, "VerbForm=Inf") &&
        parse_.ChildBy(at, Relation::kMark) == coref::kNoToken) {
      return std::nullopt;
    }
    // "the first steps in leaving" are steps taken.
    const std::size_t mark = parse_.ChildBy(at, Relation::kMark);
    if (parse_.HasFeature(at, "VerbForm=Ger") && mark != coref::kNoToken &&
        !rules_.links_.contains(Norm(mark))) {
      return std::nullopt;
    }
    // "a plan to leave", and over what stands between: "the promise of both states to leave".
    std::size_t noun = head;
    while (noun != coref::kNoToken && NounOver(at, noun) == nullptr &&
           parse_.HasFeature(at, "VerbForm=Inf") &&
           (parse_.RelationOf(noun) == Relation::kNmod ||
            parse_.RelationOf(noun) == Relation::kConj)) {
      noun = parse_.HeadOf(noun);
    }
    if (const Reality* value = noun == coref::kNoToken ? nullptr : NounOver(at, noun)) {
      DecideByNoun(*value, noun);
      return std::nullopt;
    }
    if (IsFinite(at)) return std::nullopt;  // "the report that Chad attacked"
    if (parse_.HeadOf(head) == coref::kNoToken && !HasGroup(head)) {
      ReadHeadline(at);
      return std::nullopt;
    }
    return head;
  }

  // "urged them to sign", "prevented them from signing"; what is done "to sign" says nothing of it.
  void OverAdverbial(std::size_t at, std::size_t head) {
    const std::size_t mark = parse_.ChildBy(at, Relation::kMark);
    // "will fight on, using …": what goes with an act is as real as that.
    if (mark == coref::kNoToken && parse_.HasFeature(at, "VerbForm=Ger")) ReadModal(head);
    if (mark == coref::kNoToken || !rules_.links_.contains(Norm(mark))) return;
    if (parse_.HasFeature(at, "VerbForm=Fin")) return;
    if (const Reality* value = Governs(kGoverns, head)) {
      DecideBy(*value, head);
      return;
    }
    if (!parse_.HasFeature(at, "VerbForm=Inf")) return;
    // "took steps to leave", "reached an agreement to leave".
    const std::size_t object = parse_.ChildBy(head, Relation::kObj);
    const Reality* value = object == coref::kNoToken ? nullptr : NounOver(at, object);
    if (value != nullptr) {
      DecideByNoun(*value, object);
    } else {
      ReadGroup(head);
    }
  }

  // "demanded the release", "the summit was cancelled", "will hold talks".
  std::optional<std::size_t> OverObject(std::size_t head) {
    if (!IsVerb(head)) return std::nullopt;
    const Reality* value = Governs(kGovernsObject, head);
    if (value == nullptr) return head;
    DecideBy(*value, head);
    return std::nullopt;
  }

  // "the threat of an attack", "called for the release".
  void OverPhrase(std::size_t at, std::size_t head) {
    const std::size_t preposition = parse_.ChildBy(at, Relation::kCase);
    if (preposition == coref::kNoToken || !rules_.links_.contains(Norm(preposition))) return;
    if (!IsVerb(head)) {
      if (const Reality* value = Governs(kNoun, head)) DecideByNoun(*value, head);
      return;
    }
    // "fight for": with its preposition first.
    const Reality* value = rules_.Find(
        kGoverns, std::string(parse_.LemmaOf(head)) + " " + std::string(Norm(preposition)));
    if (value == nullptr) value = Governs(kGoverns, head);
    if (value != nullptr &&
        (*value == Reality::kNegated || rules_.verb_links_.contains(Norm(preposition)))) {
      DecideBy(*value, head);
      return;
    }
    // "will host her for talks".
    if (value == nullptr && rules_.purposes_.contains(Norm(preposition))) ReadGroup(head);
  }

  const RealityRules& rules_;
  const coref::Parse& parse_;
  RealityReading reading_;
};

bool RealityRules::IsGivenWord(const ClauseView& clauses, std::size_t act) const {
  const coref::Parse& parse = clauses.parse();
  const std::size_t over = parse.HeadOf(act);
  if (over == kNoToken || parse.RelationOf(act) != Relation::kXcomp ||
      !courtesies_.contains(parse.LemmaOf(over))) {
    return false;
  }
  const std::size_t speaker = clauses.SubjectOf(over);
  return speaker != kNoToken && parse.HasFeature(speaker, "Person=1");
}

RealityReading RealityRules::Read(const coref::Parse& parse, std::size_t act) const {
  return Walk(*this, parse).From(act);
}

}  // namespace dateline::discourse
