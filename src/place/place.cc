#include "place/place.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"

#include "doc/layers.h"
#include "place/sense_chooser.h"

namespace dateline::place {
namespace {

// GeoNames codes of what is no larger than a town: bases, buildings, camps, crossings, plants,
// ports.
constexpr std::array<std::string_view, 32> kSpots = {
    "AIRB", "AIRP", "BDG",  "BLDG", "CMPRF", "CMTY", "DAM",  "FCL",  "FLLS", "GASF", "HBR",
    "HLL",  "HSP",  "HSTS", "INSM", "MFG",   "MN",   "MNMT", "MSQE", "MT",   "NVB",  "OILF",
    "PAL",  "PRN",  "PRT",  "PSN",  "PSTB",  "RSTN", "SHRN", "SQR",  "TMPL", "TNL"};

std::string_view PrecisionOf(std::string_view feature) {
  if (feature == "PCLI") return "country";
  if (feature.starts_with("PPL")) return "city";
  return std::find(kSpots.begin(), kSpots.end(), feature) != kSpots.end() ? "point" : "region";
}

// The row that gave the place its name, as file:name.
std::string NamedBy(const NameEntry& entry, std::string_view words, const Place& place) {
  const bool own_name = entry.table < kPlaceTables;
  return std::string(kGazetteerTables[entry.table]) + ":" +
         std::string(own_name ? place.name : words);
}

PlaceRow RowOf(const Document& doc, const Toponym& toponym, const Sense& sense,
               const Gazetteer& gazetteer) {
  const Place place = gazetteer.At(sense.place.place);
  PlaceRow row;
  row.span = toponym.span;
  row.name = place.name;
  if (place.id != 0) row.place_id = place.id;
  row.country = place.country;
  row.adm1 = place.adm1;
  row.lat = place.lat;
  row.lon = place.lon;
  row.feature = place.feature;
  row.precision = PrecisionOf(place.feature);
  row.score = sense.score;
  row.because.push_back(
      {"name", toponym.span, NamedBy(sense.place, doc.TextOf(toponym.span), place)});
  if (sense.by_container && !toponym.container.country.empty()) {
    row.because.push_back({"country", toponym.container_span, "place.container"});
  }
  row.rule = sense.by_container ? "place.container"
             : sense.by_company ? "place.company"
                                : "place.gazetteer";
  return row;
}

}  // namespace

Result<std::unique_ptr<Annotator>> PlaceAnnotator::Make(const lexicon::ResourceDir& dir) {
  DATELINE_TRY(gazetteer, Gazetteer::Load(dir));
  DATELINE_TRY(words, ContextWords::Load(dir));
  return std::unique_ptr<Annotator>(new PlaceAnnotator(std::move(gazetteer), std::move(words)));
}

const AnnotatorInfo& PlaceAnnotator::info() const {
  static constexpr AnnotatorInfo kInfo{
      "place", 3, {Layer::kTokens, Layer::kSentences, Layer::kNames}, {Layer::kPlaces}};
  return kInfo;
}

Status PlaceAnnotator::Run(const Document& doc, const Limits&, Layers& layers) const {
  const lexicon::TokenView view{layers.Get<TokenRow>(), doc.text()};
  const auto& sentences = layers.Get<SentenceRow>();
  const lexicon::WordTable persons = WordsOfPersons(view, layers.Get<NameRow>());
  ReportView report{view, layers.Get<NameRow>(), persons, std::nullopt};
  if (const auto& published = doc.source().published) {
    report.year = static_cast<int>(published->day.year());
  }
  std::vector<Toponym> toponyms;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!doc.blocks().empty()) {
      const BlockKind kind = doc.blocks()[sentences.Column<&SentenceRow::block>()[i]].kind;
      if (kind == BlockKind::kBoilerplate || kind == BlockKind::kDateStamp) continue;
    }
    std::vector<Toponym> found =
        FindToponyms(gazetteer_, words_, report, AsSize(sentences.Column<&SentenceRow::first>()[i]),
                     AsSize(sentences.Column<&SentenceRow::last>()[i]));
    std::move(found.begin(), found.end(), std::back_inserter(toponyms));
  }
  const std::vector<std::optional<Sense>> senses = ChooseSenses(gazetteer_, toponyms);
  Columns<PlaceRow> rows;
  for (std::size_t i = 0; i < toponyms.size(); ++i) {
    if (senses[i]) rows.Add(RowOf(doc, toponyms[i], *senses[i], gazetteer_));
  }
  return layers.Put(std::move(rows));
}

}  // namespace dateline::place
