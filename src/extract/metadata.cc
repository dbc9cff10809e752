#include "extract/metadata.h"

#include <algorithm>
#include <utility>

#include "extract/byline.h"
#include "extract/fold_case.h"
#include "extract/page_signals.h"
#include "extract/url_date.h"

namespace dateline::extract {
namespace {

// Longest line that is only a label for the next: "Zuletzt aktualisiert am:".
constexpr std::size_t kMaxLabelBytes = 30;

class PageReader {
 public:
  PageReader(const HtmlTree& tree, std::string_view url_hint, const MetadataResources& resources)
      : resources_(resources),
        signals_(CollectSignals(tree, resources.words)),
        article_(signals_.json_ld.Best()) {
    out_.url = std::string(!signals_.canonical.empty() ? signals_.canonical : signals_.url);
    if (HostOf(out_.url).empty())
      out_.url = url_hint.empty() ? article_.url : std::string(url_hint);
    hints_.order = GuessOrder();
  }

  Metadata Read() {
    out_.publisher = std::string(signals_.site);
    if (out_.publisher.empty()) out_.publisher = article_.publisher;
    if (out_.publisher.empty()) out_.publisher = signals_.json_ld.site_name();
    out_.section = article_.section.empty() ? std::string(signals_.section) : article_.section;
    ReadTitle();
    out_.byline = FindByline();
    ReadPublished();
    ReadModified();
    return std::move(out_);
  }

 private:
  // Pages in English put the month first where their region does; without a region the domain
  // has to tell. Other languages put the day first.
  [[nodiscard]] DayMonthOrder GuessOrder() const {
    const std::string lang = FoldCase(signals_.lang);
    const std::size_t dash = lang.find_first_of("-_");
    const MetadataWords& words = resources_.words;
    if (!lang.empty() && !words.Is(lang.substr(0, dash), HintKind::kLanguageEnglish)) {
      return DayMonthOrder::kDayFirst;
    }
    const std::string host = FoldCase(HostOf(out_.url));
    const std::string domain = host.substr(host.rfind('.') + 1);
    const bool month_domain = domain.empty() || words.Is(domain, HintKind::kMonthFirstDomain);
    if (dash == std::string::npos) {
      return month_domain ? DayMonthOrder::kMonthFirst : DayMonthOrder::kDayFirst;
    }
    return words.Is(lang.substr(dash + 1), HintKind::kMonthFirstRegion) && month_domain
               ? DayMonthOrder::kMonthFirst
               : DayMonthOrder::kDayFirst;
  }

  void ReadTitle() {
    TitleCandidates& titles = signals_.titles;
    titles.headline = article_.headline;
    titles.sites = {out_.publisher, article_.publisher, signals_.json_ld.site_name()};
    std::string_view host = HostOf(out_.url);
    if (host.starts_with("www.")) host.remove_prefix(4);
    titles.sites.emplace_back(host);
    titles.sites.emplace_back(host.substr(0, host.find('.')));
    out_.title = ChooseTitle(titles);
  }

  [[nodiscard]] bool IsSiteName(std::string_view name) const {
    const std::string folded = FoldCase(name);
    return folded == FoldCase(out_.publisher) || folded == FoldCase(article_.publisher);
  }

  [[nodiscard]] std::string JsonLdByline(bool organizations) const {
    std::string names;
    for (const JsonLdName& author : article_.authors) {
      const bool desk = author.kind == JsonLdKind::kOrganization || IsSiteName(author.name);
      if (desk != organizations) continue;
      const std::string name = CleanByline(author.name, resources_.words, BylineTrust::kStated);
      if (name.empty() || names.find(name) != std::string::npos) continue;
      if (!names.empty()) names += ", ";
      names += name;
    }
    return names;
  }

  [[nodiscard]] std::string MetaByline(bool site) const {
    std::string names;
    for (const std::string_view author : signals_.meta_authors) {
      const std::string name = CleanByline(author, resources_.words, BylineTrust::kStated);
      if (name.empty() || IsSiteName(name) != site || names.find(name) != std::string::npos) {
        continue;
      }
      if (!names.empty()) names += ", ";
      names += name;
    }
    return names;
  }

  [[nodiscard]] std::string VisibleByline() const {
    for (const bool strong : {true, false}) {
      for (const HintedText& hint : signals_.bylines) {
        if (hint.strong != strong) continue;
        const std::string_view text = hint.text.empty() ? hint.attribute : hint.text;
        std::string name = VisibleNames(text);
        if (!name.empty()) return name;
      }
    }
    for (std::size_t i = 0; i < signals_.lines.size(); ++i) {
      const std::string& line = signals_.lines[i].text;
      std::string name;
      if (IsBylineLine(line, resources_.words)) name = VisibleNames(line);
      const bool prefix = resources_.words.Is(FoldCase(line), HintKind::kBylinePrefix);
      if (prefix && i + 1 < signals_.lines.size()) name = VisibleNames(signals_.lines[i + 1].text);
      if (!name.empty()) return name;
    }
    return {};
  }

  // The names before the date that often follows them in the same box. Month and weekday names
  // alone are what is left of a date without a year.
  [[nodiscard]] std::string VisibleNames(std::string_view text) const {
    if (const auto date = FindDate(text, resources_.dates, hints_)) {
      text = text.substr(0, date->begin);
    }
    std::string name = CleanByline(text, resources_.words, BylineTrust::kVisible);
    const DateWord* word = resources_.dates.Find(FoldCase(name));
    if (word != nullptr && (word->month != 0 || word->weekday)) return {};
    return name;
  }

  [[nodiscard]] std::string FindByline() const {
    std::string names = JsonLdByline(false);
    if (names.empty()) names = MetaByline(false);
    if (names.empty()) names = VisibleByline();
    if (names.empty()) names = JsonLdByline(true);
    if (names.empty()) names = MetaByline(true);
    return names;
  }

  [[nodiscard]] std::optional<Moment> Parse(std::string_view text, const char* how) const {
    auto moment = ParseDateText(text, resources_.dates, hints_);
    if (!moment || moment->precision < MomentPrecision::kDay) return std::nullopt;
    moment->how = how;
    return moment;
  }

  [[nodiscard]] std::optional<Moment> FromHints(const std::vector<HintedText>& hints, bool modified,
                                                const char* how) const {
    for (const HintedText& hint : hints) {
      if (hint.modified != modified) continue;
      if (auto moment = Parse(hint.attribute, how)) return moment;
      for (StatedDate& date : ReadDates(hint.text, resources_.dates, hints_)) {
        if (Fits(date, modified)) return Named(std::move(date.moment), how);
      }
    }
    return std::nullopt;
  }

  static bool Fits(const StatedDate& date, bool modified) {
    if (date.moment.precision < MomentPrecision::kDay) return false;
    return modified ? date.role == DateRole::kModified
                    : date.role == DateRole::kPublished || date.role == DateRole::kUnlabelled;
  }
  static Moment Named(Moment moment, const char* how) {
    moment.how = how;
    return moment;
  }

  [[nodiscard]] std::optional<Moment> FromLines(const std::vector<HintedText>& lines,
                                                bool modified) const {
    std::string label;  // a line that only says which date the next one is
    for (const HintedText& line : lines) {
      auto stamp = ReadDateLine(label + line.text, resources_.dates, hints_);
      label.clear();
      if (!stamp) {
        const bool labels = line.text.size() <= kMaxLabelBytes &&
                            resources_.dates.RoleOf(FoldCase(line.text)) != DateRole::kUnlabelled;
        if (labels) label = line.text + " ";
        continue;
      }
      for (StatedDate& date : stamp->dates) {
        if (Fits(date, modified)) return Named(std::move(date.moment), "line");
      }
    }
    return std::nullopt;
  }

  void ReadPublished() {
    std::optional<Moment>& published = out_.published;
    published = Parse(article_.published, "json-ld");
    for (const std::string_view value : signals_.meta_published) {
      if (!published) published = Parse(value, "meta");
    }
    if (!published) published = FromHints(signals_.microdata_dates, false, "microdata");
    if (!published) published = FromHints(signals_.times, false, "time");
    if (!published) published = ReadUrlDate(out_.url, resources_.dates);
    if (!published) published = FromHints(signals_.dates, false, "line");
    // A page cannot show a day before it was published: where it does, what the fields hold is
    // when the page was made anew. One day less is only another zone.
    const std::optional<Moment> shown = FromLines(signals_.lines, false);
    const auto Days = [](const Moment& moment) { return std::chrono::sys_days(moment.day); };
    if (shown && (!published || Days(*shown) + std::chrono::days(1) < Days(*published))) {
      published = shown;
    }
  }

  void ReadModified() {
    std::optional<Moment>& modified = out_.modified;
    modified = Parse(article_.modified, "json-ld");
    for (const std::string_view value : signals_.meta_modified) {
      if (!modified) modified = Parse(value, "meta");
    }
    if (!modified) modified = FromHints(signals_.microdata_dates, true, "microdata");
    if (!modified) modified = FromHints(signals_.times, true, "time");
    if (!modified) modified = FromLines(signals_.lines, true);
    if (!out_.published && !modified) out_.published = FromLines(signals_.stamps, false);
    // A page that tells only of its last change is at least as old as that; nothing says younger.
    if (!out_.published && modified) out_.published = modified;
  }

  const MetadataResources& resources_;
  PageSignals signals_;
  JsonLdArticle article_;
  DateHints hints_;
  Metadata out_;
};

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
  return PageReader(tree, url_hint, resources).Read();
}

}  // namespace dateline::extract
