#include "event/standing_facts.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "event/positions.h"
#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

struct Party {
  std::string words;
  EntityKind kind = EntityKind::kPerson;
  MentionForm form = MentionForm::kName;
};
struct Case {
  std::string name;
  std::string text;            // cut at blanks: punctuation stands apart
  std::vector<Party> parties;  // in order of the text; each an entity of its own
  std::string want;
};

std::string Code(const Case& c) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto size = static_cast<ByteOffset>(c.text.size());
  const auto doc =
      Document::Create(c.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{}).value();
  Layers layers(doc->text());
  Columns<TokenRow> tokens;
  for (const std::string_view word : lexicon::CutAtSpaces(doc->text())) {
    TokenRow row;
    const auto at = static_cast<ByteOffset>(word.data() - doc->text().data());
    row.span = {at, at + static_cast<ByteOffset>(word.size())};
    row.norm = row.lemma = lexicon::NormOf(word);
    tokens.Add(row);
  }
  Columns<SentenceRow> sentences;
  SentenceRow sentence;
  sentence.span = {0, size};
  sentence.last = TokenIndex{static_cast<std::uint32_t>(tokens.size())};
  sentences.Add(sentence);
  Columns<EntityRow> entities;
  Columns<MentionRow> mentions;
  std::size_t from = 0;
  for (const Party& party : c.parties) {
    from = c.text.find(party.words, from);
    const auto at = static_cast<ByteOffset>(from);
    EntityRow entity;
    entity.span = {at, at + static_cast<ByteOffset>(party.words.size())};
    entity.kind = party.kind;
    entity.name = party.words;
    MentionRow mention;
    mention.span = entity.span;
    mention.form = party.form;
    mention.entity = EntityIndex{static_cast<std::uint32_t>(entities.size())};
    entities.Add(entity);
    mentions.Add(mention);
  }
  EXPECT_TRUE(layers.Put(std::move(tokens)));
  EXPECT_TRUE(layers.Put(std::move(sentences)));
  EXPECT_TRUE(layers.Put(std::move(entities)));
  EXPECT_TRUE(layers.Put(std::move(mentions)));
  EXPECT_TRUE(layers.Put(Columns<StatementRow>{}));
  EXPECT_TRUE(PositionAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  std::string got;
  const auto& relations = layers.Get<RelationRow>();
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const RelationRow row = relations.RowAt(i);
    got += (got.empty() ? "" : "; ") + c.parties[AsSize(row.subject)].words + ' ' + row.predicate;
    if (row.object) got += ' ' + c.parties[AsSize(*row.object)].words;
    got += ": " + (row.qualifier.empty() ? "" : row.qualifier + ' ') + row.label;
  }
  return got;
}

class Facts : public testing::TestWithParam<Case> {};

TEST_P(Facts, AreRead) { EXPECT_EQ(Code(GetParam()), GetParam().want); }

constexpr EntityKind kState = EntityKind::kState;
constexpr EntityKind kBody = EntityKind::kOrganization;

INSTANTIATE_TEST_SUITE_P(
    Sentences, Facts,
    testing::Values(Case{"title",
                         "Peruvian President Ana Ruiz left .",
                         {{"Peruvian", kState}, {"Ana Ruiz"}},
                         "Ana Ruiz holds_office Peruvian: President"},
                    Case{"former",
                         "The former Peruvian president Ana Ruiz left .",
                         {{"Peruvian", kState}, {"Ana Ruiz"}},
                         "Ana Ruiz holds_office Peruvian: former president"},
                    Case{"apposition",
                         "Ana Ruiz , the chairman of Radio One , left .",
                         {{"Ana Ruiz"}, {"Radio One", kBody}},
                         "Ana Ruiz holds_office Radio One: chairman"},
                    Case{"name_behind_body",
                         "President of Peru Ana Ruiz left .",
                         {{"Peru", kState}, {"Ana Ruiz"}},
                         "Ana Ruiz holds_office Peru: President"},
                    Case{"fuller_label",
                         "The party leader Ana Ruiz left . Leader Ana Ruiz wept .",
                         {{"Ana Ruiz"}},
                         "Ana Ruiz holds_office: party leader"},
                    Case{"of_a_body",
                         "Ana Ruiz of the Radio One left .",
                         {{"Ana Ruiz"}, {"Radio One", kBody}},
                         "Ana Ruiz member_of Radio One: "},
                    Case{"body_s",
                         "Radio One 's Ana Ruiz left .",
                         {{"Radio One", kBody}, {"Ana Ruiz"}},
                         "Ana Ruiz member_of Radio One: "},
                    Case{"kin",
                         "His late father , Jo Lund , left .",
                         {{"His", EntityKind::kPerson, MentionForm::kPronoun}, {"Jo Lund"}},
                         "Jo Lund relative_of His: late father"},
                    Case{"owned",
                         "Peru 's state - owned Radio One fell silent .",
                         {{"Peru", kState}, {"Radio One", kBody}},
                         "Radio One owned_by Peru: state - owned"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::event
