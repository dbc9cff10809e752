#include "extract/extract.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract/block_kinds.h"
#include "extract/byline.h"
#include "extract/html_lines.h"
#include "extract/line_features.h"
#include "extract/page_title.h"
#include "extract/part_dateline.h"
#include "extract/run_in_heads.h"
#include "extract/text_lines.h"
#include "extract/unwrap_lines.h"

namespace dateline::extract {
namespace {

constexpr std::string_view kWords = "rules/extract/blocks.toml";

void Take(Metadata metadata, Source& source) {
  source.title = std::move(metadata.title);
  source.byline = std::move(metadata.byline);
  source.section = std::move(metadata.section);
  source.publisher = std::move(metadata.publisher);
  source.url = std::move(metadata.url);
  source.published = std::move(metadata.published);
  source.modified = std::move(metadata.modified);
  source.retrieved = std::move(metadata.retrieved);
}

/// Marks the bylines that stand within reach of the headline; elsewhere on a page such lines are
/// those of other reports.
void LabelBylines(const std::vector<PageLine>& lines, const MetadataWords& words,
                  std::vector<BlockKind>& kinds) {
  constexpr std::size_t kReach = 12;  // lines: room for a date, share links and a caption between
  const auto headline = std::find(kinds.begin(), kinds.end(), BlockKind::kHeadline);
  const auto from = static_cast<std::size_t>(headline - kinds.begin());
  for (std::size_t i = from; i < std::min(from + kReach, kinds.size()); ++i) {
    const bool open = kinds[i] == BlockKind::kBoilerplate || kinds[i] == BlockKind::kParagraph ||
                      kinds[i] == BlockKind::kCrosshead;
    if (open && IsBylineLine(lines[i].text, words)) kinds[i] = BlockKind::kByline;
  }
}

Error NoText() { return {ErrorCode::kNoText, "the page has no text", "extract"}; }

}  // namespace

Extractor::Extractor(BlockWords words, MetadataResources metadata, LineScorer html, LineScorer text)
    : words_(std::move(words)),
      metadata_(std::move(metadata)),
      html_(std::move(html)),
      text_(std::move(text)) {}

Result<Extractor> Extractor::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(words_file, dir.Read(kWords));
  DATELINE_TRY(words, BlockWords::Parse(words_file, kWords));
  DATELINE_TRY(metadata, MetadataResources::Load(dir));
  DATELINE_TRY(html, LineScorer::Load(dir, "blocks_html", words));
  DATELINE_TRY(text, LineScorer::Load(dir, "blocks_text", words));
  return Extractor(std::move(words), std::move(metadata), std::move(html), std::move(text));
}

Result<Page> Extractor::ExtractHtml(std::string_view utf8, std::string_view title_hint,
                                    const Limits& limits) const {
  Page page;
  DATELINE_TRY(tree, HtmlTree::Parse(utf8, limits, page.diagnostics));
  std::vector<PageLine> lines = LinesOf(tree, words_);
  if (lines.empty()) return NoText();
  Take(ReadMetadata(tree, {}, metadata_), page.source);
  if (!title_hint.empty()) page.source.title = title_hint;
  // The classifier has learned with the plain title of the page, site name and all.
  const std::vector<float> rows = LineFeatures(lines, &tree, PageTitle(tree), words_);
  std::vector<BlockKind> kinds = KindsOf(lines, html_.Score(lines, &tree, rows), rows,
                                         page.source.title, words_, metadata_.dates);
  LabelBylines(lines, metadata_.words, kinds);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool joins = kinds[i] == BlockKind::kBoilerplate && !page.blocks.empty() &&
                       page.blocks.back().kind == BlockKind::kBoilerplate;
    if (joins) {
      page.blocks.back().text += '\n';
      page.blocks.back().text += lines[i].text;
    } else {
      page.blocks.push_back({kinds[i], std::move(lines[i].text), {}});
    }
  }
  page.source.dateline_place = PartDateline(page.blocks, metadata_.words);
  return page;
}

Result<Page> Extractor::ExtractPlainText(std::string_view utf8, std::string_view title_hint,
                                         const Limits& limits) const {
  if (utf8.size() > limits.record_bytes || utf8.size() >= UINT32_MAX) {
    return Error{ErrorCode::kLimitExceeded, "the text is longer than the limit for a record",
                 "extract"};
  }
  Page page;
  const std::vector<PageLine> lines = PartRunInHeads(UnwrapLines(LinesOf(utf8)), words_);
  if (lines.empty()) return NoText();
  const std::vector<float> rows = LineFeatures(lines, nullptr, {}, words_);
  std::vector<BlockKind> kinds =
      KindsOf(lines, text_.Score(lines, nullptr, rows), rows, title_hint, words_, metadata_.dates);
  // A heading that stands before everything is the headline, if nothing else is.
  if (lines.front().is_marked_heading &&
      std::ranges::find(kinds, BlockKind::kHeadline) == kinds.end()) {
    kinds.front() = BlockKind::kHeadline;
  }
  LabelBylines(lines, metadata_.words, kinds);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool joins = kinds[i] == BlockKind::kBoilerplate && !page.blocks.empty() &&
                       page.blocks.back().kind == BlockKind::kBoilerplate;
    if (joins) {
      PageBlock& last = page.blocks.back();
      last.source_span.end = lines[i].source.end;
      last.text = utf8.substr(last.source_span.begin, last.source_span.size());
    } else {
      page.blocks.push_back({kinds[i], lines[i].text, lines[i].source});
    }
  }
  Take(ReadTextMetadata(page.blocks, metadata_), page.source);
  page.source.dateline_place = PartDateline(page.blocks, metadata_.words);
  if (!title_hint.empty()) page.source.title = title_hint;
  return page;
}

}  // namespace dateline::extract
