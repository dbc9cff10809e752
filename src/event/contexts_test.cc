#include "event/contexts.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "coref/typed_text.h"
#include "discourse/grammar.h"
#include "doc/layers.h"

namespace dateline::event {
namespace {

struct Case {
  std::string name;
  std::string_view typed;  // see coref/typed_text.h
  std::string want;        // contexts, each with a blank behind it
};

std::string Read(const Case& c) {
  coref::TypedText typed(c.typed);
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto size = static_cast<ByteOffset>(typed.text.size());
  const auto doc =
      Document::Create(typed.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{})
          .value();
  const auto grammar = discourse::Grammar::Load(dir).value();
  const discourse::TokenScan scan(*doc, typed.tokens, typed.sentences, grammar);
  std::string got;
  const auto contexts = Contexts::Load(dir).value();
  for (const std::string& name : contexts.In(*doc, scan, 0, scan.size())) got += name + ' ';
  return got;
}

class ContextsTest : public testing::TestWithParam<Case> {};

TEST_P(ContextsTest, AreNamed) { EXPECT_EQ(Read(GetParam()), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Words, ContextsTest,
    testing::Values(
        Case{"none", "They:PRON:2:nsubj met:VERB:0:root", ""},
        Case{"lemma", "Armies:NOUN:2:nsubj:Lemma=army met:VERB:0:root", "military "},
        Case{"phrase", "human:ADJ:2:amod rights:NOUN:0:root:Lemma=right", "human_rights "},
        Case{"longest", "war:NOUN:2:compound crimes:NOUN:0:root:Lemma=crime", "human_rights "},
        Case{"order_of_plover",
             "rebels:NOUN:2:nsubj smuggle:VERB:0:root refugees:NOUN:2:obj:Lemma=refugee",
             "migration trafficking "},
        Case{"several", "drug:NOUN:2:compound trafficking:NOUN:0:root",
             "illegal_drugs trafficking "},
        Case{"hyphen", "co-ordinated:ADJ:2:amod anti-corruption:NOUN:0:root", "corruption "},
        Case{"hyphen_apart", "anti:NOUN:3:compound -:PUNCT:1:punct corruption:NOUN:0:root",
             "corruption "},
        Case{"possessive", "women:NOUN:3:nmod:poss 's:PART:1:case rights:NOUN:0:root:Lemma=right",
             "gender "},
        Case{"capital", "a:DET:2:det congress:NOUN:0:root of:ADP:4:case nato:NOUN:2:nmod",
             "legislative "},
        Case{"capitals", "AIDS:PROPN:2:nsubj aids:VERB:0:root:Lemma=aid", "health "},
        Case{"other_sense", "They:PRON:2:nsubj traded:VERB:0:root:Lemma=trade blame:NOUN:2:obj",
             ""}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::event
