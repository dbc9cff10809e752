#include "extract/page_head.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/title.h"

namespace dateline::extract {
namespace {

// Nodes around a heading in which the head of its article stands: byline, date, standfirst.
constexpr NodeIndex kNodesOver = 60;
constexpr NodeIndex kNodesUnder = 300;

// The heading that gives the title; else the first of the first rank that is no mere name; else
// any text that gives the title.
NodeIndex FindHeading(const PageSignals& signals, std::string_view title) {
  const PageHeading* best = nullptr;
  for (const PageHeading& heading : signals.headings) {
    if (!IsSameTitle(heading.text, title)) continue;
    if (best == nullptr || heading.level < best->level) best = &heading;
  }
  if (best != nullptr) return best->node;
  bool titled = false;  // a heading of a few words is no site's name
  for (const PageHeading& heading : signals.headings) {
    if (heading.level != 1 || titled) continue;
    best = &heading;
    titled = std::count(heading.text.begin(), heading.text.end(), ' ') >= 2;
  }
  if (best != nullptr) return best->node;
  for (const HintedText& text : signals.texts) {
    if (IsSameTitle(text.text, title)) return text.node;
  }
  return kNoNode;
}

std::vector<HintedText> LinesUnder(const HtmlTree& tree, const PageSignals& signals,
                                   NodeIndex heading) {
  std::vector<HintedText> lines;
  for (const HintedText& text : signals.texts) {
    if (text.node < tree[heading].end) continue;
    if (text.node > heading + kNodesUnder) break;
    // The line is the smallest element with all its inline parts; a link's text alone is a part.
    const NodeIndex parent = tree[text.node].parent;
    if (!lines.empty() && lines.back().node == parent) continue;
    HintedText line = text;
    if (parent != kNoNode && parent > heading && tree[parent].end - parent <= kMaxHintNodes) {
      std::string whole = SpacedText(tree, parent, tree[parent].end);
      if (whole.size() <= kMaxHintBytes) {
        line.text = std::move(whole);
        line.node = parent;
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<HintedText> StampsOver(const PageSignals& signals, NodeIndex heading) {
  constexpr std::size_t kMaxStamps = 8;
  std::vector<HintedText> stamps;
  for (auto text = signals.texts.rbegin(); text != signals.texts.rend(); ++text) {
    if (text->node >= heading || text->beside || stamps.size() >= kMaxStamps) continue;
    if (text->text.find_first_of("0123456789") != std::string::npos) stamps.push_back(*text);
  }
  return stamps;
}

// Where the second paragraph after a node begins.
NodeIndex ProseAfter(const HtmlTree& tree, NodeIndex node) {
  constexpr std::size_t kProseBytes = 120;
  int paragraphs = 0;
  for (NodeIndex i = node; i < tree.nodes().size(); ++i) {
    if (tree[i].text.size() >= kProseBytes && ++paragraphs == 2) return i;
  }
  return static_cast<NodeIndex>(tree.nodes().size());
}

}  // namespace

bool PageHead::IsNear(NodeIndex node) const {
  return heading != kNoNode && node + kNodesOver >= heading && node <= heading + kNodesUnder;
}

PageHead FindPageHead(const HtmlTree& tree, const PageSignals& signals, std::string_view title) {
  PageHead head;
  head.heading = FindHeading(signals, title);
  if (head.heading == kNoNode) return head;
  head.under = LinesUnder(tree, signals, head.heading);
  head.over = StampsOver(signals, head.heading);
  const NodeIndex end = ProseAfter(tree, head.heading);
  for (const HintedText& line : head.under) {
    if (line.node < end) head.opening.push_back(line);
  }
  return head;
}

}  // namespace dateline::extract
