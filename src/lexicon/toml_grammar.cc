#include "lexicon/toml_grammar.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::lexicon {
namespace {

constexpr std::size_t kMostDigits = 17;  // below 2^63 whatever they are
constexpr std::size_t kMostNested = 16;
constexpr std::size_t kMostKeyParts = 8;
constexpr std::size_t kLongestNumber = 40;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsWord(char c) {
  return IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

/// Takes digits off the front, with single underscores between them; gives how many there were.
std::size_t TakeDigits(std::string_view& text) {
  std::size_t digits = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool joined = text[at] == '_' && at > 0 && IsDigit(text[at - 1]) &&
                        at + 1 < text.size() && IsDigit(text[at + 1]);
    if (!IsDigit(text[at]) && !joined) break;
    digits += joined ? 0 : 1;
    ++at;
  }
  text.remove_prefix(at);
  return digits;
}

bool TakeSign(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

bool IsNumber(std::string_view text) {
  if (text.size() > kLongestNumber) return false;
  TakeSign(text, "+-");
  const bool zero_first = text.size() > 1 && text[0] == '0' && (IsDigit(text[1]) || text[1] == '_');
  const std::size_t whole = TakeDigits(text);
  if (whole == 0 || whole > kMostDigits || zero_first) return false;
  if (TakeSign(text, ".") && TakeDigits(text) == 0) return false;
  if (TakeSign(text, "eE")) {
    TakeSign(text, "+-");
    const std::size_t power = TakeDigits(text);
    if (power == 0 || power > 2) return false;
  }
  return text.empty();
}

bool IsDay(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !IsDigit(text[i])) return false;
  }
  return true;
}

/// One way down the grammar. Every step returns false once there is a fault.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<TomlFault> Run() {
    if (!text::IsValidUtf8(bytes_)) return TomlFault{"file is not UTF-8", 1};
    if (bytes_.starts_with(kUtf8Mark)) at_ = kUtf8Mark.size();
    while (!AtEnd()) {
      if (!Line()) return TomlFault{fault_, LineNumber()};
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool AtEnd() const { return at_ >= bytes_.size(); }
  [[nodiscard]] char Here(std::size_t ahead = 0) const {
    return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool AtText(std::string_view text) const {
    return bytes_.substr(at_).starts_with(text);
  }
  [[nodiscard]] std::size_t LineNumber() const {
    const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, bytes_.size()));
    return static_cast<std::size_t>(std::count(bytes_.begin(), end, '\n')) + 1;
  }
  bool Fail(std::string_view why) {
    fault_ = why;
    return false;
  }
  bool Take(char c) {
    if (AtEnd() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }
  void SkipBlanks() {
    while (IsBlank(Here())) ++at_;
  }
  /// A line feed, with a carriage return before it or without.
  bool TakeLineEnd() {
    if (AtText("\r\n")) ++at_;
    return Take('\n');
  }

  bool Line() {
    SkipBlanks();
    if (Here() == '[') {
      if (!TableName()) return false;
    } else if (Here() != '#' && Here() != '\n' && Here() != '\r' && !AtEnd()) {
      if (!KeyAndValue(0)) return false;
    }
    SkipBlanks();
    if (Here() == '#' && !Comment()) return false;
    return AtEnd() || TakeLineEnd() || Fail("more on the line than one key and value");
  }

  bool Comment() {
    while (!AtEnd() && Here() != '\n' && !AtText("\r\n")) {
      if (AtControl()) return Fail("control character");
      ++at_;
    }
    return true;
  }

  [[nodiscard]] bool AtControl() const {
    const auto c = static_cast<unsigned char>(Here());
    return (c < 0x20 && c != '\t') || c == 0x7F;
  }

  bool TableName() {
    const bool list = AtText("[[");
    at_ += list ? 2 : 1;
    SkipBlanks();
    if (!Key()) return false;
    SkipBlanks();
    if (!Take(']') || (list && !Take(']'))) return Fail("closing bracket is missing");
    return true;
  }

  bool KeyAndValue(std::size_t nested) {
    if (!Key()) return false;
    SkipBlanks();
    if (!Take('=')) return Fail("= is missing after the key");
    SkipBlanks();
    return Value(nested);
  }

  bool Key() {
    for (std::size_t parts = 1;; ++parts) {
      if (parts > kMostKeyParts) return Fail("key has too many parts");
      if (!KeyPart()) return false;
      SkipBlanks();
      if (!Take('.')) return true;
      SkipBlanks();
    }
  }

  bool KeyPart() {
    if (Here() == '"' || Here() == '\'') return Quoted(Here());
    const std::size_t begin = at_;
    while (IsWord(Here())) ++at_;
    return at_ > begin || Fail("key or table name is missing, or has signs that need quotes");
  }

  bool Value(std::size_t nested) {
    if (nested > kMostNested) return Fail("brackets are nested too deep");
    const char c = Here();
    if (AtText("\"\"\"") || AtText("'''")) return LongText(c);
    if (c == '"' || c == '\'') return Quoted(c);
    if (c == '[') return Array(nested + 1);
    if (c == '{') return InlineTable(nested + 1);
    return Scalar();
  }

  bool Scalar() {
    const std::size_t begin = at_;
    while (IsWord(Here()) || Here() == '.' || Here() == '+') ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    if (word == "true" || word == "false" || IsNumber(word)) return true;
    // A digit after a day and a blank would be the hour to toml++.
    if (IsDay(word)) return !(IsBlank(Here()) && IsDigit(Here(1))) || Fail("only days are read");
    at_ = begin;
    return Fail("value is no text in quotes, number, day, true, false, list or table");
  }

  bool Array(std::size_t nested) {
    ++at_;
    for (;;) {
      if (!SkipLines()) return false;
      if (Take(']')) return true;
      if (!Value(nested) || !SkipLines()) return false;
      if (Take(']')) return true;
      if (!Take(',')) return Fail("list lacks a comma or its closing bracket");
    }
  }

  /// Blanks, comments and line ends.
  bool SkipLines() {
    for (;;) {
      SkipBlanks();
      if (Here() == '#') {
        if (!Comment()) return false;
      } else if (!TakeLineEnd()) {
        return true;
      }
    }
  }

  bool InlineTable(std::size_t nested) {
    ++at_;
    SkipBlanks();
    if (Take('}')) return true;
    for (;;) {
      SkipBlanks();
      if (!KeyAndValue(nested)) return false;
      SkipBlanks();
      if (Take('}')) return true;
      if (!Take(',')) return Fail("table lacks a comma or its closing bracket");
    }
  }

  /// Text on one line.
  bool Quoted(char quote) {
    for (++at_; !AtEnd(); ++at_) {
      if (Take(quote)) return true;
      if (AtControl()) return Fail("control character, or the closing quote is missing");
      if (quote == '"' && Here() == '\\' && !Escape(false)) return false;
    }
    return Fail("closing quote is missing");
  }

  /// Text between three quotes. One or two right before the closing three are text.
  bool LongText(char quote) {
    const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
    for (at_ += three.size(); !AtEnd(); ++at_) {
      if (AtText(three)) {
        at_ += three.size();
        for (int i = 0; i < 2 && Take(quote);) ++i;
        return true;
      }
      if (Here() == '\n' || AtText("\r\n")) continue;
      if (AtControl()) return Fail("control character");
      if (quote == '"' && Here() == '\\' && !Escape(true)) return false;
    }
    return Fail("closing quotes are missing");
  }

  /// At a backslash: goes to the last byte of what it makes.
  bool Escape(bool may_join_lines) {
    constexpr std::string_view kOneLetter = "btnfr\"\\";
    const char c = Here(1);
    if (c != '\0' && kOneLetter.find(c) != std::string_view::npos) {
      ++at_;
      return true;
    }
    if (c == 'u' || c == 'U') {
      const std::size_t digits = c == 'u' ? 4 : 8;
      for (std::size_t i = 0; i < digits; ++i) {
        if (!IsHex(Here(2 + i))) return Fail("escape lacks hexadecimal digits");
      }
      at_ += 1 + digits;
      return true;
    }
    if (may_join_lines) {
      std::size_t ahead = 1;
      while (IsBlank(Here(ahead))) ++ahead;
      if (Here(ahead) == '\r') ++ahead;
      if (Here(ahead) == '\n') {
        at_ += ahead;
        return true;
      }
    }
    return Fail("escape that means nothing; write two backslashes for one");
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string_view fault_;
};

}  // namespace

std::optional<TomlFault> CheckToml(std::string_view bytes) { return Reader(bytes).Run(); }

}  // namespace dateline::lexicon
