// Who wrote the article on a page.
#pragma once

#include <string>
#include <string_view>

#include "extract/date_text.h"
#include "extract/html_tree.h"
#include "extract/json_ld.h"
#include "extract/metadata.h"
#include "extract/page_head.h"
#include "extract/page_signals.h"

namespace dateline::extract {

/// The names of the authors, joined as JoinNames does; empty where nothing states them. Fields for
/// persons come first, then what the page shows, then names of accounts and of the site itself.
/// \param publisher the site's name, or empty.
[[nodiscard]] std::string FindPageByline(const HtmlTree& tree, const PageSignals& signals,
                                         const PageHead& head, const JsonLdArticle& article,
                                         std::string_view publisher,
                                         const MetadataResources& resources, DateHints hints);

}  // namespace dateline::extract
