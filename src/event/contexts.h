// What a sentence is about beside its acts: the contexts of PLOVER, by
// lexicons/events/contexts.tsv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"
#include "dateline/result.h"

#include "discourse/token_scan.h"
#include "lexicon/resource_dir.h"
#include "lexicon/word_map.h"

namespace dateline::event {

/// Immutable; one object serves all threads.
class Contexts {
 public:
  /// \errors as Table::Parse; kMalformedInput for an unknown context.
  [[nodiscard]] static Result<Contexts> Load(const lexicon::ResourceDir& dir);

  /// The contexts that terms among tokens [first, last) stand for, each once, in PLOVER's order. A
  /// word of a term is found in any form; a capital in a term must be one in the text; of terms
  /// that begin at one word the longest counts, and none within it.
  [[nodiscard]] std::vector<std::string> In(const Document& doc, const discourse::TokenScan& scan,
                                            std::size_t first, std::size_t last) const;

 private:
  using Set = std::uint64_t;  // a bit for each context
  struct Word {
    std::string written;
    std::string norm;
    std::size_t capitals = 0;
  };
  struct Term {
    std::vector<Word> words;  // hyphens part them
    Set contexts = 0;
  };
  lexicon::WordMap<std::vector<Term>> terms_;  // by the norm of the first word, longest first
};

}  // namespace dateline::event
