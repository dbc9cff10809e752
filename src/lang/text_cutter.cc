#include "lang/text_cutter.h"

#include <algorithm>
#include <span>

namespace dateline::lang {
namespace {

bool HasSentences(BlockKind kind) {
  return kind != BlockKind::kBoilerplate && kind != BlockKind::kByline &&
         kind != BlockKind::kDateStamp;
}

// True where `right` is written together with `left` as one token, though it is a word of its own.
bool Joined(const Document& doc, Span left, Span right) {
  return left.end == right.begin && ContinuesWord(doc.TextOf(left), doc.TextOf(right));
}

/// Puts words into sentences: one, or several where it is too long.
class Collector {
 public:
  /// \param given where the words come from, or null.
  Collector(const Document& doc, const Limits& limits, const GivenTokens* given)
      : doc_(doc), given_(given), most_(std::max<std::size_t>(limits.sentence_tokens, 1)) {}

  void Add(std::span<const Span> words, std::uint32_t block) {
    while (!words.empty()) {
      const std::size_t count = std::min(words.size(), most_);
      CutText::Sentence& sentence = out_.sentences.emplace_back();
      sentence.block = block;
      sentence.first = static_cast<std::uint32_t>(out_.words.size());
      for (std::size_t i = 0; i < count; ++i) {
        out_.words.push_back(words[i]);
        out_.joined.push_back(i > 0 && Joined(words[i - 1], words[i]));
      }
      sentence.last = static_cast<std::uint32_t>(out_.words.size());
      words = words.subspan(count);
    }
  }

  [[nodiscard]] CutText Take() { return std::move(out_); }

 private:
  // Words of one given token are of one contraction, those of two never.
  [[nodiscard]] bool Joined(Span left, Span right) const {
    if (given_ == nullptr) return lang::Joined(doc_, left, right);
    return left.end == right.begin &&
           !std::binary_search(given_->tokens.begin(), given_->tokens.end(), right,
                               [](Span a, Span b) { return a.begin < b.begin; });
  }

  const Document& doc_;
  const GivenTokens* const given_;
  const std::size_t most_;
  CutText out_;
};

// The words from `from` on that lie in `sentence`; moves `from` behind them.
std::span<const Span> WordsIn(Span sentence, std::span<const Span> words, std::size_t& from) {
  while (from < words.size() && words[from].begin < sentence.begin) ++from;
  std::size_t to = from;
  while (to < words.size() && words[to].end <= sentence.end) ++to;
  const auto in = words.subspan(from, to - from);
  from = to;
  return in;
}

}  // namespace

Result<TextCutter> TextCutter::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(tokenizer, Tokenizer::Load(dir));
  DATELINE_TRY(splitter, SentenceSplitter::Load(dir));
  return TextCutter(std::move(tokenizer), std::move(splitter));
}

std::vector<Span> TextCutter::CutContractions(const Document& doc,
                                              const std::vector<Span>& tokens) const {
  std::vector<Span> words;
  std::vector<Span> pieces;
  for (const Span token : tokens) {
    pieces.clear();
    tokenizer_.Cut(doc.TextOf(token), token.begin, pieces);
    bool contraction = pieces.size() > 1;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      contraction = contraction && Joined(doc, pieces[i - 1], pieces[i]);
    }
    if (contraction) {
      words.insert(words.end(), pieces.begin(), pieces.end());
    } else {
      words.push_back(token);
    }
  }
  tokenizer_.CutByNextWord(doc.text(), 0, words);
  return words;
}

CutText TextCutter::Cut(const Document& doc, const Limits& limits, const GivenTokens* given) const {
  Collector collector(doc, limits, given);
  if (given != nullptr) {
    std::uint32_t block = 0;
    std::size_t from = 0;
    const std::vector<Span> words = CutContractions(doc, given->tokens);
    for (const Span sentence : given->sentences) {
      while (block + 1 < doc.blocks().size() && doc.blocks()[block].span.end <= sentence.begin) {
        ++block;
      }
      collector.Add(WordsIn(sentence, words, from), block);
    }
    return collector.Take();
  }
  std::vector<Span> words;
  for (std::uint32_t block = 0; block < doc.blocks().size(); ++block) {
    const auto [kind, span] = doc.blocks()[block];
    if (!HasSentences(kind)) continue;
    words.clear();
    tokenizer_.Cut(doc.TextOf(span), span.begin, words);
    tokenizer_.CutByNextWord(doc.TextOf(span), span.begin, words);
    std::size_t from = 0;
    for (const Span sentence : splitter_.Split(doc.text(), kind, words, tokenizer_)) {
      collector.Add(WordsIn(sentence, words, from), block);
    }
  }
  return collector.Take();
}

}  // namespace dateline::lang
