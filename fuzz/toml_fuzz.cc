// Any bytes at all: refused with a reason and a line, or read; twice the same, and what was read is
// read again from its own written form where that is a form we take.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "lexicon/model_file.h"
#include "lexicon/read_toml.h"
#include "lexicon/sources.h"

using namespace dateline::lexicon;  // NOLINT: one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)ModelManifest::Parse(bytes, "fuzz");
  (void)Sources::Parse(bytes, "fuzz");
  const auto table = ReadToml(bytes, "fuzz");
  if (!table) {
    if (table.error().message.empty() || table.error().where.empty()) std::abort();
    return 0;
  }
  const auto same = ReadToml(bytes, "fuzz");
  std::ostringstream one;
  std::ostringstream two;
  one << *table;
  if (!same) std::abort();
  two << *same;
  if (one.str() != two.str()) std::abort();
  (void)ReadToml(one.str(), "fuzz");
  return 0;
}
