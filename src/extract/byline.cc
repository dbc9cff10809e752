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
  Words out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && static_cast<unsigned char>(text[i]) > ' ') continue;
    if (i > begin) out.push_back(text.substr(begin, i - begin));
    begin = i + 1;
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
  while (!word.empty() && std::string_view(":.,").find(word.back()) != std::string_view::npos) {
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
  bool Read(const Words& words) {
    if (words.empty()) return true;
    const std::string key = Key(Join(words, 0, words.size()));
    if (hints_.Is(key, HintKind::kNameSuffix)) {
      if (!out_.empty()) out_ += ", " + Join(words, 0, words.size());
      return true;
    }
    if (hints_.Is(key, HintKind::kBylineRole) || hints_.Is(key, HintKind::kBylineRefuse)) {
      return out_.empty();
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
    if (!out_.empty()) out_ += ", ";
    std::string name = Join(words, 0, end);
    while (!name.empty() && (name.back() == ':' || name.back() == ',')) name.pop_back();
    if (out_.find(name) == std::string::npos) out_ += name;
    while (out_.ends_with(", ")) out_.resize(out_.size() - 2);
    return end == words.size();
  }

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  [[nodiscard]] bool IsNameLike(const Words& words, std::size_t end) const {
    if (hints_.Is(FoldCase(words[0]), HintKind::kBylineEnd)) return false;
    return LooksLikeNameWord(words[0]) && LooksLikeNameWord(words[end - 1]);
  }

  const MetadataWords& hints_;
  BylineTrust trust_;
  std::string out_;
};

bool IsBar(std::string_view word) {
  return word == "|" || word == "-" || word == "\u2013" || word == "\u2014" || word == "\u2022" ||
         word == "\u00b7" || word == "/" || word == "\u00bb";
}

}  // namespace

std::string CleanByline(std::string_view text, const MetadataWords& hints, BylineTrust trust) {
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
  for (; at < words.size(); ++at) {
    std::string_view word = words[at];
    const bool joiner = word == "&" || word == "+" ||
                        (!part.empty() && hints.Is(FoldCase(word), HintKind::kNameJoiner));
    if (joiner || IsBar(word)) {
      if (!reader.Read(part)) return reader.Take();
      part.clear();
      if (IsBar(word)) return reader.Take();
      continue;
    }
    const bool closes = word.ends_with(',') || word.ends_with(';');
    if (closes) word.remove_suffix(1);
    if (!word.empty()) part.push_back(word);
    if (closes) {
      if (!reader.Read(part)) return reader.Take();
      part.clear();
    }
  }
  reader.Read(part);
  return reader.Take();
}

bool IsBylineLine(std::string_view line, const MetadataWords& hints) {
  constexpr std::size_t kMaxLineBytes = 120;
  if (line.size() > kMaxLineBytes || line.ends_with('.')) return false;
  const Words words = SplitBlanks(line);
  if (words.size() < 2 || PrefixWords(words, 0, hints) == 0) return false;
  return !CleanByline(line, hints, BylineTrust::kVisible).empty();
}

}  // namespace dateline::extract
