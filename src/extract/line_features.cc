#include "extract/line_features.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace dateline::extract {
namespace {

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
    float* out = Row(i) + kLineFactCount;
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
      for (const LineFact fact : {kChars, kStops, kEndMark, kLinkShare, kCueShare, kCapitals}) {
        *out++ = there ? row[fact] : kNotKnown;
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
    *out++ = tree_ == nullptr ? kNotKnown : static_cast<float>(line.tag);
    *out++ = tree_ == nullptr ? kNotKnown : static_cast<float>(line.depth);
    for (const Levels level : line.frames)
      *out++ = tree_ == nullptr ? kNotKnown : static_cast<float>(level);
    for (const Levels level : line.hints)
      *out++ = tree_ == nullptr ? kNotKnown : static_cast<float>(level);
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
    if (tree_ == nullptr) return std::fill_n(out, 13, kNotKnown);
    const float all = std::max(1.F, before_.back());
    NodeIndex node = lines_[i].block;
    float levels_to_half = kNotKnown;
    float half_density = kNotKnown;
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
      if (k < 4) *out++ = kNotKnown;
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

std::vector<float> LineFeatures(const std::vector<PageLine>& lines, const HtmlTree* tree,
                                std::string_view title, const BlockWords& words, WordUse use) {
  std::vector<float> rows(lines.size() * kLineFeatures);
  LineFacts facts(lines, title, words, use);
  for (std::size_t i = 0; i < lines.size(); ++i) facts.Fill(lines[i], &rows[i * kLineFeatures]);
  MarkRepeats(lines, rows);
  PlaceMaker places(lines, tree, rows);
  for (std::size_t i = 0; i < lines.size(); ++i) places.Fill(i);
  return rows;
}

}  // namespace dateline::extract
