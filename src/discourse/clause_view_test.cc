#include "discourse/clause_view.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "coref/typed_text.h"

namespace dateline::discourse {
namespace {

struct Case {
  std::string name;
  std::string_view typed;
  std::string verb;
  std::string want;  // "subject verb object", each the head's word or "-"; "<-" in the passive
};

std::size_t Find(const coref::TypedText& doc, std::string_view norm) {
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.tokens.Column<&TokenRow::norm>()[i] == norm) return i;
  }
  return kNoToken;
}

class Clauses : public testing::TestWithParam<Case> {
 protected:
  static const Grammar& Shared() {
    static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
    static const auto grammar = Grammar::Load(*dir);
    return *grammar;
  }
};

TEST_P(Clauses, SayWhoStandsWhere) {
  const coref::TypedText doc(GetParam().typed);
  const lexicon::TokenView view{doc.tokens, doc.text};
  const coref::Parse parse(view, doc.sentences);
  const ClauseView clauses(parse, Shared());
  const std::size_t verb = Find(doc, GetParam().verb);
  ASSERT_NE(verb, kNoToken);
  const auto word = [&](std::size_t token) {
    return token == kNoToken ? std::string("-") : view.Norm(token);
  };
  const bool passive = clauses.IsPassive(verb);
  EXPECT_EQ(word(clauses.SubjectOf(verb)) + (passive ? " <- " : " -> ") +
                word(passive ? clauses.AgentOf(verb) : clauses.ObjectOf(verb)),
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Clauses,
    testing::Values(
        Case{"active", "Chad:PROPN:2:nsubj invaded:VERB:0:root Mali:PROPN:2:obj", "invaded",
             "chad -> mali"},
        Case{"passive",
             "Mali:PROPN:3:nsubj:pass was:AUX:3:aux:pass invaded:VERB:0:root by:ADP:5:case "
             "Chad:PROPN:3:obl:agent",
             "invaded", "mali <- chad"},
        Case{"participle",
             "Towns:NOUN:0:root seized:VERB:1:acl:Tense=Past|VerbForm=Part by:ADP:4:case "
             "rebels:NOUN:2:obl:agent",
             "seized", "towns <- rebels"},
        Case{"raising",
             "Chad:PROPN:2:nsubj agreed:VERB:0:root to:PART:4:mark leave:VERB:2:xcomp:VerbForm=Inf "
             "Mali:PROPN:4:obj",
             "leave", "chad -> mali"},
        Case{"object_control",
             "Chad:PROPN:2:nsubj asked:VERB:0:root Mali:PROPN:2:obj to:PART:5:mark "
             "disarm:VERB:2:xcomp:VerbForm=Inf rebels:NOUN:5:obj",
             "disarm", "mali -> rebels"},
        Case{"subject_control",
             "Chad:PROPN:2:nsubj promised:VERB:0:root Mali:PROPN:2:iobj to:PART:5:mark "
             "free:VERB:2:xcomp:VerbForm=Inf rebels:NOUN:5:obj",
             "free", "chad -> rebels"},
        Case{"accused_of",
             "Chad:PROPN:2:nsubj accused:VERB:0:root Mali:PROPN:2:obj of:SCONJ:5:mark "
             "arming:VERB:2:advcl:VerbForm=Ger rebels:NOUN:5:obj",
             "arming", "mali -> rebels"},
        Case{"joined",
             "Chad:PROPN:2:nsubj met:VERB:0:root Mali:PROPN:2:obj and:CCONJ:5:cc "
             "signed:VERB:2:conj treaties:NOUN:5:obj",
             "signed", "chad -> treaties"},
        Case{"shared_object",
             "Rebels:NOUN:2:nsubj shelled:VERB:0:root and:CCONJ:4:cc seized:VERB:2:conj "
             "towns:NOUN:2:obj",
             "seized", "rebels -> towns"},
        Case{"relative",
             "Rebels:NOUN:4:nsubj who:PRON:3:nsubj:PronType=Rel seized:VERB:1:acl:relcl "
             "fled:VERB:0:root",
             "seized", "rebels -> -"},
        Case{"relative_object",
             "Towns:NOUN:5:nsubj that:PRON:4:obj:PronType=Rel rebels:NOUN:4:nsubj "
             "seized:VERB:1:acl:relcl burned:VERB:0:root",
             "seized", "rebels -> towns"},
        Case{"relative_gap",
             "Towns:NOUN:4:nsubj rebels:NOUN:3:nsubj seized:VERB:1:acl:relcl burned:VERB:0:root",
             "seized", "rebels -> towns"},
        Case{"plan_of_its_owner",
             "Chad:PROPN:3:nmod:poss 's:PART:1:case plan:NOUN:0:root to:PART:5:mark "
             "leave:VERB:3:acl:VerbForm=Inf",
             "leave", "chad -> -"},
        Case{"promise_of_its_maker",
             "Chad:PROPN:2:nsubj made:VERB:0:root promises:NOUN:2:obj to:PART:5:mark "
             "leave:VERB:3:acl:VerbForm=Inf",
             "leave", "chad -> -"},
        Case{"joined_passive",
             "He:PRON:3:nsubj:pass was:AUX:3:aux:pass arrested:VERB:0:root and:CCONJ:5:cc "
             "jailed:VERB:3:conj:Tense=Past|VerbForm=Part by:ADP:7:case police:NOUN:5:obl:agent",
             "arrested", "he <- police"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::discourse
