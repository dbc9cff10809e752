#include "extract/html_tree_builder.h"

#include <algorithm>
#include <cstring>

#include "extract/html_entity.h"

namespace dateline::extract {
namespace {

using enum HtmlTag;

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                   [](char a, char b) { return Lower(a) == b; });
}

bool EndsName(char c) { return IsBlank(c) || c == '/' || c == '>'; }

bool IsHeading(HtmlTag tag) { return tag >= kH1 && tag <= kH6; }

/// True where a search for the start of `</ending>` may not pass the open element `above`.
bool IsBarrier(HtmlTag ending, HtmlTag above) {
  // A stray </b> does not end the paragraph it stands in, nor a stray </div> the table cell, nor
  // a stray </li> the item around the list.
  const bool line = IsBlock(ending) || ending == kButton;
  if (!line && IsBlock(above)) return true;
  if (ending == kLi && (above == kUl || above == kOl)) return true;
  if (above == kButton) return !line || ending == kP;
  return IsScope(above) && ending != kTable && ending != kTr && !IsScope(ending);
}

}  // namespace

HtmlTreeBuilder::HtmlTreeBuilder(std::string_view utf8, std::uint32_t nesting)
    : nesting_(std::max<std::uint32_t>(nesting, 2)) {
  tree_.characters_ = std::make_unique<char[]>(utf8.size() + 1);
  characters_ = tree_.characters_.get();
  std::memcpy(characters_, utf8.data(), utf8.size());
  page_ = {characters_, utf8.size()};
  tree_.nodes_.reserve(utf8.size() / 32 + 16);
  tree_.attributes_.reserve(utf8.size() / 48 + 16);
}

HtmlTree HtmlTreeBuilder::Build() {
  HtmlNode root;
  root.tag = "html";
  root.id = kHtml;
  tree_.nodes_.push_back(root);
  open_.push_back({0, kNoNode, kHtml});
  open_count_[static_cast<std::size_t>(kHtml)] = 1;
  while (at_ < page_.size()) {
    const std::size_t markup = FindMarkup();
    if (markup > at_) AddText(at_, markup, true);
    at_ = markup;
    if (at_ < page_.size()) ReadMarkup();
  }
  while (!open_.empty()) Pop();
  return std::move(tree_);
}

std::size_t HtmlTreeBuilder::FindMarkup() const {
  for (std::size_t at = page_.find('<', at_); at != std::string_view::npos;
       at = page_.find('<', at + 1)) {
    const char next = at + 1 < page_.size() ? page_[at + 1] : '\0';
    if (IsLetter(next) || next == '!' || next == '?' || next == '/') return at;
  }
  return page_.size();
}

void HtmlTreeBuilder::ReadMarkup() {
  const char next = page_[at_ + 1];
  if (IsLetter(next)) return ReadStartTag();
  if (next == '/') return ReadEndTag();
  ReadDeclaration();
}

std::size_t HtmlTreeBuilder::FindCommentEnd() const {
  std::size_t at = at_ + 2;  // "<!-->" is a whole comment
  while ((at = page_.find("--", at)) != std::string_view::npos) {
    const std::string_view rest = page_.substr(at + 2, 2);
    if (rest.starts_with('>')) return at + 3;
    if (rest == "!>" && at >= at_ + 4) return at + 4;
    ++at;
  }
  return std::string_view::npos;
}

void HtmlTreeBuilder::ReadDeclaration() {
  if (At("<!--") && comments_end_) {
    const std::size_t end = FindCommentEnd();
    if (end != std::string_view::npos) {
      at_ = end;
      return;
    }
    comments_end_ = false;
    unclosed_ = true;
  }
  if (At("<![CDATA[")) {  // its text is text; browsers hide it, feeds do not
    at_ += std::strlen("<![CDATA[");
    return;
  }
  const std::size_t end = At("<!--") ? at_ + 3 : page_.find('>', at_);
  at_ = end == std::string_view::npos ? page_.size() : end + 1;
}

std::string_view HtmlTreeBuilder::ReadName() {
  const std::size_t begin = at_;
  while (at_ < page_.size() && !EndsName(page_[at_])) {
    characters_[at_] = Lower(page_[at_]);
    ++at_;
  }
  return page_.substr(begin, at_ - begin);
}

void HtmlTreeBuilder::SkipBlanks() {
  while (at_ < page_.size() && IsBlank(page_[at_])) ++at_;
}

void HtmlTreeBuilder::ReadEndTag() {
  at_ += 2;
  if (at_ >= page_.size() || !IsLetter(page_[at_])) {  // "</>", "</ "
    const std::size_t end = page_.find('>', at_);
    at_ = end == std::string_view::npos ? page_.size() : end + 1;
    return;
  }
  const std::string_view name = ReadName();
  const std::size_t end = page_.find('>', at_);
  at_ = end == std::string_view::npos ? page_.size() : end + 1;
  const HtmlTag tag = FindHtmlTag(name);
  if (tag == kBr) {  // "</br>" is a break in every browser
    HtmlNode node;
    node.tag = name;
    node.id = tag;
    AddNode(node);
    return;
  }
  CloseElement(tag, name);
}

void HtmlTreeBuilder::ReadStartTag() {
  ++at_;
  HtmlNode node;
  node.tag = ReadName();
  node.id = FindHtmlTag(node.tag);
  ReadAttributes(node);
  const bool closed = page_[at_ - 1] == '>' && page_[at_ - 2] == '/';
  if (node.id == kHtml) {
    HtmlNode& root = tree_.nodes_.front();
    if (root.attribute_count == 0) {
      root.first_attribute = node.first_attribute;
      root.attribute_count = node.attribute_count;
    }
    return;
  }
  const HtmlTag tag = node.id;
  CloseImplied(tag);
  const NodeIndex index = AddNode(node);
  if (IsVoid(tag)) return;
  if (IsRawText(tag) && !(closed && tag == kSvg)) return ReadRawText(index, tag);
  if (closed && tag == kOther) return;  // "<path/>": foreign or made up, in any case empty
  if (open_.size() >= nesting_) {
    flattened_ = true;
    ++too_deep_;
    return;
  }
  open_.push_back({index, kNoNode, tag});
  ++open_count_[static_cast<std::size_t>(tag)];
}

void HtmlTreeBuilder::ReadAttributes(HtmlNode& node) {
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  while (at_ < page_.size()) {
    if (IsBlank(page_[at_]) || page_[at_] == '/') {
      ++at_;
    } else if (page_[at_] == '>') {
      ++at_;
      break;
    } else {
      ReadAttribute();
    }
  }
  node.attribute_count =
      static_cast<std::uint32_t>(tree_.attributes_.size()) - node.first_attribute;
}

void HtmlTreeBuilder::ReadAttribute() {
  const std::size_t begin = at_;
  if (page_[at_] == '=') ++at_;  // a name may start with one
  while (at_ < page_.size() && !EndsName(page_[at_]) && page_[at_] != '=') {
    characters_[at_] = Lower(page_[at_]);
    ++at_;
  }
  HtmlAttribute attribute{page_.substr(begin, at_ - begin), {}};
  SkipBlanks();
  if (at_ < page_.size() && page_[at_] == '=') {
    ++at_;
    SkipBlanks();
    attribute.value = ReadValue();
  }
  tree_.attributes_.push_back(attribute);
}

std::string_view HtmlTreeBuilder::ReadValue() {
  if (at_ >= page_.size()) return {};
  std::size_t begin = at_;
  std::size_t end = begin;
  if (const char quote = page_[at_]; quote == '"' || quote == '\'') {
    ++begin;
    end = page_.find(quote, begin);
    if (end == std::string_view::npos) {  // a quote that never closes must not eat the page
      unclosed_ = true;
      end = std::min(page_.find('>', begin), page_.size());
      at_ = end;
    } else {
      at_ = end + 1;
    }
  } else {
    while (at_ < page_.size() && !IsBlank(page_[at_]) && page_[at_] != '>') ++at_;
    end = at_;
  }
  return {characters_ + begin, DecodeEntities(characters_ + begin, end - begin, true)};
}

std::size_t HtmlTreeBuilder::FindRawEnd(std::string_view name, HtmlTag tag) {
  bool& never_ends = never_ends_[static_cast<std::size_t>(tag)];
  if (never_ends) return std::string_view::npos;
  for (std::size_t end = page_.find("</", at_); end != std::string_view::npos;
       end = page_.find("</", end + 2)) {
    const std::size_t after = end + 2 + name.size();
    if (EqualsIgnoringCase(page_.substr(end + 2, name.size()), name) &&
        (after >= page_.size() || EndsName(page_[after]))) {
      return end;
    }
  }
  never_ends = true;
  unclosed_ = true;
  return std::string_view::npos;
}

void HtmlTreeBuilder::ReadRawText(NodeIndex node, HtmlTag tag) {
  const std::string_view name = tree_.nodes_[node].tag;
  const std::size_t end = FindRawEnd(name, tag);
  if (end == std::string_view::npos) return;
  const bool data =
      tag == kScript && tree_.Attribute(node, "type").find("ld+json") != std::string_view::npos;
  const bool text = tag == kTitle || tag == kTextarea || tag == kXmp;
  if ((data || text) && end > at_) {
    open_.push_back({node, kNoNode, tag});
    ++open_count_[static_cast<std::size_t>(tag)];
    AddText(at_, end, tag == kTitle || tag == kTextarea);
    Pop();
  }
  const std::size_t close = page_.find('>', end);
  at_ = close == std::string_view::npos ? page_.size() : close + 1;
}

NodeIndex HtmlTreeBuilder::AddNode(HtmlNode node) {
  const auto index = static_cast<NodeIndex>(tree_.nodes_.size());
  Open& parent = open_.back();
  node.parent = parent.node;
  node.end = index + 1;
  if (parent.last_child == kNoNode) {
    tree_.nodes_[parent.node].first_child = index;
  } else {
    tree_.nodes_[parent.last_child].next_sibling = index;
  }
  parent.last_child = index;
  tree_.nodes_.push_back(node);
  return index;
}

void HtmlTreeBuilder::AddText(std::size_t begin, std::size_t end, bool decode) {
  std::size_t size = end - begin;
  if (decode) size = DecodeEntities(characters_ + begin, size, false);
  if (size == 0) return;
  HtmlNode node;
  node.text = {characters_ + begin, size};
  AddNode(node);
}

void HtmlTreeBuilder::CloseUpTo(HtmlTag wanted, std::initializer_list<HtmlTag> barriers) {
  if (open_count_[static_cast<std::size_t>(wanted)] == 0) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    const HtmlTag tag = open_[i].tag;
    if (tag == wanted) {
      while (open_.size() > i) Pop();
      return;
    }
    if (IsScope(tag) || std::find(barriers.begin(), barriers.end(), tag) != barriers.end()) return;
  }
}

void HtmlTreeBuilder::CloseLink() {
  if (open_count_[static_cast<std::size_t>(kA)] == 0) return;
  // A link that began outside of this block stays: its blocks must not end with it.
  for (std::size_t i = open_.size(); i-- > 1 && !IsBlock(open_[i].tag) && !IsScope(open_[i].tag);) {
    if (open_[i].tag != kA) continue;
    while (open_.size() > i) Pop();
    return;
  }
}

void HtmlTreeBuilder::CloseImplied(HtmlTag starting) {
  if (starting == kBody) CloseUpTo(kHead, {});
  if (starting == kLi) CloseUpTo(kLi, {kUl, kOl, kMenu});
  if (starting == kDd || starting == kDt) {
    CloseUpTo(kDd, {kDl});
    CloseUpTo(kDt, {kDl});
  }
  if (starting == kOption || starting == kOptgroup) CloseUpTo(kOption, {kSelect});
  if (starting == kA) CloseLink();
  if (starting == kButton) CloseUpTo(kButton, {});
  if (IsHeading(starting) && IsHeading(open_.back().tag)) Pop();
  if (IsBlock(starting)) CloseUpTo(kP, {});
  const bool cell = starting == kTd || starting == kTh;
  const bool row = starting == kTr;
  const bool section = starting == kTbody || starting == kThead || starting == kTfoot;
  if (!cell && !row && !section) return;
  const auto close_if_open = [this](HtmlTag tag) {
    // Cells are scopes themselves, so the search stops at the innermost table by hand.
    for (std::size_t i = open_.size(); i-- > 1 && open_[i].tag != kTable;) {
      if (open_[i].tag != tag) continue;
      while (open_.size() > i) Pop();
      return;
    }
  };
  close_if_open(kTd);
  close_if_open(kTh);
  if (row || section) close_if_open(kTr);
  if (section) {
    close_if_open(kTbody);
    close_if_open(kThead);
  }
}

void HtmlTreeBuilder::CloseElement(HtmlTag tag, std::string_view name) {
  if (too_deep_ > 0 && !IsVoid(tag) && tag != kHtml && tag != kBody) {
    --too_deep_;
    return;
  }
  // What follows </body> and </html> still belongs to the page.
  if (tag == kHtml || tag == kBody) return;
  if (!IsHeading(tag) && open_count_[static_cast<std::size_t>(tag)] == 0) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Open& candidate = open_[i];
    const bool same =
        candidate.tag == tag && (tag != kOther || tree_.nodes_[candidate.node].tag == name);
    if (same || (IsHeading(tag) && IsHeading(candidate.tag))) {  // "<h1>…</h2>" is meant
      while (open_.size() > i) Pop();
      return;
    }
    if (IsBarrier(tag, candidate.tag)) return;
  }
}

void HtmlTreeBuilder::Pop() {
  const Open& last = open_.back();
  tree_.nodes_[last.node].end = static_cast<NodeIndex>(tree_.nodes_.size());
  --open_count_[static_cast<std::size_t>(last.tag)];
  open_.pop_back();
}

}  // namespace dateline::extract
