#include "event/positions.h"

#include <utility>

#include "discourse/mention_view.h"
#include "discourse/token_scan.h"
#include "doc/layers.h"

namespace dateline::event {
namespace {

constexpr AnnotatorInfo kInfo{
    "position",
    1,
    {Layer::kTokens, Layer::kSentences, Layer::kEntities, Layer::kMentions, Layer::kStatements},
    {Layer::kPositions, Layer::kRelations}};

// How far the holder may stand before the verb group, in tokens.
constexpr std::uint32_t kHolderReach = 2;

// The office that the entity table read from the words beside the name.
Columns<RelationRow> Offices(const Columns<EntityRow>& entities) {
  Columns<RelationRow> rows;
  Span previous;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const EntityRow entity = entities.RowAt(i);
    if (entity.kind != EntityKind::kPerson || entity.office.empty() ||
        entity.office_how != How::kText || entity.span < previous) {
      continue;
    }
    previous = entity.span;
    RelationRow row;
    row.span = entity.span;
    row.subject = EntityIndex{static_cast<std::uint32_t>(i)};
    row.predicate = "holds_office";
    row.label = entity.office;
    row.rule = "relations.holds_office.entity";
    rows.Add(std::move(row));
  }
  return rows;
}

}  // namespace

Result<std::unique_ptr<const Annotator>> PositionAnnotator::Create(
    const lexicon::ResourceDir& dir) {
  DATELINE_TRY(grammar, discourse::Grammar::Load(dir));
  DATELINE_TRY(table, dir.Lexicon("lexicons/events/stances.tsv"));
  DATELINE_TRY(lemma, table.Find("lemma"));
  DATELINE_TRY(stance, table.Find("stance"));
  Stances stances;
  for (std::size_t row = 0; row < table.size(); ++row) {
    stances.emplace(table.Cell(row, lemma), table.Cell(row, stance));
  }
  return std::unique_ptr<const Annotator>(
      new PositionAnnotator(std::move(grammar), std::move(stances)));
}

const AnnotatorInfo& PositionAnnotator::info() const { return kInfo; }

Status PositionAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& entities = layers.Get<EntityRow>();
  const discourse::TokenScan scan(doc, layers.Get<TokenRow>(), layers.Get<SentenceRow>(), grammar_);
  const discourse::MentionView mentions(scan, layers.Get<MentionRow>(), entities);
  const auto& contents = layers.Get<StatementRow>().Column<&StatementRow::content>();
  Columns<PositionRow> rows;
  for (std::size_t s = 0; s < scan.SentenceCount(); ++s) {
    for (std::size_t i = scan.First(s); i + 1 < scan.Last(s); ++i) {
      const auto stance = scan[i].verb ? stances_.find(scan[i].word.lemma) : stances_.end();
      if (stance == stances_.end()) continue;
      const discourse::VerbGroup group = scan.GroupOf(i, scan.First(s));
      if (group.passive || !group.finite || group.first != i) continue;
      std::size_t end = i + 1;
      while (end < scan.Last(s) && !scan[end].punctuation) ++end;
      for (const discourse::PlacedMention& m : mentions.In(s)) {
        if (!m.party || m.last > group.first || group.first - m.last >= kHolderReach ||
            end == i + 1) {
          continue;
        }
        PositionRow row;
        row.span = scan.SpanOf(i);
        row.holder = m.entity;
        row.stance = stance->second;
        row.object = {scan.SpanOf(i + 1, end)};
        row.rule = "positions.stance.verb";
        for (std::size_t c = 0; c < contents.size(); ++c) {
          for (const Span content : contents[c]) {
            if (content.Contains(row.span))
              row.statement = StatementIndex{static_cast<std::uint32_t>(c)};
          }
        }
        rows.Add(std::move(row));
        break;
      }
    }
  }
  DATELINE_CHECK_OK(layers.Put(std::move(rows)));
  return layers.Put(Offices(entities));
}

}  // namespace dateline::event
