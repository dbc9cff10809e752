#include "extract/byline.h"

#include <algorithm>
#include <cstddef>

#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

// Longest byline read, longest name in words, and most words of a prefix or a role.
constexpr std::size_t kMaxBylineBytes = 300;
constexpr std::size_t kMaxNameWords = 6;
constexpr std::size_t kMaxPhraseWords = 5;

using Words = std::vector<std::string_view>;

Words SplitBlanks(std::string_view text) {
  constexpr std::string_view kNoBreak = "\u00a0";
  Words out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const std::size_t blank = i == text.size() || static_cast<unsigned char>(text[i]) <= ' ' ? 1
                              : text.substr(i, kNoBreak.size()) == kNoBreak ? kNoBreak.size()
                                                                            : 0;
    if (blank == 0) continue;
    if (i > begin) out.push_back(text.substr(begin, i - begin));
    begin = i + blank;
    i = begin - 1;
  }
  return out;
}

std::string Join(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += ' ';
    out += words[i];
  }
  return out;
}

std::string Key(std::string_view word) {
  while (!word.empty() && std::string_view(":.,*").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return FoldCase(word);
}

// Words of the longest prefix phrase at `at`, or 0.
std::size_t PrefixWords(const Words& words, std::size_t at, const MetadataWords& hints) {
  for (std::size_t n = std::min(kMaxPhraseWords, words.size() - at); n > 0; --n) {
    if (hints.Is(Key(Join(words, at, at + n)), HintKind::kBylinePrefix)) return n;
  }
  return 0;
}

bool LooksLikeNameWord(std::string_view word) {
  const char c = word.front();
  return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// What stands between two commas, bars or joiners: a name, letters after a name, or neither.
class PartReader {
 public:
  PartReader(const MetadataWords& hints, BylineTrust trust) : hints_(hints), trust_(trust) {}

  // False where the names end.
  bool Read(const Words& words, bool after_comma) {
    if (words.empty()) return true;
    const std::string key = Key(Join(words, 0, words.size()));
    if (hints_.Is(key, HintKind::kNameSuffix)) {
      if (!names_.empty()) names_.back() += ", " + Join(words, 0, words.size());
      return true;
    }
    if (hints_.Is(key, HintKind::kBylineRole) || hints_.Is(key, HintKind::kBylineRefuse)) {
      return names_.empty();
    }
    std::size_t end = 0;
    for (; end < words.size(); ++end) {
      if (end > 0 && hints_.Is(Key(words[end]), HintKind::kBylineEnd)) break;
      const bool foreign = words[end].find_first_of("0123456789@#") != std::string_view::npos &&
                           trust_ == BylineTrust::kVisible;
      if (foreign || words[end].find("://") != std::string_view::npos) break;
    }
    if (end == 0 || end > kMaxNameWords) return false;
    if (trust_ == BylineTrust::kVisible && !IsNameLike(words, end)) return false;
    if (after_comma && !names_.empty() && !IsFullName(words, end)) {
      // "Ana Ruiz, Dietitian": what follows is what she is.
      if (trust_ == BylineTrust::kStated) names_.back() += ", " + Join(words, 0, end);
      return trust_ == BylineTrust::kStated;
    }
    Add(Join(words, 0, end));
    return end == words.size();
  }

  [[nodiscard]] std::vector<std::string> Take() { return std::move(names_); }

 private:
  void Add(std::string name) {
    constexpr std::string_view kLoose = ":,;*";
    while (!name.empty() && kLoose.find(name.back()) != std::string_view::npos) name.pop_back();
    if (name.empty() || std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    names_.push_back(std::move(name));
  }

  // Two to four words with capitals, the small ones between aside, and none of them a role.
  [[nodiscard]] bool IsFullName(const Words& words, std::size_t end) const {
    constexpr std::size_t kMaxFullName = 4;
    if (end < 2 || end > kMaxFullName) return false;
    for (std::size_t i = 0; i < end; ++i) {
      if (hints_.Is(Key(words[i]), HintKind::kBylineRole)) return false;
      if (hints_.Is(FoldCase(words[i]), HintKind::kBylineEnd)) return false;
    }
    return LooksLikeNameWord(words[0]) && LooksLikeNameWord(words[end - 1]);
  }

  // "The Harbour Team" signs as a name does.
  [[nodiscard]] bool IsNameLike(const Words& words, std::size_t end) const {
    const bool staff = end > 1 && hints_.Is(Key(words[end - 1]), HintKind::kStaff);
    if (hints_.Is(FoldCase(words[0]), HintKind::kBylineEnd)) return staff;
    return LooksLikeNameWord(words[0]) && LooksLikeNameWord(words[end - 1]);
  }

  const MetadataWords& hints_;
  BylineTrust trust_;
  std::vector<std::string> names_;
};

bool IsBar(std::string_view word) {
  return word == "|" || word == "-" || word == "\u2013" || word == "\u2014" || word == "\u2022" ||
         word == "\u00b7" || word == "/" || word == "\u00bb";
}

}  // namespace

std::vector<std::string> NamesOf(std::string_view text, const MetadataWords& hints,
                                 BylineTrust trust) {
  if (text.size() > kMaxBylineBytes || text.find("://") != std::string_view::npos) return {};
  const Words words = SplitBlanks(text);
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t skip = PrefixWords(words, at, hints);
    if (skip == 0) break;
    at += skip;
  }
  PartReader reader(hints, trust);
  Words part;
  bool after_comma = false;
  for (; at < words.size(); ++at) {
    std::string_view word = words[at];
    const bool joiner =
        word == "&" || word == "+" ||
        ((!part.empty() || after_comma) && hints.Is(FoldCase(word), HintKind::kNameJoiner));
    if (joiner || IsBar(word)) {
      if (!reader.Read(part, after_comma)) return reader.Take();
      part.clear();
      after_comma = false;
      if (IsBar(word)) return reader.Take();
      continue;
    }
    const bool closes = word.ends_with(',') || word.ends_with(';');
    if (closes) word.remove_suffix(1);
    if (!word.empty()) part.push_back(word);
    if (closes) {
      if (!reader.Read(part, after_comma)) return reader.Take();
      part.clear();
      after_comma = true;
    }
  }
  reader.Read(part, after_comma);
  return reader.Take();
}

std::string JoinNames(const std::vector<std::string>& names, const MetadataWords& words) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) out += last ? " " + words.list_joiner() + " " : ", ";
    out += names[i];
  }
  return out;
}

std::string CleanByline(std::string_view text, const MetadataWords& hints, BylineTrust trust) {
  return JoinNames(NamesOf(text, hints, trust), hints);
}

bool IsAccountName(std::string_view name) {
  if (name.empty() || name.find(' ') != std::string_view::npos) return false;
  if (name.find_first_of("0123456789._@") != std::string_view::npos) return true;
  bool inner_capital = false;
  for (std::size_t i = 1; i < name.size(); ++i) {
    const bool capital = name[i] >= 'A' && name[i] <= 'Z';
    inner_capital |= capital && name[i - 1] >= 'a' && name[i - 1] <= 'z';
  }
  return inner_capital || (name.front() >= 'a' && name.front() <= 'z');
}

std::string NameBeforeRole(std::string_view line, const MetadataWords& hints) {
  constexpr std::size_t kMaxPersonWords = 4;
  std::vector<Words> parts(1);
  for (const std::string_view word : SplitBlanks(line)) {
    if (IsBar(word)) {
      parts.emplace_back();
    } else {
      parts.back().push_back(word);
    }
  }
  const Words& first = parts.front();
  if (parts.size() < 2 || first.size() < 2 || first.size() > kMaxPersonWords) return {};
  const bool role = std::any_of(parts.begin() + 1, parts.end(), [&](const Words& part) {
    return hints.Is(Key(Join(part, 0, part.size())), HintKind::kBylineRole);
  });
  return role ? CleanByline(Join(first, 0, first.size()), hints, BylineTrust::kVisible)
              : std::string();
}

bool IsBylineLine(std::string_view line, const MetadataWords& hints, std::size_t prefix_words) {
  constexpr std::size_t kMaxLineBytes = 120;
  if (line.size() > kMaxLineBytes || line.ends_with('.')) return false;
  const Words words = SplitBlanks(line);
  if (words.size() < 2 || PrefixWords(words, 0, hints) < std::max(prefix_words, std::size_t{1})) {
    return false;
  }
  return !CleanByline(line, hints, BylineTrust::kVisible).empty();
}

}  // namespace dateline::extract
