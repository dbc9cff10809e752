#include "actor/petrarch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "actor/petrarch_lines.h"
#include "lexicon/word_form.h"

namespace dateline::actor {
namespace {

// Years of two digits up to this one are of this century, as in TABARI.
constexpr int kLastYearOfThisCentury = 30;
constexpr std::size_t kMaxForms = 64;  // of one agent with sets of words in it

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// "AFGHAN_NATIONAL_ARMY_" is three words; marks that no report writes within a name are left out.
std::string NameOf(std::string_view phrase) {
  std::string plain;
  for (const char c : phrase) {
    const bool control = static_cast<unsigned char>(c) < ' ' || c == 0x7F;
    if (c == '"' || c == '`' || c == '(' || c == ')') continue;
    plain += c == '_' || control ? ' ' : c;
  }
  std::string name;
  for (const std::string_view word : lexicon::CutAtSpaces(plain)) {
    if (!name.empty()) name += ' ';
    name += word;
  }
  return name;
}

// YYMMDD or YYYYMMDD as an ISO day; none if there is no such day.
std::optional<std::string> DayOf(std::string_view digits) {
  if (digits.size() != 6 && digits.size() != 8) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  int year = value / 10000;
  if (digits.size() == 6) year += year <= kLastYearOfThisCentury ? 2000 : 1900;
  const auto month = static_cast<unsigned>(value / 100 % 100);
  const auto day = static_cast<unsigned>(value % 100);
  if (!std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                   std::chrono::day{day}}
           .ok()) {
    return std::nullopt;
  }
  const auto padded = [](auto number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
  };
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

// "320101-331108", ">031104", "< 920427" or nothing.
bool ReadDays(std::string_view text, PetrarchCode& code) {
  if (text.empty()) return true;
  if (text.front() == '<' || text.front() == '>') {
    const auto day = DayOf(TrimmedOf(text.substr(1)));
    if (!day) return false;
    (text.front() == '<' ? code.until : code.since) = *day;
    return true;
  }
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return false;
  const auto since = DayOf(TrimmedOf(text.substr(0, dash)));
  const auto until = DayOf(TrimmedOf(text.substr(dash + 1)));
  if (!since || !until || *until < *since) return false;
  code.since = *since;
  code.until = *until;
  return true;
}

class Reader {
 public:
  PetrarchDictionary Read(std::string_view bytes) && {
    for (const PetrarchLine& line : LinesOf(bytes)) Line(line);
    Close();
    return std::move(out_);
  }

 private:
  void Doubt(std::string reason) { DoubtOf(number_, line_, std::move(reason)); }
  void DoubtOf(std::size_t number, std::string_view text, std::string reason) {
    out_.doubts.push_back({number, std::string(text), std::move(reason)});
  }

  void Line(const PetrarchLine& whole) {
    const std::string_view line = whole.text;
    line_ = line;
    number_ = whole.number;
    if (line.front() == '!' && line.find('=') != std::string_view::npos) return Set(line);
    if (line.front() == '[') return Code(line);
    if (line.front() == '+') return Alias(line.substr(1));
    Primary(line);
  }

  // "!PERSON! = MAN, MEN".
  void Set(std::string_view line) {
    const std::size_t end = line.find('!', 1);
    const std::size_t equals = line.find('=');
    if (end == std::string_view::npos || equals == std::string_view::npos || equals < end) {
      return Doubt("a set is !NAME! = WORD, WORD");
    }
    auto& words = sets_[std::string(line.substr(0, end + 1))];
    words.clear();
    for (std::string_view rest = line.substr(equals + 1); !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (const auto word = TrimmedOf(rest.substr(0, comma)); !word.empty())
        words.emplace_back(word);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }

  void Alias(std::string_view phrase) {
    const std::size_t bracket = phrase.find('[');
    if (open_) {
      AddName(phrase.substr(0, bracket), entry_.names);
      if (bracket != std::string_view::npos) Code(phrase.substr(bracket));
    } else {
      Doubt("an alias of nothing");
    }
  }

  void Primary(std::string_view line) {
    Close();
    open_ = true;
    first_line_ = line;
    first_number_ = number_;
    const std::size_t bracket = std::min(line.find('['), line.size());
    std::string_view phrase = line.substr(0, bracket);
    bool plurals_given = false;
    if (const std::size_t brace = phrase.find('{'); brace != std::string_view::npos) {
      const std::size_t end = std::min(phrase.find('}', brace), phrase.size());
      plurals_given = true;
      for (std::string_view rest = phrase.substr(brace + 1, end - brace - 1); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        AddName(rest.substr(0, comma), entry_.plurals);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
      }
      phrase = phrase.substr(0, brace);
    }
    if (phrase.find('!') != std::string_view::npos) {
      plurals_given = true;
      Spread(TrimmedOf(phrase));
    } else {
      AddName(phrase, entry_.names);
    }
    if (bracket < line.size()) Code(line.substr(bracket));
    if (!entry_.agent || plurals_given) return;
    const std::size_t own = entry_.names.size();
    for (std::size_t i = 0; i < own; ++i) entry_.plurals.push_back(PetrarchPlural(entry_.names[i]));
  }

  // "CATTLE!PERSON!": every other word of a set is the plural of the one before.
  void Spread(std::string_view phrase) {
    const std::size_t begin = phrase.find('!');
    const std::size_t end = phrase.find('!', begin + 1);
    const auto set = end == std::string_view::npos
                         ? sets_.end()
                         : sets_.find(phrase.substr(begin, end - begin + 1));
    if (set == sets_.end()) return Doubt("a set that is not defined above");
    for (std::size_t i = 0; i < std::min(set->second.size(), kMaxForms); ++i) {
      const std::string form = std::string(phrase.substr(0, begin)) + set->second[i] +
                               std::string(phrase.substr(end + 1));
      if (form.find('!') != std::string::npos) return Doubt("more than one set");
      AddName(form, i % 2 == 0 ? entry_.names : entry_.plurals);
    }
  }

  void AddName(std::string_view phrase, std::vector<std::string>& names) {
    std::string name = NameOf(phrase);
    if (name.empty()) return Doubt("no name");
    if (lexicon::CutAtSpaces(name).size() > kMaxPetrarchWords) return Doubt("the name is too long");
    names.push_back(std::move(name));
  }

  // "[AFGGOV 331108-730717]", of agents "[~GOV]"; several may stand on a line.
  void Code(std::string_view text) {
    while (!(text = TrimmedOf(text)).empty()) {
      const std::size_t end = text.find(']');
      if (text.front() != '[' || end == std::string_view::npos) {
        return Doubt("a code is [CODE] or [CODE DAYS]");
      }
      OneCode(TrimmedOf(text.substr(1, end - 1)));
      text.remove_prefix(end + 1);
    }
  }

  void OneCode(std::string_view text) {
    if (!open_) return Doubt("a code of nothing");
    if (text == "---") {
      null_code_ = true;
      return;
    }
    const std::size_t gap = std::min(text.find_first_of(" \t<>"), text.size());
    std::string_view code = text.substr(0, gap);
    const bool agent = code.starts_with('~') || code.ends_with('~');
    if (code.starts_with('~')) code.remove_prefix(1);
    if (code.ends_with('~')) code.remove_suffix(1);
    if (const std::size_t slash = code.find('/'); slash != std::string_view::npos) {
      Doubt("one name for several actors; the first is kept");
      code = code.substr(0, slash);
    }
    PetrarchCode made;
    made.code = code;
    if (code.empty() || code.size() % 3 != 0 || !std::ranges::all_of(code, IsUpper)) {
      return Doubt("the code is not in groups of three capitals");
    }
    if (!ReadDays(TrimmedOf(text.substr(gap)), made)) return Doubt("the days cannot be read");
    if (!entry_.codes.empty() && agent != entry_.agent)
      return Doubt("an actor and an agent in one");
    entry_.agent = agent;
    entry_.codes.push_back(std::move(made));
  }

  void Close() {
    if (open_ && !entry_.codes.empty() && !entry_.names.empty()) {
      out_.entries.push_back(std::move(entry_));
    } else if (open_ && !null_code_) {
      DoubtOf(first_number_, first_line_, "an entry without name or code");
    }
    entry_ = PetrarchEntry();
    open_ = false;
    null_code_ = false;
  }

  PetrarchDictionary out_;
  std::map<std::string, std::vector<std::string>, std::less<>> sets_;
  PetrarchEntry entry_;
  bool open_ = false;
  bool null_code_ = false;
  std::string line_;
  std::size_t number_ = 0;
  std::string first_line_;
  std::size_t first_number_ = 0;
};

}  // namespace

Result<PetrarchDictionary> ReadPetrarch(std::string_view bytes) {
  if (bytes.size() > kMaxPetrarchBytes) {
    return Error{ErrorCode::kLimitExceeded, "dictionary is larger than 64 MiB", "petrarch"};
  }
  return Reader().Read(bytes);
}

}  // namespace dateline::actor
