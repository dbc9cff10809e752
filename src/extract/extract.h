// From a page to labelled blocks: the lines of the page, each judged by the block classifier and
// then given its kind. Nothing is dropped: what is not the report is kBoilerplate.
#pragma once

#include <string_view>

#include "dateline/limits.h"
#include "dateline/result.h"

#include "extract/block_words.h"
#include "extract/line_scores.h"
#include "extract/metadata.h"
#include "extract/page.h"
#include "lexicon/resource_dir.h"

namespace dateline::extract {

/// Words and models. Made once; const and without hidden state, so one serves every thread.
class Extractor {
 public:
  /// Reads rules/extract, lexicons/extract and models/ of `dir`.
  ///
  /// \errors whatever its files give; kUnsupportedVersion where a model was trained for other
  /// words.
  [[nodiscard]] static Result<Extractor> Load(const lexicon::ResourceDir& dir);

  /// Reads a page with markup.
  ///
  /// \param utf8 valid UTF-8.
  /// \param title_hint a title known from elsewhere, or empty: the page's own is used then.
  /// \errors kLimitExceeded beyond limits.record_bytes; kNoText where the page has no text at all.
  [[nodiscard]] Result<Page> ExtractHtml(std::string_view utf8, std::string_view title_hint,
                                         const Limits& limits) const;

  /// Reads a plain text: an article, with blank lines between paragraphs or none, or the dump of a
  /// whole page, one line per block. The blocks' texts are slices of `utf8`, in order, and
  /// `source_span` says which; what lies between them is white space and the marks of Markdown
  /// headings.
  ///
  /// \errors as ExtractHtml.
  [[nodiscard]] Result<Page> ExtractPlainText(std::string_view utf8, std::string_view title_hint,
                                              const Limits& limits) const;

  [[nodiscard]] const BlockWords& words() const { return words_; }

 private:
  Extractor(BlockWords words, MetadataResources metadata, LineScorer html, LineScorer text);

  BlockWords words_;
  MetadataResources metadata_;
  LineScorer html_;  // for lines with markup
  LineScorer text_;  // for lines of plain text
};

}  // namespace dateline::extract
