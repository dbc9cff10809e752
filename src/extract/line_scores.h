// The block classifier: two passes of decision trees over the lines of a page. The second sees how
// the first judged the surroundings of each line.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/result.h"

#include "extract/block_words.h"
#include "extract/html_tree.h"
#include "extract/page_line.h"
#include "lexicon/resource_dir.h"
#include "nn/tree_ensemble.h"

namespace dateline::extract {

/// The meaning of a block model's numbers: it is bound to the layout of the features and to the
/// words it was trained with.
[[nodiscard]] std::uint32_t BlocksMeaning(const BlockWords& words);

/// Const and without hidden state, so one serves every thread.
class LineScorer {
 public:
  /// Reads the models NAME and NAME_context.
  ///
  /// \errors whatever the files give; kUnsupportedVersion where a model was trained for other
  /// features or other words.
  [[nodiscard]] static Result<LineScorer> Load(const lexicon::ResourceDir& dir,
                                               std::string_view name, const BlockWords& words);

  /// Log-odds that a line belongs to the body of the report, one for each line.
  ///
  /// \param rows LineFeatures of `lines`. \param tree null for plain text.
  [[nodiscard]] std::vector<float> Score(const std::vector<PageLine>& lines, const HtmlTree* tree,
                                         const std::vector<float>& rows) const;

 private:
  LineScorer(nn::TreeEnsemble first, nn::TreeEnsemble second)
      : first_(std::move(first)), second_(std::move(second)) {}

  nn::TreeEnsemble first_;
  nn::TreeEnsemble second_;
};

}  // namespace dateline::extract
