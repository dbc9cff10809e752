// What a number measures, as the tree of its sentence says it: what the counted do, or what is done
// to them. "They freed 21 girls" counts the released, "ten villages lack water" those that lack it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "coref/parse.h"
#include "discourse/clause_view.h"
#include "figure/measure_words.h"

namespace dateline::figure {

struct Measure {
  std::string words;
  std::size_t at = 0;   // the token that tells it
  bool listed = false;  // `words` are those that lexicons/figures/measure.tsv gives
};

/// Borrows everything; all must outlive the reader. Words that were not analysed tell nothing.
class MeasureReader {
 public:
  MeasureReader(const discourse::ClauseView& clauses, const MeasureWords& words)
      : clauses_(clauses), parse_(clauses.parse()), words_(words) {}

  /// What is said of the counted in tokens [first, last), the number and its noun: the measure of
  /// the verb they hang on, or of a clause about them, where the lexicon lists it, else the words
  /// themselves ("ordered to pay", "under observation", "lack water"). Nothing where they only
  /// stand beside the act ("elected with 500 votes").
  [[nodiscard]] std::optional<Measure> OfCounted(std::size_t first, std::size_t last) const;

  /// The same of an amount or a share: the noun that it is part of ("a 20 percent fall"), what it
  /// is a share of, with what is said of that ("70 percent of the freight goes by road"), else what
  /// is done with it.
  [[nodiscard]] std::optional<Measure> OfAmount(std::size_t first, std::size_t last) const;

 private:
  [[nodiscard]] std::optional<Measure> OfPlace(std::size_t top) const;
  [[nodiscard]] std::optional<Measure> OfClauses(std::size_t top) const;
  [[nodiscard]] std::optional<Measure> Done(std::size_t verb) const;
  [[nodiscard]] std::optional<Measure> Doing(std::size_t predicate) const;
  [[nodiscard]] std::optional<Measure> OfSubject(std::size_t predicate) const;
  [[nodiscard]] std::optional<Measure> Listed(MeasureKind kind, std::size_t word) const;
  [[nodiscard]] std::string Complements(std::size_t verb, bool with_object) const;
  [[nodiscard]] std::string Norm(std::size_t token) const { return parse_.view().Norm(token); }

  const discourse::ClauseView& clauses_;
  const coref::Parse& parse_;
  const MeasureWords& words_;
};

}  // namespace dateline::figure
