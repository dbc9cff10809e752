// Dates and names in addresses.
#pragma once

#include <optional>
#include <string_view>

#include "dateline/document.h"

#include "extract/date_words.h"

namespace dateline::extract {

/// The day in the path of `url` ("/2019/04/25/", "/2019/apr/25/", "20190425"), or null.
[[nodiscard]] std::optional<Moment> ReadUrlDate(std::string_view url, const DateWords& words);

/// "www.daily.example.org" of an absolute address; empty for others.
[[nodiscard]] std::string_view HostOf(std::string_view url);

}  // namespace dateline::extract
