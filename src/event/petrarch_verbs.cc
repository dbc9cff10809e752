#include "event/petrarch_verbs.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "actor/petrarch_lines.h"
#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

using actor::PetrarchLine;
using actor::TrimmedOf;

constexpr std::string_view kNull = "---";
constexpr std::size_t kMaxCode = 8;  // of each side of a colon

bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsHead(std::string_view line) { return line.starts_with("---"); }
bool IsPattern(std::string_view line) {
  return line.starts_with('-') && line.size() > 1 && line[1] == ' ';
}

// "174K", "---", nothing.
bool IsSide(std::string_view side) {
  return side == kNull || (side.size() <= kMaxCode && std::ranges::all_of(side, [](char c) {
                             return IsLetter(c) || IsDigit(c);
                           }));
}

// The code in the first brackets: "[042]", "[032:033]", "[:110]".
std::optional<std::string> CodeIn(std::string_view brackets) {
  const std::size_t end = brackets.find(']');
  if (!brackets.starts_with('[') || end == std::string_view::npos) return std::nullopt;
  const std::string_view code = TrimmedOf(brackets.substr(1, end - 1));
  const std::size_t colon = std::min(code.find(':'), code.size());
  if (code.empty() || code == ":" || !IsSide(code.substr(0, colon))) return std::nullopt;
  if (colon < code.size() && !IsSide(code.substr(colon + 1))) return std::nullopt;
  return std::string(code);
}

// The text with blanks for control characters.
std::string PrintableOf(std::string_view text) {
  std::string plain(text);
  for (char& c : plain) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
  }
  return plain;
}

// The words of "CORDON_OFF": underscores and blanks part them.
std::vector<std::string> WordsOf(std::string_view phrase) {
  std::string plain(phrase);
  std::ranges::replace(plain, '_', ' ');
  std::vector<std::string> words;
  for (const std::string_view word : lexicon::CutAtSpaces(plain)) {
    std::string norm = lexicon::NormOf(word);
    if (!norm.empty()) words.push_back(std::move(norm));
  }
  return words;
}

// The regular forms of a verb in small letters, itself first.
std::vector<std::string> RegularForms(const std::string& verb) {
  std::string stem = verb;
  if (verb.ends_with('e')) {
    stem.pop_back();
    return {verb, verb + "s", verb + "d", stem + "ing"};
  }
  if (verb.ends_with('y') && verb.size() > 1 &&
      std::string_view("aeiou").find(verb[verb.size() - 2]) == std::string_view::npos) {
    stem.pop_back();
    return {verb, stem + "ies", stem + "ied", verb + "ing"};
  }
  const bool hisses = verb.ends_with('s') || verb.ends_with('x') || verb.ends_with('z') ||
                      verb.ends_with("ch") || verb.ends_with("sh");
  return {verb, verb + (hisses ? "es" : "s"), verb + "ed", verb + "ing"};
}

// Items of a pattern, cut at blanks, underscores and the marks of phrases. A set's name ends where
// a word does.
class ItemCutter {
 public:
  bool Cut(std::string_view text, std::vector<std::string>& items) {
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const char c = i < text.size() ? text[i] : ' ';
      switch (c) {
        case '_':
          End(items);
          joined_ = true;
          break;
        case ' ':
        case '{':
        case '}':
        case '(':
        case ')':
          phrases_ = phrases_ || c != ' ';
          End(items);
          joined_ = false;
          break;
        case '*':  // "**" and "*" alike, also written together with a word
          End(items);
          word_ = "*";
          End(items);
          if (i + 1 < text.size() && text[i + 1] == '*') ++i;
          break;
        case '|':
          return false;
        default:
          word_ += c;
      }
    }
    return true;
  }
  [[nodiscard]] bool phrases() const { return phrases_; }

 private:
  void End(std::vector<std::string>& items) {
    std::string norm = lexicon::NormOf(word_);
    word_.clear();
    if (norm.empty()) return;
    items.push_back((joined_ && !items.empty() ? "_" : "") + norm);
    joined_ = false;
  }

  std::string word_;
  bool joined_ = false;
  bool phrases_ = false;
};

std::string_view Plain(std::string_view item) {
  return item.starts_with('_') ? item.substr(1) : item;
}

class Reader {
 public:
  PetrarchVerbs Read(std::string_view bytes) && {
    for (const PetrarchLine& line : actor::LinesOf(bytes)) Line(line);
    DropUnknownSets();
    std::ranges::stable_sort(out_.doubts, {}, &actor::PetrarchDoubt::line);
    return std::move(out_);
  }

 private:
  void Doubt(std::string reason) {
    out_.doubts.push_back({line_->number, line_->text, std::move(reason)});
  }

  void Line(const PetrarchLine& line) {
    line_ = &line;
    const std::string plain = PrintableOf(line.text);
    const std::string_view text = TrimmedOf(plain);
    if (text.empty()) return;
    if (IsHead(text)) return Head(text);
    if (text.front() == '&') return Set(text);
    if (text.front() == '~' || text.front() == ':') {
      return Doubt("a transformation of codes; the codes of both verbs are kept");
    }
    if (IsPattern(text)) return Pattern(text.substr(1));
    if (in_set_ && text.front() == '+') return Phrase(text.substr(1));
    Verb(text);
  }

  // "--- ABANDON [345] ---".
  void Head(std::string_view text) {
    ++block_;
    in_set_ = false;
    block_code_ = kNull;
    const std::size_t bracket = text.find('[');
    if (bracket == std::string_view::npos) return;
    if (const auto code = CodeIn(text.substr(bracket))) {
      block_code_ = *code;
    } else {
      Doubt("the code cannot be read; verbs of the block have none");
    }
  }

  // "&CURRENCY", "&WAR_OF_WORDS"; with "_" at its end where its phrases have no plurals.
  void Set(std::string_view text) {
    plural_ = !text.ends_with('_');
    while (text.ends_with('_')) text.remove_suffix(1);
    in_set_ = text.size() > 1 && WordsOf(text).front().size() > 1 &&
              lexicon::CutAtSpaces(text).size() == 1;
    if (!in_set_) return Doubt("a set is & and a name");
    std::string name = "&";
    for (const std::string& word : WordsOf(text.substr(1))) {
      name += (name.size() > 1 ? "_" : "") + word;
    }
    out_.sets.push_back({std::move(name), {}});
  }

  void Phrase(std::string_view text) {
    auto words = WordsOf(text);
    if (words.empty() || words.size() > kMaxPetrarchItems) {
      return Doubt("a phrase of a set has one to 16 words");
    }
    auto& phrases = out_.sets.back().phrases;
    phrases.push_back(words);
    if (words.front().front() == '&') {
      std::string& name = phrases.back().front();
      for (std::size_t i = 1; i < words.size(); ++i) name += "_" + words[i];
      phrases.back().resize(1);
      return;
    }
    if (!plural_ || text.ends_with('_')) return;
    const std::size_t last = text.find_last_of(" _");
    const std::string_view noun = last == std::string_view::npos ? text : text.substr(last + 1);
    words.back() = lexicon::NormOf(actor::PetrarchPlural(noun));
    if (!words.back().empty()) phrases.push_back(std::move(words));
  }

  // "BREAK {BROKE BROKEN}", "+CORDON_OFF {+CORDONED_OFF}", "WIRE_+TAP [0231]".
  void Verb(std::string_view text) {
    in_set_ = false;
    if (block_ == 0) return Doubt("a verb before any block");
    std::string code = block_code_;
    if (const std::size_t bracket = text.find('['); bracket != std::string_view::npos) {
      if (const auto own = CodeIn(text.substr(bracket))) {
        code = *own;
      } else {
        Doubt("the code cannot be read; the verb has that of its block");
      }
      text = TrimmedOf(text.substr(0, bracket));
    }
    const std::size_t brace = std::min(text.find('{'), text.size());
    const auto base = FormOf(text.substr(0, brace), code);
    if (!base) return Doubt("a verb has one to 16 words");
    std::vector<PetrarchForm> forms{*base};
    if (brace < text.size()) {
      const std::size_t end = std::min(text.find('}', brace), text.size());
      for (const std::string_view one :
           lexicon::CutAtSpaces(text.substr(brace + 1, end - brace - 1))) {
        if (auto form = FormOf(one, code)) forms.push_back(std::move(*form));
      }
    } else {
      const std::vector<std::string> regular = RegularForms(base->words[base->verb]);
      for (std::size_t i = 1; i < regular.size(); ++i) {
        forms.push_back(*base);
        forms.back().words[base->verb] = regular[i];
      }
    }
    std::ranges::move(forms, std::back_inserter(out_.forms));
  }

  // "+" stands before the word that is the verb.
  std::optional<PetrarchForm> FormOf(std::string_view text, const std::string& code) const {
    PetrarchForm form;
    form.words = WordsOf(text);
    if (form.words.empty() || form.words.size() > kMaxPetrarchItems) return std::nullopt;
    for (std::size_t i = 0; i < form.words.size(); ++i) {
      if (form.words[i].front() != '+') continue;
      form.words[i].erase(0, 1);
      form.verb = i;
      if (form.words[i].empty()) return std::nullopt;
    }
    form.block = block_;
    form.code = code;
    form.line = line_->number;
    return form;
  }

  // "* DIPLOMATIC TIES [901]".
  void Pattern(std::string_view text) {
    in_set_ = false;
    if (block_ == 0) return Doubt("a pattern before any block");
    const std::size_t bracket = std::min(text.find('['), text.size());
    const auto code = CodeIn(text.substr(bracket));
    if (!code) return Doubt("the code cannot be read");
    PetrarchPattern pattern;
    ItemCutter cutter;
    if (!cutter.Cut(text.substr(0, bracket), pattern.items)) {
      return Doubt("alternatives in a pattern; a set does it");
    }
    const auto verbs = std::ranges::count(pattern.items, "*", Plain);
    if (verbs != 1) return Doubt("a pattern has its verb, *, once");
    if (pattern.items.size() > kMaxPetrarchItems) return Doubt("a pattern has up to 16 items");
    pattern.block = block_;
    pattern.code = *code;
    pattern.line = line_->number;
    out_.phrases = out_.phrases || cutter.phrases();
    texts_.push_back(line_->text);
    out_.patterns.push_back(std::move(pattern));
  }

  // Of "&war", "_of", "_words" one item again, where a set has the name.
  static void JoinNames(const std::set<std::string_view>& names, std::vector<std::string>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!Plain(items[i]).starts_with('&')) continue;
      std::string name = items[i];
      std::size_t last = i;
      std::string longest;
      for (std::size_t next = i + 1; next < items.size() && items[next].starts_with('_'); ++next) {
        name += items[next];
        if (!names.contains(Plain(name))) continue;
        longest = name;
        last = next;
      }
      if (last == i) continue;
      items[i] = longest;
      const auto begin = items.begin() + static_cast<std::ptrdiff_t>(i);
      items.erase(begin + 1, begin + 1 + static_cast<std::ptrdiff_t>(last - i));
    }
  }

  void DropUnknownSets() {
    std::set<std::string_view> names;
    for (const PetrarchSet& set : out_.sets) names.insert(set.name);
    std::vector<PetrarchPattern> kept;
    for (std::size_t i = 0; i < out_.patterns.size(); ++i) {
      PetrarchPattern& pattern = out_.patterns[i];
      JoinNames(names, pattern.items);
      const auto unknown = std::ranges::find_if(pattern.items, [&](std::string_view item) {
        return Plain(item).starts_with('&') && !names.contains(Plain(item));
      });
      if (unknown == pattern.items.end()) {
        kept.push_back(std::move(pattern));
        continue;
      }
      out_.doubts.push_back(
          {pattern.line, texts_[i], "no set is called " + std::string(Plain(*unknown))});
    }
    out_.patterns = std::move(kept);
  }

  PetrarchVerbs out_;
  std::vector<std::string> texts_;  // of the patterns
  const PetrarchLine* line_ = nullptr;
  std::size_t block_ = 0;
  std::string block_code_;
  bool in_set_ = false;
  bool plural_ = false;
};

}  // namespace

bool HoldsPetrarchVerbs(std::string_view bytes) {
  const auto lines = actor::LinesOf(bytes);
  return std::ranges::any_of(lines, [](const PetrarchLine& line) {
    return line.text.front() == '&' || line.text.starts_with("---") || IsPattern(line.text);
  });
}

Result<PetrarchVerbs> ReadPetrarchVerbs(std::string_view bytes) {
  if (bytes.size() > actor::kMaxPetrarchBytes) {
    return Error{ErrorCode::kLimitExceeded, "dictionary is larger than 64 MiB", "petrarch"};
  }
  return Reader().Read(bytes);
}

}  // namespace dateline::event
