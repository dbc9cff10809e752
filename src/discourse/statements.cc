#include "discourse/statements.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "discourse/clause_view.h"
#include "discourse/mention_view.h"
#include "discourse/quotations.h"
#include "discourse/statement_reader.h"
#include "discourse/token_scan.h"

namespace dateline::discourse {
namespace {

constexpr AnnotatorInfo kInfo{
    "discourse",
    5,
    {Layer::kTokens, Layer::kSentences, Layer::kEntities, Layer::kMentions},
    {Layer::kStatements}};

// A quotation of fewer words is a name or a word held at arm's length unless a cue takes it.
constexpr std::size_t kQuoteWords = 4;
// The rule of entities that are a pronoun and nothing else.
constexpr std::string_view kPronoun = "coref.pronoun";
// Within so many words of its block a colon may follow the name of a speaker.
constexpr std::size_t kLabelWords = 24;

bool HoldsText(BlockKind kind) {
  return kind != BlockKind::kBoilerplate && kind != BlockKind::kByline &&
         kind != BlockKind::kDateStamp;
}

struct Draft {
  FoundStatement found;
  std::uint32_t block = 0;
  bool bare = false;    // a quotation without a cue of its own
  bool spoken = false;  // a turn of a transcript
};

// The statements of a document, in the order of its sentences.
class Collector {
 public:
  Collector(const Document& doc, const Layers& layers, const Grammar& grammar, const Cues& cues)
      : doc_(doc),
        tokens_(layers.Get<TokenRow>()),
        sentences_(layers.Get<SentenceRow>()),
        view_{tokens_, doc.text()},
        parse_(view_, sentences_),
        clauses_(parse_, grammar),
        quotations_(doc, tokens_, sentences_),
        reader_(clauses_, quotations_, cues, grammar, tokens_.size()),
        grammar_(grammar),
        scan_(doc, tokens_, sentences_, grammar),
        entities_(layers.Get<EntityRow>()),
        mentions_(scan_, layers.Get<MentionRow>(), entities_) {}

  Columns<StatementRow> Collect() {
    const auto& blocks = sentences_.Column<&SentenceRow::block>();
    FindLabels();
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      if (HoldsText(doc_.blocks()[blocks[s]].kind)) Sentence(s);
    }
    std::vector<StatementRow> rows;
    rows.reserve(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].bare && drafts_[i].found.source.empty()) {
        if (i > 0) Continue(drafts_[i], drafts_[i - 1]);
        if (drafts_[i].found.source.empty()) SetTopic(drafts_[i]);
      }
      rows.push_back(Row(drafts_[i]));
      // "The paper said so. It also said …": whoever was told of last.
      if (i > 0 && drafts_[i - 1].block + 1 >= drafts_[i].block && IsBareIt(drafts_[i].found) &&
          rows[i - 1].source_entity) {
        rows[i].source_entity = rows[i - 1].source_entity;
      }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const StatementRow& a, const StatementRow& b) { return a.span < b.span; });
    SetParents(rows);
    Columns<StatementRow> layer;
    for (StatementRow& row : rows) layer.Add(std::move(row));
    return layer;
  }

 private:
  [[nodiscard]] TokenRange TokensOf(std::size_t sentence) const {
    return {AsSize(sentences_.Column<&SentenceRow::first>()[sentence]),
            AsSize(sentences_.Column<&SentenceRow::last>()[sentence])};
  }
  [[nodiscard]] bool IsPunctuation(std::size_t token) const {
    return parse_.UposOf(token) == Upos::kPunct;
  }
  [[nodiscard]] Span SpanOf(TokenRange range) const {
    return scan_.SpanOf(range.first, range.last);
  }

  // "Ruiz: The talks failed.": the words before a colon that opens a block, where they end in the
  // name of somebody and no verb is among them.
  void FindLabels() {
    const auto& blocks = sentences_.Column<&SentenceRow::block>();
    labels_.resize(doc_.blocks().size());
    speakers_.assign(doc_.blocks().size(), kNoToken);
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const TokenRange words = TokensOf(s);
      speaks_on_ =
          speaks_on_ || (label_count_ == 1 && labels_[blocks[s]].empty() && InFirstPerson(words));
      if (s > 0 && blocks[s] == blocks[s - 1]) continue;
      bool aside = false;
      for (std::size_t i = words.first; i + 1 < std::min(words.last, words.first + kLabelWords);
           ++i) {
        const Upos upos = parse_.UposOf(i);
        // "Ana Ruiz (retranslated):"
        if (view_.Norm(i) == "(") aside = true;
        if (view_.Norm(i) == ")") aside = false;
        if (aside) continue;
        if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kSconj) break;
        if (view_.Norm(i) != ":") continue;
        const PlacedMention* who = i == words.first ? nullptr : mentions_.At(i - 1);
        if (who == nullptr || !who->party || who->kind != EntityKind::kPerson) {
          // "President of Peru Ana Ruiz (in Spanish):", "Ana Ruiz, President of Peru:"
          const PlacedMention* last = who != nullptr && who->party ? who : nullptr;
          who = nullptr;
          for (std::size_t at = words.first; at < i; ++at) {
            const PlacedMention* in = mentions_.At(at);
            if (in != nullptr && in->form == MentionForm::kName &&
                in->kind == EntityKind::kPerson) {
              who = in;
              break;
            }
          }
          const bool headline = doc_.blocks()[blocks[s]].kind == BlockKind::kHeadline;
          if (who != nullptr && !headline) {
            speakers_[blocks[s]] = who->last - 1;
          } else if (last != nullptr) {
            who = last;
          } else {
            break;
          }
        }
        labels_[blocks[s]] = {words.first, i};
        // A headline's "Ruiz: Talks failed" opens no transcript.
        const bool headline = doc_.blocks()[blocks[s]].kind == BlockKind::kHeadline;
        if (!headline && who->form == MentionForm::kName && who->kind == EntityKind::kPerson) {
          ++label_count_;
        }
        break;
      }
    }
  }

  [[nodiscard]] bool InFirstPerson(TokenRange words) const {
    for (std::size_t i = words.first; i < words.last; ++i) {
      if (parse_.HasFeature(i, "Person=1") && !quotations_.Quoted(i)) return true;
    }
    return false;
  }

  // Two speakers, or one after whom somebody goes on in the first person: what follows a label is
  // still its speaker's.
  [[nodiscard]] bool IsTranscript() const { return label_count_ > 1 || speaks_on_; }

  void Sentence(std::size_t s) {
    const std::uint32_t block = sentences_.Column<&SentenceRow::block>()[s];
    const TokenRange words = TokensOf(s);
    const bool opens_block = s == 0 || sentences_.Column<&SentenceRow::block>()[s - 1] != block;
    const bool turn = opens_block && Turn(block, words);
    std::vector<FoundStatement> found = reader_.Read(words.first, words.last);
    if (turn || (found.empty() && Bare(block, words))) announced_.reset();
    for (FoundStatement& statement : found) {
      ReachBack(statement, words);
      ReachOn(statement.content.back());
      drafts_.push_back({std::move(statement), block, false, false});
      announced_.reset();
    }
    if (auto announced = reader_.Announces(words.first, words.last)) announced_ = announced;
    if (speaker_.empty()) ReadOut(block, words);
  }

  // "It", of which coreference has not found what it stands for.
  [[nodiscard]] bool IsBareIt(const FoundStatement& found) const {
    if (found.source.last != found.source.first + 1 ||
        !parse_.HasFeature(found.source.first, "Gender=Neut")) {
      return false;
    }
    const PlacedMention* who = mentions_.At(found.source.first);
    return who == nullptr || entities_.Column<&EntityRow::rule>()[AsSize(who->entity)] == kPronoun;
  }

  // "The council issued the following statement on Monday:" at the end of a paragraph, before one
  // without quotation marks: all that follows is the council's.
  void ReadOut(std::uint32_t block, TokenRange words) {
    const bool ends = words.last == tokens_.size() || EndOfBlock(block, words) == words.last;
    if (!ends || words.last == tokens_.size() || view_.Norm(words.last - 1) != ":" ||
        quotations_.Quoted(words.last) ||
        (words.last + 1 < tokens_.size() && quotations_.Quoted(words.last + 1))) {
      return;
    }
    for (std::size_t i = words.first; i < words.last; ++i) {
      if (!grammar_.Find(view_.Norm(i)).Is(WordClass::kWriting) ||
          parse_.RelationOf(i) != Relation::kObj) {
        continue;
      }
      const auto before = parse_.ChildrenOf(i);
      const bool following = std::any_of(before.begin(), before.end(), [&](std::size_t child) {
        return child < i && parse_.RelationOf(child) == Relation::kAmod &&
               parse_.HasFeature(child, "VerbForm=Ger");
      });
      if (!following) continue;
      const std::size_t subject = clauses_.SubjectOf(parse_.HeadOf(i));
      const PlacedMention* who = subject == kNoToken ? nullptr : mentions_.At(subject);
      if (who == nullptr || !who->party) continue;
      speaker_ = {who->first, who->last};
      speaker_head_ = subject;
      speaks_on_ = true;
      return;
    }
  }

  // What a speaker says in a transcript, or after the colon of a headline.
  bool Turn(std::uint32_t block, TokenRange words) {
    const bool transcript = IsTranscript();
    if (labels_[block].empty()) {
      if (!transcript || speaker_.empty() || doc_.blocks()[block].kind == BlockKind::kHeadline ||
          doc_.blocks()[block].kind == BlockKind::kCrosshead) {
        return false;
      }
    } else {
      speaker_ = labels_[block];
      speaker_head_ = speakers_[block] == kNoToken ? speaker_.last - 1 : speakers_[block];
    }
    FoundStatement said;
    said.source = speaker_;
    said.source_head = speaker_head_;
    said.rule = "discourse.statement.speaker";
    TokenRange content = words;
    if (!labels_[block].empty()) content.first = labels_[block].last + 1;
    if (transcript) {
      content.last = EndOfBlock(block, words);
    } else {
      said.cue = {speaker_.last, speaker_.last + 1};
      said.cue_lemma = view_.Norm(speaker_.last);
    }
    said.content.push_back(reader_.Trim(content));
    if (said.content.back().empty()) return false;
    drafts_.push_back({std::move(said), block, false, transcript});
    if (transcript) told_ = block;
    return true;
  }

  [[nodiscard]] std::size_t EndOfBlock(std::uint32_t block, TokenRange words) const {
    const ByteOffset end = doc_.blocks()[block].span.end;
    std::size_t last = words.last;
    while (last < tokens_.size() && scan_.SpanOf(last).begin < end) ++last;
    return last;
  }

  // A sentence that is quoted for the most part and has no cue. It goes on with what was said in
  // its paragraph, or is what a colon announced.
  bool Bare(std::uint32_t block, TokenRange words) {
    if (told_ == block) return false;
    if (!drafts_.empty() && drafts_.back().found.content.back().last >= words.last) return true;
    std::size_t total = 0;
    std::size_t quoted = 0;
    TokenRange content{words.last, words.first};
    for (std::size_t i = words.first; i < words.last; ++i) {
      const bool inside = quotations_.Quoted(i);
      if (inside) {
        content.first = std::min(content.first, i);
        content.last = i + 1;
      }
      if (IsPunctuation(i)) continue;
      ++total;
      if (inside) ++quoted;
    }
    content = reader_.Trim(content);
    if (quoted < kQuoteWords || quoted * 2 < total || content.empty()) return false;
    Draft draft{{}, block, true, false};
    ReachOn(content);
    draft.found.content = {content};
    draft.found.rule = "discourse.statement.bare_quote";
    if (announced_) {
      draft.found = *announced_;
      draft.found.content = {content};
      draft.bare = false;
    } else if (!drafts_.empty() && InQuotes(drafts_.back())) {
      Draft& previous = drafts_.back();
      if (previous.block == block) {
        previous.found.content.push_back(content);
        return true;
      }
    }
    if (draft.bare && !drafts_.empty()) Continue(draft, drafts_.back());
    drafts_.push_back(std::move(draft));
    return true;
  }

  // A quotation without a cue is whoever's was told of last.
  static void Continue(Draft& draft, const Draft& previous) {
    if (previous.block + 1 < draft.block) return;
    draft.found.source = previous.found.source;
    draft.found.source_head = previous.found.source_head;
  }

  // Where nobody was, it is the person of whom the sentence before tells.
  void SetTopic(Draft& draft) const {
    std::size_t root = draft.found.content.front().first;
    const std::size_t sentence = parse_.SentenceOf(root);
    if (sentence == 0) return;
    root = TokensOf(sentence - 1).first;
    while (parse_.HeadOf(root) != kNoToken) root = parse_.HeadOf(root);
    const std::size_t subject = clauses_.SubjectOf(root);
    const PlacedMention* who = subject == kNoToken ? nullptr : mentions_.At(subject);
    if (who == nullptr || who->kind != EntityKind::kPerson || who->form != MentionForm::kName)
      return;
    draft.found.source = {who->first, who->last};
    draft.found.source_head = subject;
  }

  [[nodiscard]] bool InQuotes(const Draft& draft) const {
    return std::any_of(draft.found.content.begin(), draft.found.content.end(),
                       [&](TokenRange c) { return quotations_.Quoted(c.last - 1); });
  }

  // A quotation that began in an earlier sentence is one piece of content: "The talks failed. We
  // go home," Ruiz said.
  void ReachBack(FoundStatement& statement, TokenRange sentence) {
    TokenRange& first = statement.content.front();
    if (!quotations_.Quoted(first.first)) return;
    const TokenRange words = quotations_.WordsOf(quotations_.Of(first.first));
    if (words.first >= sentence.first) return;
    first.first = words.first;
    while (!drafts_.empty() && drafts_.back().bare && drafts_.back().found.source.empty() &&
           drafts_.back().found.content.front().first >= words.first) {
      drafts_.pop_back();
    }
  }

  // A quotation goes on over the end of its sentence.
  void ReachOn(TokenRange& last) const {
    if (!quotations_.Quoted(last.last - 1)) return;
    const TokenRange words = quotations_.WordsOf(quotations_.Of(last.last - 1));
    if (words.last > last.last) last = reader_.Trim({last.first, words.last});
  }

  // Pieces with nothing but marks between them are one.
  [[nodiscard]] std::vector<TokenRange> Joined(const FoundStatement& found) const {
    std::vector<TokenRange> pieces = found.content;
    std::sort(pieces.begin(), pieces.end());
    std::vector<TokenRange> joined;
    for (const TokenRange piece : pieces) {
      bool touches = !joined.empty();
      for (std::size_t i = touches ? joined.back().last : 0; touches && i < piece.first; ++i) {
        touches = IsPunctuation(i) && !found.cue.Contains(i);
      }
      if (touches) {
        joined.back().last = std::max(joined.back().last, piece.last);
      } else {
        joined.push_back(piece);
      }
    }
    return joined;
  }

  [[nodiscard]] StatementKind KindOf(const std::vector<TokenRange>& content) const {
    std::size_t inside = 0;
    std::size_t words = 0;
    for (const TokenRange piece : content) {
      for (std::size_t i = piece.first; i < piece.last; ++i) {
        if (IsPunctuation(i)) continue;
        ++words;
        if (quotations_.Quoted(i)) ++inside;
      }
    }
    if (inside == 0) return StatementKind::kIndirect;
    return inside == words ? StatementKind::kDirect : StatementKind::kMixed;
  }

  StatementRow Row(Draft& draft) const {
    FoundStatement& found = draft.found;
    StatementRow row;
    row.stance = found.stance;
    row.cue_lemma = std::move(found.cue_lemma);
    row.rule = found.rule;
    const std::vector<TokenRange> content = Joined(found);
    row.kind = draft.spoken ? StatementKind::kDirect : KindOf(content);
    for (const TokenRange piece : content) row.content.push_back(SpanOf(piece));
    row.span = {row.content.front().begin, row.content.back().end};
    const auto widen = [&](Span other) {
      row.span = {std::min(row.span.begin, other.begin), std::max(row.span.end, other.end)};
    };
    if (!found.cue.empty()) widen(row.cue = SpanOf(found.cue));
    if (!found.source.empty()) {
      row.source = SpanOf(found.source);
      // The source of a turn or of a further paragraph stands elsewhere.
      if (!found.cue.empty()) widen(row.source);
      const PlacedMention* who = AuthorOf(found.source_head);
      if (who == nullptr) who = mentions_.At(found.source_head);
      if (who != nullptr && who->form == MentionForm::kNominal)
        who = NameOf(*who, found.source_head);
      if (who != nullptr) row.source_entity = who->entity;
    }
    for (const std::size_t head : found.audience) {
      const PlacedMention* whom = mentions_.At(head);
      const auto phrase = clauses_.PhraseOf(head);
      row.audience.push_back(whom != nullptr ? SpanOf({whom->first, whom->last})
                                             : SpanOf({phrase.first, phrase.second}));
    }
    return row;
  }

  // The name that a description goes with: "the runner-up, senator Ana Ruiz". The description
  // itself where there is none.
  [[nodiscard]] const PlacedMention* NameOf(const PlacedMention& described,
                                            std::size_t head) const {
    std::size_t at = head;
    while (at != kNoToken) {
      at = parse_.ChildBy(at, Relation::kAppos);
      const PlacedMention* who = at == kNoToken ? nullptr : mentions_.At(at);
      if (who != nullptr && who->party && who->form == MentionForm::kName &&
          who->kind == described.kind) {
        return who;
      }
    }
    return &described;
  }

  // Whose word a report, a letter or a statement is: "the council's report", "a letter from Ruiz",
  // "a police statement". Null where it does not say.
  [[nodiscard]] const PlacedMention* AuthorOf(std::size_t head) const {
    if (!grammar_.Find(view_.Norm(head)).Is(WordClass::kWriting)) return nullptr;
    const auto party = [&](std::size_t token) {
      const PlacedMention* who = mentions_.At(token);
      return who != nullptr && who->party && !(who->first <= head && head < who->last) ? who
                                                                                       : nullptr;
    };
    for (const std::size_t child : parse_.ChildrenOf(head)) {
      const Relation relation = parse_.RelationOf(child);
      const bool before =
          child < head && (relation == Relation::kNmod || relation == Relation::kCompound ||
                           relation == Relation::kAmod);
      const std::size_t word = clauses_.PrepositionOf(child);
      const bool after = child > head && relation == Relation::kNmod && word != kNoToken &&
                         grammar_.Find(view_.Norm(word)).Is(WordClass::kAuthor);
      if (before || after) {
        if (const PlacedMention* who = party(child)) return who;
      }
      if (relation == Relation::kAcl && clauses_.IsPassive(child)) {
        const std::size_t agent = clauses_.AgentOf(child);
        const PlacedMention* who = agent == kNoToken ? nullptr : party(agent);
        if (who != nullptr) return who;
      }
    }
    return nullptr;
  }

  // True where the statement at `outer` is that at `inner` or is told by it.
  static bool IsToldBy(const std::vector<StatementRow>& rows, std::size_t outer,
                       std::size_t inner) {
    for (std::size_t at = outer; at != inner; at = AsSize(*rows[at].parent)) {
      if (!rows[at].parent) return false;
    }
    return true;
  }

  static void SetParents(std::vector<StatementRow>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Span inner = rows[i].cue.end != 0 ? rows[i].cue : rows[i].span;
      std::size_t best_size = static_cast<std::size_t>(-1);
      for (std::size_t j = 0; j < rows.size(); ++j) {
        for (const Span content : rows[j].content) {
          if (!content.Contains(inner) || content.size() >= best_size) continue;
          // Of two broken quotations each may hold the other's cue.
          if (IsToldBy(rows, j, i)) continue;
          best_size = content.size();
          rows[i].parent = StatementIndex{static_cast<std::uint32_t>(j)};
        }
      }
    }
  }

  const Document& doc_;
  const Columns<TokenRow>& tokens_;
  const Columns<SentenceRow>& sentences_;
  lexicon::TokenView view_;
  coref::Parse parse_;
  ClauseView clauses_;
  Quotations quotations_;
  StatementReader reader_;
  const Grammar& grammar_;
  TokenScan scan_;
  const Columns<EntityRow>& entities_;
  MentionView mentions_;

  std::vector<TokenRange> labels_;     // by block; empty for most
  std::vector<std::size_t> speakers_;  // by block: the word of a label that names, if not its last
  std::size_t label_count_ = 0;        // of those that end in the name of a person
  bool speaks_on_ = false;
  TokenRange speaker_;  // of the turn that goes on
  std::size_t speaker_head_ = kNoToken;
  std::optional<std::uint32_t> told_;  // the block that is a turn of a transcript
  std::optional<FoundStatement> announced_;
  std::vector<Draft> drafts_;
};

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
  return layers.Put(Collector(doc, layers, grammar_, cues_).Collect());
}

}  // namespace dateline::discourse
