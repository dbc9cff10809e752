#include "discourse/statements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "discourse/mention_view.h"
#include "discourse/token_scan.h"

namespace dateline::discourse {
namespace {

constexpr AnnotatorInfo kInfo{
    "discourse",
    1,
    {Layer::kTokens, Layer::kSentences, Layer::kEntities, Layer::kMentions},
    {Layer::kStatements}};

// A quotation of fewer words is a name or a word held at arm's length unless a cue takes it.
constexpr std::size_t kQuoteWords = 4;

bool IsQuote(std::string_view norm) { return norm == "\"" || norm == "''" || norm == "``"; }

struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
};

// The statements of one sentence, found from its cues.
class SentenceReader {
 public:
  SentenceReader(const TokenScan& scan, const MentionView& mentions, const Cues& cues,
                 std::size_t sentence)
      : scan_(scan),
        mentions_(mentions.In(sentence)),
        cues_(cues),
        first_(scan.First(sentence)),
        last_(scan.Last(sentence)) {
    end_ = last_;
    while (end_ > first_ && scan_[end_ - 1].punctuation) --end_;
  }

  void Read(bool opens_quoted, std::vector<StatementRow>& rows) {
    MarkQuotes(opens_quoted);
    for (std::size_t i = first_; i < end_; ++i) {
      if (!Preposition(i, rows)) Verb(i, rows);
    }
    if (rows.empty()) Bare(rows);
  }
  [[nodiscard]] bool closes_quoted() const { return quoted_at_end_; }

 private:
  void MarkQuotes(bool open) {
    quoted_.assign(last_ - first_, open);
    for (std::size_t i = first_; i < last_; ++i) {
      if (IsQuote(scan_[i].norm)) {
        quoted_[i - first_] = false;
        open = !open;
      } else {
        quoted_[i - first_] = open;
      }
    }
    quoted_at_end_ = open;
  }
  [[nodiscard]] bool Quoted(std::size_t i) const { return quoted_[i - first_]; }

  [[nodiscard]] const PlacedMention* MentionAt(std::size_t i) const {
    for (const PlacedMention& m : mentions_) {
      if (m.first <= i && i < m.last) return &m;
    }
    return nullptr;
  }

  // The last party before the cue's verb group that is not inside a prepositional phrase.
  [[nodiscard]] const PlacedMention* Before(std::size_t group) const {
    const PlacedMention* best = nullptr;
    for (const PlacedMention& m : mentions_) {
      if (m.last > group) break;
      if (!m.party || Quoted(m.first)) continue;
      bool verb_between = false;
      for (std::size_t i = m.last; i < group; ++i) {
        verb_between = verb_between || (scan_[i].verb && !scan_[i].word.Is(WordClass::kBe) &&
                                        !scan_[i - 1].word.Is(WordClass::kRelative));
      }
      if (verb_between) continue;
      if (best != nullptr && MentionView::InPhrase(scan_, m, best->last - 1)) continue;
      if (best == nullptr && MentionView::InPhrase(scan_, m, first_)) continue;
      best = &m;
    }
    return best;
  }

  // "said Ruiz", "says the minister": the mention right after the cue.
  [[nodiscard]] const PlacedMention* After(std::size_t cue) const {
    for (const PlacedMention& m : mentions_) {
      if (m.first <= cue || !m.party) continue;
      if (m.first > cue + 3) break;
      for (std::size_t i = cue + 1; i < m.first; ++i) {
        if (!scan_[i].word.Is(WordClass::kDeterminer) && !scan_[i].capital) return nullptr;
      }
      // "said it had paid": the subject of what was said.
      if (m.last < end_ && (scan_[m.last].verb || scan_[m.last].word.Is(WordClass::kModal) ||
                            scan_[m.last].word.Is(WordClass::kBe))) {
        return nullptr;
      }
      return &m;
    }
    return nullptr;
  }

  [[nodiscard]] Range Trim(Range range) const {
    while (!range.empty() && scan_[range.first].punctuation) ++range.first;
    while (!range.empty() && scan_[range.last - 1].punctuation) --range.last;
    return range;
  }

  [[nodiscard]] StatementKind KindOf(Range content) const {
    std::size_t inside = 0;
    std::size_t words = 0;
    for (std::size_t i = content.first; i < content.last; ++i) {
      if (scan_[i].punctuation) continue;
      ++words;
      if (Quoted(i)) ++inside;
    }
    if (inside == 0) return StatementKind::kIndirect;
    return inside == words ? StatementKind::kDirect : StatementKind::kMixed;
  }

  void Add(std::vector<StatementRow>& rows, Range cue, std::string_view lemma, Stance stance,
           const PlacedMention* source, Range source_words, std::vector<Range> contents,
           const PlacedMention* audience, std::string_view rule) {
    StatementRow row;
    row.cue = scan_.SpanOf(cue.first, cue.last);
    row.cue_lemma = lemma;
    row.stance = stance;
    row.span = row.cue;
    if (source != nullptr) {
      row.source_entity = source->entity;
      row.source = scan_.SpanOf(source->first, source->last);
    } else if (!source_words.empty()) {
      row.source = scan_.SpanOf(source_words.first, source_words.last);
    }
    if (row.source.end != 0) Widen(row.span, row.source);
    if (audience != nullptr) row.audience.push_back(scan_.SpanOf(audience->first, audience->last));
    bool indirect = false;
    bool direct = false;
    for (Range content : contents) {
      content = Trim(content);
      if (content.empty()) continue;
      const StatementKind kind = KindOf(content);
      direct = direct || kind != StatementKind::kIndirect;
      indirect = indirect || kind != StatementKind::kDirect;
      row.content.push_back(scan_.SpanOf(content.first, content.last));
      Widen(row.span, row.content.back());
    }
    if (row.content.empty()) return;
    std::sort(row.content.begin(), row.content.end());
    row.kind = direct ? (indirect ? StatementKind::kMixed : StatementKind::kDirect)
                      : StatementKind::kIndirect;
    row.rule = rule;
    rows.push_back(std::move(row));
  }
  static void Widen(Span& span, Span other) {
    span.begin = std::min(span.begin, other.begin);
    span.end = std::max(span.end, other.end);
  }

  bool Preposition(std::size_t i, std::vector<StatementRow>& rows) {
    if (i + 2 >= end_ || Quoted(i)) return false;
    const std::string words = std::string(scan_[i].norm) + " " + std::string(scan_[i + 1].norm);
    const Cue* cue = cues_.Preposition(words);
    if (cue == nullptr) return false;
    std::size_t stop = i + 2;
    while (stop < end_ && scan_[stop].norm != ",") ++stop;
    const PlacedMention* source = nullptr;
    for (const PlacedMention& m : mentions_) {
      if (m.first >= i + 2 && m.first < i + 6) {
        source = &m;
        break;
      }
    }
    const Range content = i == first_ ? Range{stop, end_} : Range{first_, i};
    Add(rows, {i, i + 2}, words, cue->stance, source, {i + 2, stop}, {content}, nullptr,
        "discourse.statement.according");
    return true;
  }

  void Verb(std::size_t i, std::vector<StatementRow>& rows) {
    const ScannedToken& token = scan_[i];
    if (!token.verb || token.word.lemma.empty() || Quoted(i)) return;
    const Cue* cue = cues_.Verb(token.word.lemma);
    if (cue == nullptr) return;
    const VerbGroup group = scan_.GroupOf(i, first_);
    if (group.passive) return;
    const PlacedMention* after = After(i);
    const PlacedMention* before = Before(group.first);
    const bool comma_before = group.first > first_ && (scan_[group.first - 1].punctuation);
    const bool quote_near = QuotedNear(i);
    // "…," said Ruiz / …, Ruiz said
    // What follows "told" is whom.
    const bool inverted =
        after != nullptr && !cue->audience_is_object && comma_before && group.first > first_ + 2;
    const bool trailing = before != nullptr && before->first > first_ + 2 &&
                          scan_[before->first - 1].punctuation &&
                          (i + 1 == end_ || scan_[i + 1].punctuation || AtTail(i));
    if (cue->frame == CueFrame::kClause && (inverted || trailing)) {
      const std::size_t from = inverted ? group.first : before->first;
      const std::size_t source_end = inverted ? after->last : i + 1;
      std::vector<Range> contents{{first_, from}};
      if (source_end < end_ && quote_near) {
        std::size_t next = source_end;
        while (next < end_ && !Quoted(next)) ++next;
        contents.push_back({next, end_});
      }
      Add(rows, {i, i + 1}, token.word.lemma, cue->stance, inverted ? after : before, {}, contents,
          nullptr, "discourse.statement.trailing");
      return;
    }
    Leading(i, *cue, group, before, rows);
  }

  [[nodiscard]] bool AtTail(std::size_t i) const {
    for (std::size_t j = i + 1; j < end_ && j < i + 5; ++j) {
      if (scan_[j].verb || scan_[j].word.Is(WordClass::kSubordinator)) return false;
    }
    return end_ - i <= 4;
  }
  [[nodiscard]] bool QuotedNear(std::size_t i) const {
    for (std::size_t j = i; j < last_; ++j) {
      if (Quoted(j)) return true;
    }
    return i > first_ + 1 && (Quoted(i - 1) || Quoted(i - 2));
  }

  // "Ruiz said [that] …", "Ruiz told reporters that …", "Ruiz condemned the raid".
  void Leading(std::size_t i, const Cue& cue, const VerbGroup& group, const PlacedMention* source,
               std::vector<StatementRow>& rows) {
    if (source == nullptr && !group.gerund) {
      // An agent noun without a mention, "sources said": named by its words alone.
      const std::size_t at = group.first;
      if (at == first_ || !scan_[at - 1].word.Is(WordClass::kUnnamedSource)) return;
    }
    std::size_t from = i + 1;
    const PlacedMention* audience = nullptr;
    if (cue.audience_is_object || (from < end_ && scan_[from].word.Is(WordClass::kTo))) {
      audience = cue.audience_is_object ? Object(i) : nullptr;
      if (cue.audience_is_object && audience != nullptr) from = audience->last;
    }
    std::size_t that = from;
    while (that < end_ && that < from + 6 &&
           !(scan_[that].word.Is(WordClass::kRelative) &&
             scan_[that].word.Is(WordClass::kSubordinator))) {
      if (scan_[that].punctuation || scan_[that].verb) break;
      ++that;
    }
    const bool has_that = that < end_ && scan_[that].word.Is(WordClass::kRelative) &&
                          scan_[that].word.Is(WordClass::kSubordinator) && !scan_[that].verb &&
                          !scan_[that].punctuation;
    if (has_that) from = that + 1;
    const bool quoted = from < end_ && (Quoted(from) || IsQuote(scan_[from].norm) ||
                                        (from + 1 < end_ && Quoted(from + 1)));
    if (cue.frame == CueFrame::kThat && !has_that && !quoted) return;
    if (!has_that && !quoted && cue.frame == CueFrame::kClause && !ClauseFollows(from)) return;
    const std::size_t at = group.first;
    Range words{};
    if (source == nullptr && at > first_ && scan_[at - 1].word.Is(WordClass::kUnnamedSource))
      words = {at - 1, at};
    Add(rows, {i, i + 1}, scan_[i].word.lemma, cue.stance, source, words, {{from, end_}}, audience,
        "discourse.statement.leading");
  }

  [[nodiscard]] const PlacedMention* Object(std::size_t i) const {
    for (const PlacedMention& m : mentions_) {
      if (m.first > i && m.first <= i + 3) return &m;
    }
    return nullptr;
  }
  // Some finite verb follows: what stands after the cue is a clause and no bare object.
  [[nodiscard]] bool ClauseFollows(std::size_t from) const {
    for (std::size_t i = from; i < end_; ++i) {
      if (scan_[i].verb || scan_[i].word.Is(WordClass::kModal) || scan_[i].word.Is(WordClass::kBe))
        return true;
    }
    return false;
  }

  // A quotation without a cue in its sentence.
  void Bare(std::vector<StatementRow>& rows) {
    std::size_t words = 0;
    std::size_t total = 0;
    Range content{end_, first_};
    for (std::size_t i = first_; i < end_; ++i) {
      if (scan_[i].punctuation) continue;
      ++total;
      if (!Quoted(i)) continue;
      ++words;
      content.first = std::min(content.first, i);
      content.last = i + 1;
    }
    if (words < kQuoteWords || words * 2 < total) return;
    StatementRow row;
    row.kind = StatementKind::kDirect;
    row.span = scan_.SpanOf(content.first, content.last);
    row.content = {row.span};
    row.rule = "discourse.statement.bare_quote";
    rows.push_back(std::move(row));
  }

  const TokenScan& scan_;
  const std::vector<PlacedMention>& mentions_;
  const Cues& cues_;
  std::size_t first_, last_, end_;
  std::vector<bool> quoted_;
  bool quoted_at_end_ = false;
};

// A quotation that goes on within its paragraph belongs to the statement before it.
void JoinContinuation(std::vector<StatementRow>& all, std::vector<StatementRow>& found,
                      bool same_block) {
  if (found.size() != 1 || found[0].cue.end != 0 || all.empty()) return;
  StatementRow& previous = all.back();
  if (previous.kind == StatementKind::kIndirect) return;
  if (same_block) {
    previous.content.push_back(found[0].content[0]);
    previous.span.end = found[0].span.end;
    found.clear();
  } else {
    found[0].source_entity = previous.source_entity;
    found[0].source = previous.source;
  }
}

void SetParents(std::vector<StatementRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::size_t best_size = static_cast<std::size_t>(-1);
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (i == j) continue;
      for (const Span content : rows[j].content) {
        const Span inner = rows[i].cue.end != 0 ? rows[i].cue : rows[i].span;
        if (!content.Contains(inner) || content.size() >= best_size) continue;
        best_size = content.size();
        rows[i].parent = StatementIndex{static_cast<std::uint32_t>(j)};
      }
    }
  }
}

}  // namespace

Result<std::unique_ptr<const Annotator>> StatementAnnotator::Create(
    const lexicon::ResourceDir& dir) {
  DATELINE_TRY(grammar, Grammar::Load(dir));
  DATELINE_TRY(cues, Cues::Load(dir));
  return std::unique_ptr<const Annotator>(
      new StatementAnnotator(std::move(grammar), std::move(cues)));
}

const AnnotatorInfo& StatementAnnotator::info() const { return kInfo; }

Status StatementAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const auto& sentences = layers.Get<SentenceRow>();
  const TokenScan scan(doc, layers.Get<TokenRow>(), sentences, grammar_);
  const MentionView mentions(scan, layers.Get<MentionRow>(), layers.Get<EntityRow>());
  const auto& blocks = sentences.Column<&SentenceRow::block>();
  std::vector<StatementRow> all;
  std::vector<StatementRow> found;
  bool open = false;
  for (std::size_t s = 0; s < scan.SentenceCount(); ++s) {
    const bool same_block = s > 0 && blocks[s] == blocks[s - 1];
    if (!same_block) open = false;
    SentenceReader reader(scan, mentions, cues_, s);
    found.clear();
    reader.Read(open, found);
    open = reader.closes_quoted();
    JoinContinuation(all, found, same_block);
    for (StatementRow& row : found) all.push_back(std::move(row));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const StatementRow& a, const StatementRow& b) { return a.span < b.span; });
  SetParents(all);
  Columns<StatementRow> rows;
  for (StatementRow& row : all) rows.Add(std::move(row));
  return layers.Put(std::move(rows));
}

}  // namespace dateline::discourse
