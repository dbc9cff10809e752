#include "extract/line_facts.h"

#include <algorithm>
#include <cmath>

#include "extract/ascii.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kMostWords = 80;  // looked up in a line

/// 0 none, 1 comma or dash, 2 colon, 3 ellipsis, 4 full stop, 5 question or exclamation; quotation
/// marks and brackets after the mark are skipped.
float EndMark(std::string_view text) {
  for (bool more = true; more && !text.empty();) {
    more = false;
    for (const std::string_view closer :
         {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xE3\x80\x8D"}) {
      if (text.ends_with(closer)) {
        text.remove_suffix(closer.size());
        more = true;
      }
    }
  }
  if (text.ends_with("...") || text.ends_with("\xE2\x80\xA6")) return 3;
  if (text.ends_with("\xE3\x80\x82") || text.ends_with("\xE0\xA5\xA4")) return 4;
  if (text.ends_with("\xEF\xBC\x9F") || text.ends_with("\xEF\xBC\x81")) return 5;
  if (text.empty()) return 0;
  switch (text.back()) {
    case ',':
    case '-':
      return 1;
    case ':':
    case ';':
      return 2;
    case '.':
      return 4;
    case '?':
    case '!':
      return 5;
    default:
      return 0;
  }
}

/// 0 lower case, 1 capital, 2 digit, 3 quotation mark, 4 other.
float StartOf(std::string_view text) {
  const char c = text.front();
  if (c >= 'a' && c <= 'z') return 0;
  if (IsUpper(c)) return 1;
  if (IsDigit(c)) return 2;
  if (c == '"' || text.starts_with("\xE2\x80\x9C") || text.starts_with("\xE2\x80\x98")) return 3;
  return 4;
}

void FillCharacters(const std::string& text, float words, float* row) {
  float capitals = 0, commas = 0, digits = 0, sentences = 0, quotes = 0, bars = 0;
  bool clock = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool starts_word = i == 0 || text[i - 1] == ' ';
    capitals += IsUpper(c) && starts_word ? 1.F : 0.F;
    commas += c == ',' ? 1.F : 0.F;
    digits += IsDigit(c) ? 1.F : 0.F;
    sentences += (c == '.' || c == '?' || c == '!') && (i + 1 == text.size() || text[i + 1] == ' ')
                     ? 1.F
                     : 0.F;
    quotes += c == '"' || c == '\xE2' ? 1.F : 0.F;
    bars += c == '|' || c == '/' || c == '>' ? 1.F : 0.F;
    clock = clock || (c == ':' && i > 0 && i + 1 < text.size() && IsDigit(text[i - 1]) &&
                      IsDigit(text[i + 1]));
  }
  const auto size = static_cast<float>(text.size());
  row[kCapitals] = capitals / words;
  row[kCommas] = commas;
  row[kDigits] = digits / size;
  row[kSentences] = sentences;
  row[kQuotes] = quotes;
  row[kBars] = bars;
  row[kClock] = clock ? 1.F : 0.F;
  row[kMeanWord] = size / words;
  row[kAddress] = (text.find("http") != std::string::npos ? 1.F : 0.F) +
                  (text.find('@') != std::string::npos ? 2.F : 0.F) +
                  (text.find("\xC2\xA9") != std::string::npos ? 4.F : 0.F);
  const std::size_t colon = text.find(':');
  row[kColonAt] = colon == std::string::npos
                      ? kNotKnown
                      : static_cast<float>(std::min<std::size_t>(colon, 100));
}

/// Words of scripts that put no blanks between them: two characters make one.
float UnspacedWords(std::string_view text) {
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE3 && byte <= 0xE9;  // kana and Han; Hangul has blanks
  });
  return static_cast<float>(characters) / 2;
}

}  // namespace

LineFacts::LineFacts(const std::vector<PageLine>& lines, std::string_view title,
                     const BlockWords& words, WordUse use)
    : words_(words) {
  SplitWords(title, title_lower_, title_words_);
  std::sort(title_words_.begin(), title_words_.end());
  known_ = use == WordUse::kWhereKnown && KnowsWords(lines);
}

/// Running text of the lists' language has three to five function words in ten; of other languages
/// up to two, because some of their words look the same.
bool LineFacts::KnowsWords(const std::vector<PageLine>& lines) {
  constexpr std::size_t kLongLine = 100;  // bytes
  constexpr std::size_t kEnough = 60;     // words
  std::size_t seen = 0, stops = 0;
  for (const PageLine& line : lines) {
    if (line.text.size() < kLongLine) continue;
    SplitWords(line.text, lower_, list_);
    seen += list_.size() + static_cast<std::size_t>(UnspacedWords(line.text));
    stops += static_cast<std::size_t>(
        std::count_if(list_.begin(), list_.end(),
                      [this](std::string_view word) { return (words_.ClassesOf(word) & 1) != 0; }));
  }
  return seen < kEnough || stops * 5 >= seen;
}

void LineFacts::Fill(const PageLine& line, float* row) {
  SplitWords(line.text, lower_, list_);
  const float count = std::max(1.F, static_cast<float>(list_.size()) + UnspacedWords(line.text));
  row[kChars] = std::log2(static_cast<float>(line.text.size()) + 1);
  row[kWordCount] = std::min(count, 400.F);
  row[kLinkShare] = line.block == kNoNode ? kNotKnown : line.link_share;
  row[kStrongShare] = line.block == kNoNode ? kNotKnown : line.strong_share;
  row[kEndMark] = EndMark(line.text);
  row[kStart] = StartOf(line.text);
  FillCharacters(line.text, count, row);
  FillWords(count, row);
}

void LineFacts::FillWords(float count, float* row) const {
  const std::size_t last = std::min(list_.size(), kMostWords);
  const float seen = std::max(1.F, static_cast<float>(last));
  float stops = 0, months = 0, past = 0, in_title = 0;
  for (std::size_t i = 0; i < last; ++i) {
    const GroupBits classes = words_.ClassesOf(list_[i]);
    stops += (classes & 1) != 0 ? 1.F : 0.F;
    months += (classes & 6) != 0 ? 1.F : 0.F;
    past += (classes & 8) != 0 ? 1.F : 0.F;
    in_title += std::binary_search(title_words_.begin(), title_words_.end(), list_[i]) ? 1.F : 0.F;
  }
  row[kTitleShare] = title_words_.empty() ? kNotKnown : in_title / seen;
  row[kIsTitle] = !title_words_.empty() && in_title >= .8F * seen &&
                          seen >= .5F * static_cast<float>(title_words_.size())
                      ? 1.F
                      : 0.F;
  row[kStops] = known_ ? stops / seen : kNotKnown;
  row[kMonths] = known_ ? months : kNotKnown;
  row[kPastWords] = known_ ? past : kNotKnown;
  FillCues(known_ ? last : 0, count, row);
}

void LineFacts::FillCues(std::size_t last, float count, float* row) const {
  std::fill(row + kCues, row + kCues + kCueCount, known_ ? 0.F : kNotKnown);
  row[kCueStarts] = known_ ? 0.F : kNotKnown;
  float cue_words = 0;
  for (std::size_t i = 0; i < last;) {
    const BlockWords::PhraseMatch match = words_.PhraseAt(list_, i);
    if (match.words == 0) {
      ++i;
      continue;
    }
    if (i == 0) row[kCueStarts] = static_cast<float>(match.words);
    for (std::size_t k = 0; k < kCueCount; ++k) {
      if ((match.cues >> k & 1) != 0) row[kCues + k] += 1;
    }
    cue_words += static_cast<float>(match.words);
    i += match.words;
  }
  row[kCueShare] = known_ ? cue_words / count : kNotKnown;
}

bool LooksLikeProse(const float* row) {
  constexpr float kLongLine = 6.5F;  // 90 bytes
  const bool reads = row[kStops] == kNotKnown ? row[kChars] >= kLongLine : row[kStops] >= .2F;
  return reads && row[kWordCount] >= 12 && row[kLinkShare] < .5F && row[kCueShare] < .4F &&
         row[kEndMark] >= 2;
}

}  // namespace dateline::extract
