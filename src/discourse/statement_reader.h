// The statements of one sentence, found from its cues along its tree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "discourse/clause_view.h"
#include "discourse/cues.h"
#include "discourse/grammar.h"
#include "discourse/quotations.h"

namespace dateline::discourse {

/// Ranges are of tokens of the document; empty where there is none.
struct FoundStatement {
  TokenRange source;                   // the words that name the source
  std::size_t source_head = kNoToken;  // the word that says who: what a pronoun "who" stands for
  TokenRange cue;
  std::string cue_lemma;
  Stance stance = Stance::kAsserts;
  std::vector<TokenRange> content;    // rising
  std::vector<std::size_t> audience;  // heads of phrases
  std::string_view rule;
};

/// Borrows everything; all must outlive the reader.
class StatementReader {
 public:
  StatementReader(const ClauseView& clauses, const Quotations& quotations, const Cues& cues,
                  const Grammar& grammar, std::size_t token_count);

  /// Statements whose cue stands in tokens [first, last) of a sentence outside quotations, in the
  /// order of their cues. Content may reach into quotations but not into other sentences.
  [[nodiscard]] std::vector<FoundStatement> Read(std::size_t first, std::size_t last);

  /// The cue of a sentence that ends in a colon and says nothing after it: what follows is its
  /// content.
  [[nodiscard]] std::optional<FoundStatement> Announces(std::size_t first, std::size_t last);

  /// Without the marks of punctuation at its edges, but with a closing "?" or "!".
  [[nodiscard]] TokenRange Trim(TokenRange range) const;

 private:
  struct VerbCue {
    const Cue* cue = nullptr;
    std::string lemma;
    TokenRange words;
    std::size_t phrase = kNoToken;  // what the verb's preposition governs: "spoke of [the raid]"
  };

  void Measure(std::size_t first, std::size_t last);
  [[nodiscard]] TokenRange PhraseUnder(std::size_t head) const { return extents_[head]; }
  [[nodiscard]] bool IsPunctuation(std::size_t token) const;
  [[nodiscard]] bool Is(std::size_t token, WordClass c) const;

  [[nodiscard]] VerbCue CueOf(std::size_t verb) const;
  [[nodiscard]] TokenRange VerbGroup(std::size_t verb) const;
  [[nodiscard]] std::size_t ChainOver(std::size_t verb) const;
  void SetSource(FoundStatement& found, std::size_t head, std::size_t cue) const;
  void SetVerbSource(FoundStatement& found, std::size_t verb) const;
  [[nodiscard]] std::size_t AddedTo(std::size_t verb, TokenRange cue) const;
  [[nodiscard]] std::size_t NounBeside(std::size_t verb, TokenRange cue) const;
  void SetAudience(FoundStatement& found, std::size_t verb, const Cue& cue) const;
  void AddContent(FoundStatement& found, TokenRange range,
                  const std::vector<TokenRange>& holes) const;

  void OfVerb(std::size_t verb, std::vector<FoundStatement>& rows) const;
  [[nodiscard]] std::size_t ComplementOf(std::size_t verb, const Cue& cue) const;
  [[nodiscard]] bool IsNegated(std::size_t verb) const;
  [[nodiscard]] bool QuotedElsewhere(TokenRange range) const;
  bool Complement(FoundStatement& found, std::size_t verb, const VerbCue& cue) const;
  bool Around(FoundStatement& found, std::size_t verb) const;
  [[nodiscard]] std::size_t ObjectOf(std::size_t verb) const;
  bool Object(FoundStatement& found, std::size_t verb, const VerbCue& cue) const;
  bool Quotation(FoundStatement& found, std::size_t verb) const;
  void OfNoun(std::size_t noun, std::vector<FoundStatement>& rows) const;
  void OfAdverb(std::size_t adverb, std::vector<FoundStatement>& rows) const;
  std::size_t OfPreposition(std::size_t token, std::vector<FoundStatement>& rows) const;

  const ClauseView& clauses_;
  const coref::Parse& parse_;
  const Quotations& quotations_;
  const Cues& cues_;
  const Grammar& grammar_;
  std::size_t first_ = 0, last_ = 0;
  std::vector<TokenRange> extents_;  // by token: itself and all that hangs on it
};

}  // namespace dateline::discourse
