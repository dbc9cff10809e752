#include "lang/language_model.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline::lang {
namespace {

constexpr std::size_t kMostLayers = 8;
constexpr std::string_view kNoFeats = "_";
constexpr std::string_view kRootLabel = "root";

}  // namespace

Status LanguageModel::LoadTags(const nn::TensorFile& file) {
  DATELINE_TRY(texts, file.Strings("tags"));
  for (const std::string_view text : texts) {
    const std::size_t bar = text.find('|');
    const auto upos = ParseUpos(text.substr(0, bar));
    if (!upos || bar == std::string_view::npos) {
      return file.Bad("tags", "holds \"" + std::string(text) + "\", which is no tag");
    }
    const std::string_view feats = text.substr(bar + 1);
    tags_.push_back({*upos, feats == kNoFeats ? std::string_view() : feats});
  }
  return Ok();
}

Status LanguageModel::LoadLabels(const nn::TensorFile& file) {
  DATELINE_TRY(texts, file.Strings("labels"));
  for (const std::string_view text : texts) {
    const auto relation = ParseRelation(text.substr(0, text.find(':')));
    if (!relation) {
      return file.Bad("labels", "holds \"" + std::string(text) + "\", which is no relation");
    }
    if (text == kRootLabel) root_label_ = labels_.size();
    labels_.push_back({*relation, text});
  }
  if (labels_.size() < 2 || labels_[root_label_].name != kRootLabel) {
    return file.Bad("labels", "has not the root and another relation");
  }
  return Ok();
}

Status LanguageModel::LoadNames(const nn::TensorFile& file, const nn::Order& inputs,
                                std::size_t columns) {
  DATELINE_TRY(hidden,
               nn::Dense::Load(file, "name.w", "name.b", {0, columns}, nn::kStateScale, inputs));
  DATELINE_TRY(texts, file.Strings("names"));
  const std::size_t count = texts.size();
  DATELINE_TRY(matrix, file.Int8("name.w", {}));
  DATELINE_TRY(
      name, nn::Dense::Load(file, "name.out", "name.out.b", {count, matrix.rows}, nn::kWideScale));
  DATELINE_TRY(transitions, file.Floats("name.trans", {count, count}));
  DATELINE_TRY(start, file.Floats("name.start", {count, 1}));
  DATELINE_TRY(end, file.Floats("name.end", {count, 1}));
  DATELINE_TRY(decoder, NameDecoder::Create(texts, transitions, start, end));
  name_hidden_ = std::move(hidden);
  name_ = std::move(name);
  names_ = std::move(decoder);
  return Ok();
}

Result<LanguageModel> LanguageModel::Create(std::string_view bytes, std::string_view name,
                                            const lexicon::Table& name_words,
                                            const nn::Kernels& kernels) {
  DATELINE_TRY(file, nn::TensorFile::Parse(bytes, name, kModelMeaning));
  LanguageModel model(kernels);
  DATELINE_TRY(words, WordEncoder::Load(file, name_words));
  model.words_ = std::move(words);
  nn::Order inputs = nn::Straight(model.words_.size());
  std::size_t columns = inputs.size();
  for (std::size_t layer = 0; layer < kMostLayers; ++layer) {
    const std::string prefix = "lstm." + std::to_string(layer);
    if (layer > 0 && file.Find(prefix + "f.w") == nullptr) break;
    DATELINE_TRY(lstm, nn::Lstm::Load(file, prefix, inputs, columns,
                                      layer == 0 ? nn::kWideScale : nn::kStateScale));
    inputs = lstm.OutputOrder();
    columns = 2 * lstm.units();
    model.layers_.push_back(std::move(lstm));
  }
  DATELINE_CHECK_OK(model.LoadTags(file));
  DATELINE_TRY(tag, nn::Dense::Load(file, "tag.w", "tag.b", {model.tags_.size(), columns},
                                    nn::kStateScale, inputs));
  model.tag_ = std::move(tag);
  DATELINE_TRY(arcs, ArcScorer::Load(file, inputs, columns, kernels));
  model.arcs_ = std::move(arcs);
  DATELINE_CHECK_OK(model.LoadLabels(file));
  DATELINE_TRY(labels, LabelScorer::Load(file, model.labels_.size(), inputs, columns));
  model.label_scorer_ = std::move(labels);
  DATELINE_CHECK_OK(model.LoadNames(file, inputs, columns));
  return model;
}

BatchScores LanguageModel::Score(const WordBatch& batch) const {
  const std::size_t count = batch.words.size();
  const nn::Order straight = nn::Straight(count);
  nn::UnfilledVector<nn::Activation> states;
  std::vector<const nn::Activation*> rows(batch.vectors.begin(), batch.vectors.end());
  std::span<const std::uint32_t> inputs = batch.words;
  for (const nn::Lstm& layer : layers_) {
    nn::UnfilledVector<nn::Activation> next(count * layer.outputs());
    layer.Run(*kernels_, {batch.sentences, inputs}, rows, next.data());
    states = std::move(next);
    rows = nn::RowsOf(states.data(), count, layer.outputs());
    inputs = straight;
  }
  BatchScores scores;
  scores.tags = nn::ScoreTable(count, tag_.outputs());
  kernels_->apply(tag_.weights(), rows.data(), count, false, scores.tags.values.data());
  scores.arcs = arcs_.Read(*kernels_, rows);
  scores.labels = label_scorer_.Read(*kernels_, rows);

  nn::UnfilledVector<float> hidden(count * name_hidden_.outputs());
  kernels_->apply(name_hidden_.weights(), rows.data(), count, true, hidden.data());
  nn::UnfilledVector<nn::Activation> quantised(hidden.size());
  kernels_->quantise(hidden.data(), hidden.size(), nn::kWideScale, quantised.data());
  scores.names = nn::ScoreTable(count, name_.outputs());
  const auto hidden_rows = nn::RowsOf(quantised.data(), count, name_hidden_.outputs());
  kernels_->apply(name_.weights(), hidden_rows.data(), count, false, scores.names.values.data());
  return scores;
}

}  // namespace dateline::lang
