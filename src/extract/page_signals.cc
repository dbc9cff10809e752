#include "extract/page_signals.h"

#include <algorithm>
#include <array>

#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

// Texts beyond this length are no bylines and no stamps.
constexpr std::size_t kMaxHintBytes = 200;
// Longest text without other signs that is tried as a stamp.
constexpr std::size_t kMaxStampBytes = 60;
// Nodes below a hinted element: one with more is a container of the article, not its byline.
constexpr NodeIndex kMaxHintNodes = 40;
// Candidates kept of each kind; a page with more is a list.
constexpr std::size_t kMaxHints = 64;
// How far below the heading a line still belongs to its head, in nodes.
constexpr NodeIndex kHeadNodes = 300;
// Stamps right above the heading that are kept.
constexpr std::size_t kMaxLinesAbove = 8;

constexpr std::array<std::string_view, 24> kPublishedNames = {"article:published_time",
                                                              "og:published_time",
                                                              "datepublished",
                                                              "article:published",
                                                              "article.published",
                                                              "dc.date.issued",
                                                              "dcterms.issued",
                                                              "dc.date",
                                                              "dcterms.date",
                                                              "dcterms.created",
                                                              "dc.date.created",
                                                              "parsely-pub-date",
                                                              "sailthru.date",
                                                              "pubdate",
                                                              "publishdate",
                                                              "publish-date",
                                                              "publish_date",
                                                              "publication_date",
                                                              "published_time",
                                                              "citation_publication_date",
                                                              "citation_date",
                                                              "cxenseparse:recs:publishtime",
                                                              "date",
                                                              "article:publication_date"};
constexpr std::array<std::string_view, 6> kModifiedNames = {
    "article:modified_time", "og:updated_time", "dcterms.modified",
    "datemodified",          "last-modified",   "lastmod"};
constexpr std::array<std::string_view, 9> kAuthorNames = {"author",
                                                          "article:author",
                                                          "parsely-author",
                                                          "sailthru.author",
                                                          "dc.creator",
                                                          "dcterms.creator",
                                                          "citation_author",
                                                          "byl",
                                                          "article:author_name"};

template <std::size_t kSize>
bool IsOneOf(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool HasWord(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

class Collector {
 public:
  Collector(const HtmlTree& tree, const MetadataWords& words) : tree_(tree), words_(words) {}

  PageSignals Collect() {
    out_.lang = tree_.Attribute(0, "lang");
    const auto size = static_cast<NodeIndex>(tree_.nodes().size());
    for (NodeIndex i = 0; i < size;) {
      i = Visit(i) ? i + 1 : std::max(tree_[i].end, i + 1);
    }
    return std::move(out_);
  }

 private:
  // False where the subtree is to be passed over.
  bool Visit(NodeIndex i) {
    const HtmlNode& node = tree_[i];
    if (node.is_text()) {
      ReadText(i);
      return true;
    }
    switch (node.id) {
      case HtmlTag::kMeta:
        ReadMeta(i);
        break;
      case HtmlTag::kLink:
        ReadLink(i);
        break;
      case HtmlTag::kTitle:
        if (out_.titles.page.empty()) out_.titles.page = tree_.TextOf(i);
        return false;
      case HtmlTag::kScript:
        for (NodeIndex k = i + 1; k < node.end; ++k) out_.json_ld.Read(tree_[k].text);
        return false;
      case HtmlTag::kNav:
      case HtmlTag::kFooter:
      case HtmlTag::kAside:
        if (node.id != HtmlTag::kFooter || out_.heading != kNoNode) return false;
        break;
      case HtmlTag::kH1:
        if (std::string text = tree_.TextOf(i); !text.empty()) {
          out_.titles.headings.push_back(std::move(text));
          out_.heading = i;
        }
        break;
      default:
        break;
    }
    return ReadHints(i);
  }

  void ReadMeta(NodeIndex i) {
    const std::string_view content = tree_.Attribute(i, "content");
    if (content.empty()) return;
    std::string_view raw = tree_.Attribute(i, "property");
    if (raw.empty()) raw = tree_.Attribute(i, "name");
    if (raw.empty()) raw = tree_.Attribute(i, "itemprop");
    const std::string name = FoldCase(raw);
    if (name == "og:title" || (name == "twitter:title" && out_.titles.open_graph.empty())) {
      out_.titles.open_graph = content;
    } else if (name == "og:site_name" || (name == "application-name" && out_.site.empty())) {
      out_.site = content;
    } else if (name == "og:url") {
      out_.url = content;
    } else if (name == "article:section" || (name == "section" && out_.section.empty())) {
      out_.section = content;
    } else if (IsOneOf(kAuthorNames, name)) {
      out_.meta_authors.push_back(content);
    } else if (IsOneOf(kModifiedNames, name)) {
      out_.meta_modified.push_back(content);
    } else if (name == kPublishedNames.front()) {
      out_.meta_published.insert(out_.meta_published.begin(), content);
    } else if (IsOneOf(kPublishedNames, name)) {
      out_.meta_published.push_back(content);
    }
  }

  void ReadLink(NodeIndex i) {
    if (tree_.Attribute(i, "rel") == "canonical") out_.canonical = tree_.Attribute(i, "href");
  }

  // Short texts around the heading: where a visible byline and date stand.
  void ReadText(NodeIndex i) {
    const std::string_view text = tree_[i].text;
    if (text.size() > kMaxHintBytes) return;
    const bool figures = text.find_first_of("0123456789") != std::string_view::npos;
    if (figures && text.size() <= kMaxStampBytes && out_.stamps.size() < kMaxHints) {
      out_.stamps.push_back({.text = std::string(text), .attribute = {}, .node = i});
    }
    if (out_.heading == kNoNode) {
      if (!figures) return;
      if (out_.lines.size() >= kMaxLinesAbove) out_.lines.erase(out_.lines.begin());
      out_.lines.push_back({.text = std::string(text), .attribute = {}, .node = i});
      return;
    }
    if (i > out_.heading + kHeadNodes) return;
    const NodeIndex parent = tree_[i].parent;
    if (i < tree_[out_.heading].end ||
        text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      return;
    }
    // The line is the smallest element with all its inline parts; a link's text alone is a part.
    if (parent == kNoNode || tree_[parent].end - parent > kMaxHintNodes) {
      out_.lines.push_back({.text = std::string(text), .attribute = {}, .node = i});
      return;
    }
    if (!out_.lines.empty() && out_.lines.back().node == parent) return;
    Push(out_.lines, parent, {}, false, false);
  }

  bool ReadHints(NodeIndex i) {
    const std::string_view classes = tree_.Attribute(i, "class");
    const std::string_view id = tree_.Attribute(i, "id");
    const std::string_view property = tree_.Attribute(i, "itemprop");
    const std::string_view rel = tree_.Attribute(i, "rel");
    if (classes.empty() && id.empty() && property.empty() && rel.empty()) {
      if (tree_[i].id == HtmlTag::kTime) ReadTime(i, false);
      return true;
    }
    bool byline = false;
    bool date = false;
    bool modified = false;
    bool aside = false;
    ForEachName(classes, id, [&](std::string_view name) {
      byline |= words_.Is(name, HintKind::kClassByline);
      date |= words_.Is(name, HintKind::kClassDate);
      modified |= words_.Is(name, HintKind::kClassModified);
      aside |= words_.Is(name, HintKind::kClassAside);
    });
    // The body's and the article's own element carry class names of every kind.
    const bool small = tree_[i].end - i < tree_.nodes().size() / 3;
    if (aside && small && tree_[i].id != HtmlTag::kBody) return false;
    if (tree_[i].id == HtmlTag::kTime) ReadTime(i, modified);
    if (HasWord(rel, "author") || HasWord(property, "author")) {
      Push(out_.bylines, i, tree_.Attribute(i, "content"), true, false);
    } else if (byline) {
      Push(out_.bylines, i, {}, false, false);
    }
    if (HasWord(property, "datePublished") || HasWord(property, "dateModified")) {
      std::string_view value = tree_.Attribute(i, "datetime");
      if (value.empty()) value = tree_.Attribute(i, "content");
      Push(out_.microdata_dates, i, value, true, HasWord(property, "dateModified"));
    } else if (date || modified) {
      Push(out_.dates, i, tree_.Attribute(i, "datetime"), false, modified);
    }
    return true;
  }

  void ReadTime(NodeIndex i, bool modified) {
    Push(out_.times, i, tree_.Attribute(i, "datetime"), false, modified);
  }

  // Class and id names, whole and by their parts: "entry-date published", "c-byline__name".
  template <typename See>
  void ForEachName(std::string_view classes, std::string_view id, const See& see) const {
    for (const std::string_view list : {classes, id}) {
      if (list.empty() || list.size() > kMaxHintBytes) continue;
      const std::string folded = FoldCase(list);
      SplitAt(folded, " ", [&](std::string_view name) {
        see(name);
        SplitAt(name, "-_", see);
      });
    }
  }

  template <typename See>
  static void SplitAt(std::string_view text, std::string_view marks, const See& see) {
    while (!text.empty()) {
      const std::size_t end = text.find_first_of(marks);
      if (end != 0) see(text.substr(0, end));
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }

  // The text below a node with a blank between elements: a name and a date in two boxes without
  // one are two words.
  [[nodiscard]] std::string SpacedText(NodeIndex i) const {
    std::string out;
    for (NodeIndex k = i; k < tree_[i].end && out.size() <= kMaxHintBytes; ++k) {
      for (const char c : tree_[k].text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
      }
      if (!out.empty() && out.back() != ' ') out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }

  void Push(std::vector<HintedText>& into, NodeIndex i, std::string_view attribute, bool strong,
            bool modified) {
    if (into.size() >= kMaxHints || tree_[i].end - i > kMaxHintNodes) return;
    std::string text = SpacedText(i);
    if (text.size() > kMaxHintBytes || (text.empty() && attribute.empty())) return;
    into.push_back({.text = std::move(text),
                    .attribute = attribute,
                    .node = i,
                    .strong = strong,
                    .modified = modified});
  }

  const HtmlTree& tree_;
  const MetadataWords& words_;
  PageSignals out_;
};

}  // namespace

PageSignals CollectSignals(const HtmlTree& tree, const MetadataWords& words) {
  return Collector(tree, words).Collect();
}

}  // namespace dateline::extract
