// The compiled gazetteer: places, and their names by hash, as they lie in memory.
// docs/formats/gazetteer.md describes the layout. Nothing is copied.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline::place {

inline constexpr std::uint32_t kGazetteerLayout = 1;
/// Raised when names are folded or hashed another way.
inline constexpr std::uint32_t kGazetteerMeaning = 1;

/// What it is compiled from, in the order of their numbers in it. The first kPlaceTables hold
/// places, the next two names for them, the last points.
inline constexpr std::array<std::string_view, 6> kGazetteerTables = {
    "lexicons/places/gazetteer.tsv",     "lexicons/places/us_counties.tsv",
    "lexicons/places/own.tsv",           "lexicons/places/names.tsv",
    "lexicons/actors/country_names.tsv", "lexicons/places/points.tsv"};
enum GazetteerTable : std::uint8_t { kCities, kCounties, kOwnPlaces, kOtherNames, kCountryNames };
inline constexpr std::uint8_t kPlaceTables = 3;

/// A place. Texts are offsets into the pool, where each ends in a zero byte.
struct PlaceRecord {
  double lat = 0;  // degrees, WGS 84
  double lon = 0;
  std::int64_t id = 0;  // GeoNames; 0 for none
  std::uint32_t name = 0;
  std::uint32_t country = 0;
  std::uint32_t adm1 = 0;
  std::uint32_t feature = 0;
  std::uint32_t population = 0;
  std::uint8_t table = 0;
  std::array<std::uint8_t, 3> zero{};
};
static_assert(sizeof(PlaceRecord) == 48);

/// That a place bears a name, and when it did.
struct NameEntry {
  std::uint32_t place = 0;  // position among the places
  std::int16_t from = 0;    // first year; 0 where it is not known
  std::int16_t until = 0;   // last year of a name that is no longer used; else 0
  std::uint8_t table = 0;   // whose row says so
  std::uint8_t small = 0;   // 1 where the name's last word begins with a small letter
  std::array<std::uint8_t, 2> zero{};
  friend auto operator<=>(const NameEntry&, const NameEntry&) = default;
};
static_assert(sizeof(NameEntry) == 12);

/// What a file holds, before it is one.
struct GazetteerContent {
  std::string inputs;  // digest of the tables, 64 hex digits
  std::vector<PlaceRecord> places;
  std::vector<std::pair<std::uint64_t, NameEntry>> names;  // by hash, rising
  std::vector<std::uint32_t> parts;  // places that are countries or their parts, by code, rising
  std::string pool;                  // ends in a zero byte
};

/// \pre every offset and position of `content` lies in it.
[[nodiscard]] std::string FormatGazetteerFile(const GazetteerContent& content);

/// A checked file. Immutable; shared by all threads.
class GazetteerFile {
 public:
  /// Checks the digest, the lengths, and every offset and position, so that what is read later lies
  /// within `bytes`.
  ///
  /// \param bytes must outlive the object and all that it gives; begins at a multiple of 8.
  /// \param name  for messages.
  /// \errors kMalformedInput; kUnsupportedVersion (with both numbers).
  [[nodiscard]] static Result<GazetteerFile> Parse(std::string_view bytes, std::string_view name);

  /// The digest of the tables that it was made of.
  [[nodiscard]] std::string_view inputs() const { return inputs_; }
  [[nodiscard]] std::span<const PlaceRecord> places() const { return places_; }
  [[nodiscard]] std::span<const std::uint32_t> parts() const { return parts_; }
  [[nodiscard]] std::string_view Text(std::uint32_t at) const { return pool_.data() + at; }

  /// The places of a name's hash.
  [[nodiscard]] std::span<const NameEntry> Find(std::uint64_t hash) const;

 private:
  GazetteerFile() = default;
  std::string_view inputs_;
  std::span<const PlaceRecord> places_;
  std::span<const std::uint64_t> hashes_;   // rising
  std::span<const NameEntry> names_;        // beside the hashes
  std::span<const std::uint32_t> buckets_;  // first hash of each value of its highest bits
  std::span<const std::uint32_t> parts_;
  std::string_view pool_;
  std::uint32_t bucket_bits_ = 0;
};

}  // namespace dateline::place
