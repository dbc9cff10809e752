// How likely a row is right: boosted trees over the facts of row_features.h.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "dateline/result.h"

#include "event/row_features.h"
#include "lexicon/resource_dir.h"
#include "nn/tree_ensemble.h"

namespace dateline::event {

/// Immutable; serves all threads.
class RowScorer {
 public:
  /// The model's file and manifest under models/.
  static constexpr std::string_view kModel = "events";

  /// \errors as lexicon::ModelFile::Open and nn::TreeEnsemble::Parse.
  [[nodiscard]] static Result<RowScorer> Load(const lexicon::ResourceDir& dir);

  /// The chance, 0 to 1 in steps of 0.001, that an annotator would list the act of each row. The
  /// same on every machine.
  [[nodiscard]] std::vector<double> Score(const std::vector<RowFeatures>& rows) const;

 private:
  explicit RowScorer(nn::TreeEnsemble trees) : trees_(std::move(trees)) {}
  nn::TreeEnsemble trees_;
};

}  // namespace dateline::event
