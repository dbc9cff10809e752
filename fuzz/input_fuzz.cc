// Any bytes as a file, whatever format it is taken for: every record in it becomes a document, or
// is refused with a reason and its place, and reading ends.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <sys/mman.h>
#include <unistd.h>

#include "extract/extract.h"
#include "ingest/input_stream.h"
#include "ingest/prepare.h"
#include "lexicon/resource_dir.h"
#include "text/utf8.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header
using ingest::InputFormat;

void Demand(bool holds) {
  if (!holds) std::abort();
}

struct Shipped {
  ingest::FieldNames names;
  extract::Extractor extractor;
  ingest::PrepareOptions options;

  Shipped()
      : names(ingest::FieldNames::Parse(Dir().Read("rules/ingest/fields.toml").value(), "fields")
                  .value()),
        extractor(extract::Extractor::Load(Dir()).value()) {
    options.field_names = &names;
    options.coded_language = "en";
    options.extract_html = [this](std::string_view text, const Limits& limits) {
      return extractor.ExtractHtml(text, "", limits);
    };
    options.extract_plain_text = [this](std::string_view text, const Limits& limits) {
      return extractor.ExtractPlainText(text, "", limits);
    };
  }
  static lexicon::ResourceDir Dir() {
    return lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  }
};

/// A file in memory, with a path.
class MemoryFile {
 public:
  MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(::memfd_create("fuzz", 0)) {
    Demand(descriptor_ >= 0);
    Demand(::write(descriptor_, data, size) == static_cast<ssize_t>(size));
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

void CheckError(const Error& error) { Demand(!error.message.empty() && !error.where.empty()); }

void CheckDocument(const ingest::Prepared& prepared) {
  const Document& document = *prepared.document;
  Demand(text::IsValidUtf8(document.text()));
  const Source& source = document.source();
  for (const std::string* stated : {&source.id, &source.url, &source.title, &source.byline}) {
    Demand(text::IsValidUtf8(*stated));
  }
  if (!prepared.given) return;
  for (const auto* spans : {&prepared.given->tokens, &prepared.given->sentences}) {
    for (const Span span : *spans) {
      Demand(span.begin <= span.end && span.end <= document.text().size());
    }
  }
}

void CheckItem(const ingest::Item& item, const Shipped& shipped, const Limits& limits) {
  if (const auto* rejected = std::get_if<ingest::Rejected>(&item)) {
    CheckError(rejected->error);
    return;
  }
  const auto& raw = std::get<ingest::RawInput>(item);
  Demand(raw.bytes.size() <= limits.record_bytes && raw.format != InputFormat::kNdjson);
  const auto prepared = ingest::Prepare(raw, shipped.options, limits);
  if (prepared) {
    CheckDocument(*prepared);
  } else {
    CheckError(prepared.error());
  }
}

void Check(const std::string& path, std::optional<InputFormat> format) {
  static const Shipped shipped;
  ingest::InputOptions options;
  options.paths = {path};
  options.format = format;
  options.limits.record_bytes = options.limits.line_bytes = 1 << 14;
  options.limits.text_chars = 1 << 12;
  const Limits limits = options.limits;
  auto stream = ingest::InputStream::Open(std::move(options));
  Demand(stream.has_value());
  while (const auto item = stream->Next()) CheckItem(*item, shipped, limits);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  for (const auto format : {std::optional<InputFormat>(), std::optional(InputFormat::kNdjson),
                            std::optional(InputFormat::kText)}) {
    Check(file.path(), format);
  }
  return 0;
}
