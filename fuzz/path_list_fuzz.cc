// Any bytes as a list of files: each name is a line of the list, in its order, and nothing but
// blank lines is left out.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/path_list.h"
#include "text/ascii.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto names = dateline::ingest::NamesInList(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t at = 0;
  for (const std::string_view name : names) {
    if (dateline::text::TrimAscii(name).empty()) std::abort();
    if (name.find('\n') != std::string_view::npos) std::abort();
    const auto begin = static_cast<std::size_t>(name.data() - bytes.data());
    if (begin < at || begin > bytes.size() || name.size() > bytes.size() - begin) std::abort();
    if (begin > 0 && bytes[begin - 1] != '\n') std::abort();
    if (!dateline::text::TrimAscii(bytes.substr(at, begin - at)).empty()) std::abort();
    at = begin + name.size();
  }
  if (!dateline::text::TrimAscii(bytes.substr(at)).empty()) std::abort();
  return 0;
}
