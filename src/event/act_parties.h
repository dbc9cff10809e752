// Whom the phrases of an act's sentence mean: what the parties of verbs and of nouns have in
// common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "event/arguments.h"
#include "event/party_phrases.h"
#include "event/subjects.h"

namespace dateline::event {

/// An act where it stands. Borrows all.
struct ActSite {
  const ArgumentSource& source;
  const std::vector<ActMatch>& acts;  // of its sentence
  std::size_t at = 0;                 // which of them it is
  const BothSides& both;
  bool terse = false;  // in a headline
  int depth = 0;       // how many acts have asked for the parties of the next
};

/// The parties that stand with the act itself.
struct OwnParties {
  Arguments found;
  Parties places;  // named where the act was, and not as whom it was done to
};
[[nodiscard]] OwnParties OwnPartiesOf(const ActSite& site);

/// Answers about tokens are tokens of the document, kNoToken where there is none; acts are numbers
/// in `acts_`, acts_.size() where there is none.
class ActParties {
 protected:
  explicit ActParties(const ActSite& site)
      : source_(site.source),
        scan_(site.source.scan),
        clauses_(site.source.clauses),
        parse_(site.source.clauses.parse()),
        mentions_(site.source.mentions),
        rules_(site.source.rules),
        phrases_(site.source, site.both),
        subjects_(site.source, site.terse),
        acts_(site.acts),
        match_(site.acts[site.at]),
        rule_(rules_.rule(match_.rule)),
        site_(site) {}

  /// The parties named by the phrase at `head`, and by those joined to it.
  /// \param places true where a place may be meant for who lives or rules there.
  [[nodiscard]] Parties PartiesAt(std::size_t head, bool places) const;
  /// The one of them whom the phrase itself names; null if nobody.
  [[nodiscard]] const discourse::PlacedMention* PartyAt(std::size_t token, bool places) const;
  /// Whose it is: "condemned Chad's raid", "attacked Chadian positions". Null if nobody's.
  [[nodiscard]] const discourse::PlacedMention* OwnerOf(std::size_t token) const;
  /// "Charges brought by Chad", "a raid led by Chad", "the raid that Chad launched".
  /// \param acts also by what is an act of its own: "rejected a plan backed by Chad".
  [[nodiscard]] Parties DoneBy(std::size_t noun, bool acts = false) const;
  /// "A siege of areas held by rebels", "raids on rebel-held towns": the rebels, where the act is
  /// of force.
  [[nodiscard]] Parties HoldersOf(std::size_t ground) const;
  /// The act among the others that `token` names.
  [[nodiscard]] std::size_t ActAt(std::size_t token) const;
  /// The parties of another act, as far as one act is asked for by the next.
  [[nodiscard]] Arguments OwnOf(std::size_t act) const;
  [[nodiscard]] bool IsDeepest() const;
  /// True where one of them is of that state.
  [[nodiscard]] bool ActsFor(const Parties& actors, const discourse::PlacedMention& state) const;
  /// True for a mention at `token` of somebody of the sector.
  [[nodiscard]] bool IsOfSector(std::size_t token, std::string_view sector) const;
  /// True where subject and object change places in the passive.
  [[nodiscard]] bool Turns() const;
  /// "is" of "is ready to" hangs on what it is.
  [[nodiscard]] std::size_t PredicateOf(std::size_t token) const;
  [[nodiscard]] bool IsPreposition(std::size_t token, discourse::WordClass c) const;
  [[nodiscard]] bool Lists(const std::vector<std::string>& words, std::size_t preposition) const;

  [[nodiscard]] static bool AllPlaces(const Parties& parties);
  /// Nobody does it to himself.
  static void EraseActors(Arguments& found);

  const ArgumentSource& source_;
  const discourse::TokenScan& scan_;
  const discourse::ClauseView& clauses_;
  const coref::Parse& parse_;
  const discourse::MentionView& mentions_;
  const ActRules& rules_;
  PartyPhrases phrases_;
  Subjects subjects_;
  const std::vector<ActMatch>& acts_;
  const ActMatch& match_;
  const ActRule& rule_;
  ActSite site_;

 private:
  [[nodiscard]] Parties DoersOf(std::size_t token) const;
};

}  // namespace dateline::event
