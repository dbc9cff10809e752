// Any bytes at all: decoding must give clean UTF-8, twice the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/charset.h"
#include "text/clean.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool markup : {false, true}) {
    dateline::text::CharsetOptions options;
    options.markup = markup;
    const auto decoded = dateline::text::DecodeBytes(bytes, options);
    if (!dateline::text::IsValidUtf8(decoded.utf8)) std::abort();
    if (dateline::text::DecodeBytes(bytes, options).utf8 != decoded.utf8) std::abort();
    const std::string clean = dateline::text::CleanText(decoded.utf8);
    if (!dateline::text::IsValidUtf8(clean)) std::abort();
    if (dateline::text::CleanText(clean) != clean) std::abort();
  }
  return 0;
}
