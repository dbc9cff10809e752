#include "event/positions.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "discourse/statements.h"
#include "event/typed_report.h"

namespace dateline::event {
namespace {

struct Case {
  std::string name;
  std::string_view typed;  // see coref/typed_text.h; each name is an entity of its own
  std::string want;        // "holder stance [object] > toward if [condition]; …"
};

std::string Code(const Case& c) {
  TypedReport report(c.typed);
  auto& [doc, layers] = report;
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  EXPECT_TRUE(discourse::StatementAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  EXPECT_TRUE(PositionAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  const auto& names = layers.Get<EntityRow>().Column<&EntityRow::name>();
  const auto& positions = layers.Get<PositionRow>();
  std::string got;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const PositionRow row = positions.RowAt(i);
    got += (got.empty() ? "" : "; ") + names[AsSize(row.holder)] + ' ' + row.stance;
    for (const Span span : row.object) got += " [" + std::string(doc->TextOf(span)) + ']';
    for (const EntityIndex toward : row.toward) got += " > " + names[AsSize(toward)];
    for (const Span span : row.condition) got += " if [" + std::string(doc->TextOf(span)) + ']';
  }
  return got;
}

class Positions : public testing::TestWithParam<Case> {};

TEST_P(Positions, AreRead) { EXPECT_EQ(Code(GetParam()), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Sentences, Positions,
    testing::Values(
        Case{"object",
             "<state Peru:PROPN:2:nsubj> covets:VERB:0:root:Lemma=covet the:DET:4:det "
             "port:NOUN:2:obj",
             "Peru wants [the port]"},
        Case{"object_and_infinitive",
             "<state Peru:PROPN:2:nsubj> wants:VERB:0:root:Lemma=want <state Chile:PROPN:2:obj> "
             "to:PART:5:mark leave:VERB:2:xcomp:VerbForm=Inf",
             "Peru wants [Chile to leave] > Chile"},
        Case{"side_taken",
             "<state Peru:PROPN:2:nsubj> backs:VERB:0:root:Lemma=back <state Chile:PROPN:2:obj>",
             ""},
        Case{"purpose_of_an_act",
             "<state Peru:PROPN:2:nsubj> shelled:VERB:0:root it:PRON:2:obj in:ADP:6:case "
             "a:DET:6:det "
             "bid:NOUN:2:obl to:PART:8:mark win:VERB:6:acl:VerbForm=Inf",
             "Peru wants [win]"},
        Case{"words_kept_back",
             "<state Peru:PROPN:4:nsubj> would:AUX:4:aux not:PART:4:advmod confirm:VERB:0:root "
             "the:DET:6:det deal:NOUN:4:obj",
             ""},
        Case{"addressee",
             "<state Peru:PROPN:2:nsubj> urged:VERB:0:root:Lemma=urge <state Chile:PROPN:2:obj> "
             "to:PART:5:mark leave:VERB:2:xcomp:VerbForm=Inf",
             "Peru wants [leave] > Chile"},
        Case{"called_on",
             "<state Peru:PROPN:2:nsubj> called:VERB:0:root:Lemma=call on:ADP:4:case "
             "<state Chile:PROPN:2:obl> to:PART:6:mark leave:VERB:2:xcomp:VerbForm=Inf",
             "Peru wants [leave] > Chile"},
        Case{"called_for",
             "<state Peru:PROPN:2:nsubj> called:VERB:0:root:Lemma=call for:ADP:4:case "
             "talks:NOUN:2:obl",
             "Peru demands [talks]"},
        Case{"that",
             "<state Peru:PROPN:2:nsubj> demanded:VERB:0:root:Lemma=demand that:SCONJ:5:mark "
             "<state Chile:PROPN:5:nsubj> leave:VERB:2:ccomp",
             "Peru demands [Chile leave] > Chile"},
        Case{"indicative_is_a_claim",
             "<state Peru:PROPN:2:nsubj> suggested:VERB:0:root:Lemma=suggest that:SCONJ:5:mark "
             "<state Chile:PROPN:5:nsubj> left:VERB:2:ccomp:Lemma=leave",
             ""},
        Case{"shared_subject",
             "<state Peru:PROPN:2:nsubj> met:VERB:0:root <state Chile:PROPN:2:obj> and:CCONJ:5:cc "
             "demanded:VERB:2:conj:Lemma=demand an:DET:7:det answer:NOUN:5:obj",
             "Peru demands [an answer]"},
        Case{"negated_act",
             "<state Peru:PROPN:4:nsubj> did:AUX:4:aux not:PART:4:advmod want:VERB:0:root "
             "to:PART:6:mark leave:VERB:4:xcomp:VerbForm=Inf",
             "Peru refuses [leave]"},
        Case{"negated_thing",
             "<state Peru:PROPN:4:nsubj> did:AUX:4:aux not:PART:4:advmod want:VERB:0:root "
             "talks:NOUN:4:obj",
             "Peru opposes [talks]"},
        Case{"modal",
             "<state Peru:PROPN:4:nsubj> will:AUX:4:aux not:PART:4:advmod leave:VERB:0:root "
             "until:SCONJ:7:mark talks:NOUN:7:nsubj end:VERB:4:advcl",
             "Peru refuses [leave] if [until talks end]"},
        Case{"modal_of_support",
             "<state Peru:PROPN:4:nsubj> will:AUX:4:aux not:PART:4:advmod support:VERB:0:root "
             "talks:NOUN:4:obj",
             "Peru opposes [talks]"},
        Case{"noun",
             "<state Peru:PROPN:2:nsubj> voiced:VERB:0:root:Lemma=voice support:NOUN:2:obj "
             "for:ADP:6:case the:DET:6:det plan:NOUN:3:nmod",
             "Peru supports [the plan]"},
        Case{"noun_of_another",
             "<state Peru:PROPN:2:nsubj> won:VERB:0:root:Lemma=win <state Chile:PROPN:5:nmod:poss> "
             "'s:PART:3:case support:NOUN:2:obj for:ADP:8:case the:DET:8:det plan:NOUN:5:nmod",
             "Chile supports [the plan]"},
        Case{"no_carrier",
             "<state Peru:PROPN:2:nsubj> won:VERB:0:root:Lemma=win support:NOUN:2:obj "
             "for:ADP:6:case the:DET:6:det plan:NOUN:3:nmod",
             ""},
        Case{"adjective",
             "<state Peru:PROPN:3:nsubj> is:AUX:3:cop open:ADJ:0:root to:ADP:5:case "
             "talks:NOUN:3:obl",
             "Peru willing [talks]"},
        Case{"passive",
             "The:DET:2:det plan:NOUN:4:nsubj:pass was:AUX:4:aux:pass rejected:VERB:0:root:"
             "Lemma=reject by:ADP:6:case <state Peru:PROPN:4:obl:agent>",
             "Peru opposes [The plan]"},
        Case{"speaker",
             "<state Peru:PROPN:2:nsubj> said:VERB:0:root:Lemma=say that:SCONJ:6:mark "
             "<state Chile:PROPN:6:nsubj> must:AUX:6:aux leave:VERB:2:ccomp",
             "Peru demands [Chile must leave] > Chile"},
        Case{"stays_until",
             "<state Peru:PROPN:2:nsubj> said:VERB:0:root:Lemma=say the:DET:4:det "
             "ban:NOUN:6:nsubj will:AUX:6:aux stay:VERB:2:ccomp until:SCONJ:9:mark "
             "talks:NOUN:9:nsubj begin:VERB:6:advcl",
             "Peru refuses [the ban will stay] if [until talks begin]"},
        Case{"supposed",
             "If:SCONJ:3:mark <state Peru:PROPN:3:nsubj> wants:VERB:6:advcl:Lemma=want "
             "talks:NOUN:3:obj they:PRON:6:nsubj begin:VERB:0:root",
             ""},
        Case{"nobody", "It:PRON:2:nsubj wants:VERB:0:root:Lemma=want rain:NOUN:2:obj", ""}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::event
