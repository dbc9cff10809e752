#include "event/stand_ins.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "event/typed_report.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {
namespace {

using discourse::PlacedMention;

// A report of two presidents and their states, and "we".
class StandInsTest : public testing::Test {
 protected:
  StandInsTest()
      : report_(
            "<person Ruiz:PROPN:2:nsubj> met:VERB:0:root <person Soto:PROPN:2:obj> of:ADP:5:case "
            "<state Peru:PROPN:2:obl> and:CCONJ:7:cc <state Chile:PROPN:5:conj> / "
            "we:PRON:2:nsubj:Person=1|Number=Plur agree:VERB:0:root / "
            "<group authorities:NOUN:4:nsubj> in:ADP:3:case Peru:PROPN:1:nmod wept:VERB:0:root / "
            "socialist:ADJ:2:amod <group government:NOUN:3:nsubj> wept:VERB:0:root / "
            "city:NOUN:2:compound <group officials:NOUN:3:nsubj> wept:VERB:0:root"),
        parse_({report_.layers.Get<TokenRow>(), report_.doc->text()},
               report_.layers.Get<SentenceRow>()),
        rules_(ActRules::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value()).value()) {
    const auto& typed = report_.layers.Get<EntityRow>();
    for (std::size_t i = 0; i < typed.size(); ++i) {
      EntityRow row = typed.RowAt(i);
      if (i != kPeru && i != kChile) row.country = i == kSoto ? "Chile" : "Peru";
      if (i < 2) row.sectors = {"GOV"};
      entities_.Add(row);
    }
    StatementRow said;
    said.source_entity = EntityIndex{kRuiz};
    statements_.Add(said);
  }

  static PlacedMention Mention(std::uint32_t token, std::uint32_t entity, EntityKind kind,
                               MentionForm form = MentionForm::kName) {
    PlacedMention mention;
    mention.first = token;
    mention.last = token + 1;
    mention.entity = EntityIndex{entity};
    mention.kind = kind;
    mention.form = form;
    return mention;
  }

  std::string Names(const Parties& parties) const {
    std::string names;
    for (const PlacedMention* m : parties) {
      names += entities_.Column<&EntityRow::name>()[AsSize(m->entity)] + " ";
    }
    return names;
  }

  static constexpr std::uint32_t kRuiz = 0;
  static constexpr std::uint32_t kSoto = 1;
  static constexpr std::uint32_t kPeru = 2;
  static constexpr std::uint32_t kChile = 3;
  static constexpr std::uint32_t kWe = 7;  // its token
  TypedReport report_;
  coref::Parse parse_;
  ActRules rules_;
  Columns<EntityRow> entities_;
  Columns<StatementRow> statements_;
  const PlacedMention ruiz_ = Mention(0, kRuiz, EntityKind::kPerson);
  const PlacedMention soto_ = Mention(2, kSoto, EntityKind::kPerson);
  const PlacedMention peru_ = Mention(4, kPeru, EntityKind::kState);
};

TEST_F(StandInsTest, LeadersOfSeveralStatesAreTheirStates) {
  StandIns stand_ins(entities_, statements_, parse_, rules_);
  EXPECT_EQ(Names(stand_ins.AsStates({&ruiz_, &soto_})), "Peru Chile ");
  EXPECT_EQ(Names(stand_ins.AsStates({&soto_, &peru_})), "Soto Peru ") << "his own act";
  EXPECT_EQ(Names(stand_ins.AsStates({&ruiz_, &ruiz_})), "Ruiz Ruiz ") << "one state has both";
  EXPECT_EQ(Names(stand_ins.AsStates({&ruiz_})), "Ruiz ");
}

TEST_F(StandInsTest, WeWhoTalkedAreBothSides) {
  StandIns stand_ins(entities_, statements_, parse_, rules_);
  BothSides sides;
  sides.Told({&ruiz_, &soto_});
  const PlacedMention we = Mention(kWe, kPeru, EntityKind::kState, MentionForm::kPronoun);
  EXPECT_EQ(Names(stand_ins.WithUs(we, StatementIndex{0}, sides)), "Ruiz Soto ");
  EXPECT_EQ(Names(stand_ins.WithUs(we, std::nullopt, sides)), "") << "nobody speaks";
  EXPECT_EQ(Names(stand_ins.WithUs(peru_, StatementIndex{0}, sides)), "") << "no pronoun";
}

TEST_F(StandInsTest, GovernmentsAreTheirStates) {
  StandIns stand_ins(entities_, statements_, parse_, rules_);
  struct Case {
    std::uint32_t token;
    std::uint32_t entity;
    const char* meant;
  };
  for (const Case& c : {Case{9, 4, "Peru "}, Case{14, 5, "Peru "}, Case{17, 6, "officials "}}) {
    const PlacedMention m = Mention(c.token, c.entity, EntityKind::kGroup, MentionForm::kNominal);
    EXPECT_EQ(Names(stand_ins.For(m, std::nullopt, {}, false)), c.meant);
  }
}

}  // namespace
}  // namespace dateline::event
