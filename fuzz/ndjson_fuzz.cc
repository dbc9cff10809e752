// Any bytes at all, as lines and as an array of records: every piece must parse or be refused with
// a reason, and what parses is UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "ingest/record.h"
#include "ingest/record_splitter.h"
#include "text/utf8.h"

namespace {

using dateline::ingest::FieldNames;
using dateline::ingest::InputFormat;

FieldNames LoadNames() {
  std::ifstream file(DATELINE_SOURCE_DIR "/rules/ingest/fields.toml");
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  return FieldNames::Parse(bytes, "fields.toml").value();
}

void CheckRecord(std::string_view bytes, const FieldNames& names) {
  const auto record = dateline::ingest::ParseJsonRecord(bytes, names, "fuzz:1");
  if (!record) {
    if (record.error().message.empty() || record.error().where.empty()) std::abort();
    return;
  }
  for (const auto& value : record->values) {
    if (value && !dateline::text::IsValidUtf8(*value)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const FieldNames names = LoadNames();
  for (const InputFormat format : {InputFormat::kNdjson, InputFormat::kJson}) {
    dateline::ingest::MemorySource source(std::string(reinterpret_cast<const char*>(data), size));
    dateline::ingest::BufferedSource buffered(source);
    dateline::Limits limits;
    limits.line_bytes = limits.record_bytes = 1 << 12;
    const auto splitter = dateline::ingest::MakeRecordSplitter(format, buffered, limits);
    std::uint64_t last = 0;
    for (;;) {
      const auto next = splitter->Next();
      if (!next || !next->has_value()) break;
      if ((*next)->number <= last || (*next)->bytes.size() > limits.record_bytes) std::abort();
      last = (*next)->number;
      CheckRecord((*next)->bytes, names);
    }
  }
  return 0;
}
