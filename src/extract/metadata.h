// What a page says of itself: title, authors, dates, site. The strongest signal wins, and each date
// names the signal that gave it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/result.h"

#include "extract/date_line.h"
#include "extract/date_words.h"
#include "extract/html_tree.h"
#include "extract/metadata_words.h"
#include "extract/page.h"
#include "lexicon/resource_dir.h"

namespace dateline::extract {

/// The word lists; immutable and shared by all threads.
struct MetadataResources {
  DateWords dates;
  MetadataWords words;

  /// \errors whatever the lexicons give.
  [[nodiscard]] static Result<MetadataResources> Load(const lexicon::ResourceDir& dir);
};

/// As the fields of the same name in Source; empty or null where nothing says it. `how` of a moment
/// is "json-ld", "meta", "microdata", "time", "line" or "url"; that of `published` may be
/// "modified": the page tells only when it was last changed.
struct Metadata {
  std::string title;
  std::string byline;
  std::string section;
  std::string publisher;
  std::string url;
  std::optional<Moment> published;
  std::optional<Moment> modified;
  std::optional<Moment> retrieved;
};

/// Reads the metadata of a page. `url_hint` is the address the page came from, or empty.
[[nodiscard]] Metadata ReadMetadata(const HtmlTree& tree, std::string_view url_hint,
                                    const MetadataResources& resources);

/// Reads the metadata of a page without tags from its labelled blocks: the first headline, the
/// bylines, the date stamps. A bare weekday and date above the headline of a page that states
/// another, labelled day of publication below is the day it was saved.
[[nodiscard]] Metadata ReadTextMetadata(const std::vector<PageBlock>& blocks,
                                        const MetadataResources& resources, DateHints hints = {});

}  // namespace dateline::extract
