// Any bytes at all: refused with a reason and a line, or read, twice the same; so by everything
// that we keep in TOML, rule files aside. What was read is read again from its own written form
// where that is a form we take.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/block_words.h"
#include "ingest/field_names.h"
#include "lexicon/model_file.h"
#include "lexicon/read_toml.h"
#include "lexicon/sources.h"
#include "store/schema.h"
#include "text/utf8.h"

using namespace dateline::lexicon;  // NOLINT: a program, not a header

namespace {

template <typename T>
void DemandReason(const dateline::Result<T>& result) {
  if (!result && (result.error().message.empty() || result.error().where.empty())) std::abort();
}

void Describe(const toml::node& node, std::string& out) {
  out += static_cast<char>('a' + static_cast<int>(node.type()));
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, value] : *table) {
      out += key.str();
      Describe(value, out);
    }
  } else if (const toml::array* array = node.as_array()) {
    for (const toml::node& value : *array) Describe(value, out);
  } else if (const auto* text = node.as_string()) {
    out += text->get();
  } else if (const auto* number = node.as_integer()) {
    out += std::to_string(number->get());
  } else if (const auto* real = node.as_floating_point()) {
    out += std::to_string(real->get());
  }
  out += ';';
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = ReadToml(bytes, "fuzz");
  DemandReason(table);
  if (!table) return 0;
  DemandReason(ModelManifest::Parse(bytes, "fuzz"));
  DemandReason(Sources::Parse(bytes, "fuzz"));
  DemandReason(dateline::ingest::FieldNames::Parse(bytes, "fuzz"));
  DemandReason(dateline::extract::BlockWords::Parse(bytes, "fuzz"));
  DemandReason(dateline::store::ParseTableSchema(bytes, "fuzz"));
  const auto again = ReadToml(bytes, "fuzz");
  if (!again) std::abort();
  std::string one;
  std::string two;
  Describe(*table, one);
  Describe(*again, two);
  if (one != two || !dateline::text::IsValidUtf8(one)) std::abort();
  return 0;
}
