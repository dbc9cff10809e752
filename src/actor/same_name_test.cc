#include "actor/same_name.h"

#include <gtest/gtest.h>

namespace dateline::actor {
namespace {

struct Case {
  const char* name;
  const char* brief;
  const char* full;
  EntityKind kind;
  bool expected;
};

class SameNameTest : public testing::TestWithParam<Case> {};

TEST_P(SameNameTest, Decides) {
  EXPECT_EQ(IsShortFor(GetParam().brief, GetParam().full, GetParam().kind), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, SameNameTest,
    testing::Values(
        Case{"MiddleName", "Ana Ruiz", "Ana Maria Ruiz", EntityKind::kPerson, true},
        Case{"FirstName", "Maria Ruiz", "Ana Maria Ruiz", EntityKind::kPerson, true},
        Case{"OtherLastName", "Ana Maria", "Ana Maria Ruiz", EntityKind::kPerson, false},
        Case{"LoneWordOfAPerson", "Ruiz", "Ana Ruiz", EntityKind::kPerson, false},
        Case{"Itself", "Ana Ruiz", "Ana Ruiz", EntityKind::kPerson, false},
        Case{"Initials", "LWB", "Lake Water Board", EntityKind::kOrganization, true},
        Case{"InitialsWithStops", "L.W.B.", "Lake Water Board", EntityKind::kOrganization, true},
        Case{"SmallWordsHaveNone", "BOP", "Bank of Peru", EntityKind::kOrganization, false},
        Case{"OneWordHasNone", "L", "Lake", EntityKind::kOrganization, false},
        Case{"FirstWord", "Acme", "Acme Mining", EntityKind::kOrganization, true},
        Case{"LastWords", "Water Board", "Lake Water Board", EntityKind::kOrganization, true},
        Case{"LastWord", "Board", "Lake Water Board", EntityKind::kOrganization, true},
        Case{"WordBetween", "Water", "Lake Water Board", EntityKind::kOrganization, false},
        Case{"Empty", "", "Acme Mining", EntityKind::kOrganization, false}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dateline::actor
