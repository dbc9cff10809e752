#include "lang/label_scorer.h"

#include <algorithm>

namespace dateline::lang {

Result<LabelScorer> LabelScorer::Load(const nn::TensorFile& file, std::size_t labels,
                                      const nn::Order& inputs, std::size_t columns) {
  LabelScorer scorer;
  DATELINE_TRY(dependent_bias, file.Floats("label.dep.b", {}));
  const std::size_t size = dependent_bias.size();
  scorer.size_ = size;
  scorer.labels_ = labels;
  DATELINE_TRY(dependent, nn::Dense::Load(file, "label.dep.w", "label.dep.b", {size, columns},
                                          nn::kStateScale, inputs));
  DATELINE_TRY(head, nn::Dense::Load(file, "label.head.w", "label.head.b", {size, columns},
                                     nn::kStateScale, inputs));
  scorer.dependent_ = std::move(dependent);
  scorer.head_ = std::move(head);

  // In the file label by label; here the labels lie side by side, to be summed together. Whole
  // blocks of them are read, so something must follow the last.
  DATELINE_TRY(bilinear, file.Int8("label.u", {labels * size, size}));
  nn::Order outputs(size * labels + nn::Blocked(labels) - labels, nn::kNothing);
  for (std::size_t value = 0; value < size; ++value) {
    for (std::size_t label = 0; label < labels; ++label) {
      outputs[value * labels + label] = static_cast<std::uint32_t>(label * size + value);
    }
  }
  if (size > nn::kMostInputs / 2) return file.Bad("label.u", "has more than 500 columns");
  scorer.bilinear_ = nn::Dense(bilinear, {}, outputs, nn::Straight(size), nn::kWideScale);

  const std::size_t half = nn::Blocked(size);
  nn::Order pair(2 * half, nn::kNothing);
  for (std::size_t value = 0; value < size; ++value) {
    pair[value] = static_cast<std::uint32_t>(value);
    pair[half + value] = static_cast<std::uint32_t>(size + value);
  }
  DATELINE_TRY(linear, nn::Dense::Load(file, "label.w", "label.b", {labels, 2 * size},
                                       nn::kWideScale, pair));
  scorer.linear_ = std::move(linear);
  return scorer;
}

LabelScorer::Halves LabelScorer::Read(const nn::Kernels& kernels,
                                      std::span<const nn::Activation* const> words) const {
  Halves halves;
  halves.dependents = nn::ScoreTable(words.size(), dependent_.outputs());
  auto& values = halves.dependents.values;
  nn::UnfilledVector<float> heads(values.size());
  kernels.apply(head_.weights(), words.data(), words.size(), true, heads.data());
  kernels.apply(dependent_.weights(), words.data(), words.size(), true, values.data());
  halves.heads_quantised.resize(values.size());
  halves.dependents_quantised.resize(values.size());
  kernels.quantise(heads.data(), heads.size(), nn::kWideScale, halves.heads_quantised.data());
  kernels.quantise(values.data(), values.size(), nn::kWideScale,
                   halves.dependents_quantised.data());
  return halves;
}

nn::ScoreTable LabelScorer::Score(const nn::Kernels& kernels, const Halves& halves,
                                  nn::Sequence sentence, const Heads& heads) const {
  const std::size_t half = halves.dependents.stride;
  const auto row_of = [&](const nn::UnfilledVector<nn::Activation>& table, std::size_t word) {
    return table.data() + (sentence.first + word) * half;
  };
  // A head with many dependents is multiplied once.
  std::vector<const nn::Activation*> head_rows;
  std::vector<std::size_t> place(sentence.length, heads.size());
  std::vector<nn::Activation> pairs(sentence.length * 2 * half);
  for (std::size_t word = 0; word < sentence.length; ++word) {
    if (heads[word] == 0) continue;
    const std::size_t head = heads[word] - 1;
    if (place[head] == heads.size()) {
      place[head] = head_rows.size();
      head_rows.push_back(row_of(halves.heads_quantised, head));
    }
    nn::Activation* const pair = pairs.data() + word * 2 * half;
    std::copy_n(row_of(halves.dependents_quantised, word), half, pair);
    std::copy_n(row_of(halves.heads_quantised, head), half, pair + half);
  }
  nn::ScoreTable mixed(head_rows.size(), bilinear_.outputs());
  kernels.apply(bilinear_.weights(), head_rows.data(), head_rows.size(), false,
                mixed.values.data());
  nn::ScoreTable out(sentence.length, linear_.outputs());
  const auto pair_rows = nn::RowsOf(pairs.data(), sentence.length, 2 * half);
  kernels.apply(linear_.weights(), pair_rows.data(), pair_rows.size(), false, out.values.data());
  nn::UnfilledVector<float> product(out.stride);
  for (std::size_t word = 0; word < sentence.length; ++word) {
    if (heads[word] == 0) continue;
    kernels.multiply(halves.dependents.Row(sentence.first + word).data(), 1, size_,
                     mixed.Row(place[heads[word] - 1]).data(), labels_, out.stride, product.data());
    const std::span<float> row = out.Row(word);
    for (std::size_t label = 0; label < row.size(); ++label) row[label] += product[label];
  }
  return out;
}

}  // namespace dateline::lang
