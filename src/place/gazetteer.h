// The places that can be looked up by name, in one block of memory.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/resource_dir.h"

namespace dateline::place {

/// One row of the gazetteer. Views belong to the Gazetteer.
struct Place {
  std::string_view name;
  std::int64_t id = 0;       // GeoNames; 0 for none
  std::string_view country;  // ISO 3166-1 alpha-3; empty for seas and the like
  std::string_view adm1;     // GeoNames admin 1 code
  double lat = 0;            // degrees, WGS 84
  double lon = 0;
  std::string_view feature;  // GeoNames feature code
  std::uint32_t population = 0;
  bool own = false;       // a row of own.tsv: there because the news speak of it
  std::string_view file;  // that the row is of
};

/// A name as it is compared: lower case, without accents, quotes made plain.
[[nodiscard]] std::string FoldName(std::string_view name);

/// Immutable once loaded; shared by all threads. Not copied: places are views of its bytes.
class Gazetteer {
 public:
  /// \errors what ResourceDir gives; kMalformedInput with "file:line" for a row that is no place.
  [[nodiscard]] static Result<Gazetteer> Load(const lexicon::ResourceDir& dir);

  Gazetteer(Gazetteer&&) = default;
  Gazetteer& operator=(Gazetteer&&) = default;

  /// Positions of all places of a folded name.
  [[nodiscard]] std::span<const std::pair<std::uint64_t, std::uint32_t>> Find(
      std::string_view folded) const;
  /// The position of a country, or of its part by GeoNames admin 1 code.
  [[nodiscard]] std::optional<std::uint32_t> FindPart(std::string_view country,
                                                      std::string_view adm1) const;
  [[nodiscard]] const Place& At(std::uint32_t position) const { return places_[position]; }
  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  Gazetteer() = default;
  Status AddFile(std::vector<char> bytes, std::string_view file, bool own);
  Status AddCountryNames(const lexicon::ResourceDir& dir);
  Status MovePoints(const lexicon::ResourceDir& dir);

  std::vector<std::vector<char>> files_;  // vectors keep their bytes in place when moved
  std::vector<Place> places_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_hash_;  // hash of folded name, position
  std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> parts_;  // country, adm1
};

}  // namespace dateline::place
