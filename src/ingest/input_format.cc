#include "ingest/input_format.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/charset.h"

namespace dateline::ingest {
namespace {

using text::StartsWithAscii;

using std::string_view_literals::operator""sv;

/// Bytes that only one kind of file has where they stand; `then` where the start alone could be
/// that of a text.
struct Magic {
  std::string_view start;
  std::string_view what;
  std::size_t then_at = 0;
  std::string_view then = {};
};

// Sources: the formats' own specifications. Only what people are likely to have beside articles.
constexpr Magic kMagics[] = {
    {"%PDF-", "a PDF file"},
    {"%!PS", "a PostScript file"},
    {"\x89PNG", "a picture (PNG)"},
    {"\xFF\xD8\xFF", "a picture (JPEG)"},
    {"GIF87a", "a picture (GIF)"},
    {"GIF89a", "a picture (GIF)"},
    {"II*\0"sv, "a picture (TIFF)"},
    {"MM\0*"sv, "a picture (TIFF)"},
    {"BM", "a picture (BMP)", 6, "\0\0\0\0"sv},
    {"RIFF", "a picture (WebP)", 8, "WEBP"},
    {"RIFF", "sound (WAV)", 8, "WAVE"},
    {"RIFF", "a film (AVI)", 8, "AVI "},
    {"", "a film (MP4) or a picture of its kind (HEIC, AVIF)", 4, "ftyp"},
    {"\x1A\x45\xDF\xA3", "a film (Matroska or WebM)"},
    {"ID3\x02", "sound (MP3)"},
    {"ID3\x03", "sound (MP3)"},
    {"ID3\x04", "sound (MP3)"},
    {"OggS\0"sv, "sound or film (Ogg)"},
    {"fLaC\0"sv, "sound (FLAC)"},
    {"\xD0\xCF\x11\xE0", "an office file of the old kind (.doc, .xls, .ppt, .msg)"},
    {"{\\rtf", "an office file (RTF)"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    {"Rar!\x1A\x07", "a RAR archive"},
    {"", "a tar archive", 257, "ustar"},
    {"BZh", "a bzip2 file", 4, "1AY&SY"},
    {"\xFD\x37\x7A\x58\x5A", "an xz file"},
    {"\x1F\x8B", "a file compressed twice"},
    {"\x28\xB5\x2F\xFD", "a file compressed twice"},
    {"WARC/", "a WARC archive"},
    {"filedesc:", "an ARC archive"},
    {"PAR1", "a Parquet file"},
    {"SQLite format 3\0"sv, "an SQLite database"},
    {"", "a DuckDB database", 8, "DUCK"},
    {"\x7F"
     "ELF",
     "a program"},
    {"MZ", "a program", 2, "\x90\0"sv},
};

// What a ZIP archive is by the names in it. Office files and e-books are such archives.
constexpr Magic kZipKinds[] = {
    {"application/epub+zip", "an e-book (EPUB)"},
    {"application/vnd.oasis.opendocument", "an office file (OpenDocument)"},
    {"word/", "an office file (.docx)"},
    {"xl/", "an office file (.xlsx)"},
    {"ppt/", "an office file (.pptx)"},
    {"[Content_Types].xml", "an office file (.docx, .xlsx or .pptx)"},
};

// Extensions we know by name and do not read, so that the reason can say so.
constexpr Magic kUnreadExtensions[] = {
    {"csv", "a CSV table"},  {"tsv", "a TSV table"},   {"rss", "a news feed"},
    {"atom", "a news feed"}, {"wet", "a WET archive"}, {"duckdb", "a DuckDB database"},
};

struct Extension {
  std::string_view name;
  InputFormat format;
};
constexpr Extension kExtensions[] = {
    {"html", InputFormat::kHtml},     {"htm", InputFormat::kHtml},
    {"xhtml", InputFormat::kHtml},    {"shtml", InputFormat::kHtml},
    {"md", InputFormat::kMarkdown},   {"markdown", InputFormat::kMarkdown},
    {"ndjson", InputFormat::kNdjson}, {"jsonl", InputFormat::kNdjson},
    {"json", InputFormat::kJson},     {"txt", InputFormat::kText},
    {"text", InputFormat::kText},
};

Error Unsupported(std::string_view what, std::string_view path) {
  return {ErrorCode::kUnsupportedFormat,
          std::string(what) + " is not read; give HTML, plain text, Markdown or NDJSON",
          std::string(path)};
}

std::string_view FileName(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view WithoutCompressionSuffix(std::string_view name) {
  for (const std::string_view suffix : {".gz", ".zst", ".zstd"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return name;
}

std::string ExtensionOf(std::string_view path) {
  const std::string_view name = WithoutCompressionSuffix(FileName(path));
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return text::LowerAscii(name.substr(dot + 1));
}

std::string_view SkipSpaceAndMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && text::IsAsciiSpace(bytes.front())) bytes.remove_prefix(1);
  return bytes;
}

bool Matches(std::string_view opening, const Magic& magic) {
  return opening.starts_with(magic.start) &&
         (magic.then.empty() || (opening.size() > magic.then_at &&
                                 opening.substr(magic.then_at).starts_with(magic.then)));
}

/// What the first bytes say that the file is, if that is something we do not read.
std::string_view UnreadKind(std::string_view opening) {
  if (opening.starts_with("PK\x03\x04")) {
    for (const Magic& kind : kZipKinds) {
      if (opening.find(kind.start) != std::string_view::npos) return kind.what;
    }
    return "a ZIP archive";
  }
  for (const Magic& magic : kMagics) {
    if (Matches(opening, magic)) return magic.what;
  }
  return {};
}

bool LooksLikeHtml(std::string_view trimmed) {
  // The patterns of WHATWG MIME Sniffing, 7.1, that articles are found under.
  for (const std::string_view start : {"<!doctype html", "<html", "<head", "<body", "<script",
                                       "<title", "<style", "<article", "<div", "<table", "<!--"}) {
    if (StartsWithAscii(trimmed, start)) return true;
  }
  return StartsWithAscii(trimmed, "<?xml") &&
         trimmed.substr(0, 1024).find("<html") != std::string_view::npos;
}

bool LooksLikeFeed(std::string_view trimmed) {
  const std::string_view head = trimmed.substr(0, 1024);
  return StartsWithAscii(trimmed, "<rss") || StartsWithAscii(trimmed, "<feed") ||
         (StartsWithAscii(trimmed, "<?xml") && (head.find("<rss") != std::string_view::npos ||
                                                head.find("<feed") != std::string_view::npos));
}

/// More than a tenth of control bytes is no text in any character set but UTF-16.
bool LooksBinary(std::string_view opening) {
  const text::Charset charset = text::SniffCharset(opening, {});
  if (charset.encoding.name.starts_with("utf-16")) return false;
  const auto controls = std::count_if(opening.begin(), opening.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && !text::IsAsciiSpace(c) && byte != 0x1B;  // escape: iso-2022-jp
  });
  return static_cast<std::size_t>(controls) * 10 > opening.size();
}

/// True for an array whose first element is a record, and for a record spread over lines.
bool LooksLikeJsonDocument(std::string_view trimmed) {
  if (trimmed.starts_with('[')) {
    const std::string_view inside = SkipSpaceAndMark(trimmed.substr(1));
    return inside.starts_with('{') || inside.starts_with(']');
  }
  const std::size_t line_end = trimmed.find('\n');
  if (line_end == std::string_view::npos) return false;
  return !text::TrimAscii(trimmed.substr(0, line_end)).ends_with('}');
}

InputFormat JsonKind(std::string_view trimmed, const std::string& extension) {
  const bool document = LooksLikeJsonDocument(trimmed);
  if (trimmed.starts_with('[')) return document ? InputFormat::kJson : InputFormat::kNdjson;
  // In a file called .ndjson a record that does not end with its line is a broken line.
  return document && extension != "ndjson" && extension != "jsonl" ? InputFormat::kJson
                                                                   : InputFormat::kNdjson;
}

bool LooksLikeJson(std::string_view trimmed) {
  if (trimmed.starts_with('{')) {
    const std::string_view inside = SkipSpaceAndMark(trimmed.substr(1));
    return inside.starts_with('"') || inside.starts_with('}');
  }
  return trimmed.starts_with('[') && LooksLikeJsonDocument(trimmed);
}

}  // namespace

std::string_view InputFormatName(InputFormat format) {
  switch (format) {
    case InputFormat::kHtml:
      return "html";
    case InputFormat::kText:
      return "text";
    case InputFormat::kMarkdown:
      return "markdown";
    case InputFormat::kNdjson:
      return "ndjson";
    case InputFormat::kJson:
      return "json";
  }
  return "";
}

std::optional<InputFormat> ParseInputFormat(std::string_view name) {
  for (const InputFormat format : {InputFormat::kHtml, InputFormat::kText, InputFormat::kMarkdown,
                                   InputFormat::kNdjson, InputFormat::kJson}) {
    if (InputFormatName(format) == name) return format;
  }
  return std::nullopt;
}

Result<InputFormat> DetectFormat(std::string_view opening, std::string_view path) {
  if (const std::string_view kind = UnreadKind(opening); !kind.empty()) {
    return Unsupported(kind, path);
  }
  const std::string_view trimmed = SkipSpaceAndMark(opening);
  // Markup with stray zeros is still a page.
  if (!trimmed.starts_with('<') && LooksBinary(opening)) return Unsupported("binary data", path);
  const std::string extension = ExtensionOf(path);
  if (LooksLikeFeed(trimmed)) return Unsupported("a news feed", path);
  if (LooksLikeHtml(trimmed) && extension != "md" && extension != "markdown") {
    return InputFormat::kHtml;
  }
  for (const Extension& known : kExtensions) {
    if (known.name != extension) continue;
    const bool json = known.format == InputFormat::kNdjson || known.format == InputFormat::kJson;
    return json ? JsonKind(trimmed, extension) : known.format;
  }
  for (const Magic& unread : kUnreadExtensions) {
    if (unread.start == extension) return Unsupported(unread.what, path);
  }
  if (LooksLikeJson(trimmed)) return JsonKind(trimmed, extension);
  if (trimmed.starts_with("---\n") || trimmed.starts_with("---\r\n")) return InputFormat::kMarkdown;
  return trimmed.starts_with('<') ? InputFormat::kHtml : InputFormat::kText;
}

std::string_view FileStem(std::string_view path) {
  const std::string_view name = WithoutCompressionSuffix(FileName(path));
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace dateline::ingest
