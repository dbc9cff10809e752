#include "extract/date_tokens.h"

#include "extract/ascii.h"
#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Marks beyond ASCII that stand between the parts of a date: they have the high bit of letters,
// so they are taken out first. Gives the length in bytes, or 0, and the ASCII mark it equals.
std::size_t WideMark(std::string_view rest, char& mark) {
  struct Wide {
    std::string_view bytes;
    char mark;
  };
  static constexpr Wide kWide[] = {
      {"\u2013", '-'},  {"\u2014", '-'},  {"\u2212", '-'}, {"\u2022", '|'}, {"\u00b7", '|'},
      {"\u2019", '\''}, {"\u2018", '\''}, {"\u00a0", ' '}, {"\u202f", ' '}, {"\u2009", ' '},
      {"\u200b", ' '},  {"\u200e", ' '},  {"\u00bb", '|'}, {"\u00ab", '|'}, {"\u203a", '|'},
      {"\u2003", ' '},  {"\u2002", ' '},  {"\u25cf", '|'}, {"\ufeff", ' '}};
  if (rest.empty() || (rest.front() & 0x80) == 0) return 0;
  for (const Wide& wide : kWide) {
    if (rest.substr(0, wide.bytes.size()) == wide.bytes) {
      mark = wide.mark;
      return wide.bytes.size();
    }
  }
  return 0;
}

// Numbers of more digits than any date or epoch keep their count, and the value 0.
constexpr std::uint32_t kMaxValueDigits = 18;

void ReadNumber(std::string_view text, std::size_t& at, DateToken& token) {
  token.kind = DateToken::Kind::kNumber;
  for (; at < text.size() && IsDigit(text[at]); ++at) {
    token.value = token.value * 10 + static_cast<std::uint64_t>(text[at] - '0');
    if (++token.digits > kMaxValueDigits) token.value = 0;
  }
}

void ReadWord(std::string_view text, std::size_t& at, const DateWords& words, DateToken& token) {
  token.kind = DateToken::Kind::kWord;
  const std::size_t begin = at;
  char ignored = 0;
  while (at < text.size() && IsLetter(text[at]) && WideMark(text.substr(at), ignored) == 0) ++at;
  token.folded = FoldCase(text.substr(begin, at - begin));
  if (const DateWord* word = words.Find(token.folded)) {
    token.word = *word;
    token.known = true;
  }
}

}  // namespace

std::vector<DateToken> TokenizeDate(std::string_view text, const DateWords& words) {
  std::vector<DateToken> tokens;
  bool glued = false;
  for (std::size_t at = 0; at < text.size();) {
    char mark = text[at];
    const std::size_t wide = WideMark(text.substr(at), mark);
    if (IsSpace(mark)) {
      at += wide == 0 ? 1 : wide;
      glued = false;
      continue;
    }
    DateToken token;
    token.begin = at;
    token.glued = glued;
    glued = true;
    if (IsDigit(text[at])) {
      ReadNumber(text, at, token);
    } else if (wide == 0 && IsLetter(text[at])) {
      ReadWord(text, at, words, token);
    } else {
      token.mark = mark;
      at += wide == 0 ? 1 : wide;
    }
    token.end = at;
    tokens.push_back(std::move(token));
  }
  DateToken last;
  last.begin = last.end = text.size();
  tokens.push_back(last);
  return tokens;
}

}  // namespace dateline::extract
