// Everything on a page that may state its metadata, collected in one pass over the tree and not yet
// weighed. Private to the metadata reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/html_tree.h"
#include "extract/json_ld.h"
#include "extract/metadata_words.h"
#include "extract/title.h"

namespace dateline::extract {

/// A stretch of the page that may hold a byline or a date. Views belong to the tree.
struct HintedText {
  std::string text;
  std::string_view attribute;  // datetime or content, where there is one
  NodeIndex node = 0;
  bool strong = false;    // marked up as such (rel, itemprop), not only by a class name
  bool modified = false;  // of a date: of the last change
};

struct PageSignals {
  std::string_view lang;
  std::string_view canonical;
  std::string_view url;   // og:url
  std::string_view site;  // og:site_name and its like
  std::string_view section;
  std::vector<std::string_view> meta_authors;
  std::vector<std::string_view> meta_published;  // strongest first
  std::vector<std::string_view> meta_modified;
  std::vector<HintedText> bylines;
  std::vector<HintedText> microdata_dates;
  std::vector<HintedText> times;
  std::vector<HintedText> dates;   // by class names
  std::vector<HintedText> lines;   // short lines around the last heading
  std::vector<HintedText> stamps;  // short texts with figures, anywhere
  TitleCandidates titles;
  JsonLdReader json_ld;
  NodeIndex heading = kNoNode;  // the last h1
};

/// Collects the signals. The tree must outlive them.
[[nodiscard]] PageSignals CollectSignals(const HtmlTree& tree, const MetadataWords& words);

}  // namespace dateline::extract
