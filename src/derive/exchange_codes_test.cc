#include "derive/exchange_codes.h"

#include <ostream>

#include <gtest/gtest.h>

namespace dateline::derive {
namespace {

const ExchangeCodes& Codes() {
  static const ExchangeCodes codes =
      ExchangeCodes::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value()).value();
  return codes;
}

struct ActorCase {
  const char* name;
  const char* country;
  std::vector<std::string> sectors;
  const char* full;
  const char* known_group;
  friend void PrintTo(const ActorCase& c, std::ostream* out) { *out << c.name; }
};

class CameoActorTest : public ::testing::TestWithParam<ActorCase> {};

TEST_P(CameoActorTest, PutsAPartyInCameo) {
  const ActorCase& c = GetParam();
  ParticipantRecord party;
  party.country = c.country;
  party.sectors = c.sectors;
  const CameoActor actor = Codes().Cameo(party);
  EXPECT_EQ(actor.full, c.full);
  EXPECT_EQ(actor.known_group, c.known_group);
}

INSTANTIATE_TEST_SUITE_P(
    Exports, CameoActorTest,
    ::testing::Values(ActorCase{"Government", "PRK", {"GOV"}, "PRKGOV", ""},
                      ActorCase{"CountryOfItsOwnCode", "ROU", {"MIL"}, "ROMMIL", ""},
                      ActorCase{"JournalistsAreMedia", "KAZ", {"JRN"}, "KAZMED", ""},
                      ActorCase{"MedicalIsHealth", "FRA", {"MED"}, "FRAHLH", ""},
                      ActorCase{"UnitedNations", "UNO", {"IGO"}, "IGOUNO", "UNO"},
                      ActorCase{"EuropeanUnion", "EUR", {"IGO"}, "IGOEUREEC", "EEC"},
                      ActorCase{"SectorsInOrder", "PER", {"LEG", "OPP"}, "PERLEGOPP", ""},
                      ActorCase{"NobodyKnown", "", {}, "", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ExchangeCodesTest, FindsCodesOfOtherProjects) {
  EXPECT_EQ(Codes().Cow("CAN"), "20");
  EXPECT_EQ(Codes().Cow("UNO"), "");
  EXPECT_EQ(Codes().Name("KOR"), "South Korea");
  EXPECT_EQ(Codes().Fips("KOR", "11"), "KS");
  EXPECT_EQ(Codes().Fips("PSE", "GZ"), "GZ");
  EXPECT_EQ(Codes().Fips("PSE", ""), "WE");
  EXPECT_EQ(Codes().Fips("XXX", ""), "");
  EXPECT_EQ(Codes().Goldstein("190"), -10.0);
  EXPECT_EQ(Codes().Goldstein("999"), std::nullopt);
}

TEST(ExchangeCodesTest, ClassesGoByTheRoot) {
  EXPECT_EQ(QuadClass("051"), 1);
  EXPECT_EQ(QuadClass("0861"), 2);
  EXPECT_EQ(QuadClass("130"), 3);
  EXPECT_EQ(QuadClass("163"), 4);
  EXPECT_EQ(PentaClass("020"), 0);
  EXPECT_EQ(PentaClass("030"), 1);
  EXPECT_EQ(PentaClass("163"), 3);
  EXPECT_EQ(PentaClass("173"), 4);
  EXPECT_EQ(QuadClass(""), std::nullopt);
}

}  // namespace
}  // namespace dateline::derive
