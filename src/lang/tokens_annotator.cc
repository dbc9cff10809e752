#include "lang/tokens_annotator.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

bool HasSentences(BlockKind kind) {
  return kind != BlockKind::kBoilerplate && kind != BlockKind::kByline &&
         kind != BlockKind::kDateStamp;
}

bool IsStop(std::string_view token) {
  return token == "\u2026" || token.find_first_not_of(".!?") == std::string_view::npos;
}

// Marks that end with the sentence whose stop they follow.
bool IsClosing(std::string_view token) {
  return token == "\"" || token == "'" || token == "\u201D" || token == "\u2019" || token == ")" ||
         token == "]" || token == "\u00BB" || token == "''";
}

bool BeginsLower(std::string_view token) {
  return u_islower(static_cast<UChar32>(text::DecodeAt(token, 0).character)) != 0;
}

// A blank line between tokens, or any line end in a list, parts sentences whatever the marks say.
bool PartedByLines(std::string_view between, BlockKind kind) {
  const auto lines = std::count(between.begin(), between.end(), '\n');
  return lines >= 2 || (lines == 1 && kind == BlockKind::kList);
}

}  // namespace

Result<std::unique_ptr<const TokensAnnotator>> TokensAnnotator::Load(
    const lexicon::ResourceDir& dir) {
  DATELINE_TRY(tokenizer, Tokenizer::Load(dir));
  DATELINE_TRY(lemmatizer, Lemmatizer::Load(dir));
  DATELINE_TRY(table, dir.Lexicon("lexicons/lang/sentence_starter.tsv"));
  lexicon::WordTable starters;
  for (std::size_t row = 0; row < table.size(); ++row) {
    starters.Add(lexicon::NormOf(table.Cell(row, lexicon::ColumnIndex{0})));
  }
  // The constructor is private, so make_unique cannot reach it.
  return std::unique_ptr<const TokensAnnotator>(
      new TokensAnnotator(std::move(tokenizer), std::move(lemmatizer), std::move(starters)));
}

const AnnotatorInfo& TokensAnnotator::info() const {
  static const AnnotatorInfo kInfo{"lang.tokens", 1, {}, {Layer::kTokens, Layer::kSentences}};
  return kInfo;
}

// `stop` is the token with the full stop, `next` the first token of what may be a sentence.
bool TokensAnnotator::EndsAfter(std::string_view text, const std::vector<Span>& tokens,
                                std::size_t stop, std::size_t next) const {
  const auto surface = [&](std::size_t i) {
    return text.substr(tokens[i].begin, tokens[i].size());
  };
  const std::string_view following = surface(next);
  if (BeginsLower(following)) return false;
  if (IsStop(surface(stop))) return true;
  // An abbreviation: it ends a sentence only before a word that begins one.
  if (tokenizer_.AbbreviationKind(surface(stop)) == Abbreviation::kNeverEnds) return false;
  return starters_.Find(lexicon::NormOf(following)) != lexicon::kNoWord;
}

std::vector<Span> TokensAnnotator::FindSentences(std::string_view text, const Block& block,
                                                 const std::vector<Span>& tokens) const {
  std::vector<Span> sentences;
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::string_view token = text.substr(tokens[i].begin, tokens[i].size());
    const bool stop = IsStop(token) || (token.back() == '.' &&
                                        tokenizer_.AbbreviationKind(token) != Abbreviation::kNone);
    std::size_t next = i + 1;
    if (stop) {
      // Closing marks follow without a space; an opening one stands after it.
      while (next < tokens.size() && tokens[next].begin == tokens[next - 1].end &&
             (IsClosing(text.substr(tokens[next].begin, tokens[next].size())) ||
              IsStop(text.substr(tokens[next].begin, tokens[next].size())))) {
        ++next;
      }
    }
    const bool end = next >= tokens.size();
    const bool parted =
        !end &&
        PartedByLines(text.substr(tokens[next - 1].end, tokens[next].begin - tokens[next - 1].end),
                      block.kind);
    const bool spaced = !end && tokens[next].begin > tokens[next - 1].end;
    if (end || parted || (stop && spaced && EndsAfter(text, tokens, i, next))) {
      sentences.push_back({tokens[first].begin, tokens[next - 1].end});
      first = next;
    }
    i = next;
  }
  return sentences;
}

Status TokensAnnotator::Run(const Document& doc, const Limits& limits, Layers& layers) const {
  const std::string_view text = doc.text();
  Columns<TokenRow> token_rows;
  Columns<SentenceRow> sentence_rows;
  // Tokens [from, to) of `tokens` become one sentence, or several where it is too long.
  const auto add = [&](const std::vector<Span>& tokens, std::size_t from, std::size_t to,
                       std::uint32_t block) {
    while (from < to) {
      const std::size_t end = std::min(to, from + std::max<std::size_t>(limits.sentence_tokens, 1));
      SentenceRow sentence;
      sentence.span = {tokens[from].begin, tokens[end - 1].end};
      sentence.block = block;
      sentence.first = TokenIndex{static_cast<std::uint32_t>(token_rows.size())};
      const SentenceIndex index{static_cast<std::uint32_t>(sentence_rows.size())};
      for (std::size_t i = from; i < end; ++i) {
        TokenRow row;
        row.span = tokens[i];
        row.sentence = index;
        const std::string_view surface = doc.TextOf(tokens[i]);
        lexicon::AppendNorm(surface, row.norm);
        const bool name = i > from && (lexicon::CapitalsOf(surface) & 1) != 0;
        row.lemma = lemmatizer_.LemmaOf(row.norm, name);
        token_rows.Add(std::move(row));
      }
      sentence.last = TokenIndex{static_cast<std::uint32_t>(token_rows.size())};
      sentence_rows.Add(sentence);
      from = end;
    }
  };
  const auto add_all = [&](const std::vector<Span>& tokens, const std::vector<Span>& sentences,
                           std::uint32_t block) {
    std::size_t from = 0;
    for (const Span sentence : sentences) {
      while (from < tokens.size() && tokens[from].begin < sentence.begin) ++from;
      std::size_t to = from;
      while (to < tokens.size() && tokens[to].end <= sentence.end) ++to;
      add(tokens, from, to, block);
      from = to;
    }
  };
  if (const GivenTokens* given = layers.given()) {
    std::uint32_t block = 0;
    for (const Span sentence : given->sentences) {
      while (block + 1 < doc.blocks().size() && doc.blocks()[block].span.end <= sentence.begin) {
        ++block;
      }
      const auto from =
          std::lower_bound(given->tokens.begin(), given->tokens.end(), sentence.begin,
                           [](Span token, ByteOffset begin) { return token.begin < begin; });
      auto to = from;
      while (to != given->tokens.end() && to->end <= sentence.end) ++to;
      add(given->tokens, static_cast<std::size_t>(from - given->tokens.begin()),
          static_cast<std::size_t>(to - given->tokens.begin()), block);
    }
  } else {
    std::vector<Span> tokens;
    for (std::uint32_t block = 0; block < doc.blocks().size(); ++block) {
      if (!HasSentences(doc.blocks()[block].kind)) continue;
      tokens.clear();
      tokenizer_.Cut(doc.TextOf(doc.blocks()[block].span), doc.blocks()[block].span.begin, tokens);
      add_all(tokens, FindSentences(text, doc.blocks()[block], tokens), block);
    }
  }
  DATELINE_CHECK_OK(layers.Put(std::move(token_rows)));
  return layers.Put(std::move(sentence_rows));
}

}  // namespace dateline::lang
