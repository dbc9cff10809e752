// Phoenix, of the Open Event Data Alliance: 26 columns without a header.
#include <algorithm>
#include <array>

#include "derive/table_layout.h"

namespace dateline::derive {
namespace {

constexpr std::array<LayoutColumn, 26> kColumns = {{
    {"EventID", "string", "event_id of the records and the number of the pair of parties"},
    {"Date", "string", "First day of the event, else day of publication: 20190425"},
    {"Year", "string", "Year of Date"},
    {"Month", "string", "Month of Date, two digits"},
    {"Day", "string", "Day of Date, two digits"},
    {"SourceActorFull", "string", "CAMEO code of the actor"},
    {"SourceActorEntity", "string", "Its country, or IGO, NGO, IMG, MNC"},
    {"SourceActorRole", "string", "Its first role"},
    {"SourceActorAttribute", "string", "Its other codes, parted by ;"},
    {"TargetActorFull", "string", "CAMEO code of the recipient"},
    {"TargetActorEntity", "string", "As for the source"},
    {"TargetActorRole", "string", "As for the source"},
    {"TargetActorAttribute", "string", "As for the source"},
    {"EventCode", "string", "CAMEO code; text, since 010 is not 10"},
    {"EventRootCode", "string", "Its first two digits"},
    {"PentaClass", "integer",
     "0 statement or appeal, 1 verbal and 2 material cooperation, 3 verbal and 4 material "
     "conflict"},
    {"GoldsteinScore", "number", "Goldstein score of the CAMEO code"},
    {"Issues", "string",
     "PLOVER contexts of the sentence, each with the count 1: military,1;legal,1"},
    {"Lat", "number", "Degrees, WGS 84"},
    {"Lon", "number", "Degrees, WGS 84"},
    {"LocationName", "string", "Place of the event"},
    {"StateName", "string", "The same, if it is a region"},
    {"CountryCode", "string", "Country of the place, ISO 3166-1 alpha-3"},
    {"SentenceID", "string", "doc_id of the records, and the sentence from 0"},
    {"URLs", "string", "Where the report comes from"},
    {"NewsSources", "string", "Publisher of the report"},
}};

/// Codes that come first in an actor, of those CAMEO has.
constexpr std::array<std::string_view, 13> kRoles = {
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"};

void Party(const RowSource& s, const ParticipantRecord* party, CellRow& row) {
  if (party == nullptr) return row.Empty(4);
  const CameoActor actor = s.codes.Cameo(*party);
  std::vector<std::string> others;
  // What follows a root that is no country: the EEC of IGOEUREEC, as its own pieces.
  const std::size_t before = actor.full.size() - 3 * actor.roles.size();
  for (std::size_t at = actor.root.size(); at + 3 <= before; at += 3) {
    others.push_back(actor.full.substr(at, 3));
  }
  std::string role;
  for (const std::string& code : actor.roles) {
    if (role.empty() && std::ranges::find(kRoles, code) != kRoles.end()) {
      role = code;
    } else {
      others.push_back(code);
    }
  }
  row.Text(actor.full);
  row.Text(actor.root);
  row.Text(role);
  row.Text(Joined(others, ";"));
}

void Fill(const RowSource& s, CellRow& row) {
  const EventRecord& e = s.event;
  const DocumentRecord& doc = s.report.document();
  const std::string day = CompactDay(s.day);
  row.Text(s.id);
  row.Text(day);
  row.Text(day.empty() ? "" : day.substr(0, 4));
  row.Text(day.empty() ? "" : day.substr(4, 2));
  row.Text(day.empty() ? "" : day.substr(6));
  Party(s, s.dyad.actor, row);
  Party(s, s.dyad.recipient, row);
  row.Text(e.cameo);
  row.Text(CameoRoot(e.cameo));
  row.Integer(PentaClass(e.cameo));
  row.Number(s.codes.Goldstein(e.cameo));
  std::string issues;
  for (const std::string& context : e.contexts) {
    issues += (issues.empty() ? "" : ";") + context + ",1";
  }
  row.Text(issues);
  row.Number(e.lat);
  row.Number(e.lon);
  row.Text(e.place_name);
  row.Text(e.place_precision == "region" ? e.place_name : "");
  row.Text(e.country);
  row.Text(e.doc_id + '_' + std::to_string(e.sentence));
  row.Text(s.report.Address());
  row.Text(doc.publisher);
}

}  // namespace

const TableLayout kPhoenix = {"phoenix", false, kColumns, Fill};

}  // namespace dateline::derive
