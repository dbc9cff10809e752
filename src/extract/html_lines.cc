#include "extract/html_lines.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline::extract {
namespace {

using enum HtmlTag;

/// What stands above the text being read, one for each open element.
struct Above {
  NodeIndex node = 0;
  NodeIndex end = 0;
  NodeIndex block = 0;
  HtmlTag tag = kOther;  // of `block`
  bool link = false;
  bool strong = false;
  bool caption = false;
  bool breaks = false;  // its end ends the line
  std::array<Levels, kFrameCount> frames{};
  std::array<Levels, kHintCount> hints{};
};

bool IsCustom(const HtmlNode& node) {
  return node.id == kOther && node.tag.find('-') != std::string_view::npos;
}

bool BreaksLine(const HtmlNode& node) {
  switch (node.id) {
    case kButton:
    case kLabel:
    case kPicture:
    case kVideo:
    case kObject:
    case kNoscript:
    case kTextarea:
    case kIframe:
    case kSvg:
      return true;
    default:
      return IsBlock(node.id) || IsCustom(node);
  }
}

std::size_t FrameOf(HtmlTag tag) {
  const auto at = [](Frame frame) { return static_cast<std::size_t>(frame); };
  switch (tag) {
    case kArticle:
      return at(Frame::kArticle);
    case kMain:
      return at(Frame::kMain);
    case kAside:
      return at(Frame::kAside);
    case kHeader:
      return at(Frame::kHeader);
    case kFooter:
      return at(Frame::kFooter);
    case kNav:
      return at(Frame::kNav);
    case kFigure:
    case kFigcaption:
      return at(Frame::kFigure);
    case kForm:
    case kFieldset:
    case kSelect:
      return at(Frame::kForm);
    case kBlockquote:
      return at(Frame::kQuote);
    case kTable:
      return at(Frame::kTable);
    case kUl:
    case kOl:
    case kMenu:
    case kDl:
      return at(Frame::kList);
    case kSection:
      return at(Frame::kSection);
    case kNoscript:
    case kTemplate:
      return at(Frame::kHidden);
    case kP:
      return at(Frame::kParagraph);
    case kH1:
    case kH2:
    case kH3:
    case kH4:
    case kH5:
    case kH6:
      return at(Frame::kHeading);
    case kButton:
    case kTextarea:
    case kLabel:
      return at(Frame::kButton);
    default:
      return kFrameCount;
  }
}

bool IsHidden(const HtmlTree& tree, NodeIndex i) {
  const HtmlNode& node = tree[i];
  for (std::uint32_t k = 0; k < node.attribute_count; ++k) {
    const HtmlAttribute& attribute = tree.AttributeAt(node, k);
    if (attribute.name == "hidden" ||
        (attribute.name == "aria-hidden" && attribute.value == "true")) {
      return true;
    }
    if (attribute.name == "style") {
      const std::size_t at = attribute.value.find("display");
      if (at != std::string_view::npos &&
          attribute.value.substr(at, 16).find("none") != std::string_view::npos) {
        return true;
      }
    }
  }
  return false;
}

class LineReader {
 public:
  LineReader(const HtmlTree& tree, const BlockWords& words) : tree_(tree), words_(words) {}

  std::vector<PageLine> Read() {
    Above root;
    root.end = static_cast<NodeIndex>(tree_.nodes().size());
    root.tag = kHtml;
    root.frames.fill(kFar);
    root.hints.fill(kFar);
    above_.push_back(root);
    for (NodeIndex i = 1; i < root.end;) {
      while (above_.back().end <= i) Leave();
      const HtmlNode& node = tree_[i];
      if (node.is_text()) {
        Add(node.text);
      } else if (node.id == kHead && node.end < root.end) {
        i = node.end;
        continue;
      } else if (node.id == kBr) {
        Break();
      } else if (node.id == kScript || node.id == kStyle || node.id == kTitle) {
        i = node.end;
        continue;
      } else {
        Enter(i);
      }
      ++i;
    }
    Flush();
    return std::move(lines_);
  }

 private:
  void Enter(NodeIndex i) {
    const HtmlNode& node = tree_[i];
    Above next = above_.back();
    next.node = i;
    next.end = node.end;
    next.breaks = BreaksLine(node);
    if (next.breaks) Flush();
    if (node.end == i + 1) return;
    for (Levels& level : next.frames)
      level = std::min<Levels>(kFar, static_cast<Levels>(level + 1));
    for (Levels& level : next.hints) level = std::min<Levels>(kFar, static_cast<Levels>(level + 1));
    if (next.breaks) {
      next.block = i;
      next.tag = node.id;
    }
    next.link = next.link || node.id == kA;
    next.strong =
        next.strong || node.id == kB || node.id == kStrong || node.id == kEm || node.id == kI;
    if (const std::size_t frame = FrameOf(node.id); frame < kFrameCount) next.frames[frame] = 0;
    ReadHints(i, next);
    above_.push_back(next);
  }

  void ReadHints(NodeIndex i, Above& next) const {
    const HtmlNode& node = tree_[i];
    if (node.id == kBody) return;  // its classes speak of the whole page
    GroupBits bits = IsCustom(node) ? words_.HintsOf(node.tag) : 0;
    for (std::uint32_t k = 0; k < node.attribute_count; ++k) {
      const HtmlAttribute& attribute = tree_.AttributeAt(node, k);
      if (attribute.name == "class" || attribute.name == "id" || attribute.name == "role" ||
          attribute.name == "itemprop" || attribute.name == "data-testid" ||
          attribute.name == "data-component" || attribute.name == "data-type") {
        bits |= words_.HintsOf(attribute.value.substr(0, kLongestHint));
      }
    }
    next.caption = next.caption || (bits & BlockWords::kCaptionName) != 0;
    for (std::size_t k = 0; k < kHintCount; ++k) {
      if ((bits >> k & 1) != 0) next.hints[k] = 0;
    }
    if (IsHidden(tree_, i)) next.frames[static_cast<std::size_t>(Frame::kHidden)] = 0;
  }

  void Leave() {
    if (above_.back().breaks) Flush();
    above_.pop_back();
  }

  void Break() {
    const bool sentence_ends = !text_.empty() && (text_.back() == '.' || text_.back() == '!' ||
                                                  text_.back() == '?' || text_.back() == '"');
    if (broken_ || sentence_ends) {
      Flush();
    } else {
      broken_ = true;
      blank_ = true;
    }
  }

  /// The length of the white space character at the start of `text`, 0 if it is none.
  static std::size_t BlankAt(std::string_view text) {
    const char c = text.front();
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') return 1;
    if (text.starts_with("\xC2\xA0")) return 2;      // no-break space
    if (text.starts_with("\xE2\x80\x8B")) return 3;  // zero-width space
    if (text.starts_with("\xEF\xBB\xBF")) return 3;  // byte order mark
    return 0;
  }

  void Add(std::string_view text) {
    const Above& above = above_.back();
    std::size_t added = 0;
    while (!text.empty()) {
      if (const std::size_t blank = BlankAt(text); blank > 0) {
        blank_ = true;
        text.remove_prefix(blank);
        continue;
      }
      if (blank_ && !text_.empty()) text_ += ' ';
      blank_ = false;
      if (text_.empty()) first_ = above;
      std::size_t run = 1;
      while (run < text.size() && !MayBeBlank(text[run])) ++run;
      text_ += text.substr(0, run);
      added += run;
      text.remove_prefix(run);
    }
    if (added > 0) broken_ = false;
    if (above.link) linked_ += added;
    if (above.strong) strong_ += added;
  }

  static bool MayBeBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\xC2' ||
           c == '\xE2' || c == '\xEF';
  }

  void Flush() {
    blank_ = broken_ = false;
    if (text_.empty()) return;
    PageLine line;
    const auto size = static_cast<float>(text_.size());
    line.link_share = std::min(1.0F, static_cast<float>(linked_) / size);
    line.strong_share = std::min(1.0F, static_cast<float>(strong_) / size);
    line.text = std::move(text_);
    line.block = first_.block;
    line.tag = first_.tag;
    line.depth = static_cast<std::uint16_t>(above_.size());
    line.is_named_caption = first_.caption;
    line.frames = first_.frames;
    line.hints = first_.hints;
    lines_.push_back(std::move(line));
    text_.clear();
    linked_ = strong_ = 0;
  }

  static constexpr std::size_t kLongestHint = 200;

  const HtmlTree& tree_;
  const BlockWords& words_;
  std::vector<PageLine> lines_;
  std::vector<Above> above_;
  std::string text_;
  Above first_;
  std::size_t linked_ = 0;
  std::size_t strong_ = 0;
  bool blank_ = false;
  bool broken_ = false;
};

}  // namespace

std::vector<PageLine> LinesOf(const HtmlTree& tree, const BlockWords& words) {
  return LineReader(tree, words).Read();
}

}  // namespace dateline::extract
