// Says where the sentences of a block begin and end, given its tokens.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/result.h"
#include "dateline/span.h"

#include "lang/tokenizer.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"

namespace dateline::lang {

/// Immutable; shared by all threads.
class SentenceSplitter {
 public:
  /// Reads lexicons/lang/sentence_starter.tsv.
  /// \errors as ResourceDir::Lexicon.
  [[nodiscard]] static Result<SentenceSplitter> Load(const lexicon::ResourceDir& dir);

  /// The sentences of one block, rising and side by side: each token lies in one of them.
  ///
  /// \param text the whole text, to which spans refer; `tokens` those of the block, of `kind`, as
  ///     `tokenizer` cuts them.
  [[nodiscard]] std::vector<Span> Split(std::string_view text, BlockKind kind,
                                        const std::vector<Span>& tokens,
                                        const Tokenizer& tokenizer) const;

 private:
  SentenceSplitter() = default;
  [[nodiscard]] bool EndsAfter(std::string_view stop, std::string_view next,
                               const Tokenizer& tokenizer) const;

  lexicon::WordTable starters_;  // norms of words that begin sentences and seldom names
};

}  // namespace dateline::lang
