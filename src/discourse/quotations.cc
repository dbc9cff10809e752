#include "discourse/quotations.h"

#include <string_view>

namespace dateline::discourse {
namespace {

enum class Mark { kNone, kOpens, kCloses, kEither };

Mark MarkOf(std::string_view form) {
  // Some presses write two apostrophes on either side.
  if (form == "\"" || form == "''") return Mark::kEither;
  if (form == "\u201c" || form == "``" || form == "\u00ab") return Mark::kOpens;
  if (form == "\u201d" || form == "\u00bb") return Mark::kCloses;
  return Mark::kNone;
}

// Which way a straight mark faces: with a blank before it and a word behind, or the other way
// round.
Mark FacingOf(std::string_view text, Span span) {
  const auto blank = [&](std::size_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\t';
  };
  const bool before = span.begin == 0 || blank(span.begin - 1);
  const bool after = blank(span.end);
  if (before == after) return Mark::kEither;
  return before ? Mark::kOpens : Mark::kCloses;
}

}  // namespace

Quotations::Quotations(const Document& doc, const Columns<TokenRow>& tokens,
                       const Columns<SentenceRow>& sentences)
    : of_(tokens.size(), kNone) {
  const auto& spans = tokens.Column<&TokenRow::span>();
  const auto& blocks = sentences.Column<&SentenceRow::block>();
  std::uint32_t open = kNone;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    if (s == 0 || blocks[s] != blocks[s - 1]) open = kNone;
    const std::size_t last = AsSize(sentences.Column<&SentenceRow::last>()[s]);
    for (std::size_t i = AsSize(sentences.Column<&SentenceRow::first>()[s]); i < last; ++i) {
      Mark mark = MarkOf(doc.text().substr(spans[i].begin, spans[i].size()));
      // A quotation left open that opens again at a new sentence has not closed.
      if (mark == Mark::kEither && open != kNone &&
          i == AsSize(sentences.Column<&SentenceRow::first>()[s]) &&
          FacingOf(doc.text(), spans[i]) == Mark::kOpens) {
        mark = Mark::kOpens;
      }
      if (mark == Mark::kNone) {
        if (open == kNone) continue;
        of_[i] = open;
        words_[open].last = i + 1;
      } else if (mark == Mark::kCloses || (mark == Mark::kEither && open != kNone)) {
        open = kNone;
      } else {
        open = static_cast<std::uint32_t>(words_.size());
        words_.push_back({i + 1, i + 1});
      }
    }
  }
}

}  // namespace dateline::discourse
