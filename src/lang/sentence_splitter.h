// Says where the sentences of a block begin and end, given its tokens.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "dateline/document.h"
#include "dateline/result.h"
#include "dateline/span.h"

#include "lang/boundary_model.h"
#include "lang/tokenizer.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::lang {

/// Immutable; shared by all threads.
class SentenceSplitter {
 public:
  /// Reads models/sentences.bin and lexicons/lang/sentence_starter.tsv.
  /// \errors as lexicon::ModelFile::Open, ResourceDir::Lexicon, BoundaryModel::Parse.
  [[nodiscard]] static Result<SentenceSplitter> Load(const lexicon::ResourceDir& dir);

  /// The sentences of one block, rising and side by side: each token lies in one of them. Blank
  /// lines, and line ends in a list, end a sentence whatever the words say.
  ///
  /// \param text the whole text, to which spans refer; `tokens` those of the block, of `kind`, as
  ///     `tokenizer` cuts them.
  [[nodiscard]] std::vector<Span> Split(std::string_view text, BlockKind kind,
                                        const std::vector<Span>& tokens,
                                        const Tokenizer& tokenizer) const;

 private:
  explicit SentenceSplitter(BoundaryModel model) : model_(std::move(model)) {}

  BoundaryModel model_;
  lexicon::WordTable starters_;    // as written
  lexicon::WordTable continuers_;  // after such an abbreviation they are of the same sentence
};

}  // namespace dateline::lang
