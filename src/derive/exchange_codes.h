// The codes of other projects for ours: Correlates of War, FIPS 10-4, CAMEO actors and scores.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/records.h"
#include "dateline/result.h"

#include "lexicon/resource_dir.h"

namespace dateline::derive {

/// A party as CAMEO's actor codes put it.
struct CameoActor {
  std::string full;                // "PRKGOV", "IGOUNO"
  std::string root;                // a country, else IGO, NGO, IMG, MNC or NGM; may be empty
  bool is_country = false;         // of `root`
  std::string known_group;         // "UNO", "EEC"; else empty
  std::vector<std::string> roles;  // "GOV", "MIL"; for a root that is no country without it
};

class ExchangeCodes {
 public:
  /// \errors as Table::Parse; kMalformedInput for a number that is none.
  [[nodiscard]] static Result<ExchangeCodes> Load(const lexicon::ResourceDir& dir);

  // Each of these is empty where the other project has no code.

  /// English name of a country by its ISO 3166-1 alpha-3 code.
  [[nodiscard]] std::string_view Name(std::string_view iso3) const;
  /// Number of the Correlates of War project, as text.
  [[nodiscard]] std::string_view Cow(std::string_view iso3) const;
  /// FIPS 10-4. `adm1` tells the parts of a country that have codes of their own.
  [[nodiscard]] std::string_view Fips(std::string_view iso3, std::string_view adm1) const;
  /// A party in CAMEO's codes: by country and sectors.
  [[nodiscard]] CameoActor Cameo(const ParticipantRecord& party) const;
  /// Name of a CAMEO event code, and its Goldstein score.
  [[nodiscard]] std::string_view EventName(std::string_view cameo) const;
  [[nodiscard]] std::optional<double> Goldstein(std::string_view cameo) const;

 private:
  struct State {
    std::string cow, cameo;
  };
  struct Land {
    std::string name;
    std::vector<std::string> fips;
  };
  struct Outside {  // a code that is no country
    std::string cameo, known_group;
  };
  struct Act {
    std::string name;
    double goldstein = 0;
  };

  std::map<std::string, State, std::less<>> states_;
  std::map<std::string, Land, std::less<>> lands_;
  std::map<std::string, Outside, std::less<>> outside_;
  std::map<std::string, std::string, std::less<>> roles_;
  std::map<std::string, Act, std::less<>> acts_;
};

/// The first two digits of a CAMEO code, its first three, and the class of its root: 1 to 4 as in
/// GDELT (verbal and material cooperation, verbal and material conflict), 0 to 4 as in Phoenix,
/// where 0 is a statement or an appeal. Empty for an empty code.
[[nodiscard]] std::string_view CameoRoot(std::string_view cameo);
[[nodiscard]] std::string_view CameoBase(std::string_view cameo);
[[nodiscard]] std::optional<int> QuadClass(std::string_view cameo);
[[nodiscard]] std::optional<int> PentaClass(std::string_view cameo);

}  // namespace dateline::derive
