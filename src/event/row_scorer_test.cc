#include "event/row_scorer.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "coref/typed_text.h"

namespace dateline::event {
namespace {

/// What the text's events show, by the names of the features. "condemned" is the first event's
/// trigger, and "attacked", where it is there, the second's; the first has all names as actors.
class Report {
 public:
  explicit Report(std::string_view typed) : typed_(typed) {
    const auto size = static_cast<ByteOffset>(typed_.text.size());
    doc_ = Document::Create(typed_.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{})
               .value();
    for (const char* trigger : {"condemned", "attacked"}) AddEvent(trigger);
  }

  [[nodiscard]] std::vector<RowFeatures> Features() {
    const auto rules =
        ActRules::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value()).value();
    Columns<EntityRow> entities;
    Columns<MentionRow> mentions;
    for (const coref::TypedText::Name& name : typed_.names) {
      const auto& spans = typed_.tokens.Column<&TokenRow::span>();
      MentionRow mention;
      mention.span = {spans[name.first].begin, spans[name.last - 1].end};
      EntityRow entity;
      entity.span = mention.span;
      entity.kind = name.kind;
      entities.Add(entity);
      mention.entity = EntityIndex{static_cast<std::uint32_t>(mentions.size())};
      mentions.Add(mention);
    }
    Layers layers(doc_->text());
    EXPECT_TRUE(layers.Put(std::move(entities)));
    EXPECT_TRUE(layers.Put(std::move(mentions)));
    EXPECT_TRUE(layers.Put(std::move(typed_.tokens)));
    EXPECT_TRUE(layers.Put(std::move(typed_.sentences)));
    const coref::Parse parse({layers.Get<TokenRow>(), doc_->text()}, layers.Get<SentenceRow>());
    return RowReader(*doc_, layers, parse, rules).Read(rows_);
  }

 private:
  void AddEvent(std::string_view trigger) {
    const std::size_t at = typed_.text.find(trigger);
    if (at == std::string::npos) return;
    EventRow row;
    row.span = {static_cast<ByteOffset>(at), static_cast<ByteOffset>(at + trigger.size())};
    row.plover = rows_.empty() ? "ACCUSE" : "ASSAULT";
    for (std::uint32_t i = 0; rows_.empty() && i < typed_.names.size(); ++i) {
      Participant party;
      party.entity = EntityIndex{i};
      party.mention = MentionIndex{i};
      party.country = i == 0 ? "PER" : "";
      row.participants.push_back(party);
    }
    rows_.push_back(row);
  }

  coref::TypedText typed_;
  std::shared_ptr<const Document> doc_;
  std::vector<EventRow> rows_;
};

constexpr std::string_view kReport =
    "<state Peru:PROPN:2:nsubj> condemned:VERB:0:root:Tense=Past <state Chile:PROPN:2:obj> "
    "which:PRON:5:nsubj attacked:VERB:3:acl:relcl Ghana:PROPN:5:obj";

float Of(const RowFeatures& row, std::string_view name) {
  const auto& names = RowFeatureNames();
  const auto at = std::find(names.begin(), names.end(), name);
  EXPECT_NE(at, names.end()) << name;
  return row[static_cast<std::size_t>(at - names.begin())];
}

TEST(RowFeaturesTest, HaveNamesOfTheirOwn) {
  const auto& names = RowFeatureNames();
  EXPECT_EQ(std::set<std::string_view>(names.begin(), names.end()).size(), names.size());
}

TEST(RowFeaturesTest, SayWhatTheRowAndItsSentenceShow) {
  const auto rows = Report(kReport).Features();
  ASSERT_EQ(rows.size(), 2U);
  const std::map<std::string_view, float> first = {{"actors", 2.F},
                                                   {"recipients", 0.F},
                                                   {"countries", 1.F},
                                                   {"accuse", 1.F},
                                                   {"assault", 0.F},
                                                   {"happened", 1.F},
                                                   {"words", 1.F},
                                                   {"verb", 1.F},
                                                   {"past", 1.F},
                                                   {"root", 1.F},
                                                   {"acl", 0.F},
                                                   {"has_subject", 1.F},
                                                   {"has_object", 1.F},
                                                   {"headline", 0.F},
                                                   {"sentence_words", 6.F},
                                                   {"names", 2.F},
                                                   {"sentence_mentions", 2.F},
                                                   {"others_in_sentence", 1.F},
                                                   {"others_of_type", 0.F}};
  for (const auto& [name, value] : first) EXPECT_EQ(Of(rows[0], name), value) << name;
  const std::map<std::string_view, float> second = {
      {"actors", 0.F}, {"assault", 1.F}, {"root", 0.F}, {"acl", 1.F}, {"past", 0.F}};
  for (const auto& [name, value] : second) EXPECT_EQ(Of(rows[1], name), value) << name;
  // The last of all, so that none is out of its place.
  EXPECT_EQ(RowFeatureNames().back(), "same_type_in_sentence");
}

TEST(RowScorerTest, GivesChances) {
  const auto scorer = RowScorer::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  ASSERT_TRUE(scorer);
  EXPECT_TRUE(scorer->Score({}).empty());
  const auto rows = Report(kReport).Features();
  const auto chances = scorer->Score(rows);
  ASSERT_EQ(chances.size(), 2U);
  for (const double chance : chances) {
    EXPECT_GT(chance, 0);
    EXPECT_LT(chance, 1);
  }
  EXPECT_GT(chances[0], chances[1]);  // two states and the main verb, against nobody
}

}  // namespace
}  // namespace dateline::event
