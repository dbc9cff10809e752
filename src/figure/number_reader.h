// Numbers in running text, however they are written: "1,200", "1.2bn", "two and a half million",
// "half a dozen". The words are data: lexicons/lang/number.tsv, lexicons/figures/amount.tsv,
// scale.tsv and part.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dateline/result.h"

#include "lexicon/phrase_matcher.h"
#include "lexicon/resource_dir.h"
#include "rules/token_class.h"

namespace dateline::figure {

struct Number {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  double value = 0;
  double scale = 1;  // of its last word: "2 to 3 million" lends it to what stands before "to"
};

/// Immutable; one reader serves all threads.
class NumberReader {
 public:
  /// \errors as Table::Parse; kMalformedInput for a value that is no number.
  [[nodiscard]] static Result<NumberReader> Load(const lexicon::ResourceDir& dir,
                                                 const lexicon::PhraseCutter& cutter);

  /// The longest number at each token that begins one; none overlap.
  [[nodiscard]] std::vector<Number> FindAll(const lexicon::TokenView& view) const;

 private:
  /// Phrases with the numbers they stand for.
  struct Phrases {
    lexicon::PhraseMatcher matcher;
    std::vector<double> values;
  };
  [[nodiscard]] static Result<Phrases> LoadPhrases(const lexicon::ResourceDir& dir,
                                                   const lexicon::PhraseCutter& cutter,
                                                   std::string_view name);
  [[nodiscard]] bool ReadAt(const lexicon::TokenView& view, std::uint32_t token,
                            Number& number) const;
  [[nodiscard]] bool ReadGlued(const lexicon::TokenView& view, std::uint32_t token,
                               Number& number) const;

  rules::NumberWords words_;
  Phrases amounts_;                                    // "half a million"
  Phrases parts_;                                      // "and a half"
  std::map<std::string, double, std::less<>> scales_;  // "million", "bn"
};

}  // namespace dateline::figure
