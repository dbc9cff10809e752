// The places that can be looked up by name.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "lexicon/mapped_file.h"
#include "lexicon/resource_dir.h"
#include "place/gazetteer_file.h"

namespace dateline::place {

/// The compiled form of the tables, beside them; `dateline lexicon compile` makes it.
inline constexpr std::string_view kCompiledGazetteer = "lexicons/places/gazetteer.bin";

/// One place. Views belong to the Gazetteer.
struct Place {
  std::string_view name;
  std::int64_t id = 0;       // GeoNames; 0 for none
  std::string_view country;  // ISO 3166-1 alpha-3; empty for seas and the like
  std::string_view adm1;     // GeoNames admin 1 code
  double lat = 0;            // degrees, WGS 84
  double lon = 0;
  std::string_view feature;  // GeoNames feature code
  std::uint32_t population = 0;
  bool own = false;  // a row of own.tsv: there because the news speak of it
};

/// Immutable once loaded; shared by all threads. Not copied: places are views of its bytes.
class Gazetteer {
 public:
  /// Maps the compiled gazetteer of `dir` where it fits the tables, byte for byte; else reads the
  /// tables, which takes some tenths of a second longer and gives the same.
  ///
  /// \errors as CompileGazetteer.
  [[nodiscard]] static Result<Gazetteer> Load(const lexicon::ResourceDir& dir);

  /// Why Load would not map the compiled gazetteer.
  /// \errors kNotFound: there is none; kMalformedInput: it is damaged, or of other tables;
  ///         kUnsupportedVersion; what ResourceDir gives.
  [[nodiscard]] static Status CheckCompiled(const lexicon::ResourceDir& dir);

  /// Whether it was mapped.
  [[nodiscard]] bool mapped() const { return std::holds_alternative<lexicon::MappedFile>(owner_); }

  /// The places of a folded name.
  [[nodiscard]] std::span<const NameEntry> Find(std::string_view folded) const;
  /// The position of a country, or of its part by GeoNames admin 1 code.
  [[nodiscard]] std::optional<std::uint32_t> FindPart(std::string_view country,
                                                      std::string_view adm1) const;
  /// \pre position < size().
  [[nodiscard]] Place At(std::uint32_t position) const;
  [[nodiscard]] std::size_t size() const { return file_.places().size(); }

 private:
  using Owner = std::variant<lexicon::MappedFile, std::string>;
  Gazetteer(Owner owner, GazetteerFile file) : owner_(std::move(owner)), file_(file) {}
  [[nodiscard]] static Result<Gazetteer> Map(const lexicon::ResourceDir& dir);

  Owner owner_;  // a string longer than any that is kept in place, so that moving moves no bytes
  GazetteerFile file_;
};

}  // namespace dateline::place
