// One pass over a document's tokens that settles, without a parser, what the later steps ask of
// each: which words are verbs here and which are nouns, and where clauses begin.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/document.h"

#include "discourse/grammar.h"
#include "doc/layers.h"

namespace dateline::discourse {

struct ScannedToken {
  Word word;
  std::string_view norm;
  std::string_view lemma;  // the token layer's
  Upos upos = Upos::kNone;
  Relation relation = Relation::kNone;
  bool verb = false;     // a verb form, and used as one here as far as its neighbours tell
  bool capital = false;  // begins with a capital letter
  bool punctuation = false;
  bool joiner = false;  // the hyphen of a hyphenated word
};

/// The verb group that ends at a verb: "has not been | arrested".
struct VerbGroup {
  std::uint32_t first = 0;  // its leftmost token
  bool passive = false;
  bool finite = false;      // carries tense: not an infinitive, not a bare gerund
  bool infinitive = false;  // preceded by "to"
  bool gerund = false;
};

class TokenScan {
 public:
  /// The layers must outlive the scan.
  TokenScan(const Document& doc, const Columns<TokenRow>& tokens,
            const Columns<SentenceRow>& sentences, const Grammar& grammar);

  [[nodiscard]] const ScannedToken& operator[](std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] std::size_t First(std::size_t sentence) const { return bounds_[sentence].first; }
  [[nodiscard]] std::size_t Last(std::size_t sentence) const { return bounds_[sentence].second; }
  [[nodiscard]] std::size_t SentenceCount() const { return bounds_.size(); }
  [[nodiscard]] Span SpanOf(std::size_t i) const { return spans_[i]; }
  [[nodiscard]] Span SpanOf(std::size_t first, std::size_t last) const {
    return {spans_[first].begin, spans_[last - 1].end};
  }
  /// First token that ends after `at`, within tokens [first, last).
  [[nodiscard]] std::size_t TokenAt(ByteOffset at, std::size_t first, std::size_t last) const;

  /// The group of the verb at `i`; `first` bounds the look to the left.
  [[nodiscard]] VerbGroup GroupOf(std::size_t i, std::size_t first) const;

 private:
  [[nodiscard]] bool IsVerb(std::size_t i, std::size_t first, std::size_t last) const;

  std::vector<ScannedToken> tokens_;
  const std::vector<Span>& spans_;
  std::vector<std::pair<std::size_t, std::size_t>> bounds_;
};

}  // namespace dateline::discourse
