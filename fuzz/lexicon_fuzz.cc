// Any bytes at all: Parse must answer, and what it accepts must survive a round trip.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lexicon/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dateline::lexicon::Table;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);

  const auto first = Table::Parse(bytes, "fuzz", nullptr);
  if (!first) {
    if (first.error().message.empty() || first.error().where.empty()) std::abort();
    return 0;  // a refusal with a reason is a pass
  }
  if (first.value().Format() != bytes) std::abort();
  const auto second = Table::Parse(first.value().Format(), "fuzz", nullptr);
  if (!second || !(second.value() == first.value())) std::abort();
  return 0;
}
