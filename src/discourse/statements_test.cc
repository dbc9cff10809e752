#include "discourse/statements.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "coref/typed_text.h"
#include "doc/layers.h"

namespace dateline::discourse {
namespace {

struct Case {
  std::string name;
  std::string_view typed;  // each name is an entity of its own, and acts
  std::string want;        // "source: content; …"
};

// One block a paragraph.
std::vector<Block> BlocksOf(const coref::TypedText& typed) {
  const auto& spans = typed.tokens.Column<&TokenRow::span>();
  std::vector<Block> blocks;
  for (std::size_t s = 0; s < typed.sentences.size(); ++s) {
    const SentenceRow row = typed.sentences.RowAt(s);
    const Span words{spans[AsSize(row.first)].begin, spans[AsSize(row.last) - 1].end};
    if (row.block == blocks.size()) {
      blocks.push_back({BlockKind::kParagraph, words});
    } else {
      blocks.back().span.end = words.end;
    }
  }
  return blocks;
}

std::string Read(std::string_view text) {
  coref::TypedText typed(text);
  const auto doc = Document::Create(typed.text, BlocksOf(typed), {}, false, Limits{}).value();
  Layers layers(doc->text());
  const auto& spans = typed.tokens.Column<&TokenRow::span>();
  Columns<EntityRow> entities;
  Columns<MentionRow> mentions;
  for (const coref::TypedText::Name& name : typed.names) {
    EntityRow entity;
    entity.span = {spans[name.first].begin, spans[name.last - 1].end};
    entity.kind = name.kind;
    entity.name = doc->TextOf(entity.span);
    MentionRow mention;
    mention.span = entity.span;
    mention.entity = EntityIndex{static_cast<std::uint32_t>(entities.size())};
    // A word that begins small describes.
    const bool small = entity.name.front() >= 'a' && entity.name.front() <= 'z';
    mention.form = small ? MentionForm::kNominal : MentionForm::kName;
    entities.Add(std::move(entity));
    mentions.Add(std::move(mention));
  }
  EXPECT_TRUE(layers.Put(std::move(typed.tokens)));
  EXPECT_TRUE(layers.Put(std::move(typed.sentences)));
  EXPECT_TRUE(layers.Put(std::move(entities)));
  EXPECT_TRUE(layers.Put(std::move(mentions)));
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  EXPECT_TRUE(StatementAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  const auto& names = layers.Get<EntityRow>().Column<&EntityRow::name>();
  const auto& statements = layers.Get<StatementRow>();
  std::string got;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const StatementRow row = statements.RowAt(i);
    got += got.empty() ? "" : "; ";
    got += row.source_entity ? names[AsSize(*row.source_entity)] : std::string("-");
    for (const Span piece : row.content) got += ": " + std::string(doc->TextOf(piece));
  }
  return got;
}

class Reports : public testing::TestWithParam<Case> {};

TEST_P(Reports, SayOnWhoseWord) { EXPECT_EQ(Read(GetParam().typed), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Texts, Reports,
    testing::Values(
        Case{"name_beside_a_description",
             "The:DET:2:det <person senator:NOUN:4:nsubj> <person Ruiz:PROPN:2:appos> "
             "say:VERB:0:root talks:NOUN:6:nsubj failed:VERB:4:ccomp",
             "Ruiz: talks failed"},
        Case{"it_is_whoever_spoke_last",
             "<organization Voz:PROPN:2:nsubj> say:VERB:0:root talks:NOUN:4:nsubj "
             "failed:VERB:2:ccomp / It:PRON:2:nsubj:Gender=Neut say:VERB:0:root "
             "troops:NOUN:4:nsubj left:VERB:2:ccomp",
             "Voz: talks failed; Voz: troops left"},
        Case{"statement_that_follows",
             "<organization Voz:PROPN:2:nsubj> printed:VERB:0:root the:DET:5:det "
             "following:VERB:5:amod:VerbForm=Ger statement:NOUN:2:obj ::PUNCT:2:punct // "
             "Talks:NOUN:2:nsubj failed:VERB:0:root .:PUNCT:2:punct",
             "Voz: Talks failed"},
        Case{"statement_that_does_not",
             "<organization Voz:PROPN:2:nsubj> printed:VERB:0:root a:DET:4:det "
             "statement:NOUN:2:obj ::PUNCT:2:punct // Talks:NOUN:2:nsubj failed:VERB:0:root "
             ".:PUNCT:2:punct",
             ""},
        Case{"quotation_of_whom_the_sentence_before_tells",
             "<person Ruiz:PROPN:2:nsubj> waited:VERB:0:root .:PUNCT:2:punct // \":PUNCT:6:punct "
             "We:PRON:6:nsubj are:AUX:6:cop all:DET:6:det very:ADV:6:advmod tired:ADJ:0:root "
             "\":PUNCT:6:punct",
             "Ruiz: We are all very tired"}),
    [](const testing::TestParamInfo<Case>& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::discourse
