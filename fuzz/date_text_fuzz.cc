// Any bytes at all: a date that is found exists, lies in the text, and is found again in its own
// written form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "extract/date_line.h"
#include "lexicon/table.h"

using dateline::extract::DateWords;

namespace {

const DateWords& Words() {
  static const DateWords words = [] {
    const std::string name = "lexicons/extract/date_words.tsv";
    std::ifstream file(DATELINE_SOURCE_DIR "/" + name, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return DateWords::Create(dateline::lexicon::Table::Parse(bytes.str(), name, nullptr).value())
        .value();
  }();
  return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto found = dateline::extract::FindDate(text, Words());
  if (found) {
    if (found->begin >= found->end || found->end > text.size()) std::abort();
    if (!found->moment.day.ok() || found->moment.second_of_day < 0 ||
        found->moment.second_of_day >= 86'400) {
      std::abort();
    }
    if (found->moment.precision >= dateline::MomentPrecision::kDay) {
      const auto again =
          dateline::extract::ParseDateText(dateline::FormatMoment(found->moment), Words());
      if (!again || again->day != found->moment.day ||
          again->second_of_day != found->moment.second_of_day) {
        std::abort();
      }
    }
  }
  const auto line = dateline::extract::ReadDateLine(text, Words());
  if (line && line->dates.empty()) std::abort();
  return 0;
}
