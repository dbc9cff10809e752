#include "lang/tokens_annotator.h"

#include <algorithm>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lexicon/word_form.h"

namespace dateline::lang {
namespace {

bool HasSentences(BlockKind kind) {
  return kind != BlockKind::kBoilerplate && kind != BlockKind::kByline &&
         kind != BlockKind::kDateStamp;
}

}  // namespace

Result<std::unique_ptr<const TokensAnnotator>> TokensAnnotator::Load(
    const lexicon::ResourceDir& dir) {
  DATELINE_TRY(tokenizer, Tokenizer::Load(dir));
  DATELINE_TRY(lemmatizer, Lemmatizer::Load(dir));
  DATELINE_TRY(splitter, SentenceSplitter::Load(dir));
  // The constructor is private, so make_unique cannot reach it.
  return std::unique_ptr<const TokensAnnotator>(
      new TokensAnnotator(std::move(tokenizer), std::move(splitter), std::move(lemmatizer)));
}

const AnnotatorInfo& TokensAnnotator::info() const {
  static const AnnotatorInfo kInfo{"lang.tokens", 2, {}, {Layer::kTokens, Layer::kSentences}};
  return kInfo;
}

Status TokensAnnotator::Run(const Document& doc, const Limits& limits, Layers& layers) const {
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
      const auto [kind, span] = doc.blocks()[block];
      tokenizer_.Cut(doc.TextOf(span), span.begin, tokens);
      add_all(tokens, splitter_.Split(doc.text(), kind, tokens, tokenizer_), block);
    }
  }
  DATELINE_CHECK_OK(layers.Put(std::move(token_rows)));
  return layers.Put(std::move(sentence_rows));
}

}  // namespace dateline::lang
