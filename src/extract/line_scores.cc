#include "extract/line_scores.h"

#include <string>

#include "extract/context_features.h"
#include "extract/line_features.h"
#include "extract/outside_lines.h"
#include "lexicon/model_file.h"

namespace dateline::extract {

std::uint32_t BlocksMeaning(const BlockWords& words) {
  return kLineFeatureVersion * 1000 + words.version();
}

namespace {

Result<nn::TreeEnsemble> LoadTrees(const lexicon::ResourceDir& dir, const std::string& name,
                                   const BlockWords& words, std::size_t features) {
  const std::uint32_t meaning = BlocksMeaning(words);
  DATELINE_TRY(file, lexicon::ModelFile::Open(dir, name, {nn::TreeEnsemble::kLayout, meaning}));
  return nn::TreeEnsemble::Parse(file.bytes(), file.name(), meaning, features);
}

}  // namespace

Result<LineScorer> LineScorer::Load(const lexicon::ResourceDir& dir, std::string_view name,
                                    const BlockWords& words) {
  DATELINE_TRY(first, LoadTrees(dir, std::string(name), words, kLineFeatures));
  DATELINE_TRY(second, LoadTrees(dir, std::string(name) + "_context", words, kContextFeatures));
  return LineScorer(std::move(first), std::move(second));
}

std::vector<float> LineScorer::Score(const std::vector<PageLine>& lines, const HtmlTree* tree,
                                     const std::vector<float>& rows) const {
  std::vector<float> scores = second_.Score(ContextFeatures(lines, tree, rows, first_.Score(rows)));
  if (tree != nullptr) LowerOutside(lines, *tree, scores);
  return scores;
}

}  // namespace dateline::extract
