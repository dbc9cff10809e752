// Lines of a page that send the reader elsewhere: "Related: Envoys leave Lima".
#pragma once

#include "extract/block_words.h"
#include "extract/page_line.h"

namespace dateline::extract {

/// True for a line that is no part of the text it stands in: a link to another page behind a phrase
/// that says so or in an element called so, or a link in capitals throughout. Of plain text, which
/// shows no links, only what stands behind such a phrase and a colon. A sentence with links in it is
/// none.
[[nodiscard]] bool IsPointer(const PageLine& line, const BlockWords& words);

/// True for a line of nothing but such a phrase, as stands over a list of links: "Read more:".
[[nodiscard]] bool IsPointerHeading(const PageLine& line, const BlockWords& words);

/// True for a short line that is one link.
[[nodiscard]] bool IsLinkLine(const PageLine& line);

}  // namespace dateline::extract
