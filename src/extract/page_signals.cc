#include "extract/page_signals.h"

#include <algorithm>

#include "extract/fold_case.h"

namespace dateline::extract {
namespace {

// Candidates kept of each kind; a page with more is a list.
constexpr std::size_t kMaxHints = 64;
// Short texts kept: those of the head of a page and many more.
constexpr std::size_t kMaxTexts = 2000;
// Boxes looked through for the label before a date.
constexpr int kLabelBoxes = 3;

bool HasWord(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

// "article:published_time", "article.publishedTime" and "article-published-time" are one field.
std::string FieldKey(std::string_view name) {
  std::string key;
  for (const char c : FoldCase(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

int HeadingLevel(HtmlTag tag) {
  if (tag < HtmlTag::kH1 || tag > HtmlTag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(HtmlTag::kH1) + 1;
}

void AppendSpaced(std::string_view text, std::string& out) {
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() != ' ') out += ' ';
}

class Collector {
 public:
  Collector(const HtmlTree& tree, const MetadataWords& words) : tree_(tree), words_(words) {}

  PageSignals Collect() {
    out_.lang = tree_.Attribute(0, "lang");
    const auto size = static_cast<NodeIndex>(tree_.nodes().size());
    for (NodeIndex i = 0; i < size; ++i) {
      if (tree_[i].id == HtmlTag::kH1) first_headings_.push_back(i);
    }
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
      if (node.text.size() <= kMaxHintBytes && !IsInProse(i)) Push(out_.texts, i, {}, kMaxTexts);
      return true;
    }
    switch (node.id) {
      case HtmlTag::kMeta:
        ReadMeta(i);
        break;
      case HtmlTag::kLink:
        if (tree_.Attribute(i, "rel") == "canonical") out_.canonical = tree_.Attribute(i, "href");
        break;
      case HtmlTag::kTitle:
        if (out_.titles.page.empty()) out_.titles.page = tree_.TextOf(i);
        return false;
      case HtmlTag::kScript:
        for (NodeIndex k = i + 1; k < node.end; ++k) out_.json_ld.Read(tree_[k].text);
        return false;
      case HtmlTag::kNav:
        ReadPath(i);
        return false;
      case HtmlTag::kFooter:
      case HtmlTag::kAside:
        EnterBeside(i);
        break;
      case HtmlTag::kA:
        ReadLink(i);
        break;
      default:
        if (const int level = HeadingLevel(node.id)) ReadHeading(i, level);
        break;
    }
    return ReadHints(i);
  }

  // A piece of a paragraph that links or emphasis cut up is no line of its own.
  [[nodiscard]] bool IsInProse(NodeIndex i) {
    NodeIndex box = tree_[i].parent;
    while (box != kNoNode && !IsBlock(tree_[box].id) && tree_[box].id != HtmlTag::kHtml) {
      box = tree_[box].parent;
    }
    if (box == kNoNode || tree_[box].end == box + 2) return false;  // the box has but this text
    if (box == last_box_) return last_box_is_prose_;
    const bool paragraph = tree_[box].id == HtmlTag::kP || tree_[box].id == HtmlTag::kLi ||
                           tree_[box].end - box <= kMaxHintNodes;
    last_box_ = box;
    last_box_is_prose_ = paragraph && SpacedText(tree_, box, tree_[box].end).size() > kMaxHintBytes;
    return last_box_is_prose_;
  }

  // What holds the heading is not beside the article.
  [[nodiscard]] bool HoldsHeading(NodeIndex i) const {
    const auto next = std::lower_bound(first_headings_.begin(), first_headings_.end(), i);
    return next != first_headings_.end() && *next < tree_[i].end;
  }
  void EnterBeside(NodeIndex i) {
    if (!HoldsHeading(i)) beside_end_ = std::max(beside_end_, tree_[i].end);
  }

  void ReadHeading(NodeIndex i, int level) {
    std::string text = tree_.TextOf(i);
    if (text.empty() || out_.headings.size() >= kMaxTexts) return;
    if (level == 1) out_.titles.headings.push_back(text);
    out_.headings.push_back({i, level, std::move(text)});
  }

  void ReadMeta(NodeIndex i) {
    const std::string_view content = tree_.Attribute(i, "content");
    if (content.empty()) return;
    std::string_view raw = tree_.Attribute(i, "property");
    if (raw.empty()) raw = tree_.Attribute(i, "name");
    if (raw.empty()) raw = tree_.Attribute(i, "http-equiv");
    if (raw.empty() && HasWord(tree_.Attribute(i, "itemprop"), "author")) raw = "author";
    const std::string name = FoldCase(raw);
    if (name == "og:title" || (name == "twitter:title" && out_.titles.open_graph.empty())) {
      out_.titles.open_graph = content;
    } else if (name == "og:site_name" || (name == "application-name" && out_.site.empty())) {
      out_.site = content;
    } else if (name == "og:url") {
      out_.url = content;
    } else {
      ReadField(raw, content);
    }
  }

  void ReadField(std::string_view name, std::string_view content) {
    const std::string key = FieldKey(name);
    if (words_.Is(key, HintKind::kMetaAuthor)) out_.meta_authors.push_back(content);
    if (words_.Is(key, HintKind::kMetaModified)) out_.meta_modified.push_back(content);
    if (words_.Is(key, HintKind::kMetaDated)) out_.meta_dated.push_back(content);
    if (words_.Is(key, HintKind::kMetaSection)) {
      const bool standard = key == "articlesection";
      out_.sections.insert(standard ? out_.sections.begin() : out_.sections.end(), content);
    }
    if (!words_.Is(key, HintKind::kMetaPublished)) return;
    // The two that standards define come before those that sites made up.
    const bool first = key == "articlepublishedtime" || key == "ogpublishedtime";
    out_.meta_published.insert(first ? out_.meta_published.begin() : out_.meta_published.end(),
                               content);
  }

  // A link to a page about an author: "/authors/ana-ruiz".
  void ReadLink(NodeIndex i) {
    std::string_view path = tree_.Attribute(i, "href");
    if (const std::size_t scheme = path.find("://"); scheme != std::string_view::npos) {
      const std::size_t host = path.find('/', scheme + 3);
      path = host == std::string_view::npos ? std::string_view() : path.substr(host);
    }
    bool author = false;
    const std::string folded = FoldCase(path.substr(0, path.find_first_of("?#")));
    const std::size_t last = std::string_view(folded).find_last_not_of('/');
    SplitAt(std::string_view(folded).substr(0, last + 1), "/", [&](std::string_view part) {
      author |= part.data() + part.size() != folded.data() + last + 1 &&
                words_.Is(part, HintKind::kPathAuthor);
    });
    if (author) Push(out_.author_links, i, {}, kMaxHints);
  }

  // "Home › News › World", where an element is called so.
  void ReadPath(NodeIndex i) {
    constexpr std::size_t kMost = 8;
    if (!out_.path.empty()) return;
    bool leads = words_.Is(FoldCase(tree_.Attribute(i, "aria-label")), HintKind::kClassPath);
    ForEachName(tree_.Attribute(i, "class"), tree_.Attribute(i, "id"),
                [&](std::string_view name) { leads |= words_.Is(name, HintKind::kClassPath); });
    if (!leads) return;
    for (NodeIndex k = i + 1; k < tree_[i].end && out_.path.size() < kMost; ++k) {
      if (tree_[k].id == HtmlTag::kA) out_.path.push_back(SpacedText(tree_, k, tree_[k].end));
    }
  }

  bool ReadHints(NodeIndex i) {
    const std::string_view classes = tree_.Attribute(i, "class");
    const std::string_view id = tree_.Attribute(i, "id");
    const std::string_view property = tree_.Attribute(i, "itemprop");
    const std::string_view rel = tree_.Attribute(i, "rel");
    if (tree_.Attribute(i, "itemtype").ends_with("Comment")) return false;
    if (classes.empty() && id.empty() && property.empty() && rel.empty()) {
      if (tree_[i].id == HtmlTag::kTime) ReadTime(i, false, false);
      return true;
    }
    std::uint32_t kinds = 0;
    ForEachName(classes, id, [&](std::string_view name) { kinds |= words_.KindsOf(name); });
    const auto Is = [kinds](HintKind kind) { return (kinds & MetadataWords::BitOf(kind)) != 0; };
    const bool byline = Is(HintKind::kClassByline);
    const bool about = Is(HintKind::kClassAbout);
    const bool date = Is(HintKind::kClassDate);
    const bool published = Is(HintKind::kClassPublished);
    const bool modified = Is(HintKind::kClassModified) && !published;
    const bool aside = Is(HintKind::kClassAside);
    const bool beside = Is(HintKind::kClassBeside);
    // The body's and the article's own element carry class names of every kind.
    const bool small = tree_[i].end - i < tree_.nodes().size() / 3 &&
                       tree_[i].id != HtmlTag::kBody && !HoldsHeading(i);
    if (aside && small) {
      ReadPath(i);
      return false;
    }
    if (beside && small) EnterBeside(i);
    if (tree_[i].id == HtmlTag::kTime) ReadTime(i, modified, published);
    if (HasWord(rel, "author") || HasWord(property, "author")) {
      if (auto* hint = Push(out_.bylines, i, tree_.Attribute(i, "content"), kMaxHints)) {
        hint->strong = true;
      }
    } else if (byline && !about) {
      Push(out_.bylines, i, {}, kMaxHints);
    }
    if (HasWord(property, "publisher") && out_.publisher.empty()) {
      out_.publisher = NameWithin(i);
    }
    const bool changed = HasWord(property, "dateModified");
    if (changed || HasWord(property, "datePublished")) {
      std::string_view value = tree_.Attribute(i, "datetime");
      if (value.empty()) value = tree_.Attribute(i, "content");
      if (auto* hint = Push(out_.microdata_dates, i, value, kMaxHints)) {
        hint->strong = true;
        hint->modified = changed && !HasWord(property, "datePublished");
      }
    } else if (date || published || modified) {
      if (auto* hint = Push(out_.dates, i, tree_.Attribute(i, "datetime"), kMaxHints)) {
        hint->modified = modified;
        hint->strong = published;
      }
    }
    return true;
  }

  void ReadTime(NodeIndex i, bool modified, bool published) {
    if (auto* hint = Push(out_.times, i, tree_.Attribute(i, "datetime"), kMaxHints)) {
      hint->modified = modified;
      hint->strong = published;
      for (std::uint32_t k = 0; k < tree_[i].attribute_count; ++k) {
        hint->strong |= tree_.AttributeAt(tree_[i], k).name == "pubdate";
      }
    }
  }

  // The first `itemprop="name"` below a node.
  [[nodiscard]] std::string NameWithin(NodeIndex i) const {
    for (NodeIndex k = i + 1; k < tree_[i].end; ++k) {
      if (!HasWord(tree_.Attribute(k, "itemprop"), "name")) continue;
      const std::string_view content = tree_.Attribute(k, "content");
      return content.empty() ? tree_.TextOf(k) : std::string(content);
    }
    return {};
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

  // What stands before a node in the smallest of its boxes that has anything before it.
  [[nodiscard]] std::string TextBefore(NodeIndex i) const {
    NodeIndex box = tree_[i].parent;
    for (int k = 0; k < kLabelBoxes && box != kNoNode; ++k, box = tree_[box].parent) {
      if (i - box > kMaxHintNodes) break;
      std::string text = SpacedText(tree_, box + 1, i);
      if (!text.empty()) return text;
    }
    return {};
  }

  // Gives the new hint, which the next call may move, or null.
  HintedText* Push(std::vector<HintedText>& into, NodeIndex i, std::string_view attribute,
                   std::size_t limit) {
    if (into.size() >= limit || tree_[i].end - i > kMaxHintNodes) return nullptr;
    std::string text = SpacedText(tree_, i, tree_[i].end);
    if (text.size() > kMaxHintBytes || (text.empty() && attribute.empty())) return nullptr;
    HintedText& hint = into.emplace_back();
    hint.text = std::move(text);
    if (&into != &out_.texts) hint.before = TextBefore(i);
    hint.attribute = attribute;
    hint.node = i;
    hint.beside = i < beside_end_;
    return &hint;
  }

  const HtmlTree& tree_;
  const MetadataWords& words_;
  PageSignals out_;
  std::vector<NodeIndex> first_headings_;  // every h1
  NodeIndex beside_end_ = 0;               // where the side matter that `i` is in ends
  NodeIndex last_box_ = kNoNode;           // that IsInProse looked at
  bool last_box_is_prose_ = false;
};

}  // namespace

std::string SpacedText(const HtmlTree& tree, NodeIndex begin, NodeIndex end) {
  std::string out;
  for (NodeIndex k = begin; k < end && out.size() <= kMaxHintBytes; ++k) {
    AppendSpaced(tree[k].text, out);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

PageSignals CollectSignals(const HtmlTree& tree, const MetadataWords& words) {
  return Collector(tree, words).Collect();
}

}  // namespace dateline::extract
