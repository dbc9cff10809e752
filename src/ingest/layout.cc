#include "ingest/layout.h"

#include <algorithm>
#include <optional>

#include "extract/blanks.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::string_view kBetween = "\n\n";

/// Past the blanks and line breaks at `at`.
std::size_t SkipSpace(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t blank = text[at] == '\n' ? 1 : extract::BlankAt(text.substr(at));
    if (blank == 0) break;
    at += blank;
  }
  return at;
}

/// Where `wanted` ends if it stands at `at`, any run of white space matching any other.
std::optional<std::size_t> MatchAt(std::string_view text, std::size_t at, std::string_view wanted) {
  std::size_t i = 0;
  while (i < wanted.size()) {
    if (const std::size_t past = SkipSpace(wanted, i); past != i) {
      const std::size_t there = SkipSpace(text, at);
      if (there == at) return std::nullopt;
      i = past;
      at = there;
      continue;
    }
    if (at >= text.size() || text[at] != wanted[i]) return std::nullopt;
    ++at;
    ++i;
  }
  return at;
}

std::optional<Span> FindFrom(std::string_view text, std::size_t from, std::string_view wanted) {
  wanted = text::TrimAscii(wanted);
  if (wanted.empty()) return std::nullopt;
  for (std::size_t at = text.find(wanted[0], from); at != std::string_view::npos;
       at = text.find(wanted[0], at + 1)) {
    if (const auto end = MatchAt(text, at, wanted)) {
      return Span{static_cast<ByteOffset>(at), static_cast<ByteOffset>(*end)};
    }
  }
  return std::nullopt;
}

}  // namespace

Layout JoinBlocks(const std::vector<extract::PageBlock>& blocks) {
  Layout layout;
  for (const extract::PageBlock& block : blocks) {
    if (block.text.empty()) continue;
    if (!layout.text.empty()) layout.text += kBetween;
    const auto begin = static_cast<ByteOffset>(layout.text.size());
    layout.text += block.text;
    layout.blocks.push_back({block.kind, {begin, static_cast<ByteOffset>(layout.text.size())}});
  }
  return layout;
}

Layout MarkBlocks(std::string_view title, std::string_view text,
                  const std::vector<extract::PageBlock>& blocks) {
  Layout layout;
  if (!title.empty()) {
    layout.text = title;
    layout.blocks.push_back({BlockKind::kHeadline, {0, static_cast<ByteOffset>(title.size())}});
    layout.text += kBetween;
  }
  layout.shift = static_cast<ByteOffset>(layout.text.size());
  layout.text += text;
  std::size_t at = layout.shift;
  for (const extract::PageBlock& block : blocks) {
    const auto span = FindFrom(layout.text, at, block.text);
    if (!span) continue;
    layout.blocks.push_back({block.kind, *span});
    at = span->end;
  }
  return layout;
}

void CutLayout(std::size_t max_chars, Layout& layout) {
  if (layout.text.size() <= max_chars) return;  // a character takes a byte or more
  const std::size_t end = text::OffsetOfCodePoint(layout.text, max_chars);
  if (end == layout.text.size()) return;
  layout.text.resize(end);
  layout.truncated = true;
  std::erase_if(layout.blocks, [&](const Block& block) { return block.span.begin >= end; });
  if (layout.blocks.empty()) return;
  Span& last = layout.blocks.back().span;
  last.end = std::min(last.end, static_cast<ByteOffset>(end));
}

}  // namespace dateline::ingest
