// POLECAT: 40 columns under a header.
#include <array>

#include "derive/table_layout.h"

namespace dateline::derive {
namespace {

constexpr std::array<LayoutColumn, 40> kColumns = {{
    {"Event ID", "string", "event_id of the records and the number of the pair of parties"},
    {"Event Date", "date", "First day of the event, else day of publication"},
    {"Event Type", "string", "PLOVER type"},
    {"Event Mode", "string", "PLOVER mode"},
    {"Intensity", "number", "PLOVER intensity"},
    {"Quad Code", "integer",
     "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"},
    {"Contexts", "string", "PLOVER contexts, parted by ;"},
    {"Actor Name", "string", "Actor"},
    {"Actor Country", "string", "ISO 3166-1 alpha-3, or IGO, UNO, …"},
    {"Actor COW", "string", "Number of the Correlates of War project"},
    {"Primary Actor Sector", "string", "Its first sector"},
    {"Actor Sectors", "string", "Its sectors, parted by ;"},
    {"Actor Title", "string", "Office held on the day of the report"},
    {"Actor Name Raw", "string", "The words that name it"},
    {"Wikipedia Actor ID", "string", "Empty"},
    {"Recipient Name", "string", "As for the actor, and so on"},
    {"Recipient Country", "string", "As for the actor"},
    {"Recipient COW", "string", "As for the actor"},
    {"Primary Recipient Sector", "string", "As for the actor"},
    {"Recipient Sectors", "string", "As for the actor"},
    {"Recipient Title", "string", "As for the actor"},
    {"Recipient Name Raw", "string", "As for the actor"},
    {"Wikipedia Recipient ID", "string", "Empty"},
    {"Placename", "string", "Place of the event"},
    {"City", "string", "The same, if it is a town or a spot"},
    {"District", "string", "Empty"},
    {"Province", "string", "The same, if it is a region"},
    {"Country", "string", "Country of the place, ISO 3166-1 alpha-3"},
    {"Latitude", "number", "Degrees, WGS 84"},
    {"Longitude", "number", "Degrees, WGS 84"},
    {"GeoNames ID", "integer", "Of the place"},
    {"Raw Placename", "string", "The words that name it"},
    {"Feature Type", "string", "GeoNames feature code"},
    {"Source", "string", "Publisher of the report"},
    {"Publication Date", "date", "Day of publication"},
    {"Story People", "string", "Persons the report names, parted by ;"},
    {"Story Organizations", "string", "Organizations and groups it names"},
    {"Story Locations", "string", "Places it names"},
    {"Language", "string", "ISO 639-1"},
    {"Version", "string", "Version of the engine"},
}};

void Party(const RowSource& s, const ParticipantRecord* party, CellRow& row) {
  if (party == nullptr) return row.Empty(8);
  const EntityRecord* entity = s.report.Entity(party->entity_id);
  row.Text(s.report.NameOf(*party));
  row.Text(party->country);
  row.Text(s.codes.Cow(party->country));
  row.Text(party->sectors.empty() ? "" : party->sectors.front());
  row.Text(Joined(party->sectors, ";"));
  row.Text(entity == nullptr ? "" : entity->office);
  row.Text(s.report.RawNameOf(*party));
  row.Empty(1);
}

void Place(const RowSource& s, CellRow& row) {
  const EventRecord& e = s.event;
  const PlaceRecord* place = s.report.Place(e.toponym_id);
  row.Text(e.place_name);
  row.Text(IsTown(e) ? e.place_name : "");
  row.Empty(1);
  row.Text(e.place_precision == "region" ? e.place_name : "");
  row.Text(e.country);
  row.Number(e.lat);
  row.Number(e.lon);
  row.Integer(e.place_id);
  row.Text(s.report.Words(e.place_begin, e.place_end));
  row.Text(place == nullptr ? "" : place->feature);
}

/// Names of a report, each once, as they first come.
class Names {
 public:
  void Add(const std::string& name) {
    if (name.empty()) return;
    for (const std::string& known : names_) {
      if (known == name) return;
    }
    names_.push_back(name);
  }
  [[nodiscard]] std::string Cell() const { return Joined(names_, ";"); }

 private:
  std::vector<std::string> names_;
};

void Story(const Records& records, CellRow& row) {
  Names people;
  Names organizations;
  Names places;
  for (const EntityRecord& entity : records.entities) {
    if (entity.kind == "person") people.Add(entity.name);
    if (entity.kind == "organization" || entity.kind == "group") organizations.Add(entity.name);
  }
  for (const PlaceRecord& place : records.places) places.Add(place.name);
  row.Text(people.Cell());
  row.Text(organizations.Cell());
  row.Text(places.Cell());
}

void Fill(const RowSource& s, CellRow& row) {
  const EventRecord& e = s.event;
  row.Text(s.id);
  row.Text(s.day);
  row.Text(e.plover);
  row.Text(e.mode);
  row.Number(e.score);
  row.Integer(e.quad);
  row.Text(Joined(e.contexts, ";"));
  Party(s, s.dyad.actor, row);
  Party(s, s.dyad.recipient, row);
  Place(s, row);
  row.Text(s.report.document().publisher);
  row.Text(s.report.PublishedDay());
  Story(s.report.records(), row);
  row.Text(s.report.document().lang);
  row.Text(s.engine_version);
}

}  // namespace

const TableLayout kPolecat = {"polecat", true, kColumns, Fill};

}  // namespace dateline::derive
