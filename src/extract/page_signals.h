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
  std::string before;          // the text right before it in the same box: a label, most often
  std::string_view attribute;  // datetime or content, where there is one
  NodeIndex node = 0;
  bool strong = false;    // marked up as such (rel, itemprop, pubdate), not only by a class name
  bool modified = false;  // of a date: of the last change
  bool beside = false;    // in a side column or a foot: counts only near the heading
};

struct PageHeading {
  NodeIndex node = 0;
  int level = 0;  // 1 to 6
  std::string text;
};

struct PageSignals {
  std::string_view lang;
  std::string_view canonical;
  std::string_view url;                    // og:url
  std::string_view site;                   // og:site_name and its like
  std::vector<std::string_view> sections;  // strongest first
  std::vector<std::string> path;           // links that lead to the page, outermost first
  std::string publisher;                   // of the microdata
  std::vector<std::string_view> meta_authors;
  std::vector<std::string_view> meta_published;  // strongest first
  std::vector<std::string_view> meta_dated;      // fields that say only "date" or "created"
  std::vector<std::string_view> meta_modified;
  std::vector<HintedText> bylines;
  std::vector<HintedText> author_links;  // to pages of authors
  std::vector<HintedText> microdata_dates;
  std::vector<HintedText> times;
  std::vector<HintedText> dates;  // by class names
  std::vector<HintedText> texts;  // short texts, anywhere but among other articles
  std::vector<PageHeading> headings;
  TitleCandidates titles;
  JsonLdReader json_ld;
};

/// Texts beyond this length are no bylines and no stamps; an element with more nodes than
/// kMaxHintNodes is a container of the article.
inline constexpr std::size_t kMaxHintBytes = 200;
inline constexpr NodeIndex kMaxHintNodes = 40;

/// The text of nodes [begin, end) with a blank between elements, cut off soon after kMaxHintBytes:
/// a name and a date in two boxes without one are two words.
[[nodiscard]] std::string SpacedText(const HtmlTree& tree, NodeIndex begin, NodeIndex end);

/// Collects the signals. The tree must outlive them.
[[nodiscard]] PageSignals CollectSignals(const HtmlTree& tree, const MetadataWords& words);

}  // namespace dateline::extract
