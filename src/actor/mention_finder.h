// Finds the mentions of one sentence that name someone or say what they are: names, titled names,
// nominals of offices and bodies, metonyms. Words that only point back are of coref/.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "actor/actor_lexicon.h"
#include "actor/cast.h"
#include "actor/document_names.h"
#include "actor/lexicon_reader.h"
#include "coref/parse.h"

namespace dateline::actor {

class MentionFinder {
 public:
  /// Looks at tokens [first, last), one sentence. `names` are those of the document that lie in
  /// it, rising. Borrows its arguments.
  MentionFinder(const ActorLexicon& lexicon, const lexicon::TokenView& view,
                const Columns<PlaceRow>& places, std::size_t first, std::size_t last,
                std::span<const DocumentName> names, const coref::Parse& parse, Cast& cast)
      : lexicon_(lexicon),
        view_(view),
        places_(places),
        read_(lexicon, view, first, last),
        first_(first),
        last_(last),
        names_(names),
        parse_(parse),
        cast_(cast) {}

  /// Adds what it finds to the cast.
  void Find();

 private:
  [[nodiscard]] std::size_t At(std::size_t at);
  [[nodiscard]] const DocumentName* ModelNameAt(std::size_t at) const;
  [[nodiscard]] std::size_t PersonRun(std::size_t at) const;
  [[nodiscard]] std::size_t EndOfFirstName(const DocumentName& name) const;
  void LendToNamesAfter(const Found& group);
  [[nodiscard]] bool IsFormer(std::size_t at, const RoleMatch& role) const;
  [[nodiscard]] std::size_t ByLexicon(const NameMatch& match, const DocumentName* name);
  [[nodiscard]] std::size_t ByModel(const DocumentName& name);
  [[nodiscard]] std::optional<NameMatch> LandOfOffice(const RoleMatch& role) const;
  [[nodiscard]] std::size_t NameAfterLand(const NameMatch& land) const;
  [[nodiscard]] std::size_t EndOfGroup(const NameMatch& group) const;
  [[nodiscard]] std::size_t Titled(std::size_t at, std::size_t role_at, const NameMatch* land);
  [[nodiscard]] std::size_t NameAfterRole(const RoleMatch& role, std::size_t& name) const;
  [[nodiscard]] std::size_t Person(std::size_t at, std::size_t last);
  [[nodiscard]] std::optional<NameMatch> SharedName(std::size_t at) const;
  [[nodiscard]] RoleMatch SharedRole(const NameMatch& land) const;
  [[nodiscard]] bool Joins(std::size_t at) const;
  [[nodiscard]] bool ModelOverrules(const DocumentName& name, const NameMatch& match) const;
  [[nodiscard]] bool IsAdjective(std::size_t at) const;
  [[nodiscard]] bool IsOneOfPeople(const NameMatch& match) const;
  [[nodiscard]] bool IsNameTag(std::size_t at) const;
  [[nodiscard]] bool ActsAsState(const NameMatch& match) const;
  [[nodiscard]] bool Acts(std::size_t after) const;
  [[nodiscard]] bool IsWhere(const NameMatch& match) const;
  [[nodiscard]] Found Start(std::size_t first, std::size_t last, EntityKind kind, MentionForm form,
                            std::string_view rule) const;
  void Lend(Found& found, const NameMatch& land) const;
  [[nodiscard]] std::optional<NameMatch> PeopleAfter(const NameMatch& land) const;
  [[nodiscard]] bool IsEthnic(std::size_t at) const;
  void LendOwner(Found& found) const;
  void LendSectors(Found& found, const RoleMatch& role) const;
  void AddPerson(Found found, std::size_t first, std::size_t last);
  void AddState(const NameMatch& match, MentionForm form, bool within = false);
  void AddPlace(std::size_t first, std::size_t last, const NameMatch* land);
  void AddBody(const NameMatch& match, const NameMatch* land, std::size_t end = 0);
  void AddOneOfPeople(const NameMatch& match);
  void AddShared(const NameMatch& land, const RoleMatch& role);

  const ActorLexicon& lexicon_;
  const lexicon::TokenView& view_;
  const Columns<PlaceRow>& places_;
  LexiconReader read_;
  std::size_t first_, last_;
  std::span<const DocumentName> names_;
  const coref::Parse& parse_;
  Cast& cast_;
  // What "the ministers Ana Ruiz and Luis Soto" lends to the names in tokens [listed_,
  // listed_end_).
  Found lent_;
  std::size_t listed_ = 0;
  std::size_t listed_end_ = 0;
};

}  // namespace dateline::actor
