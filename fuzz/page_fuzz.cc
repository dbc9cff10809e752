// Any bytes at all, as a page with markup and as a plain text: refused with a reason, or blocks
// that are UTF-8, trimmed and never empty, and the same again; those of a plain text are its own
// slices.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/extract.h"
#include "lexicon/resource_dir.h"
#include "text/ascii.h"
#include "text/clean.h"
#include "text/utf8.h"

namespace {

using namespace dateline;  // NOLINT: a program, not a header

const extract::Extractor& Shipped() {
  static const extract::Extractor extractor =
      extract::Extractor::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value()).value();
  return extractor;
}

void Demand(bool holds) {
  if (!holds) std::abort();
}

void CheckBlocks(const extract::Page& page) {
  for (const extract::PageBlock& block : page.blocks) {
    Demand(!block.text.empty() && text::IsValidUtf8(block.text));
    Demand(text::TrimAscii(block.text) == block.text);
  }
  for (const std::string* stated : {&page.source.title, &page.source.byline, &page.source.section,
                                    &page.source.publisher, &page.source.url}) {
    Demand(text::IsValidUtf8(*stated));
  }
  for (const auto& moment : {page.source.published, page.source.modified, page.source.retrieved}) {
    Demand(!moment || moment->day.ok());
  }
}

void CheckAnswer(const Result<extract::Page>& once, const Result<extract::Page>& twice) {
  Demand(once.has_value() == twice.has_value());
  if (!once) {
    Demand(!once.error().message.empty());
    return;
  }
  CheckBlocks(*once);
  Demand(once->blocks == twice->blocks && once->source.title == twice->source.title);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t replaced = 0;
  const std::string utf8 =
      text::CleanText(text::RepairUtf8({reinterpret_cast<const char*>(data), size}, replaced));
  Limits limits;
  limits.nesting = 16;
  CheckAnswer(Shipped().ExtractHtml(utf8, "", limits), Shipped().ExtractHtml(utf8, "", limits));

  const auto plain = Shipped().ExtractPlainText(utf8, "", limits);
  CheckAnswer(plain, Shipped().ExtractPlainText(utf8, "", limits));
  if (!plain) return 0;
  std::size_t last = 0;
  for (const extract::PageBlock& block : plain->blocks) {
    Demand(last <= block.source_span.begin && block.source_span.end <= utf8.size());
    Demand(utf8.substr(block.source_span.begin, block.source_span.size()) == block.text);
    last = block.source_span.end;
  }
  return 0;
}
