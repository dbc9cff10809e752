// Whom the words of one phrase mean: a name beside its office, the members of a body, "the two
// sides".
#pragma once

#include <cstddef>
#include <vector>

#include "coref/parse.h"
#include "discourse/clause_view.h"
#include "event/arguments.h"

namespace dateline::event {

/// Adds who is not among the parties yet.
void Add(Parties& parties, const discourse::PlacedMention* m);
void Add(Parties& parties, const Parties& more);

/// Knows nothing of acts. Borrows all it is given.
class PartyPhrases {
 public:
  /// \param both whom "the two sides" means here.
  PartyPhrases(const ArgumentSource& source, const BothSides& both)
      : source_(source),
        scan_(source.scan),
        clauses_(source.clauses),
        parse_(source.clauses.parse()),
        mentions_(source.mentions),
        rules_(source.rules),
        both_(both) {}

  /// The mention that names whom `m`, of the phrase at `token`, describes; `m` if there is none.
  /// "Chancellor of Austria Ana Ruiz" is she, "Boko Haram militants" the group.
  [[nodiscard]] const discourse::PlacedMention* NameOf(std::size_t token,
                                                       const discourse::PlacedMention* m) const {
    return NamedGroup(token, NamedWith(token, m));
  }
  /// "The leaders of Peru and Chile", "members of the union": those they lead or belong to, if
  /// they are several.
  [[nodiscard]] Parties MembersOf(std::size_t token, const discourse::PlacedMention& m) const;
  /// "Hundreds, including Ana Ruiz": who is named among those at `token`.
  [[nodiscard]] Parties NamedAmong(std::size_t token) const;
  /// "Chadian and Togolese forces": the former, whose noun, at `token`, only the latter bears.
  [[nodiscard]] Parties SharersOf(std::size_t token) const;
  /// "Tycoon Ana Ruiz met", where the tree has two subjects and the first, at `token`, is a mere
  /// title: she, or null.
  [[nodiscard]] const discourse::PlacedMention* TitledBy(std::size_t token) const;
  /// True for "President" of "President and Prime Minister Ana Ruiz", who is both. `joined` are the
  /// heads of the phrase and of what is joined to it, `m` is the mention at the first.
  [[nodiscard]] bool IsFirstTitle(const std::vector<std::size_t>& joined,
                                  const discourse::PlacedMention& m) const;
  /// True for "Togo" of "Togo's president".
  [[nodiscard]] bool IsOwner(std::size_t token) const;
  /// True for "the two leaders", "both sides", and "they" where it is they. `m` is the mention
  /// there, or null.
  [[nodiscard]] bool MeansBoth(std::size_t token, const discourse::PlacedMention* m) const;
  /// Adds them; of "the two countries" the states of the two, and of "the two sides" after talks of
  /// three the two whom the first met.
  void AddBoth(std::size_t token, Parties& found) const;

 private:
  [[nodiscard]] Parties BothOf(std::size_t token) const;
  [[nodiscard]] bool IsCountedTwo(std::size_t token) const;
  [[nodiscard]] bool IsBarePlural(std::size_t token) const;
  [[nodiscard]] const discourse::PlacedMention* NamedWith(std::size_t token,
                                                          const discourse::PlacedMention* m) const;
  [[nodiscard]] const discourse::PlacedMention* NamedGroup(std::size_t token,
                                                           const discourse::PlacedMention* m) const;

  const ArgumentSource& source_;
  const discourse::TokenScan& scan_;
  const discourse::ClauseView& clauses_;
  const coref::Parse& parse_;
  const discourse::MentionView& mentions_;
  const ActRules& rules_;
  const BothSides& both_;
};

}  // namespace dateline::event
