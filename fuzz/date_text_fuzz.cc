// Any bytes, as a text with a date in it, a field that holds one, and an address: a date that is
// found exists, lies in the text, and is found again in its own written form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "extract/date_line.h"
#include "extract/url_date.h"
#include "ingest/given_moment.h"
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

bool Exists(const dateline::Moment& moment) {
  return moment.day.ok() && moment.second_of_day >= 0 && moment.second_of_day < 86'400;
}

void CheckField(std::string_view text) {
  const auto given = dateline::ingest::ParseGivenMoment(text);
  if (!given) return;
  if (!Exists(*given)) std::abort();
  const auto again = dateline::ParseIsoMoment(dateline::FormatMoment(*given));
  if (!again || *again != *given) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto found = dateline::extract::FindDate(text, Words());
  if (found) {
    if (found->begin >= found->end || found->end > text.size()) std::abort();
    if (!Exists(found->moment)) std::abort();
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
  CheckField(text);
  const auto in_url = dateline::extract::ReadUrlDate(text, Words());
  if (in_url && !Exists(*in_url)) std::abort();
  return 0;
}
