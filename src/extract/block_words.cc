#include "extract/block_words.h"

#include <algorithm>
#include <utility>

#include "extract/ascii.h"
#include "lexicon/read_toml.h"

namespace dateline::extract {
namespace {

constexpr std::array<std::string_view, kHintCount> kHintNames = {
    "body",  "main",   "lead",      "title",   "nav",    "foot",  "side", "related", "comment",
    "share", "advert", "subscribe", "caption", "byline", "stamp", "tags", "quote",   "hidden"};
constexpr std::array<std::string_view, kCueCount> kCueNames = {
    "share",  "subscribe", "related", "comment", "legal", "advert",
    "credit", "author",    "stamp",   "tags",    "note"};
constexpr std::array<std::string_view, kWordClassCount> kClassNames = {"stop", "month", "weekday",
                                                                       "past"};
constexpr std::int64_t kSchema = 1;

char ToLower(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }

}  // namespace

void SplitWords(std::string_view line, std::string& lower, std::vector<std::string_view>& words) {
  lower.resize(line.size());
  std::transform(line.begin(), line.end(), lower.begin(), ToLower);
  words.clear();
  const auto is_word = [](char c) {
    return IsLower(c) || IsDigit(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  };
  const std::string_view all(lower);
  for (std::size_t at = 0; at < all.size();) {
    if (!is_word(all[at])) {
      // The copyright sign and quotation marks are beyond ASCII and stick to words; no list has
      // such words, so they merely match nothing.
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < all.size() && (is_word(all[at]) || (all[at] == '-' && at > begin))) ++at;
    words.push_back(all.substr(begin, at - begin));
  }
}

/// Reads the file's four tables.
class BlockWordsReader {
 public:
  BlockWordsReader(const toml::table& file, std::string_view name) : file_(file), name_(name) {}

  Result<BlockWords> Read() {
    if (file_["schema"].value_or(std::int64_t{0}) != kSchema) {
      return Error{ErrorCode::kUnsupportedVersion, "the schema of the block words is not 1",
                   std::string(name_)};
    }
    words_.version_ = static_cast<std::uint32_t>(file_["version"].value_or(std::int64_t{0}));
    for (std::size_t i = 0; i < kHintCount; ++i) {
      DATELINE_CHECK_OK(ForEach("hints", kHintNames[i], [this, i](std::string_view word) {
        words_.hints_[std::string(word)] |= GroupBits{1} << i;
      }));
    }
    DATELINE_CHECK_OK(ForEach("kinds", "caption", [this](std::string_view word) {
      words_.hints_[std::string(word)] |= BlockWords::kCaptionName;
    }));
    DATELINE_CHECK_OK(ForEach("kinds", "pointer", [this](std::string_view phrase) {
      BlockWords::AddPhrase(phrase, 0, words_.pointers_);
    }));
    for (std::size_t i = 0; i < kCueCount; ++i) {
      DATELINE_CHECK_OK(ForEach("cues", kCueNames[i], [this, i](std::string_view phrase) {
        BlockWords::AddPhrase(phrase, GroupBits{1} << i, words_.phrases_);
      }));
    }
    for (std::size_t i = 0; i < kWordClassCount; ++i) {
      DATELINE_CHECK_OK(ForEach("words", kClassNames[i], [this, i](std::string_view word) {
        words_.classes_[std::string(word)] |= GroupBits{1} << i;
      }));
    }
    return std::move(words_);
  }

 private:
  template <typename Use>
  Status ForEach(std::string_view table, std::string_view group, Use use) {
    const toml::array* const list = file_[table][group].as_array();
    if (list == nullptr) return Bad(table, group, "is not a list");
    for (const toml::node& node : *list) {
      const auto word = node.value<std::string_view>();
      if (!word || word->empty()) return Bad(table, group, "holds something that is no word");
      use(*word);
    }
    return Ok();
  }

  Error Bad(std::string_view table, std::string_view group, std::string_view what) const {
    return {ErrorCode::kMalformedInput,
            std::string(table) + "." + std::string(group) + " " + std::string(what),
            std::string(name_)};
  }

  const toml::table& file_;
  std::string_view name_;
  BlockWords words_;
};

Result<BlockWords> BlockWords::Parse(std::string_view toml, std::string_view name) {
  DATELINE_TRY(file, lexicon::ReadToml(toml, name));
  return BlockWordsReader(file, name).Read();
}

void BlockWords::AddPhrase(std::string_view phrase, GroupBits cue, Phrases& phrases) {
  std::string lower;
  std::vector<std::string_view> views;
  SplitWords(phrase, lower, views);
  if (views.empty()) return;
  std::vector<std::string> words(views.begin(), views.end());
  std::vector<Phrase>& same_start = phrases[words.front()];
  for (Phrase& known : same_start) {
    if (known.words == words) {
      known.cues |= cue;
      return;
    }
  }
  const auto longer = std::find_if(same_start.begin(), same_start.end(), [&](const Phrase& other) {
    return other.words.size() < words.size();
  });
  same_start.insert(longer, Phrase{std::move(words), cue});
}

GroupBits BlockWords::HintsOf(std::string_view attribute) const {
  GroupBits bits = 0;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 1) {
      if (const auto at = hints_.find(std::string_view(word)); at != hints_.end()) {
        bits |= at->second;
      }
    }
    word.clear();
  };
  for (std::size_t i = 0; i < attribute.size(); ++i) {
    const char c = attribute[i];
    const bool letter = IsUpper(c) || IsLower(c);
    if (!letter || (IsUpper(c) && i > 0 && IsLower(attribute[i - 1]))) flush();
    if (letter) word += ToLower(c);
  }
  flush();
  return bits;
}

BlockWords::PhraseMatch BlockWords::PhraseAt(const std::vector<std::string_view>& words,
                                             std::size_t at) const {
  return MatchAt(phrases_, words, at);
}

std::size_t BlockWords::PointerAt(const std::vector<std::string_view>& words) const {
  return words.empty() ? 0 : MatchAt(pointers_, words, 0).words;
}

BlockWords::PhraseMatch BlockWords::MatchAt(const Phrases& phrases,
                                            const std::vector<std::string_view>& words,
                                            std::size_t at) {
  const auto found = phrases.find(words[at]);
  if (found == phrases.end()) return {};
  for (const Phrase& phrase : found->second) {
    if (phrase.words.size() <= words.size() - at &&
        std::equal(phrase.words.begin(), phrase.words.end(),
                   words.begin() + static_cast<std::ptrdiff_t>(at))) {
      return {phrase.cues, static_cast<std::uint32_t>(phrase.words.size())};
    }
  }
  return {};
}

GroupBits BlockWords::ClassesOf(std::string_view word) const {
  const auto at = classes_.find(word);
  return at == classes_.end() ? 0 : at->second;
}

}  // namespace dateline::extract
