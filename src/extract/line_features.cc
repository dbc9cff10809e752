#include "extract/line_features.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>

namespace dateline::extract {
namespace {

constexpr float kUnknown = -1;

/// Places of a line's own facts that other facts are made of.
enum Own : std::size_t {
  kChars,
  kWordCount,
  kLinkShare,
  kStrongShare,
  kStops,
  kCapitals,
  kPastWords,
  kEndMark,
  kStart,
  kCommas,
  kDigits,
  kSentences,
  kQuotes,
  kMeanWord,
  kBars,
  kAddress,
  kMonths,
  kClock,
  kTitleShare,
  kIsTitle,
  kSeenBefore,
  kSeenLater,
  kCueShare,
  kCueStarts,
  kColonAt,
  kCues,
};
static_assert(kCues + kCueCount == kOwnFeatures);

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// 0 none, 1 comma or dash, 2 colon, 3 ellipsis, 4 full stop, 5 question or exclamation; quotation
/// marks and brackets after the mark are skipped.
float EndMark(std::string_view text) {
  for (bool more = true; more && !text.empty();) {
    more = false;
    for (const std::string_view closer : {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99"}) {
      if (text.ends_with(closer)) {
        text.remove_suffix(closer.size());
        more = true;
      }
    }
  }
  if (text.ends_with("...") || text.ends_with("\xE2\x80\xA6")) return 3;
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

class RowMaker {
 public:
  RowMaker(const BlockWords& words, std::string_view title) : words_(words) {
    SplitWords(title, title_lower_, title_words_);
    std::sort(title_words_.begin(), title_words_.end());
  }

  void Fill(const PageLine& line, float* row) {
    SplitWords(line.text, lower_, list_);
    const auto count = static_cast<float>(std::max<std::size_t>(1, list_.size()));
    row[kChars] = std::log2(static_cast<float>(line.text.size()) + 1);
    row[kWordCount] = static_cast<float>(std::min<std::size_t>(list_.size(), 400));
    row[kLinkShare] = line.block == kNoNode ? kUnknown : line.link_share;
    row[kStrongShare] = line.block == kNoNode ? kUnknown : line.strong_share;
    row[kEndMark] = EndMark(line.text);
    row[kStart] = StartOf(line.text);
    FillCharacters(line.text, count, row);
    FillWords(count, row);
  }

 private:
  static void FillCharacters(const std::string& text, float words, float* row) {
    float capitals = 0, commas = 0, digits = 0, sentences = 0, quotes = 0, bars = 0;
    bool clock = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool starts_word = i == 0 || text[i - 1] == ' ';
      capitals += IsUpper(c) && starts_word ? 1.F : 0.F;
      commas += c == ',' ? 1.F : 0.F;
      digits += IsDigit(c) ? 1.F : 0.F;
      sentences +=
          (c == '.' || c == '?' || c == '!') && (i + 1 == text.size() || text[i + 1] == ' ') ? 1.F
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
                        ? kUnknown
                        : static_cast<float>(std::min<std::size_t>(colon, 100));
  }

  void FillWords(float count, float* row) {
    float stops = 0, months = 0, past = 0, in_title = 0, cue_words = 0;
    std::fill(row + kCues, row + kCues + kCueCount, 0.F);
    row[kCueStarts] = 0;
    const std::size_t last = std::min(list_.size(), kMostWords);
    for (std::size_t i = 0; i < last; ++i) {
      const GroupBits classes = words_.ClassesOf(list_[i]);
      stops += (classes & 1) != 0 ? 1.F : 0.F;
      months += (classes & 6) != 0 ? 1.F : 0.F;
      past += (classes & 8) != 0 ? 1.F : 0.F;
      in_title +=
          std::binary_search(title_words_.begin(), title_words_.end(), list_[i]) ? 1.F : 0.F;
    }
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
    const float seen = std::max(1.F, static_cast<float>(last));
    row[kStops] = stops / seen;
    row[kMonths] = months;
    row[kPastWords] = past;
    row[kTitleShare] = title_words_.empty() ? kUnknown : in_title / seen;
    row[kIsTitle] = !title_words_.empty() && in_title >= .8F * seen &&
                            seen >= .5F * static_cast<float>(title_words_.size())
                        ? 1.F
                        : 0.F;
    row[kCueShare] = cue_words / count;
  }

  static constexpr std::size_t kMostWords = 80;

  const BlockWords& words_;
  std::string title_lower_;
  std::vector<std::string_view> title_words_;
  std::string lower_;
  std::vector<std::string_view> list_;
};

void MarkRepeats(const std::vector<PageLine>& lines, std::vector<float>& rows) {
  std::unordered_map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    rows[i * kLineFeatures + kSeenBefore] = rows[i * kLineFeatures + kSeenLater] = 0;
    const auto [at, is_new] = last.try_emplace(lines[i].text, i);
    if (is_new) continue;
    rows[i * kLineFeatures + kSeenBefore] = 1;
    rows[at->second * kLineFeatures + kSeenLater] = 1;
    at->second = i;
  }
}

/// Fills the facts of place. Sums of prose are over characters.
class PlaceMaker {
 public:
  PlaceMaker(const std::vector<PageLine>& lines, const HtmlTree* tree, std::vector<float>& rows)
      : lines_(lines), tree_(tree), rows_(rows) {
    prose_.reserve(lines.size());
    before_.reserve(lines.size() + 1);
    before_.push_back(0);
    chars_before_.push_back(0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto size = static_cast<float>(lines[i].text.size());
      prose_.push_back(LooksLikeProse(Row(i)) ? size : 0);
      before_.push_back(before_.back() + prose_.back());
      chars_before_.push_back(chars_before_.back() + size);
    }
    if (tree != nullptr) SumContainers();
  }

  void Fill(std::size_t i) {
    float* out = Row(i) + kOwnFeatures;
    out = FillPosition(i, out);
    out = FillNeighbours(i, out);
    out = FillFrames(i, out);
    out = FillContainers(i, out);
    std::fill(out, Row(i) + kLineFeatures, 0.F);
  }

 private:
  float* Row(std::size_t i) { return rows_.data() + i * kLineFeatures; }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] float Prose(std::size_t begin, std::size_t end) const {
    return before_[std::min(end, size())] - before_[std::min(begin, size())];
  }

  float* FillPosition(std::size_t i, float* out) {
    const auto n = static_cast<float>(size());
    const auto at = static_cast<float>(i);
    const float all = std::max(1.F, before_.back());
    *out++ = std::min(at, 200.F);
    *out++ = std::min(n - at, 200.F);
    *out++ = at / n;
    *out++ = std::min(n, 1000.F);
    *out++ = before_[i] / all;
    *out++ = all;
    *out++ = chars_before_[i] / std::max(1.F, chars_before_.back());
    *out++ = before_.back() / std::max(1.F, chars_before_.back());
    *out++ = Prose(i - std::min<std::size_t>(i, 3), i);
    *out++ = Prose(i + 1, i + 4);
    *out++ = Prose(i - std::min<std::size_t>(i, 10), i);
    *out++ = Prose(i + 1, i + 11);
    *out++ = DistanceToProse(i, -1);
    *out++ = DistanceToProse(i, 1);
    *out++ = static_cast<float>(std::min<std::uint32_t>(lines_[i].blank_lines_before, 5));
    return out;
  }

  float DistanceToProse(std::size_t i, int step) const {
    constexpr int kMost = 30;
    for (int k = 1; k <= kMost; ++k) {
      const auto at = static_cast<std::ptrdiff_t>(i) + k * step;
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(size())) return kMost + 10;
      if (prose_[static_cast<std::size_t>(at)] > 0) return static_cast<float>(k);
    }
    return kMost;
  }

  float* FillNeighbours(std::size_t i, float* out) {
    for (const int step : {-2, -1, 1, 2}) {
      const auto at = static_cast<std::ptrdiff_t>(i) + step;
      const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(size());
      const float* row = there ? Row(static_cast<std::size_t>(at)) : nullptr;
      for (const Own fact : {kChars, kStops, kEndMark, kLinkShare, kCueShare, kCapitals}) {
        *out++ = there ? row[fact] : kUnknown;
      }
      const bool markup = there && tree_ != nullptr;
      const PageLine* other = there ? &lines_[static_cast<std::size_t>(at)] : nullptr;
      *out++ = markup && other->tag == lines_[i].tag ? 1.F : 0.F;
      *out++ =
          markup ? static_cast<float>(other->depth) - static_cast<float>(lines_[i].depth) : 0.F;
    }
    return out;
  }

  float* FillFrames(std::size_t i, float* out) {
    const PageLine& line = lines_[i];
    *out++ = tree_ == nullptr ? kUnknown : static_cast<float>(line.tag);
    *out++ = tree_ == nullptr ? kUnknown : static_cast<float>(line.depth);
    for (const Levels level : line.frames)
      *out++ = tree_ == nullptr ? kUnknown : static_cast<float>(level);
    for (const Levels level : line.hints)
      *out++ = tree_ == nullptr ? kUnknown : static_cast<float>(level);
    return out;
  }

  void SumContainers() {
    container_prose_.assign(tree_->nodes().size(), 0);
    container_chars_.assign(tree_->nodes().size(), 0);
    for (std::size_t i = 0; i < size(); ++i) {
      const auto chars = static_cast<float>(lines_[i].text.size());
      NodeIndex node = lines_[i].block;
      for (int level = 0; node != kNoNode && level < kLevels; ++level) {
        container_prose_[node] += prose_[i];
        container_chars_[node] += chars;
        node = (*tree_)[node].parent;
      }
      Kind& kind = kinds_[KindOf(i)];
      kind.prose += prose_[i];
      kind.lines += 1;
    }
  }

  std::size_t KindOf(std::size_t i) const {
    const NodeIndex block = lines_[i].block;
    const HtmlNode& node = (*tree_)[block];
    std::size_t key = std::hash<std::string_view>{}(tree_->Attribute(block, "class"));
    key = key * 31 + static_cast<std::size_t>(node.id);
    if (node.parent == kNoNode) return key;
    key = key * 31 + std::hash<std::string_view>{}(tree_->Attribute(node.parent, "class"));
    return key * 31 + static_cast<std::size_t>((*tree_)[node.parent].id);
  }

  float* FillContainers(std::size_t i, float* out) {
    if (tree_ == nullptr) return std::fill_n(out, 13, kUnknown);
    const float all = std::max(1.F, before_.back());
    NodeIndex node = lines_[i].block;
    float levels_to_half = kUnknown;
    float half_density = kUnknown;
    for (int level = 0; level < kLevels && node != kNoNode; ++level) {
      const float share = container_prose_[node] / all;
      if (level < 5) *out++ = share;
      if (level > 0 && level < 4)
        *out++ = container_prose_[node] / std::max(1.F, container_chars_[node]);
      if (levels_to_half < 0 && share >= .5F) {
        levels_to_half = static_cast<float>(level);
        half_density = container_prose_[node] / std::max(1.F, container_chars_[node]);
      }
      if ((*tree_)[node].parent == kNoNode && level < 4) {
        return FinishContainers(i, level, levels_to_half, half_density, out);
      }
      node = (*tree_)[node].parent;
    }
    return FinishContainers(i, 4, levels_to_half, half_density, out);
  }

  float* FinishContainers(std::size_t i, int level, float to_half, float density, float* out) {
    for (int k = level + 1; k < 5; ++k) {
      *out++ = 1;
      if (k < 4) *out++ = kUnknown;
    }
    *out++ = to_half;
    *out++ = density;
    const Kind& kind = kinds_[KindOf(i)];
    *out++ = kind.prose / std::max(1.F, before_.back());
    *out++ = std::min(kind.lines, 100.F);
    *out++ = before_.back();
    return out;
  }

  struct Kind {
    float prose = 0;
    float lines = 0;
  };
  static constexpr int kLevels = 40;

  const std::vector<PageLine>& lines_;
  const HtmlTree* tree_;
  std::vector<float>& rows_;
  std::vector<float> prose_;         // characters of prose in each line
  std::vector<float> before_;        // the same, summed over the lines before
  std::vector<float> chars_before_;  // all characters, likewise
  std::vector<float> container_prose_;
  std::vector<float> container_chars_;
  std::unordered_map<std::size_t, Kind> kinds_;  // by what stands around the line
};
// 15 of position, 4 * 8 of neighbours, 2 + frames + hints, 13 of containers.
static_assert(15 + 32 + 2 + kFrameCount + kHintCount + 13 <= kPlaceFeatures);

}  // namespace

bool LooksLikeProse(const float* row) {
  return row[kWordCount] >= 12 && row[kStops] >= .2F && row[kLinkShare] < .5F &&
         row[kCueShare] < .4F && row[kEndMark] >= 2;
}

std::vector<float> LineFeatures(const std::vector<PageLine>& lines, const HtmlTree* tree,
                                std::string_view title, const BlockWords& words) {
  std::vector<float> rows(lines.size() * kLineFeatures);
  RowMaker maker(words, title);
  for (std::size_t i = 0; i < lines.size(); ++i) maker.Fill(lines[i], &rows[i * kLineFeatures]);
  MarkRepeats(lines, rows);
  PlaceMaker places(lines, tree, rows);
  for (std::size_t i = 0; i < lines.size(); ++i) places.Fill(i);
  return rows;
}

}  // namespace dateline::extract
