// GDELT 2.0 events: 61 columns without a header.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "derive/table_layout.h"

namespace dateline::derive {
namespace {

// clang-format off
constexpr std::array<LayoutColumn, 61> kColumns = {{
    {"GlobalEventID", "string", "event_id of the records and the number of the pair of parties"},
    {"Day", "integer", "First day of the event, else day of publication: 20190425"},
    {"MonthYear", "integer", "201904"},
    {"Year", "integer", "2019"},
    {"FractionDate", "number", "Year, and (month - 1) * 30 + day in 365ths"},
    {"Actor1Code", "string", "CAMEO code of the actor"},
    {"Actor1Name", "string", "Its name"},
    {"Actor1CountryCode", "string", "Its country in CAMEO"},
    {"Actor1KnownGroupCode", "string", "UNO, EEC, or empty"},
    {"Actor1EthnicCode", "string", "Empty"},
    {"Actor1Religion1Code", "string", "Empty"},
    {"Actor1Religion2Code", "string", "Empty"},
    {"Actor1Type1Code", "string", "Its first role"},
    {"Actor1Type2Code", "string", "Its second role"},
    {"Actor1Type3Code", "string", "Its third role"},
    {"Actor2Code", "string", "CAMEO code of the recipient"},
    {"Actor2Name", "string", "As for the actor, and so on"},
    {"Actor2CountryCode", "string", "As for the actor"},
    {"Actor2KnownGroupCode", "string", "As for the actor"},
    {"Actor2EthnicCode", "string", "Empty"},
    {"Actor2Religion1Code", "string", "Empty"},
    {"Actor2Religion2Code", "string", "Empty"},
    {"Actor2Type1Code", "string", "As for the actor"},
    {"Actor2Type2Code", "string", "As for the actor"},
    {"Actor2Type3Code", "string", "As for the actor"},
    {"IsRootEvent", "integer", "1 if the event stands in the headline or the first paragraph"},
    {"EventCode", "string", "CAMEO code; text, since 010 is not 10"},
    {"EventBaseCode", "string", "Its first three digits"},
    {"EventRootCode", "string", "Its first two digits"},
    {"QuadClass", "integer", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"},
    {"GoldsteinScale", "number", "Goldstein score of the CAMEO code"},
    {"NumMentions", "integer", "How often the report tells of the event"},
    {"NumSources", "integer", "1: a row is of one report"},
    {"NumArticles", "integer", "1: a row is of one report"},
    {"AvgTone", "number", "Empty: not measured"},
    {"Actor1Geo_Type", "integer", "0: not known"},
    {"Actor1Geo_FullName", "string", "Empty"},
    {"Actor1Geo_CountryCode", "string", "Empty"},
    {"Actor1Geo_ADM1Code", "string", "Empty"},
    {"Actor1Geo_ADM2Code", "string", "Empty"},
    {"Actor1Geo_Lat", "number", "Empty"},
    {"Actor1Geo_Long", "number", "Empty"},
    {"Actor1Geo_FeatureID", "string", "Empty"},
    {"Actor2Geo_Type", "integer", "0: not known"},
    {"Actor2Geo_FullName", "string", "Empty"},
    {"Actor2Geo_CountryCode", "string", "Empty"},
    {"Actor2Geo_ADM1Code", "string", "Empty"},
    {"Actor2Geo_ADM2Code", "string", "Empty"},
    {"Actor2Geo_Lat", "number", "Empty"},
    {"Actor2Geo_Long", "number", "Empty"},
    {"Actor2Geo_FeatureID", "string", "Empty"},
    {"ActionGeo_Type", "integer", "0 not known, 1 country, 2 state and 3 town of the USA, 4 town and 5 state elsewhere"},
    {"ActionGeo_FullName", "string", "Place of the event"},
    {"ActionGeo_CountryCode", "string", "Its country, FIPS 10-4"},
    {"ActionGeo_ADM1Code", "string", "FIPS country and GeoNames first-level division"},
    {"ActionGeo_ADM2Code", "string", "Empty"},
    {"ActionGeo_Lat", "number", "Degrees, WGS 84"},
    {"ActionGeo_Long", "number", "Degrees, WGS 84"},
    {"ActionGeo_FeatureID", "string", "FIPS code of a country, else GeoNames identifier"},
    {"DATEADDED", "integer", "Day of publication, as 20190425000000"},
    {"SOURCEURL", "string", "Where the report comes from"},
}};
// clang-format on

constexpr std::size_t kActorCells = 10;
constexpr std::size_t kTypes = 3;
constexpr std::string_view kAmerica = "USA";

void Party(const RowSource& s, const ParticipantRecord* party, CellRow& row) {
  if (party == nullptr) return row.Empty(kActorCells);
  const CameoActor actor = s.codes.Cameo(*party);
  std::vector<std::string> types = actor.roles;
  if (!actor.is_country && !actor.root.empty()) types.insert(types.begin(), actor.root);
  types.resize(kTypes);
  row.Text(actor.full);
  row.Text(s.report.NameOf(*party));
  row.Text(actor.is_country ? actor.root : "");
  row.Text(actor.known_group);
  row.Empty(3);
  for (const std::string& type : types) row.Text(type);
}

/// True if the trigger stands in the headline or in the first paragraph.
bool IsRoot(const RowSource& s) {
  for (const BlockPart& block : s.report.document().blocks) {
    const bool inside = block.begin <= s.event.trigger_begin && s.event.trigger_begin < block.end;
    if (block.kind == "headline" && inside) return true;
    if (block.kind == "paragraph") return inside;
  }
  return false;
}

int GeoType(const EventRecord& e) {
  const bool america = e.country == kAmerica;
  if (e.place_name.empty()) return 0;
  if (e.place_precision == "country") return 1;
  if (e.place_precision == "region") return america ? 2 : 5;
  return america ? 3 : 4;
}

void Place(const RowSource& s, CellRow& row) {
  const EventRecord& e = s.event;
  const std::string_view fips = s.codes.Fips(e.country, e.adm1);
  const int type = GeoType(e);
  row.Integer(type);
  row.Text(e.place_name);
  row.Text(fips);
  row.Text(fips.empty() ? "" : std::string(fips) + e.adm1);
  row.Empty(1);
  row.Number(e.lat);
  row.Number(e.lon);
  row.Text(type == 1 ? std::string(fips) : e.place_id ? std::to_string(*e.place_id) : "");
}

/// Text, so that it reads the same on every machine.
std::string FractionDate(const std::string& day) {
  if (day.empty()) return {};
  int month = 0;
  int in_month = 0;
  (void)std::from_chars(day.data() + 4, day.data() + 6, month);
  (void)std::from_chars(day.data() + 6, day.data() + 8, in_month);
  const int part = ((month - 1) * 30 + in_month) * 10'000 / 365;
  return fmt::format("{}.{:04}", day.substr(0, 4), part);
}

void NoPlace(CellRow& row) {
  row.Integer(0);
  row.Empty(7);
}

void Fill(const RowSource& s, CellRow& row) {
  const EventRecord& e = s.event;
  const std::string day = CompactDay(s.day);
  row.Text(s.id);
  row.Text(day);
  row.Text(day.substr(0, std::min<std::size_t>(6, day.size())));
  row.Text(day.substr(0, std::min<std::size_t>(4, day.size())));
  row.Text(FractionDate(day));
  Party(s, s.dyad.actor, row);
  Party(s, s.dyad.recipient, row);
  row.Integer(IsRoot(s) ? 1 : 0);
  row.Text(e.cameo);
  row.Text(CameoBase(e.cameo));
  row.Text(CameoRoot(e.cameo));
  row.Integer(QuadClass(e.cameo));
  row.Number(s.codes.Goldstein(e.cameo));
  row.Integer(1 + std::ssize(e.mentions));
  row.Integer(1);
  row.Integer(1);
  row.Empty(1);
  NoPlace(row);
  NoPlace(row);
  Place(s, row);
  const std::string published = CompactDay(s.report.PublishedDay());
  row.Text(published.empty() ? "" : published + "000000");
  row.Text(s.report.Address());
}

}  // namespace

const TableLayout kGdelt = {"gdelt", false, kColumns, Fill};

}  // namespace dateline::derive
