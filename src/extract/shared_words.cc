#include "extract/shared_words.h"

#include <algorithm>
#include <string>

#include "extract/line_facts.h"
#include "text/ascii.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kShortestWord = 5;  // bytes: shorter ones are mostly function words
constexpr std::size_t kMostWords = 60;    // of a line
constexpr float kSure = 1;                // log-odds

bool IsWordByte(char c) {
  const char lower = text::LowerAscii(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// FNV-1a over the lower-case bytes.
std::uint64_t HashOf(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(text::LowerAscii(c));
    hash *= 0x100000001b3u;
  }
  return hash;
}

}  // namespace

std::vector<SharedWords::Word> SharedWords::WordsOf(const std::string& text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size() && words.size() < kMostWords;) {
    std::size_t end = at;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    if (end - at >= kShortestWord) {
      const bool name = at >= 2 && text[at] >= 'A' && text[at] <= 'Z' && IsWordByte(text[at - 2]);
      words.push_back({HashOf(std::string_view(text).substr(at, end - at)), name});
    }
    at = end + 1;
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.name < b.name;
  });
  const auto last = std::unique(words.begin(), words.end(),
                                [](const Word& a, const Word& b) { return a.hash == b.hash; });
  words.erase(last, words.end());
  return words;
}

SharedWords::SharedWords(const std::vector<PageLine>& lines, const std::vector<float>& scores) {
  words_.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    words_.push_back(WordsOf(lines[i].text));
    sure_.push_back(scores[i] > kSure);
    if (!sure_[i]) continue;
    for (const Word& word : words_[i]) ++in_lines_[word.hash];
  }
}

float* SharedWords::Fill(std::size_t i, float* out) const {
  const std::uint32_t own = sure_[i] ? 1 : 0;
  float shared = 0, names = 0, shared_names = 0;
  for (const Word& word : words_[i]) {
    const auto at = in_lines_.find(word.hash);
    const bool elsewhere = at != in_lines_.end() && at->second > own;
    shared += elsewhere ? 1.F : 0.F;
    names += word.name ? 1.F : 0.F;
    shared_names += word.name && elsewhere ? 1.F : 0.F;
  }
  const auto all = static_cast<float>(words_[i].size());
  *out++ = all > 0 ? shared / all : kNotKnown;
  *out++ = names > 0 ? shared_names / names : kNotKnown;
  *out++ = all;
  return out;
}

}  // namespace dateline::extract
