#include "extract/block_kinds.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "extract/date_line.h"
#include "extract/line_features.h"
#include "extract/pointer_line.h"

namespace dateline::extract {
namespace {

using enum BlockKind;

bool EndsSentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", ":", ";", ",", "\"", "\xE2\x80\x9D", ")", "]",
                                     "\xE2\x80\xA6", "\xE2\x80\x99", "'"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

Levels Above(const PageLine& line, Frame frame) {
  return line.frames[static_cast<std::size_t>(frame)];
}
Levels Above(const PageLine& line, Hint hint) { return line.hints[static_cast<std::size_t>(hint)]; }

bool IsHeading(const PageLine& line) {
  return line.block == kNoNode ? line.is_marked_heading : Above(line, Frame::kHeading) <= 1;
}

class Labeller {
 public:
  Labeller(const std::vector<PageLine>& lines, const std::vector<float>& scores,
           const BlockWords& words, const DateWords& dates)
      : lines_(lines),
        scores_(scores),
        words_(words),
        dates_(dates),
        kinds_(lines.size(), kBoilerplate) {}

  std::vector<BlockKind> Run(const std::vector<float>& rows, std::string_view title) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (scores_[i] > 0 && !IsPointer(lines_[i], words_)) kinds_[i] = kParagraph;
      first_prose_ = LooksLikeProse(&rows[i * kLineFeatures]) && kinds_[i] == kParagraph
                         ? std::min(first_prose_, i)
                         : first_prose_;
    }
    if (first_prose_ < lines_.size()) LabelHead(title);
    DropRepeats();
    DropPointed();
    LabelPosts();
    LabelFigures();
    LabelMarkedHeadings();
    NameBodyKinds();
    return std::move(kinds_);
  }

 private:
  /// Date stamps, headline and caption stand near the first paragraph and above it.
  void LabelHead(std::string_view title) {
    const std::size_t end = std::min(first_prose_ + 1, lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (IsStamp(i)) kinds_[i] = kDateStamp;
    }
    for (std::size_t i = 0; i < end && i < first_prose_; ++i) {
      if (!title.empty() && lines_[i].text == title) kinds_[i] = kHeadline;
    }
    if (title.empty() && lines_.front().source.end > 0) LabelPlainHead();
  }

  bool IsStamp(std::size_t i) const {
    const std::string& text = lines_[i].text;
    return text.size() < 120 && Near(i) && text.find_first_of("0123456789") != std::string::npos &&
           ReadDateLine(text, dates_).has_value();
  }

  bool Near(std::size_t i) const {
    return i < first_prose_ ? first_prose_ - i <= kHeadLines : i - first_prose_ <= 2;
  }

  /// In a text without a stated title the headline is the first line above the first paragraph
  /// that is neither a date nor a sentence; where the text has other matter around it (it is the
  /// dump of a page), only the one line before the stamps can be told for sure.
  void LabelPlainHead() {
    if (first_prose_ > kHeadLines) return;
    std::size_t headline = lines_.size();
    for (std::size_t i = 0; i < first_prose_; ++i) {
      const std::string& text = lines_[i].text;
      if (kinds_[i] == kDateStamp || text.size() < 12 || text.size() > 200) continue;
      if (headline < lines_.size() || text.ends_with('.')) continue;
      headline = i;
      kinds_[i] = kHeadline;
    }
    LabelCaption(headline);
  }

  /// A caption needs no label to be one: it is a single sentence between headline and lead that
  /// tells a scene in the present, while the lead tells the same in the past.
  void LabelCaption(std::size_t headline) {
    if (headline >= lines_.size() || headline >= first_prose_) return;
    std::size_t at = first_prose_;
    for (std::size_t i = headline + 1; i <= first_prose_; ++i) {
      if (kinds_[i] != kDateStamp) {
        at = i;
        break;
      }
    }
    if (at + 1 >= lines_.size()) return;
    const std::size_t lead = at + 1;
    const bool after_stamp = at > 0 && kinds_[at - 1] == kDateStamp;
    // Set solid with the stamp above it, less in common is enough.
    const bool set_off = lines_[at].blank_lines_before == 0 && lines_[lead].blank_lines_before > 0;
    if (after_stamp && CountPast(at) == 0 && CountPast(lead) > 0 &&
        Shared(at, lead) >= (set_off ? 2U : 3U) &&
        lines_[at].text.size() < lines_[lead].text.size()) {
      kinds_[at] = kCaption;
      if (at == first_prose_) first_prose_ = lead;
    }
  }

  std::size_t CountPast(std::size_t i) const {
    std::string lower;
    std::vector<std::string_view> list;
    SplitWords(lines_[i].text, lower, list);
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [this](std::string_view word) {
          return (words_.ClassesOf(word) >> static_cast<int>(WordClass::kPast) & 1) != 0;
        }));
  }

  std::size_t Shared(std::size_t a, std::size_t b) const {
    std::string lower_a, lower_b;
    std::vector<std::string_view> list_a, list_b;
    SplitWords(lines_[a].text, lower_a, list_a);
    SplitWords(lines_[b].text, lower_b, list_b);
    const std::unordered_set<std::string_view> known(list_b.begin(), list_b.end());
    return static_cast<std::size_t>(
        std::count_if(list_a.begin(), list_a.end(), [&](std::string_view word) {
          return (words_.ClassesOf(word) & 1) == 0 && known.contains(word);
        }));
  }

  /// What stands in a figure, or is called a caption, between headline and last paragraph.
  void LabelFigures() {
    const auto last = std::find(kinds_.rbegin(), kinds_.rend(), kParagraph).base();
    auto first = std::find(kinds_.begin(), last, kHeadline);
    if (first == last) first = std::find(kinds_.begin(), last, kParagraph);
    for (auto kind = first; kind < last; ++kind) {
      const auto i = static_cast<std::size_t>(kind - kinds_.begin());
      const bool is_caption =
          *kind == kBoilerplate ? MayBeCaption(i) : *kind == kParagraph && IsCaption(i);
      if (is_caption) *kind = kCaption;
    }
  }

  static constexpr std::size_t kLongestCaption =
      600;  // bytes: more is a report in a misnamed frame

  /// Even of what the classifier takes for body: of ten such lines nine are not.
  bool IsCaption(std::size_t i) const {
    const PageLine& line = lines_[i];
    if (line.block == kNoNode || line.text.size() > kLongestCaption) return false;
    return Above(line, Frame::kFigure) <= 2 || line.is_named_caption;
  }

  bool MayBeCaption(std::size_t i) const {
    constexpr std::size_t kShortest = 25;  // bytes: less is a button or a credit
    const PageLine& line = lines_[i];
    if (line.block == kNoNode || line.text.size() > kLongestCaption) return false;
    if (IsCaption(i) || Above(line, Frame::kFigure) < kFar) return true;
    return Above(line, Hint::kCaption) <= 1 && line.text.size() >= kShortest &&
           line.link_share < .5F;
  }

  /// Posts of others that the report shows: quotations as much as any, whoever built their frame.
  void LabelPosts() {
    const auto is_body = [](BlockKind kind) { return kind == kParagraph; };
    const auto last = std::find_if(kinds_.rbegin(), kinds_.rend(), is_body).base();
    for (auto kind = std::find_if(kinds_.begin(), last, is_body); kind < last; ++kind) {
      const PageLine& line = lines_[static_cast<std::size_t>(kind - kinds_.begin())];
      const Levels quote = line.block == kNoNode ? kFar : Above(line, Frame::kQuote);
      // The frame itself says that it is a post: both words stand on one element.
      if (*kind == kBoilerplate && quote < kFar && Above(line, Hint::kQuote) == quote) {
        *kind = kQuoteBlock;
      }
    }
  }

  /// A long line that the body has elsewhere is a teaser or pull quote: the one that the
  /// classifier is less sure of.
  void DropRepeats() {
    std::unordered_map<std::string_view, std::size_t> surest;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      if (kinds_[i] != kParagraph || line.text.size() < kLongLine || line.block == kNoNode)
        continue;
      const auto [at, is_new] = surest.try_emplace(line.text, i);
      if (is_new) continue;
      std::size_t less = i;
      if (scores_[i] > scores_[at->second]) std::swap(less, at->second);
      kinds_[less] = kBoilerplate;
    }
  }

  /// A line that only points away or interrupts, "Read more:", and the links under it.
  void DropPointed() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!IsPointerHeading(lines_[i], words_)) continue;
      kinds_[i] = kBoilerplate;
      while (i + 1 < lines_.size() && IsLinkLine(lines_[i + 1])) kinds_[++i] = kBoilerplate;
    }
  }

  /// Whoever marks a heading between two paragraphs of plain text means a crosshead.
  void LabelMarkedHeadings() {
    for (std::size_t i = 1; i + 1 < lines_.size(); ++i) {
      const bool between = kinds_[i - 1] == kParagraph && kinds_[i + 1] == kParagraph;
      if (lines_[i].is_marked_heading && between) kinds_[i] = kParagraph;
    }
  }

  void NameBodyKinds() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (kinds_[i] == kParagraph) kinds_[i] = BodyKind(i);
    }
    DropLooseCrossheads();
  }

  BlockKind BodyKind(std::size_t i) const {
    const PageLine& line = lines_[i];
    if (IsHeading(line)) return kCrosshead;
    if (line.block == kNoNode) return IsPlainCrosshead(i) ? kCrosshead : kParagraph;
    if (line.tag == HtmlTag::kLi || line.tag == HtmlTag::kDd || line.tag == HtmlTag::kDt) {
      return kList;
    }
    return Above(line, Frame::kQuote) < kFar ? kQuoteBlock : kParagraph;
  }

  /// A crosshead heads something.
  void DropLooseCrossheads() {
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (kinds_[i] != kCrosshead || lines_[i].block == kNoNode) continue;
      std::size_t next = i + 1;
      while (next < lines_.size() && next <= i + 3 && !IsBody(kinds_[next])) ++next;
      if (next > i + 3 || next >= lines_.size()) kinds_[i] = kBoilerplate;
    }
  }

  bool IsPlainCrosshead(std::size_t i) const {
    return i > 0 && i + 1 < lines_.size() && lines_[i].text.size() < 80 &&
           !EndsSentence(lines_[i].text) && EndsSentence(lines_[i - 1].text) &&
           kinds_[i + 1] == kParagraph;
  }

  static constexpr std::size_t kHeadLines = 12;  // between the first date stamp and the lead
  static constexpr std::size_t kLongLine = 60;   // bytes

  const std::vector<PageLine>& lines_;
  const std::vector<float>& scores_;
  const BlockWords& words_;
  const DateWords& dates_;
  std::vector<BlockKind> kinds_;
  std::size_t first_prose_ = SIZE_MAX;
};

}  // namespace

std::vector<BlockKind> KindsOf(const std::vector<PageLine>& lines, const std::vector<float>& scores,
                               const std::vector<float>& rows, std::string_view title,
                               const BlockWords& words, const DateWords& dates) {
  return Labeller(lines, scores, words, dates).Run(rows, title);
}

}  // namespace dateline::extract
