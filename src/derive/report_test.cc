#include "derive/report.h"

#include <ostream>

#include <gtest/gtest.h>

namespace dateline::derive {
namespace {

struct DyadCase {
  const char* name;
  const char* plover;
  const char* actors;  // one letter each
  const char* recipients;
  const char* want;  // pairs, "-" for nobody
  friend void PrintTo(const DyadCase& c, std::ostream* out) { *out << c.name; }
};

class DyadsTest : public ::testing::TestWithParam<DyadCase> {};

TEST_P(DyadsTest, PairsTheParties) {
  const DyadCase& c = GetParam();
  EventRecord event;
  event.plover = c.plover;
  const auto add = [&](const char* letters, const char* role) {
    for (const char* letter = letters; *letter != '\0'; ++letter) {
      ParticipantRecord& party = event.participants.emplace_back();
      party.role = role;
      party.entity_id = std::string(1, *letter);
    }
  };
  add(c.actors, "actor");
  add(c.recipients, "recipient");
  std::string got;
  for (const Dyad& dyad : DyadsOf(event)) {
    got += got.empty() ? "" : " ";
    got += dyad.actor == nullptr ? "-" : dyad.actor->entity_id;
    got += dyad.recipient == nullptr ? "-" : dyad.recipient->entity_id;
  }
  EXPECT_EQ(got, c.want);
}

INSTANTIATE_TEST_SUITE_P(
    Exports, DyadsTest,
    ::testing::Values(DyadCase{"EachWithEach", "ACCUSE", "ab", "cd", "ac ad bc bd"},
                      DyadCase{"MeetingsGoBothWays", "CONSULT", "abc", "", "ab ac ba bc ca cb"},
                      DyadCase{"JointProtestHasNoTarget", "PROTEST", "ab", "", "a- b-"},
                      DyadCase{"OneAlone", "CONSULT", "a", "", "a-"},
                      DyadCase{"NoActor", "COERCE", "", "ab", "-a -b"},
                      DyadCase{"NobodyIsOneRow", "COERCE", "", "", "--"},
                      DyadCase{"NobodyFacesThemselves", "ACCUSE", "ab", "ab", "ab ba"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace dateline::derive
