#include "pipeline/cut_text.h"

#include <utility>

namespace dateline::pipeline {

Result<CutText> Cut(const lang::TokensAnnotator& tokens, const std::string& text) {
  const auto size = static_cast<ByteOffset>(text.size());
  DATELINE_TRY(doc, Document::Create(text, {{BlockKind::kParagraph, {0, size}}}, {}, false, {}));
  Layers layers(doc->text());
  DATELINE_CHECK_OK(tokens.Run(*doc, {}, layers));
  return CutText{std::move(doc), std::move(layers)};
}

}  // namespace dateline::pipeline
