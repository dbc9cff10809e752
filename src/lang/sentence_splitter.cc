#include "lang/sentence_splitter.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "lang/boundary_features.h"
#include "lang/token_classes.h"
#include "lexicon/model_file.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

constexpr std::string_view kModel = "sentences";
constexpr std::string_view kLayout = "DLSPLIT1";

// The dash after a dateline ("LIMA (Agency) - Talks...") stands among the first tokens of a
// paragraph.
constexpr std::size_t kLongestDateline = 15;

// Between a sentence and the next stands a stop, with the marks that close after it. Where there is
// none, as in mails, the model must be surer; headings and captions are not parted there at all.
constexpr float kEnd = 0;
constexpr float kEndWithoutStop = 1;

// What stands at `i`, before marks that close.
TokenClass BeforeClosing(const std::vector<TokenView>& views, std::size_t i) {
  using enum TokenClass;
  for (int marks = 0; marks < 3 && i > 0; ++marks, --i) {
    if (views[i].kind != kQuoteClose && views[i].kind != kClose) break;
  }
  return views[i].kind;
}

bool IsStop(TokenClass kind) {
  using enum TokenClass;
  return kind == kStop || kind == kOutcry || kind == kDots || kind == kMayEnd;
}

// Without a letter or digit, as bullets are.
bool IsMark(std::string_view token) {
  for (std::size_t at = 0; at < token.size();) {
    const text::Decoded c = text::DecodeAt(token, at);
    if (u_isalnum(static_cast<UChar32>(c.character)) != 0) return false;
    at += c.length;
  }
  return true;
}

bool MayLackStops(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kList ||
         kind == BlockKind::kQuoteBlock;
}

void AddWords(const lexicon::Table& table, lexicon::WordTable& words) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    words.Add(table.Cell(row, lexicon::ColumnIndex{0}));
  }
}

}  // namespace

Result<SentenceSplitter> SentenceSplitter::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(file, lexicon::ModelFile::Open(dir, kModel, {kLayout, kBoundaryMeaning}));
  DATELINE_TRY(model, BoundaryModel::Parse(file.bytes(), file.name(), kBoundaryMeaning));
  DATELINE_TRY(starters, dir.Lexicon("lexicons/lang/sentence_starter.tsv"));
  DATELINE_TRY(continuers, dir.Lexicon("lexicons/lang/sentence_continuer.tsv"));
  SentenceSplitter splitter(std::move(model));
  AddWords(starters, splitter.starters_);
  AddWords(continuers, splitter.continuers_);
  return splitter;
}

std::vector<Span> SentenceSplitter::Split(std::string_view text, BlockKind kind,
                                          const std::vector<Span>& tokens,
                                          const Tokenizer& tokenizer) const {
  const std::vector<TokenView> views = ViewTokens(text, tokens, tokenizer);
  const auto parted_by_line = [&](std::size_t i) {
    const std::string_view between =
        text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
    return kind == BlockKind::kList && between.find('\n') != std::string_view::npos;
  };
  // "...to the U.S. The...", "...we must." Gen. Sosa...", "We lost. The U.N. must...": too rare in
  // treebanks to be learnt, common in news.
  const auto starts_anew = [&](std::size_t i) {
    if (views[i].space_after == 0) return false;
    const bool stop = BeforeClosing(views, i) == TokenClass::kStop;
    if (views[i + 1].kind == TokenClass::kNamed) return stop;
    return (stop || views[i].kind == TokenClass::kMayEnd) &&
           starters_.Find(text.substr(tokens[i + 1].begin, tokens[i + 1].size())) !=
               lexicon::kNoWord;
  };
  // "At 9 a.m. Tuesday": the same.
  const auto is_continued = [&](std::size_t i) {
    return views[i].kind == TokenClass::kMayEnd && views[i].space_after > 0 &&
           continuers_.Find(text.substr(tokens[i + 1].begin, tokens[i + 1].size())) !=
               lexicon::kNoWord;
  };
  // "The govern-\nment".
  const auto breaks_word = [&](std::size_t i) {
    return views[i].kind == TokenClass::kDash && i > 0 && views[i - 1].space_after == 0 &&
           views[i].space_after == 1 && views[i + 1].kind == TokenClass::kLower;
  };
  const auto ends_dateline = [&](std::size_t i, std::size_t first) {
    using enum TokenClass;
    const bool begins = first == 0 || views[first - 1].space_after == kBlankLine;
    if (!begins || i == first || i - first >= kLongestDateline || views[i].kind != kDash) {
      return false;
    }
    const TokenClass before = views[i - 1].kind;
    return before == kClose || before == kUpper || before == kTitle;
  };
  const auto is_bullet = [&](std::size_t i, std::size_t first) {
    return kind == BlockKind::kList && i == first &&
           IsMark(text.substr(tokens[i].begin, tokens[i].size()));
  };
  BoundaryFeatures features(views);
  std::vector<std::uint64_t> hashes;
  std::vector<Span> sentences;
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool end = i + 1 == tokens.size() || views[i].space_after == kBlankLine || parted_by_line(i) ||
               starts_anew(i);
    const bool goes_on = !end && (ends_dateline(i, first) || is_bullet(i, first) ||
                                  breaks_word(i) || is_continued(i));
    if (!end && !goes_on && features.MayEnd(i)) {
      const bool stop = IsStop(BeforeClosing(views, i));
      if (stop || MayLackStops(kind)) {
        hashes.clear();
        features.Append(i, hashes);
        end = model_.Score(hashes) > (stop ? kEnd : kEndWithoutStop);
      }
    }
    if (!end) continue;
    sentences.push_back({tokens[first].begin, tokens[i].end});
    features.EndAfter(i);
    first = i + 1;
  }
  return sentences;
}

}  // namespace dateline::lang
