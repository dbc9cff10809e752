#include "event/row_scorer.h"

#include <cmath>

#include "lexicon/model_file.h"
#include "nn/kernels.h"

namespace dateline::event {
namespace {

constexpr double kStep = 0.001;

}  // namespace

Result<RowScorer> RowScorer::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(
      file, lexicon::ModelFile::Open(dir, kModel, {nn::TreeEnsemble::kLayout, kRowFeatureVersion}));
  DATELINE_TRY(
      trees, nn::TreeEnsemble::Parse(file.bytes(), file.name(), kRowFeatureVersion, kRowFeatures));
  return RowScorer(std::move(trees));
}

std::vector<double> RowScorer::Score(const std::vector<RowFeatures>& rows) const {
  std::vector<float> values;
  values.reserve(rows.size() * kRowFeatures);
  for (const RowFeatures& row : rows) values.insert(values.end(), row.begin(), row.end());
  const std::vector<float> odds = trees_.Score(values);
  std::vector<float> chances(odds.size());
  // Not std::exp, which differs between libraries in its last bit.
  nn::BestKernels().sigmoid(odds.data(), odds.size(), chances.data());
  std::vector<double> result;
  result.reserve(chances.size());
  for (const float chance : chances) {
    result.push_back(std::round(static_cast<double>(chance) / kStep) * kStep);
  }
  return result;
}

}  // namespace dateline::event
