// What extraction makes of one page, whatever it came as: labelled lines and what the page says of
// itself. ingest turns a Page into a Document.
#pragma once

#include <string>
#include <vector>

#include "dateline/diagnostic.h"
#include "dateline/document.h"
#include "dateline/span.h"

namespace dateline::extract {

/// A labelled stretch of text: one paragraph, list item, heading, caption, or run of boilerplate.
/// Valid UTF-8, no line break but inside kBoilerplate and kQuoteBlock, trimmed, never empty.
struct PageBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;
  Span source_span{};  // of plain text: the bytes of the input that `text` is; empty for markup
  friend bool operator==(const PageBlock&, const PageBlock&) = default;
};

struct Page {
  Source source;                  // only what the page itself states is filled
  std::vector<PageBlock> blocks;  // in reading order
  std::vector<Diagnostic> diagnostics;
};

}  // namespace dateline::extract
