// Any text, as plain text and as Markdown: the head ends within the text, on a character, and what
// it states is UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "ingest/text_head.h"
#include "text/charset.h"
#include "text/clean.h"
#include "text/utf8.h"

namespace {

using dateline::ingest::FieldNames;
using dateline::ingest::Record;

FieldNames LoadNames() {
  std::ifstream file(DATELINE_SOURCE_DIR "/rules/ingest/fields.toml");
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  return FieldNames::Parse(bytes, "fields.toml").value();
}

void Check(const std::string& text, std::size_t head, const Record& record) {
  if (head > text.size()) std::abort();
  if (!dateline::text::IsValidUtf8(std::string_view(text).substr(head))) std::abort();
  for (const auto& value : record.values) {
    if (value && !dateline::text::IsValidUtf8(*value)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const FieldNames names = LoadNames();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = dateline::text::CleanText(dateline::text::DecodeBytes(bytes, {}).utf8);
  Record front;
  Check(text, dateline::ingest::ReadFrontMatter(text, names, front), front);
  Record lines;
  Check(text, dateline::ingest::ReadHeaderLines(text, names, lines), lines);
  return 0;
}
