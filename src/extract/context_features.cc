#include "extract/context_features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/container_facts.h"
#include "extract/shared_words.h"

namespace dateline::extract {
namespace {

constexpr float kOutside = -8;  // score of a line before the first or after the last
constexpr float kFarLines = 60;

/// Facts of the sequence of lines: what was kept around a line, and which cue stood before it.
class SequenceFacts {
 public:
  SequenceFacts(const std::vector<PageLine>& lines, const std::vector<float>& rows,
                const std::vector<float>& scores)
      : lines_(lines), rows_(rows), scores_(scores) {
    kept_.push_back(0);
    all_.push_back(0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto size = static_cast<float>(lines[i].text.size());
      kept_.push_back(kept_.back() + size * ShareOf(scores[i]));
      all_.push_back(all_.back() + size);
    }
    FindRun();
    FindKept();
    for (auto& at : last_cue_) at = -1;
  }

  /// Lines must be filled in order.
  float* Fill(std::size_t i, float* out) {
    out = FillScores(i, out);
    out = FillRun(i, out);
    return FillCues(i, out);
  }

 private:
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] const float* Row(std::size_t i) const { return &rows_[i * kLineFeatures]; }

  /// The run of lines with the most kept characters over dropped ones.
  void FindRun() {
    float best = 0, sum = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      sum += (ShareOf(scores_[i]) - .5F) * static_cast<float>(lines_[i].text.size());
      if (sum > best) {
        best = sum;
        run_begin_ = begin;
        run_end_ = i + 1;
      }
      if (sum <= 0) {
        sum = 0;
        begin = i + 1;
      }
    }
  }

  /// Distance, in lines, to the nearest kept line that reads like prose.
  void FindKept() {
    before_.assign(size(), kFarLines);
    after_.assign(size(), kFarLines);
    float away = kFarLines;
    for (std::size_t i = 0; i < size(); ++i) {
      before_[i] = away;
      away = IsKeptProse(i) ? 1 : std::min(kFarLines, away + 1);
    }
    away = kFarLines;
    for (std::size_t i = size(); i-- > 0;) {
      after_[i] = away;
      away = IsKeptProse(i) ? 1 : std::min(kFarLines, away + 1);
    }
  }

  [[nodiscard]] bool IsKeptProse(std::size_t i) const {
    return scores_[i] > 0 && LooksLikeProse(Row(i));
  }

  /// Share of the characters in [begin, end) that were kept.
  [[nodiscard]] float KeptShare(std::size_t begin, std::size_t end) const {
    end = std::min(end, size());
    begin = std::min(begin, end);
    const float all = all_[end] - all_[begin];
    return all <= 0 ? kNotKnown : (kept_[end] - kept_[begin]) / all;
  }

  float* FillScores(std::size_t i, float* out) const {
    for (int step = -3; step <= 3; ++step) {
      const auto at = static_cast<std::ptrdiff_t>(i) + step;
      const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(size());
      *out++ = there ? scores_[static_cast<std::size_t>(at)] : kOutside;
    }
    for (const std::size_t reach : {std::size_t{6}, std::size_t{20}}) {
      *out++ = KeptShare(i - std::min(i, reach), i);
      *out++ = KeptShare(i + 1, i + 1 + reach);
    }
    *out++ = before_[i];
    *out++ = after_[i];
    return out;
  }

  float* FillRun(std::size_t i, float* out) const {
    const float all = std::max(1.F, kept_.back());
    const auto at = static_cast<float>(i);
    *out++ = std::log2(all);
    *out++ = kept_[i] / all;
    *out++ = (all - kept_[i + 1]) / all;
    *out++ = i >= run_begin_ && i < run_end_ ? 1.F : 0.F;
    *out++ = std::clamp(at - static_cast<float>(run_begin_), -kFarLines, kFarLines);
    *out++ = std::clamp(static_cast<float>(run_end_) - at, -kFarLines, kFarLines);
    *out++ = (kept_[run_end_] - kept_[run_begin_]) / all;
    return out;
  }

  /// How many lines ago a short line of each group of cues stood, and what the last heading was.
  float* FillCues(std::size_t i, float* out) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    for (const std::ptrdiff_t last : last_cue_) {
      *out++ = last < 0 ? kFarLines : std::min(kFarLines, static_cast<float>(at - last));
    }
    *out++ = heading_ < 0 ? kFarLines : std::min(kFarLines, static_cast<float>(at - heading_));
    const auto head = static_cast<std::size_t>(std::max<std::ptrdiff_t>(heading_, 0));
    *out++ = heading_ < 0 ? kNotKnown : Row(head)[kLinkShare];
    *out++ = heading_ < 0 ? kNotKnown : Row(head)[kCueShare];
    *out++ = heading_ < 0 ? kOutside : scores_[head];
    *out++ = heading_ < 0 ? kNotKnown : std::log2(1 + all_[i] - all_[head + 1]);
    Remember(i);
    return out;
  }

  void Remember(std::size_t i) {
    constexpr float kShort = 10;  // words
    const float* row = Row(i);
    if (lines_[i].frames[static_cast<std::size_t>(Frame::kHeading)] <= 1 &&
        lines_[i].block != kNoNode) {
      heading_ = static_cast<std::ptrdiff_t>(i);
    }
    if (row[kWordCount] > kShort || row[kCueShare] < .4F) return;
    for (std::size_t k = 0; k < kCueCount; ++k) {
      if (row[kCues + k] > 0) last_cue_[k] = static_cast<std::ptrdiff_t>(i);
    }
  }

  const std::vector<PageLine>& lines_;
  const std::vector<float>& rows_;
  const std::vector<float>& scores_;
  std::vector<float> kept_;  // characters kept before each line
  std::vector<float> all_;   // characters before each line
  std::vector<float> before_;
  std::vector<float> after_;
  std::size_t run_begin_ = 0;
  std::size_t run_end_ = 0;
  std::array<std::ptrdiff_t, kCueCount> last_cue_{};
  std::ptrdiff_t heading_ = -1;
};
// 13 of scores, 7 of the run, the cues and 5 of the heading.
constexpr std::size_t kSequenceFacts = 13 + 7 + kCueCount + 5;
static_assert(kSequenceFacts + kContainerFacts + kSharedWordFacts <= kContextFacts);

}  // namespace

std::vector<float> ContextFeatures(const std::vector<PageLine>& lines, const HtmlTree* tree,
                                   const std::vector<float>& rows,
                                   const std::vector<float>& scores) {
  std::vector<float> out(lines.size() * kContextFeatures);
  SequenceFacts sequence(lines, rows, scores);
  const ContainerFacts containers(lines, tree, rows, scores);
  const SharedWords shared(lines, scores);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    float* row = &out[i * kContextFeatures];
    row = std::copy_n(&rows[i * kLineFeatures], kLineFeatures, row);
    row = sequence.Fill(i, row);
    row = containers.Fill(i, row);
    row = shared.Fill(i, row);
    std::fill(row, out.data() + (i + 1) * kContextFeatures, 0.F);
  }
  return out;
}

}  // namespace dateline::extract
