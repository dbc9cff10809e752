#include "actor/petrarch.h"

#include <algorithm>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "actor/petrarch_tables.h"

namespace dateline::actor {
namespace {

// "names/plurals=code since until,…;" of each entry, then "!line reason;" of each doubt.
std::string Tell(const PetrarchDictionary& dictionary) {
  std::string out;
  for (const PetrarchEntry& entry : dictionary.entries) {
    for (const std::string& name : entry.names) out += "+" + name;
    for (const std::string& name : entry.plurals) out += "/" + name;
    for (const PetrarchCode& code : entry.codes) {
      out += "=" + std::string(entry.agent ? "~" : "") + code.code + "[" + code.since + "," +
             code.until + "]";
    }
    out += ";";
  }
  for (const PetrarchDoubt& doubt : dictionary.doubts) {
    out += "!" + std::to_string(doubt.line) + " " + doubt.reason + ";";
  }
  return out;
}

struct Case {
  const char* name;
  const char* bytes;
  const char* want;
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class ReadPetrarchTest : public testing::TestWithParam<Case> {};

TEST_P(ReadPetrarchTest, Reads) {
  const auto read = ReadPetrarch(GetParam().bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(Tell(*read), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ReadPetrarchTest,
    testing::Values(
        Case{"CodeOnTheLine", "LAKE_PARTY_  [RURPTY]\n", "+LAKE PARTY=RURPTY[,];"},
        Case{"Aliases", "RURITANIA_ [RUR]\n+RURITANIAN_\n+STRELSAU\n",
             "+RURITANIA+RURITANIAN+STRELSAU=RUR[,];"},
        Case{"Days", "ANA_RUIZ_ ; who\n\t[RURELI 320101-331108]\n\t[RURGOV >031104]\n\t[RURELI]\n",
             "+ANA RUIZ=RURELI[1932-01-01,1933-11-08]=RURGOV[2003-11-04,]=RURELI[,];"},
        Case{"LastYearOfThisCentury", "A\n[RUR >300101]\n[RUR >310101]\n",
             "+A=RUR[2030-01-01,]=RUR[1931-01-01,];"},
        Case{"LongYearsAndSpaces", "A\n[RUR < 18991231]\n[RUR 19000228 - 000229]\n",
             "+A=RUR[,1899-12-31]=RUR[1900-02-28,2000-02-29];"},
        Case{"NoSuchDay", "A [RUR]\n[RURGOV >990229]\n", "+A=RUR[,];!2 the days cannot be read;"},
        Case{"DaysTurnedRound", "A [RUR]\n[RURGOV 990202-990101]\n",
             "+A=RUR[,];!2 the days cannot be read;"},
        Case{"Agent", "FARMER [~AGR]\nDEPUTY[~LEG]\n",
             "+FARMER/FARMERS=~AGR[,];+DEPUTY/DEPUTIES=~LEG[,];"},
        Case{"OwnPlural", "THIEF {THIEVES} [~CRM]\nPOLICE {} [~COP]\n",
             "+THIEF/THIEVES=~CRM[,];+POLICE=~COP[,];"},
        Case{"Set", "!PERSON! = MAN, MEN\nCATTLE!PERSON! [~AGR]\n",
             "+CATTLEMAN/CATTLEMEN=~AGR[,];"},
        Case{"NoSuchSet", "CATTLE!PERSON! [~AGR]\n",
             "!1 a set that is not defined above;!1 an entry without name or code;"},
        Case{"SetFirst", "!OFFICE! = MINISTER, MINISTRY\n!OFFICE!_OF_TEA [~GOV]\n",
             "+MINISTER OF TEA/MINISTRY OF TEA=~GOV[,];"},
        Case{"SeveralActors", "LOWLANDS [RUR/PER]\n",
             "+LOWLANDS=RUR[,];!1 one name for several actors; the first is kept;"},
        Case{"Comments", "# A [RUR]\n<!-- B [RUR]\nC [RUR] --> D [RUR] ; E\n", "+D=RUR[,];"},
        Case{"NullCode", "NOBODY [---]\n", ""},
        Case{"NoCode", "NOBODY\nA [RUR]\n", "+A=RUR[,];!1 an entry without name or code;"},
        Case{"AliasOfNothing", "+NOBODY\n", "!1 an alias of nothing;"},
        Case{"CodeOfNothing", "[RUR]\n", "!1 a code of nothing;"},
        Case{"OddCode", "A [RURG]\n",
             "!1 the code is not in groups of three capitals;!1 an entry without name or code;"},
        Case{"OpenCode", "A [RUR\n",
             "!1 a code is [CODE] or [CODE DAYS];!1 an entry without name or code;"},
        Case{"MarksInNames", "ANA_\"NINA\"_RUIZ (ACTING_ [RUR]\n", "+ANA NINA RUIZ ACTING=RUR[,];"},
        Case{"Latin1", "JOS\xC9 [RUR]\r\n", "+JOS\xC3\x89=RUR[,];"}, Case{"Empty", "", ""}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(TablesWithTest, FirstOfTwoCodesOfADayCounts) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  const auto read = ReadPetrarch(
      "ANA_RUIZ [PERPTY]\n[PERMIL 20100109-20100112]\n[PERGOV 20080120-20121109]\n"
      "[PERELI >20121109]\n");
  ASSERT_TRUE(dir && read);
  const auto tables = TablesWith(*dir, *read);
  ASSERT_TRUE(tables) << tables.error().message;
  std::string terms;
  for (const auto& [name, bytes] : tables->files) {
    if (name != "lexicons/actors/people.tsv") continue;
    for (std::size_t at = bytes.find("\nAna Ruiz\t"); at != std::string::npos;
         at = bytes.find("\nAna Ruiz\t", at + 1)) {
      terms += bytes.substr(at + 1, bytes.find('\n', at + 1) - at);
    }
  }
  EXPECT_EQ(terms,
            "Ana Ruiz\tPER\t\tELI\t2012-11-10\t9999-12-31\tno\t\tpetrarch\n"
            "Ana Ruiz\tPER\t\tGOV\t2008-01-20\t2010-01-08\tyes\t\tpetrarch\n"
            "Ana Ruiz\tPER\t\tGOV\t2010-01-13\t2012-11-09\tyes\t\tpetrarch\n"
            "Ana Ruiz\tPER\t\tMIL\t2010-01-09\t2010-01-12\tyes\t\tpetrarch\n"
            "Ana Ruiz\tPER\t\tPTY\t0000\t2008-01-19\tyes\t\tpetrarch\n");
}

TEST(TablesWithTest, DictionaryTakesThePlaceOfOurNames) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  const auto read = ReadPetrarch(
      "ANGELA_MERKEL\n[DEUELI >211209]\nLAKE_PARTY_OF_PERU [PERPTYMED]\nNASA [USAGOV]\n"
      "KSVTOWN [KSV]\nGERMANY_ [DEU]\nLAKE_FARMER [~AGR]\nODD [PERZZZ]\n"
      "RURITANIA_ [RUR]\nLAKE_AID_ [NGO]\n");
  ASSERT_TRUE(dir && read);
  const auto tables = TablesWith(*dir, *read);
  ASSERT_TRUE(tables) << tables.error().message;
  const auto file = [&](const char* name) -> const std::string& {
    return std::ranges::find(tables->files, name, &std::pair<std::string, std::string>::first)
        ->second;
  };
  const auto has = [&](const char* name, const std::string& line) {
    return ("\n" + file(name)).find("\n" + line + "\n") != std::string::npos;
  };
  const std::string& people = file("lexicons/actors/people.tsv");
  EXPECT_NE(people.find("Angela Merkel\tDEU\t\tELI\t2021-12-09\t9999-12-31\tno\t\tpetrarch\n"),
            std::string::npos);
  EXPECT_EQ(people.find("Angela Merkel\tDEU\tChancellor"), std::string::npos);
  EXPECT_TRUE(has("lexicons/actors/organizations.tsv",
                  "Lake Party of Peru\tLake Party of Peru\tPER\tPTY+JRN\torganization\tpetrarch"));
  EXPECT_TRUE(has("lexicons/actors/country_names.tsv", "Ksvtown\tKOS\tseat\tpetrarch"));
  EXPECT_FALSE(has("lexicons/actors/country_names.tsv", "Germany\tDEU\tseat\tpetrarch"));
  EXPECT_TRUE(has("lexicons/actors/country_names.tsv", "Ruritania\tRUR\tname\tpetrarch"));
  EXPECT_TRUE(has("lexicons/actors/organizations.tsv",
                  "Lake Aid\tLake Aid\tNGO\tNGO\torganization\tpetrarch"));
  EXPECT_TRUE(has("lexicons/actors/agents.tsv", "lake farmers\tplural\tAGR\tperson\tpetrarch"));
  EXPECT_NE(file("lexicons/SOURCES.toml").find("[petrarch]"), std::string::npos);
  EXPECT_EQ(tables->doubts, std::vector<std::string>{"PERZZZ: ZZZ is no sector known"});
  for (const auto& [name, bytes] : tables->files) {
    if (!name.ends_with(".tsv")) continue;
    EXPECT_TRUE(lexicon::Table::Parse(bytes, name, nullptr)) << name;
  }
}

}  // namespace
}  // namespace dateline::actor
