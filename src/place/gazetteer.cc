#include "place/gazetteer.h"

#include <algorithm>

#include "lexicon/compiled_path.h"
#include "place/fold_name.h"
#include "place/gazetteer_compiler.h"

namespace dateline::place {

Result<Gazetteer> Gazetteer::Map(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(mapped, lexicon::MappedFile::Open(lexicon::CompiledPath(dir, kCompiledGazetteer),
                                                 kCompiledGazetteer));
  DATELINE_TRY(file, GazetteerFile::Parse(mapped.bytes(), kCompiledGazetteer));
  DATELINE_TRY(digest, DigestGazetteerTables(dir));
  if (file.inputs() != digest) {
    return Error{ErrorCode::kMalformedInput, "it was compiled from other tables than these",
                 std::string(kCompiledGazetteer)};
  }
  mapped.ReleasePages();  // a report touches few of them
  return Gazetteer(Owner(std::move(mapped)), file);
}

Result<Gazetteer> Gazetteer::Load(const lexicon::ResourceDir& dir) {
  if (auto mapped = Map(dir)) return mapped;
  DATELINE_TRY(bytes, CompileGazetteer(dir));
  DATELINE_TRY(file, GazetteerFile::Parse(bytes, "lexicons/places"));
  return Gazetteer(Owner(std::move(bytes)), file);
}

Status Gazetteer::CheckCompiled(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(mapped, Map(dir));
  return Ok();
}

Place Gazetteer::At(std::uint32_t position) const {
  const PlaceRecord& record = file_.places()[position];
  Place place;
  place.name = file_.Text(record.name);
  place.id = record.id;
  place.country = file_.Text(record.country);
  place.adm1 = file_.Text(record.adm1);
  place.lat = record.lat;
  place.lon = record.lon;
  place.feature = file_.Text(record.feature);
  place.population = record.population;
  place.own = record.table == kOwnPlaces;
  return place;
}

std::span<const NameEntry> Gazetteer::Find(std::string_view folded) const {
  return file_.Find(HashName(folded));
}

std::optional<std::uint32_t> Gazetteer::FindPart(std::string_view country,
                                                 std::string_view adm1) const {
  const auto codes = [&](std::uint32_t position) {
    const PlaceRecord& record = file_.places()[position];
    return std::pair(file_.Text(record.country), file_.Text(record.adm1));
  };
  const auto parts = file_.parts();
  const auto at = std::lower_bound(
      parts.begin(), parts.end(), std::pair(country, adm1),
      [&](std::uint32_t position, const auto& wanted) { return codes(position) < wanted; });
  if (at == parts.end() || codes(*at) != std::pair(country, adm1)) return std::nullopt;
  return *at;
}

}  // namespace dateline::place
