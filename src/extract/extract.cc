#include "extract/extract.h"

#include <string>
#include <utility>
#include <vector>

#include "extract/block_kinds.h"
#include "extract/html_lines.h"
#include "extract/line_features.h"
#include "extract/page_title.h"
#include "extract/text_lines.h"

namespace dateline::extract {
namespace {

constexpr std::string_view kWords = "rules/extract/blocks.toml";
constexpr std::string_view kDates = "lexicons/extract/date_words.tsv";
constexpr std::string_view kHtmlModel = "models/blocks_html.bin";
constexpr std::string_view kTextModel = "models/blocks_text.bin";

/// A model is bound to the words it saw and to the layout of the features.
std::uint32_t Meaning(const BlockWords& words) {
  return kLineFeatureVersion * 1000 + words.version();
}

Error NoText() { return {ErrorCode::kNoText, "the page has no text", "extract"}; }

}  // namespace

Extractor::Extractor(BlockWords words, DateWords dates, TreeEnsemble html, TreeEnsemble text)
    : words_(std::move(words)),
      dates_(std::move(dates)),
      html_(std::move(html)),
      text_(std::move(text)) {}

Result<Extractor> Extractor::Load(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(words_file, dir.Read(kWords));
  DATELINE_TRY(words, BlockWords::Parse(words_file, kWords));
  DATELINE_TRY(dates_file, dir.Lexicon(kDates));
  DATELINE_TRY(dates, DateWords::Create(dates_file));
  DATELINE_TRY(html_file, dir.Read(kHtmlModel));
  DATELINE_TRY(html, TreeEnsemble::Parse(html_file, kHtmlModel, Meaning(words), kLineFeatures));
  DATELINE_TRY(text_file, dir.Read(kTextModel));
  DATELINE_TRY(text, TreeEnsemble::Parse(text_file, kTextModel, Meaning(words), kLineFeatures));
  return Extractor(std::move(words), std::move(dates), std::move(html), std::move(text));
}

Result<Page> Extractor::ExtractHtml(std::string_view utf8, std::string_view title_hint,
                                    const Limits& limits) const {
  Page page;
  DATELINE_TRY(tree, HtmlTree::Parse(utf8, limits, page.diagnostics));
  std::vector<PageLine> lines = LinesOf(tree, words_);
  if (lines.empty()) return NoText();
  page.source.title = title_hint.empty() ? PageTitle(tree) : std::string(title_hint);
  const std::vector<float> rows = LineFeatures(lines, &tree, page.source.title, words_);
  const std::vector<BlockKind> kinds =
      KindsOf(lines, html_.Score(rows), rows, page.source.title, words_, dates_);
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
  return page;
}

Result<Page> Extractor::ExtractPlainText(std::string_view utf8, std::string_view title_hint,
                                         const Limits& limits) const {
  if (utf8.size() > limits.record_bytes || utf8.size() >= UINT32_MAX) {
    return Error{ErrorCode::kLimitExceeded, "the text is longer than the limit for a record",
                 "extract"};
  }
  Page page;
  const std::vector<PageLine> lines = LinesOf(utf8);
  if (lines.empty()) return NoText();
  const std::vector<float> rows = LineFeatures(lines, nullptr, {}, words_);
  const std::vector<BlockKind> kinds =
      KindsOf(lines, text_.Score(rows), rows, title_hint, words_, dates_);
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
    if (kinds[i] == BlockKind::kHeadline && page.source.title.empty()) {
      page.source.title = lines[i].text;
    }
  }
  return page;
}

}  // namespace dateline::extract
