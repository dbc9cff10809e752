// A text of one paragraph with its words and trees, and nothing else.
#pragma once

#include <memory>
#include <string>

#include "dateline/annotator.h"
#include "dateline/result.h"

#include "lang/tokens_annotator.h"

namespace dateline::pipeline {

struct CutText {
  std::unique_ptr<const Document> doc;
  Layers layers;
};

/// \param text UTF-8.
/// \errors as Document::Create and the annotator.
[[nodiscard]] Result<CutText> Cut(const lang::TokensAnnotator& tokens, const std::string& text);

}  // namespace dateline::pipeline
