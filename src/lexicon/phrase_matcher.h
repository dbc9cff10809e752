// Finds the phrases of a lexicon in tokens: a trie over word numbers, each edge one probe of a hash
// table. Fit for hundreds of thousands of names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "doc/columns.h"
#include "doc/rows.h"
#include "lexicon/word_form.h"
#include "lexicon/word_table.h"

namespace dateline::lexicon {

/// The tokens of a document prepared for look-up. Views; the layer and the text must outlive it.
struct TokenView {
  const Columns<TokenRow>& tokens;
  std::string_view text;

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  [[nodiscard]] const std::string& Norm(std::size_t token) const {
    return tokens.Column<&TokenRow::norm>()[token];
  }
  [[nodiscard]] std::string_view Surface(std::size_t token) const {
    const Span span = tokens.Column<&TokenRow::span>()[token];
    return text.substr(span.begin, span.size());
  }
  [[nodiscard]] SentenceIndex Sentence(std::size_t token) const {
    return tokens.Column<&TokenRow::sentence>()[token];
  }
};

/// A phrase found: tokens [first, last), all of one sentence, and what was filed under it.
struct PhraseMatch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::span<const std::uint32_t> payloads;  // in order of adding; belong to the matcher
};

/// Immutable once built and shared by all threads.
class PhraseMatcher {
 public:
  /// Longest phrase accepted, in tokens.
  static constexpr std::size_t kMaxPhraseTokens = 16;

  class Builder;

  /// The longest phrase that begins at `token`, or none. Case policy: a letter that is a capital in
  /// the phrase must be one in the text, so "US" is not "us" and "may" also finds "May".
  [[nodiscard]] std::optional<PhraseMatch> FindAt(const TokenView& view, std::size_t token) const;

  /// Every phrase that begins at `token`, longest first, appended to `out`.
  void FindAllAt(const TokenView& view, std::size_t token, std::vector<PhraseMatch>& out) const;

  /// Leftmost longest phrases from beginning to end; none overlap.
  [[nodiscard]] std::vector<PhraseMatch> FindAll(const TokenView& view) const;

  [[nodiscard]] std::size_t phrase_count() const { return phrases_.size(); }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

  struct Edge {
    std::uint64_t key = 0;  // node << 32 | word, plus one; 0 for an empty slot
    std::uint32_t node = 0;
  };
  // One way of writing a phrase. Phrases that differ only in capitals share a node and are chained,
  // those with more capitals first.
  struct Phrase {
    std::uint32_t capitals = kNone;  // first of `tokens` masks in capitals_, or kNone if no capital
    std::uint32_t tokens = 0;
    std::uint32_t payload_begin = 0;
    std::uint32_t payload_end = 0;
    std::uint32_t next = kNone;
  };

  [[nodiscard]] std::uint32_t Child(std::uint32_t node, WordId word) const;
  [[nodiscard]] bool HasCapitals(const Phrase& phrase, const TokenView& view,
                                 std::size_t token) const;

  WordTable words_;
  std::vector<Edge> edges_;                  // open addressing; size is a power of two
  std::vector<std::uint32_t> first_phrase_;  // by node; kNone where no phrase ends
  std::vector<Phrase> phrases_;
  std::vector<std::uint64_t> capitals_;
  std::vector<std::uint32_t> payloads_;
};

class PhraseMatcher::Builder {
 public:
  explicit Builder(PhraseCutter cutter) : cutter_(std::move(cutter)) {}

  /// Files `payload` (usually a row number) under a phrase. The same phrase may be added with
  /// several payloads.
  ///
  /// \errors kInvalidArgument if the phrase has no token; kLimitExceeded beyond kMaxPhraseTokens.
  [[nodiscard]] Status Add(std::string_view phrase, std::uint32_t payload);

  [[nodiscard]] PhraseMatcher Build() &&;

 private:
  struct Pending {
    std::uint32_t node;
    std::vector<std::uint64_t> capitals;
    std::uint32_t payload;
  };
  PhraseCutter cutter_;
  WordTable words_;
  std::vector<Edge> table_ = std::vector<Edge>(64);
  std::uint32_t nodes_ = 1;
  std::vector<Pending> pending_;

  std::uint32_t ChildOrNew(std::uint32_t node, WordId word);
  void GrowTable();
};

}  // namespace dateline::lexicon
