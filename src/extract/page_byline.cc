#include "extract/page_byline.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/byline.h"
#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

class BylineFinder {
 public:
  BylineFinder(const HtmlTree& tree, const PageSignals& signals, const PageHead& head,
               const JsonLdArticle& article, std::string_view publisher,
               const MetadataResources& resources, DateHints hints)
      : tree_(tree),
        signals_(signals),
        head_(head),
        article_(article),
        publisher_(publisher),
        words_(resources.words),
        dates_(resources.dates),
        hints_(hints) {}

  [[nodiscard]] std::string Find() const {
    const StatedNames json = JsonLdNames();
    const StatedNames meta = MetaNames();
    if (!json.persons.empty()) return JoinNames(json.persons, words_);
    if (!meta.persons.empty()) return JoinNames(meta.persons, words_);
    if (Names visible = FindVisibleNames(); !visible.empty()) return JoinNames(visible, words_);
    for (const Names* names : {&json.accounts, &meta.accounts, &json.desks, &meta.desks}) {
      if (!names->empty()) return JoinNames(*names, words_);
    }
    return {};
  }

 private:
  [[nodiscard]] bool IsSiteName(std::string_view name) const {
    const std::string folded = FoldCase(name);
    return folded == FoldCase(publisher_) || folded == FoldCase(article_.publisher);
  }

  using Names = std::vector<std::string>;

  // What a field for the author says, by what it is the name of.
  struct StatedNames {
    Names persons;
    Names accounts;  // of the software that made the page
    Names desks;     // the site itself, or an organization
  };

  void Sort(std::string_view text, bool organization, StatedNames& out) const {
    for (std::string& name : NamesOf(text, words_, BylineTrust::kStated)) {
      const std::size_t comma = name.rfind(", ");  // "Ana Ruiz, The Daily"
      if (comma != std::string::npos && IsSiteName(name.substr(comma + 2))) name.resize(comma);
      Names& into = organization || IsSiteName(name) ? out.desks
                    : IsAccountName(name)            ? out.accounts
                                                     : out.persons;
      if (std::find(into.begin(), into.end(), name) == into.end()) into.push_back(std::move(name));
    }
  }

  [[nodiscard]] StatedNames JsonLdNames() const {
    StatedNames out;
    for (const JsonLdName& author : article_.authors) {
      Sort(author.name, author.kind == JsonLdKind::kOrganization, out);
    }
    return out;
  }

  [[nodiscard]] StatedNames MetaNames() const {
    StatedNames out;
    for (const std::string_view author : signals_.meta_authors) Sort(author, false, out);
    return out;
  }

  // The names of the first hint that has any, and of those of its kind beside it: two authors of
  // one report are marked up each, with hardly anything between them.
  [[nodiscard]] Names NamesOfHints(const std::vector<HintedText>& hints, bool strong,
                                   bool near) const {
    constexpr NodeIndex kBetweenAuthors = 12;
    Names names;
    NodeIndex last = 0;
    for (const HintedText& hint : hints) {
      if (hint.strong != strong || head_.IsNear(hint.node) != near || (hint.beside && !near)) {
        continue;
      }
      if (!names.empty() && (!strong || hint.node > last + kBetweenAuthors)) break;
      for (std::string& name : VisibleNames(hint.text.empty() ? hint.attribute : hint.text)) {
        const bool known = std::find(names.begin(), names.end(), name) != names.end();
        if (!known) names.push_back(std::move(name));
        last = tree_[hint.node].end;
      }
    }
    return names;
  }

  [[nodiscard]] Names NamesInLines() const {
    for (std::size_t i = 0; i < head_.under.size(); ++i) {
      const std::string& line = head_.under[i].text;
      Names names;
      if (IsBylineLine(line, words_)) names = VisibleNames(line);
      if (names.empty()) {
        if (std::string name = NameBeforeRole(line, words_); !name.empty()) names = {name};
      }
      const bool prefix = words_.Is(FoldCase(line), HintKind::kBylinePrefix);
      if (prefix && i + 1 < head_.under.size()) names = VisibleNames(head_.under[i + 1].text);
      if (!names.empty()) return names;
    }
    return {};
  }

  // A link to an author's page whose text is a full name.
  [[nodiscard]] Names NamesOfLinks() const {
    Names names = NamesOfHints(signals_.author_links, false, true);
    if (names.size() == 1 && names.front().find(' ') == std::string::npos) names.clear();
    return names;
  }

  // "Written by Ana Ruiz" under the report.
  [[nodiscard]] Names NamesElsewhere() const {
    for (const HintedText& text : signals_.texts) {
      if (text.beside || head_.IsNear(text.node)) continue;
      if (!IsBylineLine(text.text, words_, 2)) continue;
      if (Names names = VisibleNames(text.text); !names.empty()) return names;
    }
    return {};
  }

  // The names before the date that often follows them in the same box. Month and weekday names
  // alone are what is left of a date without a year.
  [[nodiscard]] Names VisibleNames(std::string_view text) const {
    if (const auto date = FindDate(text, dates_, hints_)) text = text.substr(0, date->begin);
    Names names = NamesOf(text, words_, BylineTrust::kVisible);
    if (names.size() == 1) {
      const DateWord* word = dates_.Find(FoldCase(names.front()));
      if (word != nullptr && (word->month != 0 || word->weekday)) return {};
    }
    return names;
  }

  [[nodiscard]] Names FindVisibleNames() const {
    Names names = NamesOfHints(signals_.bylines, true, true);
    if (names.empty()) names = NamesOfHints(signals_.bylines, false, true);
    if (names.empty()) names = NamesInLines();
    if (names.empty()) names = NamesOfHints(signals_.bylines, true, false);
    if (names.empty()) names = NamesOfLinks();
    if (names.empty()) names = NamesOfHints(signals_.bylines, false, false);
    if (names.empty()) names = NamesElsewhere();
    return names;
  }

  const HtmlTree& tree_;
  const PageSignals& signals_;
  const PageHead& head_;
  const JsonLdArticle& article_;
  std::string_view publisher_;
  const MetadataWords& words_;
  const DateWords& dates_;
  DateHints hints_;
};

}  // namespace

std::string FindPageByline(const HtmlTree& tree, const PageSignals& signals, const PageHead& head,
                           const JsonLdArticle& article, std::string_view publisher,
                           const MetadataResources& resources, DateHints hints) {
  return BylineFinder(tree, signals, head, article, publisher, resources, hints).Find();
}

}  // namespace dateline::extract
