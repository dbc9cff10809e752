// The trees of a document's sentences, as coreference asks about them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "doc/columns.h"
#include "doc/rows.h"
#include "lexicon/phrase_matcher.h"

namespace dateline::coref {

inline constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

/// Borrows the tokens. Words that were not analysed have no head and no relation, and every answer
/// about them is "none" or false.
class Parse {
 public:
  Parse(const lexicon::TokenView& view, const Columns<SentenceRow>& sentences);

  [[nodiscard]] std::size_t HeadOf(std::size_t token) const;  // kNoToken for a root
  [[nodiscard]] Relation RelationOf(std::size_t token) const {
    return view_.tokens.Column<&TokenRow::relation>()[token];
  }
  [[nodiscard]] std::string_view DeprelOf(std::size_t token) const {
    return view_.tokens.Column<&TokenRow::deprel>()[token];
  }
  [[nodiscard]] Upos UposOf(std::size_t token) const {
    return view_.tokens.Column<&TokenRow::upos>()[token];
  }
  [[nodiscard]] std::string_view FeatsOf(std::size_t token) const {
    return view_.tokens.Column<&TokenRow::feats>()[token];
  }
  [[nodiscard]] std::string_view LemmaOf(std::size_t token) const {
    return view_.tokens.Column<&TokenRow::lemma>()[token];
  }
  [[nodiscard]] const lexicon::TokenView& view() const { return view_; }

  /// True where the features hold "name=value", as in HasFeature(i, "Number=Plur").
  [[nodiscard]] bool HasFeature(std::size_t token, std::string_view feature) const;
  /// Children rise.
  [[nodiscard]] std::span<const std::size_t> ChildrenOf(std::size_t token) const {
    return std::span(children_).subspan(first_child_[token],
                                        first_child_[token + 1] - first_child_[token]);
  }
  [[nodiscard]] std::size_t ChildBy(std::size_t token,
                                    Relation relation) const;  // kNoToken if none
  [[nodiscard]] std::size_t SentenceOf(std::size_t token) const { return sentence_of_[token]; }

  /// The first token of [first, last) whose head lies outside.
  [[nodiscard]] std::size_t HeadWithin(std::size_t first, std::size_t last) const;
  /// The first of the words joined by "and" that `token` is one of, for its place in the clause.
  [[nodiscard]] std::size_t FirstJoined(std::size_t token) const;
  /// The verb, or what else heads the clause, that `token` is an argument or part of; kNoToken if
  /// none.
  [[nodiscard]] std::size_t ClauseOf(std::size_t token) const;
  /// True where `token` hangs on `head`, however far down, without a clause between them.
  [[nodiscard]] bool HangsOn(std::size_t token, std::size_t head) const;

 private:
  lexicon::TokenView view_;
  std::vector<std::size_t> children_;     // of all tokens, end to end
  std::vector<std::size_t> first_child_;  // by token, and one past the last: into children_
  std::vector<std::size_t> sentence_of_;
};

/// True for the relations under which a clause hangs on another word.
[[nodiscard]] bool JoinsClause(Relation relation);

}  // namespace dateline::coref
