#include <algorithm>

#include "derive/event_layout.h"
#include "derive/json_object.h"
#include "derive/table_layout.h"

namespace dateline::derive {
namespace {

std::vector<std::string> AuxiliaryModes(const EventRecord& event) {
  std::vector<std::string> modes;
  if (event.historical) modes.emplace_back("historical");
  if (event.reality == "planned") modes.emplace_back("future");
  if (event.reality == "possible" || event.reality == "conditional" || event.reality == "wanted") {
    modes.emplace_back("hypothetical");
  }
  if (event.reality == "negated") modes.emplace_back("negation");
  return modes;
}

std::string Entities(const Report& report, const EventRecord& event, std::string_view role) {
  std::string list;
  for (const ParticipantRecord& party : event.participants) {
    if (party.role != role) continue;
    const EntityRecord* entity = report.Entity(party.entity_id);
    JsonObject object;
    object.Text("code", party.country)
        .List("sector", party.sectors)
        .Text("entity_text", report.RawNameOf(party))
        .Text("identifier_id", entity == nullptr ? "" : entity->kb_id)
        .Text("identifier_text", report.NameOf(party))
        .Text("office", entity == nullptr ? "" : entity->office);
    list += (list.empty() ? "" : ",") + object.Take();
  }
  return '[' + list + ']';
}

/// 4 for a town, 2 for a province, 1 for a country, 5 for a spot.
std::optional<int> Resolution(std::string_view precision) {
  if (precision == "point") return 5;
  if (precision == "city") return 4;
  if (precision == "region") return 2;
  if (precision == "country") return 1;
  return std::nullopt;
}

std::string Location(const Report& report, const EventRecord& event, const ExchangeCodes& codes) {
  if (event.place_name.empty() && event.country.empty()) return {};
  const PlaceRecord* place = report.Place(event.toponym_id);
  JsonObject object;
  object.Text("extracted_place", report.Words(event.place_begin, event.place_end))
      .Text("resolved_place", event.place_name)
      .Number("geonameid", event.place_id)
      .Number("lat", event.lat)
      .Number("lon", event.lon)
      .Text("city", IsTown(event) ? event.place_name : "")
      .Text("province", event.place_precision == "region" ? event.place_name : "")
      .Text("country", codes.Name(event.country))
      .Text("country_code", event.country)
      .Text("feature_code", place == nullptr ? "" : place->feature)
      .Number("resolution", Resolution(event.place_precision));
  return object.Take();
}

/// What the manual has no field for, as our own columns say it.
std::string Dateline(const Report& report, const EventRecord& event) {
  JsonObject object;
  object.Text("reality", event.reality)
      .Flag("historical", event.historical)
      .Text("source", report.SourceOf(event))
      .Flag("contested", !event.contested_by.empty())
      .Text("when_precision", event.when_precision)
      .Flag("date_is_publication", !event.when_start)
      .Text("cameo", event.cameo)
      .Text("rule", event.rule)
      .Number("confidence", std::optional<double>(event.confidence));
  return object.Take();
}

}  // namespace

std::string PloverRecord(const Report& report, const EventRecord& event,
                         std::string_view engine_version, const ExchangeCodes& codes) {
  const DocumentRecord& doc = report.document();
  const std::string day = report.DayOf(event);
  JsonObject text_info;
  text_info.Number("sequence", std::optional<int>(event.sentence + 1))
      .Number("start", std::optional<CodePoint>(event.trigger_begin))
      .Number("end", std::optional<CodePoint>(event.trigger_end));
  JsonObject cite;
  cite.Text("corpus", doc.doc_id)
      .Text("url", report.Address())
      .Text("title", doc.title)
      .Text("language", doc.lang)
      .Text("publication", doc.publisher)
      .Text("coder", engine_version)
      .Text("codebook", "plover-2021");
  std::vector<std::string> modes;
  if (!event.mode.empty()) modes.push_back(event.mode);
  const std::vector<std::string> auxiliary = AuxiliaryModes(event);
  modes.insert(modes.end(), auxiliary.begin(), auxiliary.end());
  const std::string location = Location(report, event, codes);
  JsonObject record;
  record.Text("id", event.event_id)
      .Text("date", day)
      .Text("enddate", event.when_end ? DayText(*event.when_end) : day)
      .Raw("actor", Entities(report, event, "actor"))
      .Raw("recipient", Entities(report, event, "recipient"))
      .List("event", {event.plover});
  if (!location.empty()) record.Raw("event_loc", location);
  record.List("event_text", {std::string(report.Words(event.trigger_begin, event.trigger_end))})
      .Number("quad_code", event.quad)
      .Number("event_scale", event.score)
      .List("mode", modes)
      .List("context", event.contexts)
      .Text("link", event.parent_event_id)
      .Raw("text_info", text_info.Take())
      .Raw("cite_info", cite.Take())
      .Raw("dateline", Dateline(report, event));
  return record.Take();
}

}  // namespace dateline::derive
