// Finds the character set a page declares in its own first bytes.
#pragma once

#include <optional>
#include <string_view>

#include "text/charset_labels.h"

namespace dateline::text {

/// How far a declaration is looked for. The standard asks for at least 1024 bytes and lets a later
/// one restart the parser, so browsers honor it; 8 KiB covers the heads that put scripts first.
inline constexpr std::size_t kPrescanBytes = 8192;

/// The encoding declared by `<meta charset>` or `<meta http-equiv="content-type">`, in a document
/// that is ASCII in its markup. A declared UTF-16 reads as UTF-8, because an ASCII scan has just
/// read it; x-user-defined reads as windows-1252.
/// \source WHATWG HTML, 13.2.3.2 "prescan a byte stream to determine its encoding".
[[nodiscard]] std::optional<Encoding> PrescanMeta(std::string_view bytes);

/// The encoding in `<?xml … encoding="…"?>` at the very start, under the same two exceptions.
[[nodiscard]] std::optional<Encoding> PrescanXmlDeclaration(std::string_view bytes);

}  // namespace dateline::text
