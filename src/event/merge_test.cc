#include "event/merge.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::event {
namespace {

struct Party {
  EntityKind kind = EntityKind::kPerson;
  std::string country = "PER";
  std::string sector = {};
  bool described = false;
};

// "X was arrested", told of two parties.
struct Case {
  std::string name;
  Party one;
  Party other;
  std::string word;  // of the second telling
  std::size_t rows = 1;
};

class MergeTest : public testing::TestWithParam<Case> {};

TEST_P(MergeTest, TellsPartiesApart) {
  const Case& c = GetParam();
  Columns<EntityRow> entities;
  std::vector<ToldEvent> told;
  for (const Party* party : {&c.one, &c.other}) {
    EntityRow entity;
    entity.kind = party->kind;
    entity.country = party->country;
    if (!party->sector.empty()) entity.sectors = {party->sector};
    entity.rule = party->described ? "actor.nominal" : "actor.name";
    Participant participant;
    participant.role = Role::kRecipient;
    participant.entity = EntityIndex{static_cast<std::uint32_t>(entities.size())};
    participant.country = entity.country;
    participant.sectors = entity.sectors;
    ToldEvent& event = told.emplace_back();
    event.row.plover = "COERCE";
    event.row.rule = "events.coerce.arrest";
    const auto at = static_cast<ByteOffset>(told.size() * 100);
    event.row.span = {at, at + 8};
    event.row.sentence = SentenceIndex{static_cast<std::uint32_t>(told.size())};
    event.row.participants.push_back(std::move(participant));
    event.word = party == &c.one ? std::string_view("arrest") : std::string_view(c.word);
    entities.Add(std::move(entity));
  }
  EXPECT_EQ(MergeEvents(std::move(told), entities).size(), c.rows);
}

constexpr EntityKind kGroup = EntityKind::kGroup;
constexpr EntityKind kPerson = EntityKind::kPerson;
constexpr EntityKind kState = EntityKind::kState;

INSTANTIATE_TEST_SUITE_P(
    Parties, MergeTest,
    testing::Values(
        Case{"two_persons", {kPerson}, {kPerson}, "arrest", 2},
        Case{"named_after_described", {kPerson, "PER", "", true}, {kPerson}, "arrest"},
        Case{"other_word", {kPerson, "PER", "", true}, {kPerson}, "detain", 2},
        Case{"person_and_group", {kPerson}, {kGroup}, "arrest", 2},
        Case{"person_and_state", {kPerson}, {kState}, "arrest"},
        Case{"students_and_guards", {kGroup, "PER", "EDU"}, {kGroup, "PER", "COP"}, "arrest", 2},
        Case{"groups_of_one_sector", {kGroup, "PER", "EDU"}, {kGroup, "PER", "EDU"}, "arrest"},
        Case{"other_country", {kGroup, "PER"}, {kGroup, "CHL"}, "arrest", 2}),
    [](const auto& test) { return test.param.name; });

// "Peru met with Chile. The meeting was attended by Ghana."
TEST(Merge, WhoeverAttendsTheMeetingHasAPartInIt) {
  Columns<EntityRow> entities;
  std::vector<ToldEvent> told(2);
  const std::vector<std::vector<std::string>> actors = {{"PER", "CHL"}, {"GHA"}};
  for (std::size_t i = 0; i < told.size(); ++i) {
    told[i].row.plover = "CONSULT";
    told[i].word = "meet";
    const auto at = static_cast<ByteOffset>(i * 100);
    told[i].row.span = {at, at + 8};
    told[i].row.sentence = SentenceIndex{static_cast<std::uint32_t>(i)};
    for (const std::string& country : actors[i]) {
      EntityRow state;
      state.kind = EntityKind::kState;
      state.country = country;
      Participant participant;
      participant.role = Role::kActor;
      participant.entity = EntityIndex{static_cast<std::uint32_t>(entities.size())};
      participant.country = country;
      told[i].row.participants.push_back(std::move(participant));
      entities.Add(std::move(state));
    }
  }
  told[1].noun = ActNoun{false, true, {}};
  const std::vector<EventRow> rows = MergeEvents(std::move(told), entities);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].participants.size(), 3U);
}

}  // namespace
}  // namespace dateline::event
