#include "event/positions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "discourse/clause_view.h"
#include "discourse/mention_view.h"
#include "discourse/token_scan.h"
#include "doc/layers.h"

namespace dateline::event {
namespace {

using discourse::ClauseView;
using discourse::kNoToken;
using discourse::MentionView;
using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::WordClass;
using Form = Complement::Form;

constexpr AnnotatorInfo kInfo{
    "position",
    5,
    {Layer::kTokens, Layer::kSentences, Layer::kEntities, Layer::kMentions, Layer::kStatements},
    {Layer::kPositions, Layer::kRelations}};

// What a stance becomes under "not" before an act of one's own and before anything else; others are
// dropped.
struct Negation {
  std::string_view stance;
  std::string_view own;
  std::string_view other;
};
constexpr std::array<Negation, 4> kNegated = {{{"wants", "refuses", "opposes"},
                                               {"willing", "refuses", "opposes"},
                                               {"supports", "opposes", "opposes"},
                                               {"offers", "refuses", "refuses"}}};

constexpr std::string_view kWants = "wants";
constexpr std::string_view kDemands = "demands";
constexpr std::string_view kSupports = "supports";
constexpr std::string_view kOpposes = "opposes";
constexpr std::string_view kRefuses = "refuses";

// How far down the tree a phrase is followed.
constexpr int kDepth = 60;

}  // namespace

/// Reads the positions of one document.
class PositionAnnotator::Reader {
 public:
  Reader(const Stances& stances, const discourse::Cues& cues, const TokenScan& scan,
         const ClauseView& clauses, const MentionView& mentions, const Columns<EntityRow>& entities,
         const Columns<StatementRow>& statements)
      : stances_(stances),
        cues_(cues),
        scan_(scan),
        clauses_(clauses),
        parse_(clauses.parse()),
        mentions_(mentions),
        entities_(entities),
        statements_(statements) {}

  void ReadSentence(std::size_t s) {
    first_ = scan_.First(s);
    last_ = scan_.Last(s);
    const std::size_t before = rows_.size();
    std::vector<const StanceCue*> cues;
    for (std::size_t at = first_; at < last_;) {
      cues.clear();
      stances_.FindAt(scan_, at, last_, cues);
      std::size_t next = at + 1;
      for (const StanceCue* cue : cues) {
        if (!Read(at, *cue, before)) continue;
        next = at + cue->words.size();
        break;
      }
      at = next;
    }
  }

  // What only a headline tells is kept; what the text tells again is the text's.
  [[nodiscard]] Columns<PositionRow> TakeRows(const Document& doc) {
    const auto told_again = [&](const PositionRow& row) {
      const auto block = std::ranges::find_if(
          doc.blocks(), [&](const Block& one) { return one.span.Contains(row.span); });
      if (block == doc.blocks().end() ||
          (block->kind != BlockKind::kHeadline && block->kind != BlockKind::kCrosshead)) {
        return false;
      }
      return std::ranges::any_of(rows_, [&](const PositionRow& other) {
        return !block->span.Contains(other.span) && other.holder == row.holder &&
               IsFor(other.stance) == IsFor(row.stance);
      });
    };
    std::vector<bool> drop;
    for (const PositionRow& row : rows_) drop.push_back(told_again(row));
    Columns<PositionRow> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!drop[i]) rows.Add(std::move(rows_[i]));
    }
    return rows;
  }

 private:
  static bool IsFor(std::string_view stance) { return stance != kOpposes && stance != kRefuses; }

  // What a position is about.
  struct Found {
    Form form = Form::kObject;
    std::size_t head = kNoToken;
    std::size_t beside = kNoToken;     // "Chad" of "wants Chad to leave": part of it
    std::size_t addressee = kNoToken;  // "Chad" of "urges Chad to leave": not part of it
  };

  bool Read(std::size_t at, const StanceCue& cue, std::size_t first_of_sentence) {
    const std::size_t end = at + cue.words.size();
    const std::size_t head = HeadOf(at, end, cue.kind);
    if (head == kNoToken || IsSupposed(head)) return false;
    Found found;
    for (const Complement& complement : cue.complements) {
      if (Find(complement, head, at, end, cue.kind, found)) break;
    }
    if (found.head == kNoToken || IsCourtesy(head, cue.kind, found)) return false;
    PositionRow row;
    row.span = scan_.SpanOf(at, end);
    row.stance = cue.stance;
    const bool stands_for = row.stance == kSupports || row.stance == kOpposes;
    if (stands_for && IsParty(found)) return false;
    // "should not leave": who says so is against it.
    const bool own = found.form == Form::kInfinitive ||
                     (found.form == Form::kClause && cue.kind != StanceKind::kSpeaker);
    if (cue.kind != StanceKind::kModal && IsNegated(head) &&
        (cue.kind == StanceKind::kNoun ||
         (cue.kind == StanceKind::kSpeaker && found.form != Form::kClause) ||
         !Negate(own, row.stance))) {
      return false;
    }
    if (row.stance == kDemands && cue.kind == StanceKind::kSpeaker && IsOwnDuty(found)) {
      row.stance = kWants;
    }
    row.statement = StatementAround(row.span);
    const std::optional<EntityIndex> holder = HolderOf(head, at, cue.kind, row);
    if (!holder) return false;
    row.holder = *holder;
    SetObject(head, at, end, cue.kind, found, row);
    if (row.object.empty()) return false;
    for (std::size_t i = first_of_sentence; i < rows_.size(); ++i) {
      if (rows_[i].object.front().Contains(row.span)) return false;
    }
    rows_.push_back(std::move(row));
    return true;
  }

  // "I would like to thank you", "I will not say": words, given or kept.
  [[nodiscard]] bool IsCourtesy(std::size_t head, StanceKind kind, const Found& found) const {
    if (kind == StanceKind::kModal) return cues_.Verb(parse_.LemmaOf(found.head)) != nullptr;
    const std::size_t subject = clauses_.SubjectOf(head);
    return kind == StanceKind::kVerb && found.form == Form::kInfinitive && subject != kNoToken &&
           parse_.HasFeature(subject, "Person=1") &&
           cues_.Verb(parse_.LemmaOf(found.head)) != nullptr;
  }
  // "backed the rebels": help, or a side taken, but nothing that is wanted of anybody.
  [[nodiscard]] bool IsParty(const Found& found) const {
    const PlacedMention* m = mentions_.At(found.head);
    return m != nullptr && m->party && (found.form == Form::kObject || found.form == Form::kPhrase);
  }
  // "We must do more."
  [[nodiscard]] bool IsOwnDuty(const Found& found) const {
    const std::size_t subject = clauses_.SubjectOf(found.head);
    return subject != kNoToken && parse_.HasFeature(subject, "Person=1");
  }

  // The word of the cue that heads it, if it is of the kind the cue asks for.
  [[nodiscard]] std::size_t HeadOf(std::size_t at, std::size_t end, StanceKind kind) const {
    const std::size_t head = parse_.HeadWithin(at, end);
    const Upos upos = parse_.UposOf(head);
    const Relation relation = parse_.RelationOf(head);
    switch (kind) {
      case StanceKind::kVerb:
        if (upos == Upos::kAux && end - at > 1) return VerbOf(at, end);
        return upos == Upos::kVerb && relation != Relation::kAmod ? head : kNoToken;
      case StanceKind::kNoun:
        return upos == Upos::kNoun && relation != Relation::kCompound ? head : kNoToken;
      case StanceKind::kAdjective:
        return relation == Relation::kAmod || relation == Relation::kCompound ? kNoToken : head;
      case StanceKind::kModal:
      case StanceKind::kSpeaker: {
        if (relation == Relation::kAux) return parse_.HeadOf(head);
        return kind == StanceKind::kSpeaker && relation != Relation::kAmod ? head : kNoToken;
      }
      case StanceKind::kCarrier:
      case StanceKind::kCondition:
        return kNoToken;
    }
    return kNoToken;
  }
  // "like" of "would like".
  [[nodiscard]] std::size_t VerbOf(std::size_t at, std::size_t end) const {
    for (std::size_t i = end; i > at; --i) {
      if (parse_.UposOf(i - 1) == Upos::kVerb) return i - 1;
    }
    return kNoToken;
  }

  // "if they want", "whether it supports".
  [[nodiscard]] bool IsSupposed(std::size_t head) const {
    for (const std::size_t child : parse_.ChildrenOf(head)) {
      const Relation relation = parse_.RelationOf(child);
      if (child > head) break;
      if ((relation == Relation::kMark || relation == Relation::kAdvmod) &&
          IsCondition(child) != nullptr) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] const StanceCue* IsCondition(std::size_t at) const {
    std::vector<const StanceCue*> cues;
    stances_.FindAt(scan_, at, last_, cues);
    for (const StanceCue* cue : cues) {
      if (cue->kind == StanceKind::kCondition) return cue;
    }
    return nullptr;
  }
  [[nodiscard]] bool HasCue(std::size_t at, StanceKind kind) const {
    std::vector<const StanceCue*> cues;
    stances_.FindAt(scan_, at, last_, cues);
    return std::ranges::any_of(cues, [&](const StanceCue* cue) { return cue->kind == kind; });
  }

  [[nodiscard]] bool IsNegated(std::size_t head) const {
    for (const std::size_t child : parse_.ChildrenOf(head)) {
      if (child < head && scan_[child].word.Is(WordClass::kNegation) &&
          parse_.RelationOf(child) != Relation::kMark) {
        return true;
      }
    }
    return false;
  }
  static bool Negate(bool own, std::string& stance) {
    const auto* found = std::ranges::find(kNegated, stance, &Negation::stance);
    if (found == kNegated.end()) return false;
    stance = own ? found->own : found->other;
    return true;
  }

  [[nodiscard]] bool IsInfinitive(std::size_t token) const {
    for (const std::size_t child : parse_.ChildrenOf(token)) {
      if (parse_.RelationOf(child) == Relation::kMark && child < token &&
          scan_[child].word.Is(WordClass::kTo)) {
        return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool IsGerund(std::size_t token) const {
    return parse_.HasFeature(token, "VerbForm=Ger") ||
           (parse_.HasFeature(token, "VerbForm=Part") && parse_.HasFeature(token, "Tense=Pres"));
  }
  // The preposition or mark that ties a phrase to its head.
  [[nodiscard]] std::string_view LinkOf(std::size_t token) const {
    for (const std::size_t child : parse_.ChildrenOf(token)) {
      const Relation relation = parse_.RelationOf(child);
      if (child > token) break;
      if (relation == Relation::kCase || relation == Relation::kMark) return scan_[child].norm;
    }
    return {};
  }

  bool Find(const Complement& complement, std::size_t head, std::size_t at, std::size_t end,
            StanceKind kind, Found& found) const {
    found.form = complement.form;
    found.head = found.beside = found.addressee = kNoToken;
    const bool passive = kind == StanceKind::kVerb && clauses_.IsPassive(head);
    switch (complement.form) {
      case Form::kClause:
        // "should have left": a reproach.
        if (IsPerfect(head)) return false;
        // "will not support" is no refusal to do so but opposition.
        if (kind == StanceKind::kModal && HasCue(head, StanceKind::kVerb)) return false;
        found.head = head;
        break;
      case Form::kBoundClause:
        if (HasCondition(head, complement.link)) found.head = head;
        found.form = Form::kClause;
        break;
      case Form::kObject:
        found.head = passive ? clauses_.SubjectOf(head) : clauses_.ObjectOf(head);
        // "is against the war"
        if (kind == StanceKind::kAdjective) found.head = parse_.HeadOf(at);
        break;
      case Form::kPhrase:
        found.head = ChildWhere(head, end, [&](std::size_t child, Relation relation) {
          return (IsPhrase(relation) || JoinsAsClause(relation)) &&
                 LinkOf(child) == complement.link;
        });
        break;
      case Form::kInfinitive:
        if (kind == StanceKind::kVerb && !passive && HasOwnObject(head)) return false;
        [[fallthrough]];
      case Form::kWhole:
      case Form::kAddressee:
        found.head = ChildWhere(head, end, [&](std::size_t child, Relation relation) {
          return JoinsAsClause(relation) && IsInfinitive(child);
        });
        if (found.head == kNoToken) return false;
        if (complement.form == Form::kInfinitive) break;
        return FindSubject(complement, head, end, passive, found);
      case Form::kThat:
      case Form::kSubjunctive:
        found.head = ChildWhere(head, end, [&](std::size_t child, Relation relation) {
          return (relation == Relation::kCcomp || relation == Relation::kCsubj ||
                  relation == Relation::kAcl || relation == Relation::kXcomp) &&
                 parse_.DeprelOf(child) != "acl:relcl" &&
                 parse_.ChildBy(child, Relation::kNsubj) != kNoToken && !IsInfinitive(child) &&
                 (complement.form == Form::kThat || IsSubjunctive(child));
        });
        break;
      case Form::kGerund:
        found.head = ChildWhere(head, end, [&](std::size_t child, Relation relation) {
          return (relation == Relation::kXcomp || relation == Relation::kCcomp) && IsGerund(child);
        });
        break;
    }
    return found.head != kNoToken;
  }

  // Whom the infinitive is asked of, or who is to do it.
  bool FindSubject(const Complement& complement, std::size_t head, std::size_t end, bool passive,
                   Found& found) const {
    std::size_t subject = kNoToken;
    if (!complement.link.empty()) {
      for (const discourse::Dependent& phrase : clauses_.DependentsOf(head)) {
        if (phrase.head >= end && phrase.head < found.head && phrase.preposition != kNoToken &&
            scan_[phrase.preposition].norm == complement.link) {
          subject = phrase.head;
        }
      }
      // "a call for Chad to leave"
      if (subject == kNoToken && LinkOf(found.head) == complement.link) {
        found.form = Form::kPhrase;
        return true;
      }
    } else if (passive) {
      subject = clauses_.SubjectOf(head);
    } else {
      for (const std::size_t child : parse_.ChildrenOf(head)) {
        const Relation relation = parse_.RelationOf(child);
        if ((relation == Relation::kObj || relation == Relation::kIobj) && child < found.head) {
          subject = child;
        }
      }
      if (subject == kNoToken) subject = parse_.ChildBy(found.head, Relation::kNsubj);
    }
    if (subject == kNoToken) return false;
    (complement.form == Form::kWhole ? found.beside : found.addressee) = subject;
    return true;
  }

  [[nodiscard]] bool IsPerfect(std::size_t verb) const {
    return std::ranges::any_of(parse_.ChildrenOf(verb), [&](std::size_t child) {
      return parse_.RelationOf(child) == Relation::kAux && scan_[child].word.Is(WordClass::kHave);
    });
  }
  // "[that] troops leave", "be withdrawn" or "should leave", but not "left".
  [[nodiscard]] bool IsSubjunctive(std::size_t verb) const {
    for (const std::size_t child : parse_.ChildrenOf(verb)) {
      const Relation relation = parse_.RelationOf(child);
      if (relation != Relation::kAux && relation != Relation::kCop) continue;
      if (HasCue(child, StanceKind::kSpeaker) || scan_[child].norm == scan_[child].lemma) {
        return !IsPerfect(verb);
      }
      return false;
    }
    return scan_[verb].norm == scan_[verb].lemma;
  }
  [[nodiscard]] bool HasCondition(std::size_t head, std::string_view word) const {
    return std::ranges::any_of(parse_.ChildrenOf(head), [&](std::size_t child) {
      return child > head && parse_.RelationOf(child) == Relation::kAdvcl && LinkOf(child) == word;
    });
  }

  [[nodiscard]] bool HasOwnObject(std::size_t verb) const {
    return parse_.ChildBy(verb, Relation::kObj) != kNoToken;
  }
  static bool IsPhrase(Relation relation) {
    return relation == Relation::kObl || relation == Relation::kNmod;
  }
  static bool JoinsAsClause(Relation relation) {
    return relation == Relation::kXcomp || relation == Relation::kCcomp ||
           relation == Relation::kAdvcl || relation == Relation::kAcl ||
           relation == Relation::kCsubj;
  }
  template <typename Test>
  [[nodiscard]] std::size_t ChildWhere(std::size_t head, std::size_t end, Test test) const {
    for (const std::size_t child : parse_.ChildrenOf(head)) {
      if (child >= end && test(child, parse_.RelationOf(child))) return child;
    }
    return kNoToken;
  }

  [[nodiscard]] std::optional<StatementIndex> StatementAround(Span span) const {
    std::optional<StatementIndex> found;
    ByteOffset least = 0;
    const auto& contents = statements_.Column<&StatementRow::content>();
    for (std::size_t i = 0; i < contents.size(); ++i) {
      for (const Span content : contents[i]) {
        if (!content.Contains(span) || (found && content.size() >= least)) continue;
        found = StatementIndex{static_cast<std::uint32_t>(i)};
        least = static_cast<ByteOffset>(content.size());
      }
    }
    return found;
  }
  [[nodiscard]] std::optional<EntityIndex> SpeakerOf(const PositionRow& row) const {
    if (!row.statement) return std::nullopt;
    return statements_.Column<&StatementRow::source_entity>()[AsSize(*row.statement)];
  }

  [[nodiscard]] std::optional<EntityIndex> HolderOf(std::size_t head, std::size_t at,
                                                    StanceKind kind, PositionRow& row) const {
    std::size_t holder = kNoToken;
    switch (kind) {
      case StanceKind::kVerb:
        row.rule = "positions.stance.verb";
        holder = clauses_.IsPassive(head) ? clauses_.AgentOf(head) : clauses_.SubjectOf(head);
        break;
      case StanceKind::kAdjective:
        row.rule = "positions.stance.adjective";
        holder = clauses_.SubjectOf(head);
        break;
      case StanceKind::kModal:
        row.rule = "positions.stance.modal";
        holder = clauses_.IsPassive(head) ? kNoToken : clauses_.SubjectOf(head);
        break;
      case StanceKind::kNoun:
        row.rule = "positions.stance.noun";
        holder = OwnerOf(head, at);
        if (const auto owner = PartyAt(holder, row)) return owner;
        holder = CarrierOf(head);
        break;
      case StanceKind::kSpeaker:
        row.rule = "positions.stance.speaker";
        return SpeakerOf(row);
      case StanceKind::kCarrier:
      case StanceKind::kCondition:
        break;
    }
    return PartyAt(holder, row);
  }

  // "Mali's support for", "Israeli opposition to", "demands by protesters".
  [[nodiscard]] std::size_t OwnerOf(std::size_t noun, std::size_t at) const {
    std::size_t beside = kNoToken;
    for (const std::size_t child : parse_.ChildrenOf(noun)) {
      if (parse_.DeprelOf(child) == "nmod:poss") return child;
      const Relation relation = parse_.RelationOf(child);
      const PlacedMention* m = mentions_.At(child);
      if (child < at && (relation == Relation::kCompound || relation == Relation::kAmod) &&
          m != nullptr && m->party) {
        beside = child;
      }
      if (relation == Relation::kNmod && scan_[child].upos != Upos::kNone && m != nullptr &&
          m->party) {
        const std::size_t preposition = clauses_.PrepositionOf(child);
        if (preposition != kNoToken && scan_[preposition].word.Is(WordClass::kBy)) beside = child;
      }
    }
    return beside;
  }
  // "voiced their support for", "stressed the need to": the subject of the verb over the noun.
  [[nodiscard]] std::size_t CarrierOf(std::size_t noun) const {
    std::size_t over = clauses_.VerbOver(noun);
    if (over == kNoToken) {
      const std::size_t up = parse_.HeadOf(parse_.FirstJoined(noun));
      if (up != kNoToken && parse_.UposOf(up) == Upos::kVerb &&
          parse_.RelationOf(parse_.FirstJoined(noun)) == Relation::kObl) {
        over = up;
      }
    }
    if (over == kNoToken || IsNegated(over)) return kNoToken;
    // "shelled the town in a bid to take it"
    const bool purpose = parse_.RelationOf(noun) == Relation::kObl &&
                         parse_.ChildBy(noun, Relation::kDet) != kNoToken;
    if (!purpose && !HasCue(over, StanceKind::kCarrier)) return kNoToken;
    return clauses_.IsPassive(over) ? clauses_.AgentOf(over) : clauses_.SubjectOf(over);
  }

  // The party at a token; "we" and "my" are whoever speaks.
  [[nodiscard]] std::optional<EntityIndex> PartyAt(std::size_t token,
                                                   const PositionRow& row) const {
    if (token == kNoToken) return std::nullopt;
    for (const std::size_t one : clauses_.Joined(token)) {
      const PlacedMention* m = mentions_.At(one);
      const bool speaker = parse_.HasFeature(one, "Person=1");
      if (speaker && (m == nullptr || !IsKnown(m->entity))) {
        if (const auto said = SpeakerOf(row)) return said;
      }
      if (m != nullptr && m->party) return m->entity;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool IsKnown(EntityIndex entity) const {
    return entities_.Column<&EntityRow::kind>()[AsSize(entity)] != EntityKind::kOther;
  }

  // The tokens below `head`, without what is its price, and without clauses beside it.
  void Collect(std::size_t token, std::size_t except, int depth, std::vector<std::size_t>& out,
               std::vector<Span>& condition) const {
    out.push_back(token);
    if (depth == 0) return;
    for (const std::size_t child : parse_.ChildrenOf(token)) {
      if (child == except || IsBeside(child, token) || ReadCondition(child, condition)) continue;
      Collect(child, except, depth - 1, out, condition);
    }
  }
  [[nodiscard]] bool IsBeside(std::size_t child, std::size_t head) const {
    const Relation relation = parse_.RelationOf(child);
    if (relation == Relation::kParataxis) return true;
    return relation == Relation::kConj && child > head &&
           parse_.ChildBy(child, Relation::kNsubj) != kNoToken;
  }
  bool ReadCondition(std::size_t child, std::vector<Span>& condition) const {
    const Relation relation = parse_.RelationOf(child);
    if (relation != Relation::kAdvcl && relation != Relation::kObl && relation != Relation::kNmod &&
        relation != Relation::kAcl) {
      return false;
    }
    std::vector<std::size_t> below;
    Below(child, kDepth, below);
    std::ranges::sort(below);
    if (IsCondition(below.front()) == nullptr) return false;
    if (condition.empty()) {
      const auto [first, last] = RunAround(child, below);
      condition = {scan_.SpanOf(first, last)};
    }
    return true;
  }
  void Below(std::size_t token, int depth, std::vector<std::size_t>& out) const {
    out.push_back(token);
    if (depth == 0) return;
    for (const std::size_t child : parse_.ChildrenOf(token)) Below(child, depth - 1, out);
  }
  // The unbroken run of sorted tokens around one of them, without punctuation at its edges.
  [[nodiscard]] std::pair<std::size_t, std::size_t> RunAround(
      std::size_t token, const std::vector<std::size_t>& sorted) const {
    const auto has = [&](std::size_t i) {
      return std::binary_search(sorted.begin(), sorted.end(), i);
    };
    std::size_t first = token;
    std::size_t last = token + 1;
    while (first > first_ && (has(first - 1) || scan_[first - 1].punctuation)) --first;
    while (last < last_ && (has(last) || scan_[last].punctuation)) ++last;
    while (first < token && scan_[first].punctuation) ++first;
    while (last > token + 1 && scan_[last - 1].punctuation) --last;
    return {first, last};
  }

  void SetObject(std::size_t head, std::size_t at, std::size_t end, StanceKind kind,
                 const Found& found, PositionRow& row) const {
    std::vector<std::size_t> tokens;
    const bool own_clause = found.form == Form::kClause;
    Collect(found.head, own_clause ? kNoToken : head, kDepth, tokens, row.condition);
    if (found.beside != kNoToken) Collect(found.beside, head, kDepth, tokens, row.condition);
    if (own_clause && kind == StanceKind::kModal) {
      std::erase_if(tokens, [&](std::size_t i) { return i < end; });
    }
    if (!own_clause) {
      std::erase_if(tokens, [&](std::size_t i) { return i >= at && i < end; });
      for (const std::size_t child : parse_.ChildrenOf(head)) {
        if (child > head && child != found.head) ReadCondition(child, row.condition);
      }
    }
    std::ranges::sort(tokens);
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    if (!std::binary_search(tokens.begin(), tokens.end(), found.head)) return;
    auto [first, last] = RunAround(found.head, tokens);
    // "to", "that", "for" and "and" lead to it.
    while (first < found.head && (LeadsTo(first, found.head) || scan_[first].punctuation)) ++first;
    // "backs this": what it is stands elsewhere.
    if (last == first + 1 && parse_.UposOf(first) == Upos::kPron) return;
    row.object = {scan_.SpanOf(first, last)};
    SetToward(found, row);
  }
  [[nodiscard]] bool LeadsTo(std::size_t token, std::size_t head) const {
    const Relation relation = parse_.RelationOf(token);
    return parse_.HeadOf(token) == head &&
           (relation == Relation::kMark || relation == Relation::kCase ||
            relation == Relation::kCc || relation == Relation::kFixed);
  }
  // Whom it is asked of, who is to act, or whom it is about.
  void SetToward(const Found& found, PositionRow& row) const {
    for (const std::size_t token : {found.addressee, found.beside, SubjectIn(found), found.head}) {
      const PlacedMention* m = token == kNoToken ? nullptr : mentions_.At(token);
      if (m == nullptr || !m->party || m->entity == row.holder) continue;
      row.toward = {m->entity};
      return;
    }
  }
  [[nodiscard]] std::size_t SubjectIn(const Found& found) const {
    return found.form == Form::kThat || found.form == Form::kPhrase || found.form == Form::kClause
               ? parse_.ChildBy(found.head, Relation::kNsubj)
               : kNoToken;
  }

  const Stances& stances_;
  const discourse::Cues& cues_;
  const TokenScan& scan_;
  const ClauseView& clauses_;
  const coref::Parse& parse_;
  const MentionView& mentions_;
  const Columns<EntityRow>& entities_;
  const Columns<StatementRow>& statements_;
  std::vector<PositionRow> rows_;
  std::size_t first_ = 0;  // of the sentence at hand
  std::size_t last_ = 0;
};

Result<std::unique_ptr<const Annotator>> PositionAnnotator::Create(
    const lexicon::ResourceDir& dir) {
  DATELINE_TRY(grammar, discourse::Grammar::Load(dir));
  DATELINE_TRY(stances, Stances::Load(dir));
  DATELINE_TRY(cues, discourse::Cues::Load(dir));
  DATELINE_TRY(facts, StandingFacts::Load(dir));
  return std::unique_ptr<const Annotator>(new PositionAnnotator(
      std::move(grammar), std::move(stances), std::move(cues), std::move(facts)));
}

const AnnotatorInfo& PositionAnnotator::info() const { return kInfo; }

Status PositionAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& tokens = layers.Get<TokenRow>();
  const auto& sentences = layers.Get<SentenceRow>();
  const auto& entities = layers.Get<EntityRow>();
  const auto& mention_rows = layers.Get<MentionRow>();
  const TokenScan scan(doc, tokens, sentences, grammar_);
  const MentionView mentions(scan, mention_rows, entities);
  const coref::Parse parse({tokens, doc.text()}, sentences);
  const ClauseView clauses(parse, grammar_);
  Reader reader(stances_, cues_, scan, clauses, mentions, entities, layers.Get<StatementRow>());
  for (std::size_t s = 0; s < scan.SentenceCount(); ++s) reader.ReadSentence(s);
  DATELINE_CHECK_OK(layers.Put(reader.TakeRows(doc)));
  return layers.Put(facts_.Read(doc, scan, mentions, mention_rows, entities));
}

}  // namespace dateline::event
