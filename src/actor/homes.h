// The country of those whose own words name none ("police", "the opposition", an unknown name):
// from the land that modifies them, else from their sentence, else from the report.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actor/actor_lexicon.h"
#include "coref/parse.h"

namespace dateline::actor {

/// A country, the word it was taken from, and the rule that took it.
struct Home {
  std::string country;  // ISO 3166-1 alpha-3
  Span span;
  std::string_view rule;
};

class Homes {
 public:
  /// Borrows its arguments.
  Homes(const ActorLexicon& lexicon, const coref::Parse& parse)
      : lexicon_(lexicon), parse_(parse) {}

  /// Tokens [first, last) speak of a country or of somebody known to be of it. In any order; codes
  /// of no country are passed over, and of words told twice the first telling holds.
  void Add(std::size_t first, std::size_t last, std::string_view country);
  /// \pre every Add is done.
  void Settle();

  /// The land that modifies the noun or name of tokens [first, last): "Kenyan paper workers",
  /// "police in Kenya", "Ruiz, a Kenyan". Null if none does; without a country where several share
  /// it ("the Kenyan and Ugandan leaders").
  [[nodiscard]] std::optional<Home> Modifying(std::size_t first, std::size_t last) const;
  /// The words that may name whose the noun or name of tokens [first, last) is, rising: "their" in
  /// "their army", "Acme" in "the chairman of Acme", "Acme chief" and "the chairman of Acme, Ruiz".
  [[nodiscard]] std::vector<std::size_t> OwnersOf(std::size_t first, std::size_t last) const;
  /// True for a plural that speaks of people of several countries and says no more of them: "the
  /// two leaders", but not "party leaders".
  [[nodiscard]] bool IsShared(std::size_t token) const;
  /// True for a noun in tokens [first, last) that speaks of people who may be of anywhere:
  /// "migrants", "foreign troops", but not "the foreign minister".
  [[nodiscard]] bool AreOfAnywhere(std::size_t first, std::size_t last) const;
  /// The only country of the sentence that `token` stands in; null where it has none or several.
  /// What the one of `token` deals with is none of his: "Ruiz visited Kenya".
  [[nodiscard]] std::optional<Home> OfSentence(std::size_t token) const;
  /// The country the report speaks of most, if that is a third of all it says of countries; words
  /// of its first sentence count twice.
  [[nodiscard]] std::optional<Home> OfReport() const;

 private:
  struct Land {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t head = 0;
    std::string country;
  };

  [[nodiscard]] std::pair<std::size_t, std::size_t> LandsOf(std::size_t sentence) const;
  [[nodiscard]] bool DealsWith(std::size_t token, const Land& land) const;
  [[nodiscard]] bool Modifies(std::size_t land, std::size_t noun) const;
  [[nodiscard]] bool IsOf(std::size_t owner, std::size_t word) const;
  [[nodiscard]] bool IsTie(const Land& land) const;
  [[nodiscard]] std::size_t Explained(std::size_t noun) const;
  [[nodiscard]] Home At(const Land& land, std::string_view rule) const;

  const ActorLexicon& lexicon_;
  const coref::Parse& parse_;
  std::vector<Land> lands_;  // rising
  std::optional<Home> report_;
};

}  // namespace dateline::actor
