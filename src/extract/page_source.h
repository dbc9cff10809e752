// What the outlet of a page is called, and in which section of it the article stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/json_ld.h"
#include "extract/metadata_words.h"
#include "extract/page_signals.h"

namespace dateline::extract {

/// The name of the outlet as the page states it, without its motto; empty where nothing states it.
/// An account is no name, and an address only where there is no other; the part of the page's title
/// that spells its host is one.
/// \param url the page's address, or empty.
[[nodiscard]] std::string ChoosePublisher(const PageSignals& signals, const JsonLdArticle& article,
                                          std::string_view url);

/// The section, the narrowest where the page gives a path of them; of a list the first. Empty where
/// nothing states it: "post", "home" and the like are none.
/// \param title the headline of the article.
[[nodiscard]] std::string ChooseSection(const PageSignals& signals, const JsonLdArticle& article,
                                        std::string_view title, const MetadataWords& words);

}  // namespace dateline::extract
