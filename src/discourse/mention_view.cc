#include "discourse/mention_view.h"

#include <algorithm>

namespace dateline::discourse {

MentionView::MentionView(const TokenScan& scan, const Columns<MentionRow>& mentions,
                         const Columns<EntityRow>& entities)
    : sentences_(scan.SentenceCount()), by_token_(scan.size()) {
  const auto& spans = mentions.Column<&MentionRow::span>();
  const auto& owners = mentions.Column<&MentionRow::entity>();
  const auto& forms = mentions.Column<&MentionRow::form>();
  const auto& kinds = entities.Column<&EntityRow::kind>();
  const auto& rules = entities.Column<&EntityRow::rule>();
  std::size_t sentence = 0;
  for (std::size_t m = 0; m < spans.size(); ++m) {
    while (sentence < scan.SentenceCount() &&
           (scan.First(sentence) == scan.Last(sentence) ||
            scan.SpanOf(scan.Last(sentence) - 1).end <= spans[m].begin)) {
      ++sentence;
    }
    if (sentence == scan.SentenceCount()) break;
    const std::size_t first =
        scan.TokenAt(spans[m].begin, scan.First(sentence), scan.Last(sentence));
    std::size_t last = first;
    while (last < scan.Last(sentence) && scan.SpanOf(last).begin < spans[m].end) ++last;
    std::vector<PlacedMention>& row = sentences_[sentence];
    if (first == last || (!row.empty() && last <= row.back().last)) continue;
    const EntityKind kind = kinds[AsSize(owners[m])];
    // Whom only "we" or "you" speaks of, nobody knows.
    const bool party = kind != EntityKind::kOther && rules[AsSize(owners[m])] != "coref.pronoun" &&
                       (kind != EntityKind::kPlace || forms[m] == MentionForm::kMetonym);
    row.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                   MentionIndex{static_cast<std::uint32_t>(m)}, owners[m], forms[m], kind, party});
  }
  for (const auto& row : sentences_) {
    for (const PlacedMention& m : row) {
      std::fill(by_token_.begin() + m.first, by_token_.begin() + m.last, &m);
    }
  }
}

}  // namespace dateline::discourse
