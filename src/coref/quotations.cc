#include "coref/quotations.h"

namespace dateline::coref {
namespace {

constexpr std::string_view kMark = "\"";

// The subject of a verb outside the quotation that a quoted word of [first, last) hangs on or
// bears.
std::size_t SpeakerIn(const Parse& parse, const std::vector<bool>& quoted, std::size_t first,
                      std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t head = parse.HeadOf(i);
    if (head == kNoToken || quoted[i] == quoted[head]) continue;
    const std::size_t verb = quoted[i] ? head : i;
    if (parse.UposOf(verb) != Upos::kVerb || parse.RelationOf(i) == Relation::kPunct) continue;
    if (!JoinsClause(parse.RelationOf(i)) && parse.RelationOf(i) != Relation::kObj) continue;
    const std::size_t subject = parse.ChildBy(verb, Relation::kNsubj);
    if (subject != kNoToken && !quoted[subject]) return subject;
  }
  return kNoToken;
}

}  // namespace

Quotations FindQuotations(const Parse& parse, const Columns<SentenceRow>& sentences) {
  const std::size_t size = parse.view().size();
  Quotations out{std::vector<bool>(size), std::vector<std::size_t>(size, kNoToken),
                 std::vector<std::size_t>(size, kNoToken)};
  bool open = false;
  std::size_t before = kNoToken;   // the last speaker,
  std::uint32_t before_block = 0;  // and where he spoke
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const SentenceRow row = sentences.RowAt(s);
    if (s == 0 || row.block != sentences.Column<&SentenceRow::block>()[s - 1]) open = false;
    bool any = false;
    bool all = true;
    for (std::size_t i = AsSize(row.first); i < AsSize(row.last); ++i) {
      const bool mark = parse.view().Norm(i) == kMark;
      if (mark) open = !open;
      out.quoted[i] = open && !mark;
      any = any || out.quoted[i];
      all = all && (out.quoted[i] || mark || parse.UposOf(i) == Upos::kPunct);
    }
    if (!any) continue;
    std::size_t speaker = SpeakerIn(parse, out.quoted, AsSize(row.first), AsSize(row.last));
    if (speaker == kNoToken && all && row.block <= before_block + 1) speaker = before;
    if (speaker == kNoToken) continue;
    before = speaker;
    before_block = row.block;
    for (std::size_t i = AsSize(row.first); i < AsSize(row.last); ++i) {
      if (out.quoted[i]) out.speaker[i] = speaker;
    }
  }
  return out;
}

}  // namespace dateline::coref
