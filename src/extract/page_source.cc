#include "extract/page_source.h"

#include <algorithm>
#include <cstddef>

#include "extract/fold_case.h"
#include "extract/title.h"
#include "extract/url_date.h"

namespace dateline::extract {
namespace {

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string Letters(std::string_view text) {
  std::string out;
  for (const char c : FoldCase(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

/// "The Daily | News from Lima" without its motto; nothing for "@thedaily".
std::string_view SiteName(std::string_view text) {
  text = Trim(text);
  text = Trim(text.substr(0, text.find(" | ")));
  return text.starts_with('@') ? std::string_view() : text;
}

/// "daily.example" of "https://www.daily.example/"; the text itself if it is no address.
std::string_view WithoutScheme(std::string_view text) {
  if (const auto host = HostOf(text); !host.empty()) text = host;
  if (text.starts_with("www.")) text.remove_prefix(4);
  return text;
}

/// "daily" of "www.daily.example": what people call the site.
std::string HostLabel(std::string_view url) {
  std::string_view host = HostOf(url);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return Letters(host.substr(0, host.find('.')));
}

/// True if the letters of the label stand in the name in this order: "nydaily" in "The New York
/// Daily".
bool Spells(std::string_view name, std::string_view label) {
  constexpr std::size_t kShortest = 4;  // letters: less stands in any name
  std::size_t at = 0;
  const std::string letters = Letters(name);
  for (const char c : letters) {
    if (at < label.size() && c == label[at]) ++at;
  }
  return label.size() >= kShortest && at == label.size();
}

/// The last part of the page's title, if it spells the host.
std::string_view SiteOfTitle(std::string_view title, std::string_view label) {
  constexpr std::size_t kLongest = 40;  // bytes
  for (const std::string_view bar : {" | ", " - ", " \u2013 ", " \u2014 ", " \u00b7 ", " :: "}) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string_view::npos) continue;
    const std::string_view part = Trim(title.substr(at + bar.size()));
    if (part.size() <= kLongest && Spells(part, label)) return part;
  }
  return {};
}

/// One section of "game,news,slider". A single comma before a blank may be part of a name.
std::string_view FirstOfList(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return text;
  const bool list = text.substr(comma, 2) != ", " || text.find(',', comma + 1) != text.npos;
  return list ? text.substr(0, comma) : text;
}

class SectionChooser {
 public:
  SectionChooser(std::string_view title, const MetadataWords& words)
      : title_(title), words_(words) {}

  [[nodiscard]] std::string_view Section(std::string_view stated) const {
    constexpr std::size_t kLongest = 60;  // bytes
    const std::string_view section = Trim(FirstOfList(stated));
    const bool address = section.find('.') != std::string_view::npos && !section.ends_with('.') &&
                         section.find(' ') == std::string_view::npos;
    const bool unfilled = section.find("{{") != std::string_view::npos;  // a template's
    if (address || unfilled || section.size() > kLongest || IsSameTitle(section, title_)) return {};
    return words_.Is(FoldCase(section), HintKind::kSectionRefuse) ? std::string_view() : section;
  }

  /// The last section of a path that leads to the article.
  [[nodiscard]] std::string_view LastOf(const std::vector<std::string>& path) const {
    for (auto crumb = path.rbegin(); crumb != path.rend(); ++crumb) {
      if (const auto section = Section(*crumb); !section.empty()) return section;
    }
    return {};
  }

 private:
  std::string_view title_;
  const MetadataWords& words_;
};

}  // namespace

std::string ChoosePublisher(const PageSignals& signals, const JsonLdArticle& article,
                            std::string_view url) {
  const std::string label = HostLabel(url);
  std::string_view bare;  // an address or the label of one, as machines fill them in
  for (const std::string_view stated :
       {signals.site, std::string_view(article.publisher), std::string_view(signals.publisher),
        std::string_view(signals.json_ld.site_name()), SiteOfTitle(signals.titles.page, label)}) {
    const std::string_view name = SiteName(stated);
    if (name.empty()) continue;
    const std::string_view plain = WithoutScheme(name);
    if (plain == name && name != label) return std::string(name);
    if (bare.empty()) bare = plain;
  }
  return std::string(bare);
}

std::string ChooseSection(const PageSignals& signals, const JsonLdArticle& article,
                          std::string_view title, const MetadataWords& words) {
  const SectionChooser chooser(title, words);
  if (const auto section = chooser.Section(article.section); !section.empty()) {
    return std::string(section);
  }
  for (const std::string_view stated : signals.sections) {
    if (const auto section = chooser.Section(stated); !section.empty()) return std::string(section);
  }
  const std::string_view crumb = chooser.LastOf(signals.json_ld.path());
  return std::string(crumb.empty() ? chooser.LastOf(signals.path) : crumb);
}

}  // namespace dateline::extract
