#include "extract/metadata.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "extract/day_month_order.h"
#include "extract/page_byline.h"
#include "extract/page_dates.h"
#include "extract/page_head.h"
#include "extract/page_signals.h"
#include "extract/page_source.h"
#include "extract/title.h"
#include "extract/url_date.h"

namespace dateline::extract {
namespace {

TitleCandidates TitlesOf(const PageSignals& signals, const JsonLdArticle& article,
                         const Metadata& known) {
  TitleCandidates titles = signals.titles;
  titles.headline = article.headline;
  titles.sites = {known.publisher, std::string(signals.site), article.publisher,
                  signals.json_ld.site_name()};
  std::string_view host = HostOf(known.url);
  if (host.starts_with("www.")) host.remove_prefix(4);
  titles.sites.emplace_back(host);
  titles.sites.emplace_back(host.substr(0, host.find('.')));
  return titles;
}

std::string_view FirstOf(std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string_view AddressOf(const PageSignals& signals, const JsonLdArticle& article,
                           std::string_view url_hint) {
  for (std::string_view url : {signals.canonical, signals.url}) {
    url = Trimmed(url);
    if (!HostOf(url).empty()) return url;
  }
  return FirstOf({url_hint, article.url});
}

}  // namespace

Result<MetadataResources> MetadataResources::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(date_table, dir.Lexicon("lexicons/extract/date_words.tsv"));
  DATELINE_TRY(dates, DateWords::Create(date_table));
  DATELINE_TRY(word_table, dir.Lexicon("lexicons/extract/metadata_words.tsv"));
  DATELINE_TRY(words, MetadataWords::Create(word_table));
  return MetadataResources{std::move(dates), std::move(words)};
}

Metadata ReadMetadata(const HtmlTree& tree, std::string_view url_hint,
                      const MetadataResources& resources) {
  const PageSignals signals = CollectSignals(tree, resources.words);
  const JsonLdArticle article = signals.json_ld.Best();
  Metadata out;
  out.url = AddressOf(signals, article, url_hint);
  out.publisher = ChoosePublisher(signals, article, out.url);
  out.title = ChooseTitle(TitlesOf(signals, article, out));
  out.section = ChooseSection(signals, article, out.title, resources.words);

  const DateHints hints{.order = OrderOnPage(signals, out.url, resources.dates, resources.words)};
  const PageHead head = FindPageHead(tree, signals, out.title);
  out.byline = FindPageByline(tree, signals, head, article, out.publisher, resources, hints);
  PageDates dates = FindPageDates(signals, head, article, out.url, resources.dates, hints);
  out.published = std::move(dates.published);
  out.modified = std::move(dates.modified);
  out.retrieved = std::move(dates.retrieved);
  return out;
}

}  // namespace dateline::extract
