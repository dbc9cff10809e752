#include "event/event_annotator.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "discourse/statements.h"
#include "doc/layers.h"
#include "event/positions.h"
#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

struct Case {
  std::string name;
  std::string text;                  // cut at blanks: punctuation stands apart
  std::vector<std::string> parties;  // in order of the text; each an entity of its own
  std::string want;                  // "TYPE reality actors > recipients; …"
};

std::string Code(const Case& c) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto size = static_cast<ByteOffset>(c.text.size());
  const auto doc =
      Document::Create(c.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{}).value();
  Layers layers(doc->text());
  Columns<TokenRow> tokens;
  for (std::size_t at = 0; at < c.text.size();) {
    const std::size_t end = std::min(c.text.find(' ', at), c.text.size());
    TokenRow row;
    row.span = {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)};
    row.norm = row.lemma = lexicon::NormOf(c.text.substr(at, end - at));
    tokens.Add(row);
    at = end + 1;
  }
  Columns<SentenceRow> sentences;
  SentenceRow sentence;
  sentence.span = {0, size};
  sentence.last = TokenIndex{static_cast<std::uint32_t>(tokens.size())};
  sentences.Add(sentence);
  Columns<EntityRow> entities;
  Columns<MentionRow> mentions;
  for (const std::string& party : c.parties) {
    const auto at = static_cast<ByteOffset>(c.text.find(party));
    EntityRow entity;
    entity.span = {at, at + static_cast<ByteOffset>(party.size())};
    entity.kind = EntityKind::kState;
    entity.name = party;
    MentionRow mention;
    mention.span = entity.span;
    mention.entity = EntityIndex{static_cast<std::uint32_t>(entities.size())};
    entities.Add(entity);
    mentions.Add(mention);
  }
  EXPECT_TRUE(layers.Put(std::move(tokens)));
  EXPECT_TRUE(layers.Put(std::move(sentences)));
  EXPECT_TRUE(layers.Put(Columns<TimeRow>{}));
  EXPECT_TRUE(layers.Put(Columns<PlaceRow>{}));
  EXPECT_TRUE(layers.Put(std::move(entities)));
  EXPECT_TRUE(layers.Put(std::move(mentions)));
  EXPECT_TRUE(discourse::StatementAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  EXPECT_TRUE(EventAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  EXPECT_TRUE(PositionAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  const auto& positions = layers.Get<PositionRow>();
  const auto& events = layers.Get<EventRow>();
  std::string got;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const EventRow row = events.RowAt(i);
    got += (got.empty() ? "" : "; ") + row.plover + " " + std::string(RealityName(row.reality));
    for (const Role role : {Role::kActor, Role::kRecipient}) {
      if (role == Role::kRecipient) got += " >";
      for (const Participant& p : row.participants) {
        if (p.role == role) got += " " + c.parties[AsSize(p.entity)];
      }
    }
    if (row.statement) got += " (said)";
  }
  for (std::size_t i = 0; i < positions.size(); ++i) {
    got += (got.empty() ? "" : "; ") + positions.RowAt(i).stance;
  }
  return got;
}

class Events : public testing::TestWithParam<Case> {};

TEST_P(Events, AreCoded) { EXPECT_EQ(Code(GetParam()), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Sentences, Events,
    testing::Values(Case{"transitive",
                         "Peru condemned Chile on Monday .",
                         {"Peru", "Chile"},
                         "ACCUSE happened Peru > Chile; opposes"},
                    Case{"passive",
                         "Peru was attacked by Chile .",
                         {"Peru", "Chile"},
                         "ASSAULT happened Chile > Peru"},
                    Case{"symmetric",
                         "Peru and Chile signed a treaty .",
                         {"Peru", "Chile"},
                         "AGREE happened Peru Chile >"},
                    Case{"future",
                         "Peru will meet Chile in May .",
                         {"Peru", "Chile"},
                         "CONSULT planned Peru Chile >"},
                    Case{"said",
                         "Peru said that Chile had attacked Ghana .",
                         {"Peru", "Chile", "Ghana"},
                         "ASSAULT happened Chile > Ghana (said)"},
                    Case{"position", "Peru wants the border open .", {"Peru"}, "wants"},
                    Case{"no_party", "Someone condemned it .", {}, ""}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::event
