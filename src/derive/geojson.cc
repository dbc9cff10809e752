#include "derive/event_layout.h"
#include "derive/json_object.h"

namespace dateline::derive {
namespace {

std::vector<std::string> Names(const Report& report, const EventRecord& event,
                               std::string_view role) {
  std::vector<std::string> names;
  for (const ParticipantRecord& party : event.participants) {
    if (party.role == role) names.emplace_back(report.NameOf(party));
  }
  return names;
}

std::vector<std::string> Countries(const EventRecord& event, std::string_view role) {
  std::vector<std::string> countries;
  for (const ParticipantRecord& party : event.participants) {
    if (party.role == role && !party.country.empty()) countries.push_back(party.country);
  }
  return countries;
}

}  // namespace

std::string GeoFeature(const Report& report, const EventRecord& event) {
  if (!event.lat || !event.lon) return {};
  const DocumentRecord& doc = report.document();
  JsonObject properties;
  properties.Text("event_id", event.event_id)
      .Text("doc_id", event.doc_id)
      .Text("plover", event.plover)
      .Text("mode", event.mode)
      .Text("cameo", event.cameo)
      .Number("quad", event.quad)
      .Text("reality", event.reality)
      .Flag("historical", event.historical)
      .Flag("contested", !event.contested_by.empty())
      .List("actor", Names(report, event, "actor"))
      .List("actor_country", Countries(event, "actor"))
      .List("recipient", Names(report, event, "recipient"))
      .List("recipient_country", Countries(event, "recipient"))
      .Text("words", report.Words(event.trigger_begin, event.trigger_end))
      .Text("source", report.SourceOf(event))
      .Text("when_start", event.when_start ? DayText(*event.when_start) : "")
      .Text("when_end", event.when_end ? DayText(*event.when_end) : "")
      .Text("place", event.place_name)
      .Text("place_precision", event.place_precision)
      .Text("country", event.country)
      .Text("published", doc.published)
      .Text("publisher", doc.publisher)
      .Text("title", doc.title)
      .Text("url", report.Address())
      .Number("confidence", std::optional<double>(event.confidence));
  return fmt::format(
      R"({{"type":"Feature","id":{},"geometry":{{"type":"Point","coordinates":[{},{}]}},"properties":{}}})",
      JsonText(event.event_id), *event.lon, *event.lat, properties.Take());
}

}  // namespace dateline::derive
