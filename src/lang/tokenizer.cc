#include "lang/tokenizer.h"

#include <algorithm>
#include <charconv>

#include <unicode/uchar.h>

#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

constexpr std::string_view kClitic = "clitic";
constexpr std::string_view kNeverEnds = "never_ends";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsSpace(char32_t c) {
  return c <= 0x20 || (c >= 0x80 && (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B ||
                                     c == 0xFEFF));
}

// Marks that stand alone wherever they are. The hyphen and the full stop need more thought.
bool IsBreakingMark(char32_t c) {
  switch (c) {
    case '"':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case ';':
    case '!':
    case '?':
    case '<':
    case '>':
    case '|':
    case '=':
    case '+':
    case '*':
    case '~':
    case '^':
    case '%':
      return true;
    default:
      break;
  }
  if (c < 0x80) return false;
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x2026) return false;
  return u_ispunct(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_MATH_SYMBOL ||
         u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
}

// Bytes of an apostrophe at the front, or 0.
std::size_t ApostropheAt(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == '\'') return 1;
  for (const std::string_view mark : {"\u2019", "\u2018", "\u02BC"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

bool LooksLikeAddress(std::string_view chunk) {
  if (chunk.starts_with("http://") || chunk.starts_with("https://") || chunk.starts_with("www.")) {
    return true;
  }
  const std::size_t at = chunk.find('@');
  return at != std::string_view::npos && at > 0 && chunk.find('.', at) != std::string_view::npos;
}

Span SpanAt(ByteOffset at, std::size_t size) { return {at, static_cast<ByteOffset>(at + size)}; }

}  // namespace

Result<Tokenizer> Tokenizer::Load(const lexicon::ResourceDir& dir) {
  Tokenizer tokenizer;
  DATELINE_TRY(abbreviations, dir.Lexicon("lexicons/lang/abbreviation.tsv"));
  DATELINE_TRY(kind, abbreviations.Find("value"));
  for (std::size_t row = 0; row < abbreviations.size(); ++row) {
    tokenizer.abbreviations_[lexicon::NormOf(abbreviations.Cell(row, lexicon::ColumnIndex{0}))] =
        abbreviations.Cell(row, kind) == kNeverEnds ? Abbreviation::kNeverEnds
                                                    : Abbreviation::kMayEnd;
  }
  DATELINE_TRY(contractions, dir.Lexicon("lexicons/lang/contraction.tsv"));
  DATELINE_TRY(value, contractions.Find("value"));
  for (std::size_t row = 0; row < contractions.size(); ++row) {
    std::string norm = lexicon::NormOf(contractions.Cell(row, lexicon::ColumnIndex{0}));
    const std::string_view text = contractions.Cell(row, value);
    if (text == kClitic) {
      tokenizer.clitics_.push_back(std::move(norm));
      continue;
    }
    std::size_t bytes = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), bytes);
    if (parsed.ec != std::errc() || bytes == 0 || bytes >= norm.size()) {
      return Error{ErrorCode::kMalformedInput,
                   "value is neither \"clitic\" nor the length of the first part",
                   contractions.Where(row)};
    }
    tokenizer.contractions_[std::move(norm)] = bytes;
  }
  std::stable_sort(tokenizer.clitics_.begin(), tokenizer.clitics_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  DATELINE_TRY(prefixes, dir.Lexicon("lexicons/lang/hyphen_prefix.tsv"));
  for (std::size_t row = 0; row < prefixes.size(); ++row) {
    tokenizer.hyphen_prefixes_.Add(lexicon::NormOf(prefixes.Cell(row, lexicon::ColumnIndex{0})));
  }
  return tokenizer;
}

void Tokenizer::Cut(std::string_view text, ByteOffset offset, std::vector<Span>& out) const {
  for (std::size_t at = 0; at < text.size();) {
    text::Decoded c = text::DecodeAt(text, at);
    if (IsSpace(c.character)) {
      at += c.length;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !IsSpace(c.character)) {
      end += c.length;
      if (end < text.size()) c = text::DecodeAt(text, end);
    }
    CutChunk(text.substr(at, end - at), offset + static_cast<ByteOffset>(at), out);
    at = end;
  }
}

std::vector<std::string_view> Tokenizer::CutPhrase(std::string_view phrase) const {
  std::vector<Span> spans;
  Cut(phrase, 0, spans);
  std::vector<std::string_view> pieces;
  for (const Span span : spans) pieces.push_back(phrase.substr(span.begin, span.size()));
  return pieces;
}

bool Tokenizer::KeepsStop(std::string_view word) const {
  if (abbreviations_.count(lexicon::NormOf(word)) > 0) return true;
  // Initials: "J.", "U.S.", "Ph.D.": letters each with a stop, capitals where there is but one.
  bool stop_next = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded c = text::DecodeAt(word, at);
    at += c.length;
    if (c.character == '.') {
      if (!stop_next) return false;
      stop_next = false;
      continue;
    }
    if (stop_next || u_isalpha(static_cast<UChar32>(c.character)) == 0) return false;
    if (word.size() <= 3 && u_isupper(static_cast<UChar32>(c.character)) == 0) return false;
    ++letters;
    stop_next = true;
  }
  return !stop_next && letters > 0;
}

Abbreviation Tokenizer::AbbreviationKind(std::string_view token) const {
  if (token.size() < 2 || token.back() != '.') return Abbreviation::kNone;
  const auto found = abbreviations_.find(lexicon::NormOf(token));
  if (found != abbreviations_.end()) return found->second;
  if (!KeepsStop(token)) return Abbreviation::kNone;
  // One initial stands before a name; several are an organisation or a country.
  return std::count(token.begin(), token.end(), '.') == 1 ? Abbreviation::kNeverEnds
                                                          : Abbreviation::kMayEnd;
}

// A run without white space: address, or words and marks.
void Tokenizer::CutChunk(std::string_view chunk, ByteOffset at, std::vector<Span>& out) const {
  constexpr std::string_view kTrailing = ".,;:!?)]}\"'>";
  if (LooksLikeAddress(chunk)) {
    std::size_t size = chunk.size();
    while (size > 1 && kTrailing.find(chunk[size - 1]) != std::string_view::npos) --size;
    out.push_back(SpanAt(at, size));
    if (size < chunk.size()) {
      CutChunk(chunk.substr(size), at + static_cast<ByteOffset>(size), out);
    }
    return;
  }
  // Between breaking marks lie cores.
  std::size_t begin = 0;
  for (std::size_t i = 0; i < chunk.size();) {
    const text::Decoded c = text::DecodeAt(chunk, i);
    if (IsBreakingMark(c.character)) {
      if (i > begin)
        CutCore(chunk.substr(begin, i - begin), at + static_cast<ByteOffset>(begin), out);
      std::size_t length = c.length;
      // A run of one mark is one token ("!!", "==="), brackets and quotes apart.
      while (c.length == 1 &&
             (c.character == '!' || c.character == '?' || c.character == '=' ||
              c.character == '*' || c.character == '~') &&
             i + length < chunk.size() && chunk[i + length] == chunk[i]) {
        ++length;
      }
      out.push_back(SpanAt(at + static_cast<ByteOffset>(i), length));
      i += length;
      begin = i;
      continue;
    }
    i += c.length;
  }
  if (begin < chunk.size()) {
    CutCore(chunk.substr(begin), at + static_cast<ByteOffset>(begin), out);
  }
}

// Where a hyphen between two parts cuts; npos where none does.
std::size_t Tokenizer::FindHyphenCut(std::string_view core) const {
  for (std::size_t i = 1; i + 1 < core.size(); ++i) {
    if (core[i] != '-') continue;
    const std::string_view before = core.substr(0, i);
    // Dates and telephone numbers stay whole; "15-year" and "7-3" are cut.
    const bool date_like =
        std::count(core.begin(), core.end(), '-') >= 2 &&
        std::all_of(core.begin(), core.end(), [](char c) { return IsDigit(c) || c == '-'; });
    if (date_like) return std::string_view::npos;
    if (hyphen_prefixes_.Find(lexicon::NormOf(before)) != lexicon::kNoWord) continue;
    return i;
  }
  return std::string_view::npos;
}

// Letters, digits and the marks that may be inside a word: . , : ' - / & @ # $ _
void Tokenizer::CutCore(std::string_view core, ByteOffset at, std::vector<Span>& out) const {
  const auto move = [&](std::size_t bytes) {
    out.push_back(SpanAt(at, bytes));
    core.remove_prefix(bytes);
    at += static_cast<ByteOffset>(bytes);
  };
  // Marks in front.
  while (!core.empty()) {
    if (core.starts_with("\u2026")) {
      move(3);
      continue;
    }
    const std::size_t apostrophe = ApostropheAt(core);
    if (apostrophe > 0) {
      const std::string norm = lexicon::NormOf(core);
      const bool clitic = std::find(clitics_.begin(), clitics_.end(), norm) != clitics_.end();
      const bool year = core.size() >= apostrophe + 2 && IsDigit(core[apostrophe]) &&
                        IsDigit(core[apostrophe + 1]);
      if (clitic || year) break;
      move(apostrophe);
      continue;
    }
    const char c = core[0];
    if (c == '.' || c == '-') {
      std::size_t run = core.find_first_not_of(c);
      if (run == std::string_view::npos) run = core.size();
      if (c == '.' && run == 1 && core.size() > 1 && IsDigit(core[1])) break;  // ".5"
      if (c == '-' && run == 1 && core.size() > 1 && IsDigit(core[1]) && out.empty()) break;
      move(run);
      continue;
    }
    if (c == ',' || c == ':' || c == '/' || c == '&' || c == '$' || c == '_' ||
        (c == '#' && core.size() > 1)) {
      move(1);
      continue;
    }
    break;
  }
  // Marks behind: found first, put out last.
  std::size_t size = core.size();
  std::vector<std::size_t> trailing;
  while (size > 0) {
    const std::string_view word = core.substr(0, size);
    if (word.ends_with("\u2026")) {
      size -= 3;
    } else if (word.back() == '.') {
      std::size_t run = 1;
      while (run < word.size() && word[word.size() - run - 1] == '.') ++run;
      if (run == 1 && KeepsStop(word)) break;
      size -= run;
    } else if (word.back() == ',' || word.back() == ':' || word.back() == '-' ||
               word.back() == '/' || word.back() == '_') {
      std::size_t run = 1;
      while (word.back() == '-' && run < word.size() && word[word.size() - run - 1] == '-') ++run;
      size -= run;
    } else if (word.back() == '\'' || word.ends_with("\u2019")) {
      size -= word.back() == '\'' ? 1 : 3;
    } else {
      break;
    }
    trailing.push_back(size);
  }
  // The word itself, cut at dashes, hyphens, slashes and inner commas or colons.
  std::string_view word = core.substr(0, size);
  ByteOffset word_at = at;
  while (!word.empty()) {
    std::size_t cut = std::string_view::npos;
    std::size_t mark = 1;
    if (const std::size_t dash = word.find("--"); dash != std::string_view::npos && dash > 0) {
      cut = dash;
      mark = std::min(word.find_first_not_of('-', dash), word.size()) - dash;
    } else if (const std::size_t dots = word.find("..");
               dots != std::string_view::npos && dots > 0) {
      cut = dots;
      mark = std::min(word.find_first_not_of('.', dots), word.size()) - dots;
    } else if (const std::size_t more = word.find("\u2026");
               more != std::string_view::npos && more > 0) {
      cut = more;
      mark = 3;
    } else {
      for (std::size_t i = 1; i + 1 < word.size() && cut == std::string_view::npos; ++i) {
        const char c = word[i];
        const bool digits = IsDigit(word[i - 1]) && IsDigit(word[i + 1]);
        if (c == '/' && !digits && word.size() > 3) cut = i;
        if ((c == ',' || c == ':') && !digits) cut = i;
        if (c == '$' && IsDigit(word[i + 1])) {  // "US$34": the sign belongs to the word before
          cut = i + 1;
          mark = 0;
        }
      }
      if (cut == std::string_view::npos) cut = FindHyphenCut(word);
    }
    if (cut == std::string_view::npos) {
      CutWord(word, word_at, out);
      break;
    }
    CutWord(word.substr(0, cut), word_at, out);
    if (mark > 0) out.push_back(SpanAt(word_at + static_cast<ByteOffset>(cut), mark));
    word.remove_prefix(cut + mark);
    word_at += static_cast<ByteOffset>(cut + mark);
  }
  std::size_t end = core.size();
  for (std::size_t i = trailing.size(); i-- > 0;) {
    const std::size_t begin = trailing[i];
    end = i > 0 ? trailing[i - 1] : core.size();
    out.push_back(SpanAt(at + static_cast<ByteOffset>(begin), end - begin));
  }
}

// A word without outer marks: splits contractions.
void Tokenizer::CutWord(std::string_view word, ByteOffset at, std::vector<Span>& out) const {
  if (word.empty()) return;
  // A number with its unit of percent or money is cut where the digits end ("34m" stays).
  const bool plain = std::all_of(word.begin(), word.end(), IsAsciiLetter);
  if (plain && word.size() > 8) {
    out.push_back(SpanAt(at, word.size()));
    return;
  }
  const std::string norm = lexicon::NormOf(word);
  if (const auto known = contractions_.find(norm);
      known != contractions_.end() && norm.size() == word.size()) {
    out.push_back(SpanAt(at, known->second));
    out.push_back(SpanAt(at + static_cast<ByteOffset>(known->second), word.size() - known->second));
    return;
  }
  if (!plain) {
    for (const std::string& clitic : clitics_) {
      if (norm.size() <= clitic.size() || !norm.ends_with(clitic)) continue;
      // Count characters from the end: the apostrophe may take three bytes in the text.
      std::size_t begin = word.size();
      for (std::size_t left = clitic.size(); left > 0; --left) {
        do --begin;
        while (begin > 0 && (static_cast<unsigned char>(word[begin]) & 0xC0u) == 0x80u);
      }
      if (begin == 0) break;
      CutWord(word.substr(0, begin), at, out);
      out.push_back(SpanAt(at + static_cast<ByteOffset>(begin), word.size() - begin));
      return;
    }
  }
  out.push_back(SpanAt(at, word.size()));
}

}  // namespace dateline::lang
