// What kind of thing a run of bytes is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::ingest {

enum class InputFormat : std::uint8_t {
  kHtml,
  kText,      // plain text, perhaps with header lines
  kMarkdown,  // perhaps with front matter
  kNdjson,    // one JSON record a line
  kJson,      // JSON records one after another, or in one array
};

/// "html", "text", "markdown", "ndjson", "json": the values of --input-format.
[[nodiscard]] std::string_view InputFormatName(InputFormat format);
[[nodiscard]] std::optional<InputFormat> ParseInputFormat(std::string_view name);

/// Tells the format from the first bytes, with the name as a hint. Content wins where it is
/// certain (a page named .txt is a page); the extension decides between kinds of text.
///
/// \param opening the first few KiB after decompression.
/// \param path its last extension counts, `.gz`, `.zst` and `.zstd` aside.
/// \errors kUnsupportedFormat for what is recognized but not read (PDF, pictures, archives, WARC)
///         and for binary data; the message says what it is.
[[nodiscard]] Result<InputFormat> DetectFormat(std::string_view opening, std::string_view path);

/// The file's name without folders, compression suffix and extension: "a/b.html.gz" gives "b".
[[nodiscard]] std::string_view FileStem(std::string_view path);

}  // namespace dateline::ingest
