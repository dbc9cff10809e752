// Any bytes at all: reading answers, twice gives the same, and authors that are given have names.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/json_ld.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view script(reinterpret_cast<const char*>(data), size);
  dateline::extract::JsonLdReader first;
  first.Read(script);
  const dateline::extract::JsonLdArticle one = first.Best();
  for (const auto& author : one.authors) {
    if (author.name.empty()) std::abort();
  }
  dateline::extract::JsonLdReader second;
  second.Read(script);
  const dateline::extract::JsonLdArticle two = second.Best();
  if (one.headline != two.headline || one.authors != two.authors ||
      one.published != two.published) {
    std::abort();
  }
  return 0;
}
