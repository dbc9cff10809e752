// What "04/05/2019" means on a page.
#pragma once

#include <string_view>

#include "extract/date_text.h"
#include "extract/date_words.h"
#include "extract/metadata_words.h"
#include "extract/page_signals.h"

namespace dateline::extract {

/// The order of day and month on a page: as its other dates tell, where one of the two readings is
/// the only possible one or is a day that the page also writes out; else by its region.
/// \param url the page's address, or empty.
[[nodiscard]] DayMonthOrder OrderOnPage(const PageSignals& signals, std::string_view url,
                                        const DateWords& dates, const MetadataWords& words);

}  // namespace dateline::extract
