// The people, states, places and bodies of one report as they come in, and the merging of their
// mentions: by name here, by words that point back in coref/.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/span.h"

#include "actor/actor_lexicon.h"
#include "actor/homes.h"
#include "coref/mention.h"
#include "coref/parse.h"
#include "coref/words.h"
#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::actor {

/// A mention as it was found, before anybody is known by it.
struct Found {
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  Span span;
  MentionForm form = MentionForm::kName;
  EntityKind kind = EntityKind::kOther;
  std::string name;  // words without title
  std::string key;   // mentions of one key are one entity; empty for those resolved later
  std::string country;
  std::string sectors;
  std::string office;
  How office_how = How::kNone;
  std::string kb_id;
  bool certain = false;                       // a person even without title or full name
  std::pair<std::size_t, std::size_t> title;  // tokens of the title, equal where there is none
  std::pair<std::size_t, std::size_t> land;   // tokens that say the country, likewise
  bool adjective = false;                     // "Kenyan" in "Kenyan tanks": no antecedent,
  bool common = false;                        // a body's name that many countries have
  bool within = false;                        // and in "Kenyan police": within another mention
  std::vector<Because> because;
  std::optional<coref::Mention> phrase;  // of words that point back and say nothing else
  std::string_view rule;
};

/// The key of those who are only described, by the words that describe them and whose they are.
[[nodiscard]] std::string NominalKey(const Found& found);
/// The parts of "GOV+MIL", as lexicons write several.
[[nodiscard]] std::vector<std::string> SectorsIn(std::string_view joined);
[[nodiscard]] bool IsBody(const Found& found);

class Cast {
 public:
  /// `day` is the report's, in ISO 8601; empty where it is not known. Borrows its arguments.
  Cast(const ActorLexicon& lexicon, const coref::Words& words, const coref::Parse& parse,
       std::string_view day)
      : lexicon_(lexicon), words_(words), parse_(parse), day_(day) {}

  void Add(Found found) { found_.push_back(std::move(found)); }
  [[nodiscard]] bool KnowsCountry(std::string_view country) const;
  /// True where somebody was named in full before whose first or last name is `word`.
  [[nodiscard]] bool KnowsName(std::string_view word) const;

  /// Merges names, offices and what points back, finds out whom and what lexicons know and whose
  /// country the report tells elsewhere, and numbers entities by first mention.
  [[nodiscard]] std::pair<Columns<EntityRow>, Columns<MentionRow>> Finish(
      const Columns<SentenceRow>& sentences, const Columns<PlaceRow>& places) &&;

 private:
  struct Member {
    EntityRow row;
    std::size_t named = 0;  // full names among its mentions
    std::size_t mentions = 0;
    bool own_words = false;  // the row is of a mention that is no mere phrase,
    bool own_name = false;   // and of a name
    bool in_office = false;  // a lexicon knows an office of the person on the day
    coref::KindSet kinds = coref::kAnyKind;
  };
  static constexpr std::size_t kNobody = coref::kNoChain;
  // By lemma: the one country of all who are called so; without a country where there are several.
  using HomesOfNouns = std::map<std::string, Home, std::less<>>;

  void AddPhrases(const Columns<SentenceRow>& sentences);
  void Sort();
  void SettleCommonNames();
  void SettleHostCities();
  void MergeKeyed();
  void MergeShortNames();
  void ResolveSurnames();
  void ResolveOffices();
  void FollowReferences(const Columns<SentenceRow>& sentences);
  void PartStrangers();
  void Rebuild();
  void GiveSpeakersTheirState();
  void KnowPeople();
  void MergeKnown();
  void AddAdjectives();
  void ShareFamilyCountry();
  void KnowPrivatePeople();
  void GiveCountries(const Columns<PlaceRow>& places);
  void NameStates();
  void Join(std::size_t member, std::size_t mention);
  void Merge(std::size_t from, std::size_t to);
  [[nodiscard]] coref::Mention MentionOf(std::size_t found) const;
  [[nodiscard]] coref::GenderSet TitleGender(const Found& found) const;
  [[nodiscard]] coref::GenderSet GenderOfName(const Found& found, std::size_t member) const;
  [[nodiscard]] std::vector<std::size_t> MembersByHead() const;
  [[nodiscard]] bool IsOfTheWorld(const Found& found) const;
  [[nodiscard]] bool HasOtherOwner(const Found& found) const;
  [[nodiscard]] bool AreStrangers(const Found& found, const std::vector<std::size_t>& names) const;
  [[nodiscard]] std::size_t GroupMeant(const Found& found) const;
  [[nodiscard]] bool IsMultinational(const Found& found) const;
  [[nodiscard]] bool IsDefinite(const Found& found) const;
  [[nodiscard]] HomesOfNouns CountriesOfNouns() const;
  [[nodiscard]] std::optional<Home> HomeOfNoun(const Found& found, const HomesOfNouns& nouns) const;
  [[nodiscard]] std::optional<Home> HomeOfNamesake(const Found& found) const;
  [[nodiscard]] std::optional<Home> HomeOfOwner(const Homes& homes, const Found& found,
                                                const std::vector<std::size_t>& members) const;
  [[nodiscard]] std::size_t OwnHolderOf(const Found& found) const;
  [[nodiscard]] std::size_t HolderOf(const Found& found) const;
  [[nodiscard]] std::size_t DescribedBy(const Found& found) const;
  [[nodiscard]] std::size_t MemberFor(const Found& found);
  [[nodiscard]] std::size_t BySurname(std::size_t found) const;
  [[nodiscard]] bool IsSomebodyElse(std::size_t found,
                                    const std::vector<std::string_view>& full_name) const;

  const ActorLexicon& lexicon_;
  const coref::Words& words_;
  const coref::Parse& parse_;
  std::string_view day_;
  std::vector<Found> found_;
  std::vector<std::size_t> member_of_;  // by mention
  std::vector<Member> members_;
  std::vector<std::pair<std::size_t, std::size_t>> voices_;  // "we", and the mention of who says it
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace dateline::actor
