// Any bytes at all as a verb dictionary of PETRARCH: what is read keeps what the header promises,
// the same without a last line feed, and nothing is in doubt beyond the end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/petrarch_verbs.h"
#include "text/utf8.h"

namespace {

using dateline::event::kMaxPetrarchItems;
using dateline::event::PetrarchVerbs;

void Demand(bool holds) {
  if (!holds) std::abort();
}

// A word of a row of a lexicon: no white space, no control characters.
void CheckWords(const std::vector<std::string>& words) {
  Demand(!words.empty() && words.size() <= kMaxPetrarchItems);
  for (const std::string& word : words) {
    Demand(!word.empty() && dateline::text::IsValidUtf8(word));
    Demand(std::none_of(word.begin(), word.end(),
                        [](char c) { return static_cast<unsigned char>(c) <= ' '; }));
  }
}

void CheckCode(std::string_view code) {
  Demand(!code.empty() && code.size() <= 17);
  Demand(std::count(code.begin(), code.end(), ':') <= 1);
  Demand(
      code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-:") ==
      std::string_view::npos);
}

void Check(const PetrarchVerbs& verbs) {
  for (const auto& form : verbs.forms) {
    CheckWords(form.words);
    CheckCode(form.code);
    Demand(form.verb < form.words.size() && form.block > 0);
  }
  std::set<std::string_view> names;
  for (const auto& set : verbs.sets) {
    Demand(set.name.size() > 1 && set.name.front() == '&');
    names.insert(set.name);
    for (const auto& phrase : set.phrases) CheckWords(phrase);
  }
  for (const auto& pattern : verbs.patterns) {
    CheckWords(pattern.items);
    CheckCode(pattern.code);
    std::size_t verb = 0;
    for (std::string_view item : pattern.items) {
      if (item.starts_with('_')) item.remove_prefix(1);
      verb += item == "*" ? 1U : 0U;
      Demand(!item.starts_with('&') || names.count(item) == 1);
    }
    Demand(verb == 1 && pattern.block > 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = dateline::event::ReadPetrarchVerbs(bytes);
  Demand(static_cast<bool>(read));
  Check(*read);
  const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  for (const auto& doubt : read->doubts) {
    Demand(doubt.line >= 1 && doubt.line <= lines && !doubt.reason.empty());
    Demand(dateline::text::IsValidUtf8(doubt.text));
  }
  const std::string longer = std::string(bytes) + "\n";
  const auto again = dateline::event::ReadPetrarchVerbs(longer);
  Demand(again && again->forms == read->forms && again->patterns == read->patterns);
  Demand(again->sets == read->sets && again->doubts == read->doubts);
  Demand(dateline::event::HoldsPetrarchVerbs(bytes) == dateline::event::HoldsPetrarchVerbs(longer));
  return 0;
}
