// Lines of a page that send the reader elsewhere: "Related: Envoys leave Lima".
#pragma once

#include "extract/block_words.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// True for a line that is no part of the text it stands in: a link to another page behind a phrase
/// that says so or in an element called so, or a link in capitals throughout; of plain text, which
/// shows no links, what stands behind such a phrase and a colon. No sentence is a pointer.
[[nodiscard]] bool IsPointer(const PageLine& line, const BlockWords& words);

/// True for a line of nothing but such a phrase, as stands over links or between paragraphs: "Read
/// more:", "Advertisement".
[[nodiscard]] bool IsPointerHeading(const PageLine& line, const BlockWords& words);

/// True for a short line that is one link.
[[nodiscard]] bool IsLinkLine(const PageLine& line);

}  // namespace dateline::extract
