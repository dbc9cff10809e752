// Any bytes at all as a dictionary of PETRARCH: what is read keeps what the header promises, the
// same without a last line feed, and nothing is in doubt beyond the end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "actor/petrarch.h"
#include "lexicon/word_form.h"
#include "text/utf8.h"

namespace {

void Demand(bool holds) {
  if (!holds) std::abort();
}

void CheckName(const std::string& name) {
  const auto words = dateline::lexicon::CutAtSpaces(name);
  Demand(dateline::text::IsValidUtf8(name) && !words.empty());
  Demand(words.size() <= dateline::actor::kMaxPetrarchWords);
  Demand(name.find_first_of("\t\r\n") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = dateline::actor::ReadPetrarch(bytes);
  Demand(static_cast<bool>(read));
  for (const auto& entry : read->entries) {
    Demand(!entry.names.empty() && !entry.codes.empty());
    for (const auto& name : entry.names) CheckName(name);
    for (const auto& name : entry.plurals) CheckName(name);
    for (const auto& code : entry.codes) {
      Demand(!code.code.empty() && code.code.size() % 3 == 0);
      Demand(code.since.empty() || code.until.empty() || code.since <= code.until);
    }
  }
  const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  for (const auto& doubt : read->doubts) {
    Demand(doubt.line >= 1 && doubt.line <= lines && !doubt.reason.empty());
    Demand(dateline::text::IsValidUtf8(doubt.text));
  }
  const auto again = dateline::actor::ReadPetrarch(std::string(bytes) + "\n");
  Demand(again && again->entries == read->entries && again->doubts == read->doubts);
  return 0;
}
