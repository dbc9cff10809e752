// A page as lines: what a reader sees between two breaks, with where it stood in the markup.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "dateline/span.h"

#include "extract/block_words.h"
#include "extract/html_tree.h"

namespace dateline::extract {

/// Elements whose distance above a line says what the line is.
enum class Frame : std::uint8_t {
  kArticle,
  kMain,
  kAside,
  kHeader,
  kFooter,
  kNav,
  kFigure,
  kForm,
  kQuote,
  kTable,
  kList,
  kSection,
  kHidden,
  kParagraph,
  kHeading,
  kButton,
};
inline constexpr std::size_t kFrameCount = 16;

/// Levels between a line and the nearest element above it of some kind; kFar where there is none.
using Levels = std::uint8_t;
inline constexpr Levels kFar = 40;

struct PageLine {
  std::string text;  // white space runs as one blank, trimmed, never empty; valid UTF-8
  Span source;       // of plain text only: the bytes of the input this line is

  // Of a line of plain text:
  std::uint32_t blank_lines_before = 0;
  bool is_marked_heading = false;  // a Markdown heading; its marks are not in `text`

  // Of a line of a page with markup:
  NodeIndex block = kNoNode;  // nearest element around it that starts lines
  HtmlTag tag = HtmlTag::kOther;
  std::uint16_t depth = 0;        // elements above it
  float link_share = 0;           // share of its characters inside links
  float strong_share = 0;         // the same of bold and emphasised text
  bool is_named_caption = false;  // an element around it bears a name that only captions have
  std::array<Levels, kFrameCount> frames{};
  std::array<Levels, kHintCount> hints{};
};

}  // namespace dateline::extract
