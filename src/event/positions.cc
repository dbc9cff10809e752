#include "event/positions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "discourse/mention_view.h"
#include "discourse/token_scan.h"
#include "doc/layers.h"

namespace dateline::event {
namespace {

using discourse::MentionView;
using discourse::PlacedMention;
using discourse::TokenScan;
using discourse::VerbGroup;
using discourse::WordClass;

constexpr AnnotatorInfo kInfo{
    "position",
    2,
    {Layer::kTokens, Layer::kSentences, Layer::kEntities, Layer::kMentions, Layer::kStatements},
    {Layer::kPositions, Layer::kRelations}};

// How far the holder may stand before the verb group, in tokens, words between commas aside.
constexpr std::size_t kHolderReach = 3;
// How far a cue that is a noun may stand behind the verb whose subject holds the position.
constexpr std::size_t kVerbReach = 6;
// Longest aside between commas that is passed on the way to the subject.
constexpr std::size_t kAsideReach = 14;
// How many verbs are passed on the way to a shared subject: "met, talked and demanded".
constexpr int kSharedVerbs = 3;

// What a stance becomes under "not"; others are dropped.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNegated = {
    {{"wants", "refuses"}, {"willing", "refuses"}, {"supports", "opposes"}, {"offers", "refuses"}}};

}  // namespace

/// Reads the positions of one document.
class PositionAnnotator::Reader {
 public:
  Reader(const Stances& stances, const TokenScan& scan, const MentionView& mentions,
         const Columns<StatementRow>& statements)
      : stances_(stances), scan_(scan), mentions_(mentions), statements_(statements) {}

  void ReadSentence(std::size_t s) {
    first_ = scan_.First(s);
    last_ = scan_.Last(s);
    row_ = &mentions_.In(s);
    for (std::size_t at = first_; at < last_;) {
      const StanceCue* cue = stances_.FindAt(scan_, at, last_);
      if (cue == nullptr || cue->kind == StanceKind::kCondition) {
        ++at;
        continue;
      }
      Read(at, at + cue->words.size(), *cue);
      at += cue->words.size();
    }
  }

  Columns<PositionRow> rows;

 private:
  void Read(std::size_t begin, std::size_t end, const StanceCue& cue) {
    PositionRow row;
    row.span = scan_.SpanOf(begin, end);
    row.statement = StatementAround(row.span);
    row.stance = cue.stance;
    std::optional<EntityIndex> holder;
    switch (cue.kind) {
      case StanceKind::kVerb: {
        const VerbGroup group = scan_.GroupOf(begin, first_);
        if (group.passive || group.infinitive) return;
        if (Negated(group.first, begin) && !Negate(row.stance)) return;
        holder = SubjectBefore(group.first, kSharedVerbs);
        row.rule = "positions.stance.verb";
        break;
      }
      case StanceKind::kNoun:
        holder = OwnerOf(begin);
        row.rule = "positions.stance.noun";
        break;
      case StanceKind::kSource:
        if (row.statement) {
          holder = statements_.Column<&StatementRow::source_entity>()[AsSize(*row.statement)];
        }
        row.rule = "positions.stance.source";
        break;
      case StanceKind::kCondition:
        return;
    }
    if (!holder) return;
    row.holder = *holder;
    if (!ReadObject(end, row)) return;
    rows.Add(std::move(row));
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

  [[nodiscard]] bool Negated(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (scan_[i].word.Is(WordClass::kNegation)) return true;
    }
    return false;
  }

  static bool Negate(std::string& stance) {
    const auto* found =
        std::ranges::find(kNegated, stance, &std::pair<std::string_view, std::string_view>::first);
    if (found == kNegated.end()) return false;
    stance = found->second;
    return true;
  }

  // The party that is the subject of the verb group that begins at `at`.
  [[nodiscard]] std::optional<EntityIndex> SubjectBefore(std::size_t at, int shared) const {
    while (at > first_ && scan_[at - 1].word.Is(WordClass::kAdverb)) --at;
    if (at == first_) return std::nullopt;
    const auto& before = scan_[at - 1];
    if (before.word.Is(WordClass::kCoordinator)) return SharedSubject(at - 1, shared);
    if (before.word.Is(WordClass::kRelative)) {
      --at;
      if (at > first_ && scan_[at - 1].norm == ",") --at;
    } else if (before.norm == ",") {
      std::size_t comma = at - 1;
      while (comma > first_ && at - comma < kAsideReach && scan_[comma - 1].norm != ",") --comma;
      if (comma > first_ && scan_[comma - 1].norm == ",") at = comma - 1;
    }
    const PlacedMention* found = nullptr;
    for (const PlacedMention& m : *row_) {
      if (m.party && m.last <= at && at - m.last < kHolderReach) found = &m;
    }
    if (found == nullptr) return std::nullopt;
    for (std::size_t i = found->last; i < at; ++i) {
      if (scan_[i].verb || scan_[i].punctuation) return std::nullopt;
    }
    return Head(*found).entity;
  }

  // "the leader of X": the party before the preposition, where there is one in the same phrase.
  [[nodiscard]] const PlacedMention& Head(const PlacedMention& mention) const {
    const PlacedMention* head = &mention;
    for (auto it = row_->rbegin(); it != row_->rend(); ++it) {
      if (it->last > head->first || !it->party) continue;
      bool joined = head->first - it->last < 4 && head->first > it->last;
      for (std::size_t i = it->last; i < head->first; ++i) {
        joined = joined && (i > it->last || scan_[i].word.Is(WordClass::kOf)) &&
                 !scan_[i].punctuation && !scan_[i].verb;
      }
      if (!joined) break;
      head = &*it;
    }
    return *head;
  }

  // The subject of the nearest verb before `at`: of "met Ruiz | and demanded".
  [[nodiscard]] std::optional<EntityIndex> SharedSubject(std::size_t at, int shared) const {
    if (shared == 0) return std::nullopt;
    for (std::size_t i = at; i > first_; --i) {
      if (!scan_[i - 1].verb) continue;
      const VerbGroup group = scan_.GroupOf(i - 1, first_);
      if (group.infinitive || group.gerund) continue;
      return SubjectBefore(group.first, shared - 1);
    }
    return std::nullopt;
  }

  // "Mali's support for", "stressed the need to": who holds the position a noun names.
  [[nodiscard]] std::optional<EntityIndex> OwnerOf(std::size_t noun) const {
    for (const PlacedMention& m : *row_) {
      if (!m.party || m.last > noun || noun - m.last > 3) continue;
      bool owns = false;
      for (std::size_t i = m.first; i < noun; ++i) {
        if (scan_[i].punctuation || scan_[i].verb) owns = false;
        owns = owns || scan_[i].word.Is(WordClass::kPossessive);
      }
      if (owns) return m.entity;
    }
    for (std::size_t i = noun; i > first_ && noun - i < kVerbReach; --i) {
      if (!scan_[i - 1].verb) continue;
      const VerbGroup group = scan_.GroupOf(i - 1, first_);
      if (group.passive) return std::nullopt;
      if (group.infinitive || group.gerund) return SharedSubject(i - 1, 1);
      return SubjectBefore(group.first, kSharedVerbs);
    }
    return std::nullopt;
  }

  // The words behind the cue up to the end of the clause, and the condition that ends them.
  bool ReadObject(std::size_t begin, PositionRow& row) const {
    std::size_t end = begin;
    std::size_t condition = last_;
    for (; end < last_; ++end) {
      const auto& token = scan_[end];
      if (token.norm == ";" || token.norm == ":" || token.norm == "." || token.norm == "?") break;
      if (token.norm == "," && EndsClause(end)) break;
      if (end == begin) continue;
      const StanceCue* cue = stances_.FindAt(scan_, end, last_);
      if (cue != nullptr && cue->kind == StanceKind::kCondition) {
        condition = end;
        break;
      }
    }
    std::size_t last = end;
    while (last > begin && (scan_[last - 1].punctuation)) --last;
    while (begin < last && scan_[begin].punctuation) ++begin;
    if (begin == last) return false;
    row.object = {scan_.SpanOf(begin, last)};
    if (condition < last_) {
      std::size_t stop = condition;
      while (stop < last_ && (!scan_[stop].punctuation || scan_[stop].norm == "'")) ++stop;
      row.condition = {scan_.SpanOf(condition, stop)};
    }
    for (const PlacedMention& m : *row_) {
      if (m.party && m.first == begin && m.entity != row.holder) row.toward = {m.entity};
    }
    return true;
  }

  // A comma before "but", "who", "although", or a new subject with its verb ends the clause; one in
  // a list does not.
  [[nodiscard]] bool EndsClause(std::size_t comma) const {
    if (comma + 1 >= last_) return true;
    const auto& next = scan_[comma + 1];
    if (next.word.Is(WordClass::kSubordinator) || next.word.Is(WordClass::kRelative) ||
        next.word.Is(WordClass::kSubjectPronoun) || next.verb || next.norm == "\"") {
      return true;
    }
    for (const PlacedMention& m : *row_) {
      if (m.first == comma + 1 && m.last < last_ &&
          (scan_[m.last].verb || scan_[m.last].word.Is(WordClass::kBe))) {
        return true;
      }
    }
    return false;
  }

  const Stances& stances_;
  const TokenScan& scan_;
  const MentionView& mentions_;
  const Columns<StatementRow>& statements_;
  const std::vector<PlacedMention>* row_ = nullptr;  // of the sentence at hand
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

Result<std::unique_ptr<const Annotator>> PositionAnnotator::Create(
    const lexicon::ResourceDir& dir) {
  DATELINE_TRY(grammar, discourse::Grammar::Load(dir));
  DATELINE_TRY(stances, Stances::Load(dir));
  DATELINE_TRY(facts, StandingFacts::Load(dir));
  return std::unique_ptr<const Annotator>(
      new PositionAnnotator(std::move(grammar), std::move(stances), std::move(facts)));
}

const AnnotatorInfo& PositionAnnotator::info() const { return kInfo; }

Status PositionAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& entities = layers.Get<EntityRow>();
  const auto& mention_rows = layers.Get<MentionRow>();
  const TokenScan scan(doc, layers.Get<TokenRow>(), layers.Get<SentenceRow>(), grammar_);
  const MentionView mentions(scan, mention_rows, entities);
  Reader reader(stances_, scan, mentions, layers.Get<StatementRow>());
  for (std::size_t s = 0; s < scan.SentenceCount(); ++s) reader.ReadSentence(s);
  DATELINE_CHECK_OK(layers.Put(std::move(reader.rows)));
  return layers.Put(facts_.Read(doc, scan, mentions, mention_rows, entities));
}

}  // namespace dateline::event
