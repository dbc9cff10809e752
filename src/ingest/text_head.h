// Metadata at the head of a text: front matter of Markdown, header lines of plain text.
#pragma once

#include <cstddef>
#include <string_view>

#include "ingest/record.h"

namespace dateline::ingest {

/// Reads front matter between two lines "---" (or "+++"): flat `key: value` (or `key = value`)
/// pairs, values bare, in single quotes or in double quotes with YAML's escapes, continued on
/// indented lines. Lists and nested values are passed over. Keys are looked up in `names`.
///
/// \param utf8 valid UTF-8 with LF line ends.
/// \returns where the text begins; 0 without front matter.
[[nodiscard]] std::size_t ReadFrontMatter(std::string_view utf8, const FieldNames& names,
                                          Record& record);

/// Reads lines "NAME: value" with known names, from the first line to a blank one. Anything else
/// before the blank line means that there is no head and all of it is text. An empty value is a
/// statement too: there is no title.
///
/// \returns where the text begins, past the blank lines; 0 without head.
[[nodiscard]] std::size_t ReadHeaderLines(std::string_view utf8, const FieldNames& names,
                                          Record& record);

}  // namespace dateline::ingest
