#include "lexicon/read_toml.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace dateline::lexicon {
namespace {

constexpr std::size_t kMostDigits = 17;  // below 2^63 whatever they are: decimal, 0x with 15 more
constexpr std::size_t kMostBrackets = 16;
constexpr std::size_t kMostKeyParts = 8;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsWordCharacter(char c) {
  return IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// Follows quotes and comments through the bytes and stops at what toml++ must not see.
class Guard {
 public:
  explicit Guard(std::string_view bytes) : bytes_(bytes) {
    if (bytes_.starts_with(kUtf8Mark)) bytes_.remove_prefix(kUtf8Mark.size());
  }

  /// What is wrong at `line()`, or empty.
  std::string_view Check() {
    if (!text::IsValidUtf8(bytes_)) return "file is not UTF-8";
    while (at_ < bytes_.size() && fault_.empty()) Step();
    return fault_;
  }
  [[nodiscard]] std::size_t line() const {
    const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, bytes_.size()));
    return static_cast<std::size_t>(std::count(bytes_.begin(), end, '\n')) + 1;
  }

 private:
  /// A carriage return counts unless a line feed follows: toml++ would end the line there.
  [[nodiscard]] bool IsControl(std::size_t at) const {
    const char c = bytes_[at];
    if (c == '\r') return !bytes_.substr(at).starts_with("\r\n");
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') || c == '\x7F';
  }

  void Step() {
    const char c = bytes_[at_];
    if (IsControl(at_)) {
      fault_ = "control character";
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      fault_ = "character beyond ASCII outside of quotes and comments";
    } else if (c == ' ' || c == '\t') {
      ++at_;
    } else if (c == '#') {
      SkipUntil("\n");
      last_ = '\n';
      has_value_ = false;
    } else if (c == '"' || c == '\'') {
      CheckMayOpen();
      SkipQuoted(c);
      last_ = c;
    } else if (IsWordCharacter(c)) {
      SkipWord();
      last_ = 'a';
    } else {
      Mark(c);
      last_ = c;
      ++at_;
    }
  }

  /// Elsewhere toml++ would read on through the quotes as through a word.
  void CheckMayOpen() {
    constexpr std::string_view kBeforeValues = "\n=,[{";
    if (kBeforeValues.find(last_) == std::string_view::npos) {
      fault_ = "quotes or brackets within a word, or after another value";
    }
  }

  void Mark(char c) {
    constexpr std::string_view kMarks = "\r\n=,.[]{}+-";
    if (kMarks.find(c) == std::string_view::npos) {
      fault_ =
          c == ':' ? "time of day; only days are read" : "sign that means nothing without quotes";
    }
    if (c == '.') {
      if (++key_parts_ >= kMostKeyParts) fault_ = "key has too many parts";
    } else {
      key_parts_ = 0;
    }
    if (c == '[' || c == '{') {
      if (c == '[' && open_.empty()) CheckTableName();
      CheckMayOpen();
      open_ += c;
      if (open_.size() > kMostBrackets) fault_ = "brackets are nested too deep";
    } else if (c == ']' || c == '}') {
      if (open_.empty() || open_.back() != (c == ']' ? '[' : '{')) {
        fault_ = "closing bracket without its opening one";
      } else {
        open_.pop_back();
      }
    } else if (c == '=') {
      if (has_value_ || open_.ends_with('[')) fault_ = "= where no value begins";
    }
    if (c != '.') has_value_ = c == '=' || (has_value_ && c != '\n' && c != ',' && c != '{');
  }

  /// At a bracket that none encloses: if its line begins with it, a table's name must follow.
  void CheckTableName() {
    const std::size_t before = bytes_.substr(0, at_).find_last_not_of(" \t");
    if (before != std::string_view::npos && bytes_[before] != '\n') return;
    std::size_t name = bytes_.substr(at_).starts_with("[[") ? at_ + 2 : at_ + 1;
    name = std::min(bytes_.find_first_not_of(" \t", name), bytes_.size());
    if (name == bytes_.size()) return;
    const char c = bytes_[name];
    if (!IsWordCharacter(c) && c != '-' && c != '"' && c != '\'') fault_ = "a table needs a name";
  }

  void SkipWord() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && IsWordCharacter(bytes_[at_])) ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    if (IsDigit(word.front()) && word.size() > kMostDigits) fault_ = "number is too long";
    // "2019-04-25T": toml++ takes whatever follows for a time.
    const bool of_date = begin >= 2 && bytes_[begin - 1] == '-' && IsDigit(bytes_[begin - 2]);
    if (of_date && IsDigit(word.front()) && !std::all_of(word.begin(), word.end(), IsDigit)) {
      fault_ = "letters right after the figures of a date";
    }
  }

  void SkipQuoted(char quote) {
    const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
    if (bytes_.substr(at_).starts_with(three)) {
      at_ += three.size();
      SkipUntil(three, quote == '"');
      // One or two quotes right before the closing three are text, so they stand behind them here.
      for (int i = 0; i < 2 && at_ < bytes_.size() && bytes_[at_] == quote; ++i) ++at_;
    } else {
      ++at_;
      SkipUntil(three.substr(0, 1), quote == '"', '\n');
    }
  }

  /// Goes behind the next `end`, or to the end of the bytes, or before a `stop`, where toml++ finds
  /// the fault itself.
  void SkipUntil(std::string_view end, bool escapes = false, char stop = '\0') {
    while (at_ < bytes_.size() && fault_.empty()) {
      const char c = bytes_[at_];
      if (bytes_.substr(at_).starts_with(end)) {
        at_ += end.size();
        return;
      }
      if (stop != '\0' && c == stop) return;
      constexpr std::string_view kEscaped = "btnfr\"\\uU \t\r\n";
      if (IsControl(at_)) {
        fault_ = "control character";
      } else if (escapes && c == '\\' && at_ + 1 < bytes_.size() &&
                 kEscaped.find(bytes_[at_ + 1]) == std::string_view::npos) {
        fault_ = "escape that means nothing; write two backslashes for one";
      } else {
        at_ += escapes && c == '\\' && at_ + 1 < bytes_.size() && !IsControl(at_ + 1) ? 2 : 1;
      }
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  char last_ = '\n';        // what stood before, blanks aside; 'a' for a word
  std::string open_;        // brackets, the outermost first
  bool has_value_ = false;  // there was an = since the line, the list or the table began
  std::size_t key_parts_ = 0;
  std::string_view fault_;
};

}  // namespace

Result<toml::table> ReadToml(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxTomlBytes) {
    return Error{ErrorCode::kLimitExceeded, "file is larger than 4 MiB; split it",
                 std::string(name)};
  }
  const auto refuse = [&](std::string message, std::size_t line) {
    return Error{ErrorCode::kMalformedInput, std::move(message),
                 std::string(name) + ":" + std::to_string(line)};
  };
  Guard guard(bytes);
  if (const std::string_view fault = guard.Check(); !fault.empty()) {
    return refuse(std::string(fault), guard.line());
  }
  toml::parse_result parsed = toml::parse(bytes, name);
  if (!parsed) {
    // A file that fails before its first line has no position.
    const std::uint32_t line = std::max<std::uint32_t>(parsed.error().source().begin.line, 1);
    return refuse(std::string(parsed.error().description()), line);
  }
  return std::move(parsed).table();
}

}  // namespace dateline::lexicon
