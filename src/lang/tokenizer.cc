#include "lang/tokenizer.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <unicode/uchar.h>

#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace dateline::lang {
namespace {

constexpr std::string_view kClitic = "clitic";
constexpr std::string_view kIfNotOwned = " before not_owned";
constexpr std::string_view kNeverEnds = "never_ends";
constexpr std::string_view kBeforeNumber = "before_number";

// Longer runs without a space are cut here and there before anything else is looked at, so that
// the cost of a text grows with its length alone. No word of a language is that long.
constexpr std::size_t kLongestRun = 400;
constexpr std::size_t kLongestRunWithAddress = 2000;

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
  if (u_ispunct(static_cast<UChar32>(c)) != 0) return true;
  const auto type = u_charType(static_cast<UChar32>(c));
  constexpr char32_t kDegree = 0xB0;
  return type == U_MATH_SYMBOL || type == U_CURRENCY_SYMBOL ||
         (type == U_OTHER_SYMBOL && c != kDegree);
}

// Runs of one of these are one token: "!!", "===", "$$$".
bool IsRunMark(char c) { return std::string_view("!?=*~+<>_$#").find(c) != std::string_view::npos; }

// The letters that make a flag, two by two.
bool IsFlagLetter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// Bytes of what clings to `symbol`, which it follows: accents, variation selectors, skin tones, the
// second letter of a flag, and the next symbol after a joiner.
std::size_t ClingingTo(char32_t symbol, std::string_view text) {
  constexpr char32_t kJoiner = 0x200D;
  std::size_t size = 0;
  if (IsFlagLetter(symbol) && !text.empty()) {
    const text::Decoded next = text::DecodeAt(text, 0);
    if (IsFlagLetter(next.character)) size = next.length;
  }
  bool joined = false;
  while (size < text.size()) {
    const text::Decoded c = text::DecodeAt(text, size);
    const auto type = u_charType(static_cast<UChar32>(c.character));
    const bool clings = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
                        c.character == kJoiner || (c.length == 4 && type == U_MODIFIER_SYMBOL) ||
                        (joined && type == U_OTHER_SYMBOL);
    if (!clings) break;
    joined = c.character == kJoiner;
    size += c.length;
  }
  return size;
}

// Bytes of an apostrophe at the front, or 0.
std::size_t ApostropheAt(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == '\'' || text[0] == '`') return 1;
  for (const std::string_view mark : {"\u2019", "\u2018", "\u02BC", "\u00B4"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Where an address of the web or of mail begins and ends in a run without spaces; empty if none.
Span FindAddress(std::string_view run) {
  constexpr std::string_view kBefore = "<([{\"'";
  constexpr std::string_view kAfter = ".,;:!?)]}\"'>";
  std::size_t begin = std::string_view::npos;
  for (const std::string_view scheme : {"http://", "https://", "ftp://", "www."}) {
    begin = std::min(begin, run.find(scheme));
  }
  std::size_t end = run.size();
  if (begin != std::string_view::npos) {
    if (begin > 0 && IsAsciiLetter(run[begin - 1])) return {};
    end = std::min(run.find_first_of("<>\"", begin), end);
    if (begin > 0 && run[begin - 1] == '[') end = std::min(run.find(']', begin), end);
  } else {
    const std::size_t at = run.find('@');
    if (at == std::string_view::npos || at == 0) return {};
    const std::size_t before = run.find_last_of(kBefore, at);
    begin = before == std::string_view::npos ? 0 : before + 1;
    end = std::min(run.find_first_of("<>()[]\"", at), end);
    const std::size_t dot = run.find('.', at);
    if (begin == at || dot >= end) return {};
  }
  while (end > begin && kAfter.find(run[end - 1]) != std::string_view::npos) --end;
  return {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)};
}

// Bytes of a face drawn with marks (":-)") at the end of a run without spaces, stops aside; 0 where
// there is none. `end` gets where it ends.
std::size_t FaceBefore(std::string_view run, std::size_t& end) {
  const std::size_t last = run.find_last_not_of(".,!?");
  if (last == std::string_view::npos) return 0;
  end = last + 1;
  run = run.substr(0, end);
  std::size_t mouth = end;
  while (mouth > 0 && std::string_view("()").find(run[mouth - 1]) != std::string_view::npos) {
    --mouth;
  }
  const bool bracket = mouth < end;
  if (!bracket) {
    if (std::string_view("DPpO|/\\3*").find(run.back()) == std::string_view::npos) return 0;
    --mouth;
  }
  std::size_t eyes = mouth;
  if (eyes > 0 && std::string_view("-^'").find(run[eyes - 1]) != std::string_view::npos) --eyes;
  if (eyes == 0 || std::string_view(":;=").find(run[eyes - 1]) == std::string_view::npos) return 0;
  --eyes;
  // Behind a word only with a nose: "(see below:)" is no face.
  const bool nose = mouth - eyes == 2;
  if (eyes > 0 && !(bracket && nose)) return 0;
  return end - eyes;
}

// Dates and telephone numbers, which stay whole; "15-year", "7-3" and "500-1000" do not.
bool IsNumberCode(std::string_view core) {
  if (!IsDigit(core.front())) return false;
  if (core.find_first_not_of("0123456789-") != std::string_view::npos) return false;
  if (std::count(core.begin(), core.end(), '-') >= 2) return true;
  const std::size_t hyphen = core.find('-');
  return hyphen <= 3 && core.size() == hyphen + 5 && !core.ends_with("00");
}

bool IsStops(std::string_view token) {
  return token.find_first_not_of(".!?") == std::string_view::npos;
}

Span SpanAt(ByteOffset at, std::size_t size) { return {at, static_cast<ByteOffset>(at + size)}; }

}  // namespace

Result<Tokenizer> Tokenizer::Load(const lexicon::ResourceDir& dir) {
  Tokenizer tokenizer;
  DATELINE_TRY(abbreviations, dir.Lexicon("lexicons/lang/abbreviation.tsv"));
  DATELINE_TRY(kind, abbreviations.Find("value"));
  for (std::size_t row = 0; row < abbreviations.size(); ++row) {
    const std::string_view value = abbreviations.Cell(row, kind);
    tokenizer.abbreviations_[lexicon::NormOf(abbreviations.Cell(row, lexicon::ColumnIndex{0}))] =
        value == kNeverEnds      ? Abbreviation::kNeverEnds
        : value == kBeforeNumber ? Abbreviation::kBeforeNumber
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
    const bool owner = text.ends_with(kIfNotOwned);
    const char* const end = text.data() + text.size() - (owner ? kIfNotOwned.size() : 0);
    std::size_t bytes = 0;
    const auto parsed = std::from_chars(text.data(), end, bytes);
    if (parsed.ec != std::errc() || parsed.ptr != end || bytes == 0 || bytes >= norm.size()) {
      return Error{ErrorCode::kMalformedInput,
                   "value is neither \"clitic\" nor the length of the first part",
                   contractions.Where(row)};
    }
    if (owner) tokenizer.longest_owner_ = std::max(tokenizer.longest_owner_, norm.size());
    (owner ? tokenizer.owners_ : tokenizer.contractions_)[std::move(norm)] = bytes;
  }
  DATELINE_TRY(not_owned, dir.Lexicon("lexicons/lang/not_owned.tsv"));
  for (std::size_t row = 0; row < not_owned.size(); ++row) {
    tokenizer.not_owned_.Add(lexicon::NormOf(not_owned.Cell(row, lexicon::ColumnIndex{0})));
  }
  std::stable_sort(tokenizer.clitics_.begin(), tokenizer.clitics_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  DATELINE_TRY(prefixes, dir.Lexicon("lexicons/lang/hyphen_prefix.tsv"));
  for (std::size_t row = 0; row < prefixes.size(); ++row) {
    tokenizer.hyphen_prefixes_.Add(lexicon::NormOf(prefixes.Cell(row, lexicon::ColumnIndex{0})));
  }
  DATELINE_TRY(units, dir.Lexicon("lexicons/lang/number_unit.tsv"));
  for (std::size_t row = 0; row < units.size(); ++row) {
    tokenizer.number_units_.Add(lexicon::NormOf(units.Cell(row, lexicon::ColumnIndex{0})));
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
    std::size_t next = end;
    while (next < text.size() && text[next] == ' ') ++next;
    const bool before_number = next > end && next < text.size() && IsDigit(text[next]);
    const std::size_t first = out.size();
    CutRun(text.substr(at, end - at), offset + static_cast<ByteOffset>(at), before_number, out);
    JoinMarks(text, offset, first, out);
    at = end;
  }
}

void Tokenizer::CutByNextWord(std::string_view text, ByteOffset offset,
                              std::vector<Span>& words) const {
  const auto text_of = [&](Span word) { return text.substr(word.begin - offset, word.size()); };
  std::vector<Span> rest;  // second parts, rising
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Span& word = words[i];
    const Span next = words[i + 1];
    if (word.size() > longest_owner_ || next.begin == word.end) continue;
    const auto owner = owners_.find(lexicon::NormOf(text_of(word)));
    if (owner == owners_.end() || owner->first.size() != word.size()) continue;
    const bool compound = i + 2 < words.size() && words[i + 2].begin == next.end &&
                          lexicon::NormOf(text_of(words[i + 2])) == "-";  // "its all-time high"
    if (compound || not_owned_.Find(lexicon::NormOf(text_of(next))) == lexicon::kNoWord) continue;
    const ByteOffset cut = word.begin + static_cast<ByteOffset>(owner->second);
    rest.push_back({cut, word.end});
    word.end = cut;
  }
  if (rest.empty()) return;
  std::vector<Span> merged;
  merged.reserve(words.size() + rest.size());
  std::merge(words.begin(), words.end(), rest.begin(), rest.end(), std::back_inserter(merged),
             [](Span a, Span b) { return a.begin < b.begin; });
  words = std::move(merged);
}

// Marks side by side that are one token: stops ("?!", "!.."), and two single quotation marks that
// stand for a double one.
void Tokenizer::JoinMarks(std::string_view text, ByteOffset offset, std::size_t first,
                          std::vector<Span>& out) {
  const auto is_stops = [&](Span span) {
    const char c = text[span.begin - offset];
    return (c == '.' || c == '!' || c == '?') &&
           IsStops(text.substr(span.begin - offset, span.size()));
  };
  const auto is_quote = [&](Span span) {
    const char c = text[span.begin - offset];
    return span.size() == 1 && (c == '\'' || c == '`');
  };
  const auto belong = [&](Span left, Span right) {
    if (left.end != right.begin) return false;
    if (is_stops(left)) return is_stops(right);
    return is_quote(left) && is_quote(right) &&
           text[left.begin - offset] == text[right.begin - offset];
  };
  std::size_t kept = first;
  for (std::size_t i = first; i < out.size(); ++i) {
    if (kept > first && belong(out[kept - 1], out[i])) {
      out[kept - 1].end = out[i].end;
    } else {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
}

// A run without white space: addresses, faces, and what lies between.
void Tokenizer::CutRun(std::string_view run, ByteOffset at, bool before_number,
                       std::vector<Span>& out) const {
  while (!run.empty() && run.size() <= kLongestRunWithAddress) {
    const Span address = FindAddress(run);
    if (address.empty()) break;
    CutChunk(run.substr(0, address.begin), at, false, out);
    out.push_back(SpanAt(at + address.begin, address.size()));
    run.remove_prefix(address.end);
    at += address.end;
  }
  while (run.size() > kLongestRun) {
    std::size_t size = kLongestRun;
    while ((static_cast<unsigned char>(run[size]) & 0xC0u) == 0x80u) --size;
    CutChunk(run.substr(0, size), at, false, out);
    run.remove_prefix(size);
    at += static_cast<ByteOffset>(size);
  }
  std::size_t end = 0;
  if (const std::size_t face = FaceBefore(run, end); face > 0) {
    CutChunk(run.substr(0, end - face), at, false, out);
    out.push_back(SpanAt(at + static_cast<ByteOffset>(end - face), face));
    run.remove_prefix(end);
    at += static_cast<ByteOffset>(end);
  }
  CutChunk(run, at, before_number, out);
}

std::vector<std::string_view> Tokenizer::CutPhrase(std::string_view phrase) const {
  std::vector<Span> spans;
  Cut(phrase, 0, spans);
  std::vector<std::string_view> pieces;
  for (const Span span : spans) pieces.push_back(phrase.substr(span.begin, span.size()));
  return pieces;
}

// A word that breaks off, or a prefix without its word: "th-", "pre-".
bool Tokenizer::IsBrokenOff(std::string_view word) const {
  const std::string_view part = word.substr(0, word.size() - 1);
  if (part.empty() || !std::all_of(part.begin(), part.end(), IsAsciiLetter)) return false;
  return part.size() <= 2 || hyphen_prefixes_.Find(lexicon::NormOf(part)) != lexicon::kNoWord;
}

bool Tokenizer::KeepsStop(std::string_view word, bool before_number) const {
  if (const auto known = abbreviations_.find(lexicon::NormOf(word));
      known != abbreviations_.end()) {
    return known->second != Abbreviation::kBeforeNumber || before_number;
  }
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
  if (!KeepsStop(token, true)) return Abbreviation::kNone;
  // One initial stands before a name; several are an organisation or a country.
  return std::count(token.begin(), token.end(), '.') == 1 ? Abbreviation::kNeverEnds
                                                          : Abbreviation::kMayEnd;
}

// A run without addresses: words and marks. `before_number` says what stands after it.
void Tokenizer::CutChunk(std::string_view chunk, ByteOffset at, bool before_number,
                         std::vector<Span>& out) const {
  // Between breaking marks lie cores.
  std::size_t begin = 0;
  for (std::size_t i = 0; i < chunk.size();) {
    const text::Decoded c = text::DecodeAt(chunk, i);
    if (IsBreakingMark(c.character)) {
      if (i > begin) {
        CutCore(chunk.substr(begin, i - begin), at + static_cast<ByteOffset>(begin), false, out);
      }
      std::size_t length = c.length;
      while (IsRunMark(chunk[i]) && i + length < chunk.size() && chunk[i + length] == chunk[i]) {
        ++length;
      }
      length += ClingingTo(c.character, chunk.substr(i + length));
      out.push_back(SpanAt(at + static_cast<ByteOffset>(i), length));
      i += length;
      begin = i;
      continue;
    }
    i += c.length;
  }
  if (begin < chunk.size()) {
    CutCore(chunk.substr(begin), at + static_cast<ByteOffset>(begin), before_number, out);
  }
}

// Where a hyphen between two parts cuts; npos where none does.
std::size_t Tokenizer::FindHyphenCut(std::string_view core) const {
  for (std::size_t i = 1; i + 1 < core.size(); ++i) {
    if (core[i] != '-') continue;
    const std::string_view before = core.substr(0, i);
    if (IsNumberCode(core)) return std::string_view::npos;
    if (hyphen_prefixes_.Find(lexicon::NormOf(before)) != lexicon::kNoWord) continue;
    return i;
  }
  return std::string_view::npos;
}

// Letters, digits and the marks that may be inside a word: . , : ' - / & @ # $ _
void Tokenizer::CutCore(std::string_view core, ByteOffset at, bool before_number,
                        std::vector<Span>& out) const {
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
      move(run);
      continue;
    }
    if (c == '$' || c == '_') {
      move(std::min(core.find_first_not_of(c), core.size()));
      continue;
    }
    if (c == ',' || c == ':' || c == '/' || c == '&' ||
        (c == '#' && core.size() > 1 && !IsAsciiLetter(core[1]))) {
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
      if (run == 1 && KeepsStop(word, before_number)) break;
      // "Inc..": the first belongs to the word.
      if (run == 2 && KeepsStop(word.substr(0, word.size() - 1), false)) run = 1;
      size -= run;
    } else if (word.back() == '-' && IsBrokenOff(word)) {
      break;
    } else if (word.back() == ',' || word.back() == ':' || word.back() == '-' ||
               word.back() == '/' || word.back() == '_') {
      std::size_t run = 1;
      while ((word.back() == '-' || word.back() == '_') && run < word.size() &&
             word[word.size() - run - 1] == word.back()) {
        ++run;
      }
      size -= run;
    } else if (word.back() == '\'' || word.back() == '`' || word.ends_with("\u2019")) {
      size -= word.ends_with("\u2019") ? 3 : 1;
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
  const bool plain = std::all_of(word.begin(), word.end(), IsAsciiLetter);
  if (plain && word.size() > 8) {
    out.push_back(SpanAt(at, word.size()));
    return;
  }
  const std::string norm = lexicon::NormOf(word);
  if (IsDigit(word.front())) {
    const std::size_t unit = std::min(word.find_first_not_of("0123456789.,"), word.size());
    if (unit < word.size() && IsDigit(word[unit - 1]) &&
        number_units_.Find(lexicon::NormOf(word.substr(unit))) != lexicon::kNoWord) {
      out.push_back(SpanAt(at, unit));
      out.push_back(SpanAt(at + static_cast<ByteOffset>(unit), word.size() - unit));
      return;
    }
  }
  if (const auto known = contractions_.find(norm);
      known != contractions_.end() && norm.size() == word.size()) {
    out.push_back(SpanAt(at, known->second));
    out.push_back(SpanAt(at + static_cast<ByteOffset>(known->second), word.size() - known->second));
    return;
  }
  if (!plain) {
    for (const std::string& clitic : clitics_) {
      if (norm.size() <= clitic.size() || !norm.ends_with(clitic)) continue;
      if (norm[norm.size() - clitic.size() - 1] == '0' && IsDigit(norm[0])) continue;  // "1960's"
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

bool ContinuesWord(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  std::size_t last = left.size();
  do --last;
  while (last > 0 && (static_cast<unsigned char>(left[last]) & 0xC0u) == 0x80u);
  const auto before = static_cast<UChar32>(text::DecodeAt(left, last).character);
  const std::size_t apostrophe = ApostropheAt(right);
  if (apostrophe == 0 ? u_isalpha(before) == 0 : u_isalnum(before) == 0) return false;
  if (apostrophe == right.size()) return before == 's' || before == 'S';
  return u_isalpha(static_cast<UChar32>(text::DecodeAt(right, apostrophe).character)) != 0;
}

}  // namespace dateline::lang
