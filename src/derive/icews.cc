// ICEWS, as on Dataverse: 20 columns under a header.
#include <array>

#include "derive/table_layout.h"

namespace dateline::derive {
namespace {

constexpr std::array<LayoutColumn, 20> kColumns = {{
    {"Event ID", "string", "event_id of the records and the number of the pair of parties"},
    {"Event Date", "date", "First day of the event, else day of publication"},
    {"Source Name", "string", "Actor"},
    {"Source Sectors", "string", "PLOVER sectors of the actor, parted by commas"},
    {"Source Country", "string", "English name of the country the actor acts for, or IGO, UNO, …"},
    {"Event Text", "string", "Name of the CAMEO code"},
    {"CAMEO Code", "string", "CAMEO code; text, since 010 is not 10"},
    {"Intensity", "number", "Goldstein score of the CAMEO code"},
    {"Target Name", "string", "Recipient"},
    {"Target Sectors", "string", "As for the source"},
    {"Target Country", "string", "As for the source"},
    {"Story ID", "string", "doc_id of the records"},
    {"Sentence Number", "integer", "Sentence of the trigger, from 1"},
    {"Publisher", "string", "Publisher of the report"},
    {"City", "string", "Place of the event, if it is a town or a spot"},
    {"District", "string", "Empty"},
    {"Province", "string", "Place of the event, if it is a region"},
    {"Country", "string", "English name of the country of the place"},
    {"Latitude", "number", "Degrees, WGS 84"},
    {"Longitude", "number", "Degrees, WGS 84"},
}};

/// The English name, or the code of what is no country.
std::string_view CountryName(const ExchangeCodes& codes, std::string_view code) {
  const std::string_view name = codes.Name(code);
  return name.empty() ? code : name;
}

void Party(const RowSource& s, const ParticipantRecord* party, CellRow& row) {
  if (party == nullptr) return row.Empty(3);
  row.Text(s.report.NameOf(*party));
  row.Text(Joined(party->sectors, ","));
  row.Text(CountryName(s.codes, party->country));
}

void Fill(const RowSource& s, CellRow& row) {
  const EventRecord& e = s.event;
  row.Text(s.id);
  row.Text(s.day);
  Party(s, s.dyad.actor, row);
  row.Text(s.codes.EventName(e.cameo));
  row.Text(e.cameo);
  row.Number(s.codes.Goldstein(e.cameo));
  Party(s, s.dyad.recipient, row);
  row.Text(e.doc_id);
  row.Integer(e.sentence + 1);
  row.Text(s.report.document().publisher);
  row.Text(IsTown(e) ? e.place_name : "");
  row.Empty(1);
  row.Text(e.place_precision == "region" ? e.place_name : "");
  row.Text(CountryName(s.codes, e.country));
  row.Number(e.lat);
  row.Number(e.lon);
}

}  // namespace

const TableLayout kIcews = {"icews", true, kColumns, Fill};

}  // namespace dateline::derive
