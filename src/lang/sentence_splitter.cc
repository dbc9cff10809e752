#include "lang/sentence_splitter.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

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

Result<SentenceSplitter> SentenceSplitter::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(table, dir.Lexicon("lexicons/lang/sentence_starter.tsv"));
  SentenceSplitter splitter;
  for (std::size_t row = 0; row < table.size(); ++row) {
    splitter.starters_.Add(lexicon::NormOf(table.Cell(row, lexicon::ColumnIndex{0})));
  }
  return splitter;
}

// `stop` is the token with the full stop, `next` the first token of what may be a sentence.
bool SentenceSplitter::EndsAfter(std::string_view stop, std::string_view next,
                                 const Tokenizer& tokenizer) const {
  if (BeginsLower(next)) return false;
  if (IsStop(stop)) return true;
  // An abbreviation: it ends a sentence only before a word that begins one.
  if (tokenizer.AbbreviationKind(stop) == Abbreviation::kNeverEnds) return false;
  return starters_.Find(lexicon::NormOf(next)) != lexicon::kNoWord;
}

std::vector<Span> SentenceSplitter::Split(std::string_view text, BlockKind kind,
                                          const std::vector<Span>& tokens,
                                          const Tokenizer& tokenizer) const {
  const auto surface = [&](std::size_t i) {
    return text.substr(tokens[i].begin, tokens[i].size());
  };
  std::vector<Span> sentences;
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::string_view token = surface(i);
    const bool stop = IsStop(token) || (token.back() == '.' && tokenizer.AbbreviationKind(token) !=
                                                                   Abbreviation::kNone);
    std::size_t next = i + 1;
    if (stop) {
      // Closing marks follow without a space; an opening one stands after it.
      while (next < tokens.size() && tokens[next].begin == tokens[next - 1].end &&
             (IsClosing(surface(next)) || IsStop(surface(next)))) {
        ++next;
      }
    }
    const bool end = next >= tokens.size();
    const bool parted =
        !end &&
        PartedByLines(text.substr(tokens[next - 1].end, tokens[next].begin - tokens[next - 1].end),
                      kind);
    const bool spaced = !end && tokens[next].begin > tokens[next - 1].end;
    if (end || parted || (stop && spaced && EndsAfter(token, surface(next), tokenizer))) {
      sentences.push_back({tokens[first].begin, tokens[next - 1].end});
      first = next;
    }
    i = next;
  }
  return sentences;
}

}  // namespace dateline::lang
