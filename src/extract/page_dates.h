// When the article on a page was published, when it was changed, and when the page was saved.
#pragma once

#include <optional>
#include <string_view>

#include "extract/date_text.h"
#include "extract/json_ld.h"
#include "extract/metadata.h"
#include "extract/page_head.h"
#include "extract/page_signals.h"

namespace dateline::extract {

/// Null where nothing says it. `how` is as in Metadata.
struct PageDates {
  std::optional<Moment> published;
  std::optional<Moment> modified;
  std::optional<Moment> retrieved;
};

/// Weighs the dates of a page. Fields come before what the page shows and labels before bare dates.
/// Where they contradict each other: nothing is published after it was changed or saved, or after
/// the day that its own head shows; and the publisher's own zone tells the day.
/// \param url the page's address, or empty.
[[nodiscard]] PageDates FindPageDates(const PageSignals& signals, const PageHead& head,
                                      const JsonLdArticle& article, std::string_view url,
                                      const DateWords& dates, DateHints hints);

}  // namespace dateline::extract
