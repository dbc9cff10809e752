// Lays the blocks of a page out as the text of a document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"

#include "extract/page.h"

namespace dateline::ingest {

struct Layout {
  std::string text;
  std::vector<Block> blocks;  // rising, within `text`
  ByteOffset shift = 0;       // bytes of what was put before the given text
  bool truncated = false;
};

/// The blocks' texts one after another, a blank line between them. For pages.
[[nodiscard]] Layout JoinBlocks(const std::vector<extract::PageBlock>& blocks);

/// The text as it is, the blocks as spans of it; before it the title as a headline and a blank
/// line, unless the title is empty. Blocks are found in order, white space runs being alike; one
/// that is not found is left out.
[[nodiscard]] Layout MarkBlocks(std::string_view title, std::string_view text,
                                const std::vector<extract::PageBlock>& blocks);

/// Cuts the text after `max_chars` code points, and the blocks with it.
void CutLayout(std::size_t max_chars, Layout& layout);

}  // namespace dateline::ingest
