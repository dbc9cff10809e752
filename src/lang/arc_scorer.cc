#include "lang/arc_scorer.h"

#include <algorithm>

#include "nn/layers.h"

namespace dateline::lang {

Result<ArcScorer> ArcScorer::Load(const nn::TensorFile& file, const nn::Order& inputs,
                                  std::size_t columns, const nn::Kernels& kernels) {
  ArcScorer scorer;
  DATELINE_TRY(root, file.Floats("arc.root", {}));
  const std::size_t size = root.size();
  DATELINE_TRY(dependent, nn::Dense::Load(file, "arc.dep.w", "arc.dep.b", {size, columns},
                                          nn::kStateScale, inputs));
  DATELINE_TRY(head, nn::Dense::Load(file, "arc.head.w", "arc.head.b", {size, columns},
                                     nn::kStateScale, inputs));
  DATELINE_TRY(bilinear, nn::Dense::Load(file, "arc.u", "", {size, size}, nn::kWideScale));
  DATELINE_TRY(weights, file.Floats("arc.hb", {size, 1}));
  DATELINE_TRY(distance, file.Floats("arc.dist", {}));
  if (distance.size() % 2 == 0) return file.Bad("arc.dist", "has no middle");
  DATELINE_TRY(root_distance, file.Floats("arc.dist_root", {1, 1}));
  scorer.dependent_ = std::move(dependent);
  scorer.head_ = std::move(head);
  scorer.bilinear_ = std::move(bilinear);
  scorer.head_weights_.assign(weights.begin(), weights.end());
  scorer.head_weights_.resize(nn::Blocked(size));
  scorer.distance_ = distance;
  std::vector<nn::Activation> quantised(nn::Blocked(size));
  kernels.quantise(root.data(), size, nn::kWideScale, quantised.data());
  const nn::Activation* const row = quantised.data();
  scorer.root_.resize(scorer.bilinear_.outputs());
  kernels.apply(scorer.bilinear_.weights(), &row, 1, false, scorer.root_.data());
  scorer.root_term_ = nn::Dot(weights, root) + root_distance[0];
  return scorer;
}

ArcScorer::Halves ArcScorer::Read(const nn::Kernels& kernels,
                                  std::span<const nn::Activation* const> words) const {
  Halves halves;
  const std::size_t size = dependent_.outputs();
  halves.dependents = nn::ScoreTable(words.size(), size);
  kernels.apply(dependent_.weights(), words.data(), words.size(), true,
                halves.dependents.values.data());
  nn::ScoreTable heads(words.size(), size);
  kernels.apply(head_.weights(), words.data(), words.size(), true, heads.values.data());
  halves.head_terms.resize(words.size());
  for (std::size_t word = 0; word < words.size(); ++word) {
    halves.head_terms[word] = nn::Dot(heads.Row(word), head_weights_);
  }
  nn::UnfilledVector<nn::Activation> quantised(heads.values.size());
  kernels.quantise(heads.values.data(), heads.values.size(), nn::kWideScale, quantised.data());
  const auto rows = nn::RowsOf(quantised.data(), words.size(), size);
  halves.heads = nn::ScoreTable(words.size(), bilinear_.outputs());
  kernels.apply(bilinear_.weights(), rows.data(), rows.size(), false, halves.heads.values.data());
  return halves;
}

nn::ScoreTable ArcScorer::Score(const nn::Kernels& kernels, const Halves& halves,
                                nn::Sequence sentence) const {
  const std::size_t depth = halves.dependents.stride;
  const std::size_t words = sentence.length;
  nn::ScoreTable out(words, nn::Blocked(words + 1));
  std::vector<float> columns(depth * out.stride);
  for (std::size_t d = 0; d < depth; ++d) columns[d * out.stride] = root_[d];
  for (std::size_t word = 0; word < words; ++word) {
    const std::span<const float> head = halves.heads.Row(sentence.first + word);
    for (std::size_t d = 0; d < depth; ++d) columns[d * out.stride + word + 1] = head[d];
  }
  kernels.multiply(halves.dependents.Row(sentence.first).data(), words, depth, columns.data(),
                   out.stride, out.stride, out.values.data());
  const auto far = static_cast<std::ptrdiff_t>(distance_.size() / 2);
  for (std::size_t word = 0; word < words; ++word) {
    const std::span<float> row = out.Row(word);
    row[0] += root_term_;
    for (std::size_t head = 0; head < words; ++head) {
      const std::ptrdiff_t away =
          static_cast<std::ptrdiff_t>(head) - static_cast<std::ptrdiff_t>(word);
      const std::size_t at = static_cast<std::size_t>(std::clamp(away, -far, far) + far);
      row[head + 1] += halves.head_terms[sentence.first + head] + distance_[at];
    }
  }
  return out;
}

}  // namespace dateline::lang
