#include "discourse/reality.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "coref/typed_text.h"

namespace dateline::discourse {
namespace {

// Verbs are typed by their base form, which is their lemma here.
struct Case {
  std::string name;
  std::string_view typed;
  std::string act;
  std::string want;  // reality, and the word that decided it
};

class Realities : public testing::TestWithParam<Case> {
 protected:
  static const RealityRules& Shared() {
    static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
    static const auto rules = RealityRules::Load(*dir);
    return *rules;
  }
};

TEST_P(Realities, FollowTheTree) {
  const coref::TypedText doc(GetParam().typed);
  const lexicon::TokenView view{doc.tokens, doc.text};
  const coref::Parse parse(view, doc.sentences);
  std::size_t act = 0;
  while (act < view.size() && view.Norm(act) != GetParam().act) ++act;
  ASSERT_LT(act, view.size());
  const RealityReading reading = Shared().Read(parse, act);
  std::string got(RealityName(reading.value));
  for (const Span word : reading.because) got += " " + doc.text.substr(word.begin, word.size());
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Realities,
    testing::Values(
        Case{"told", "Peru:PROPN:2:nsubj left:VERB:0:root", "left", "happened"},
        Case{"modal", "Peru:PROPN:3:nsubj will:AUX:3:aux leave:VERB:0:root", "leave",
             "planned will"},
        Case{"negation_outranks_the_modal",
             "Peru:PROPN:4:nsubj will:AUX:4:aux not:PART:4:advmod leave:VERB:0:root", "leave",
             "negated not"},
        Case{"governing_verb",
             "Peru:PROPN:2:nsubj want:VERB:0:root Chile:PROPN:2:obj to:PART:5:mark "
             "leave:VERB:2:xcomp:VerbForm=Inf",
             "leave", "wanted want"},
        Case{"governing_verb_denied",
             "Peru:PROPN:4:nsubj did:AUX:4:aux not:PART:4:advmod agree:VERB:0:root to:PART:6:mark "
             "leave:VERB:4:xcomp:VerbForm=Inf",
             "leave", "negated not"},
        Case{"joined_below_the_same_verb",
             "Peru:PROPN:2:nsubj want:VERB:0:root to:PART:4:mark stop:VERB:2:xcomp:VerbForm=Inf "
             "and:CCONJ:6:cc leave:VERB:4:conj:VerbForm=Inf",
             "leave", "wanted want"},
        Case{"fact_in_a_clause_of_its_own",
             "Peru:PROPN:2:nsubj announce:VERB:0:root that:SCONJ:5:mark Chile:PROPN:5:nsubj "
             "left:VERB:2:ccomp:VerbForm=Fin|Tense=Past",
             "left", "happened"},
        Case{
            "demand_that_looks_like_a_relative",
            "They:PRON:2:nsubj heard:VERB:0:root demands:NOUN:2:obj:Lemma=demand that:SCONJ:6:mark "
            "Peru:PROPN:6:nsubj leave:VERB:3:acl:relcl",
            "leave", "wanted demands"},
        Case{"ahead_of_something_else",
             "They:PRON:2:nsubj met:VERB:0:root ahead:ADV:2:advmod of:ADP:6:case a:DET:6:det "
             "dinner:NOUN:3:obl",
             "met", "happened"},
        Case{"told_with_an_auxiliary",
             "She:PRON:2:nsubj insist:VERB:0:root they:PRON:5:nsubj "
             "were:AUX:5:aux:Tense=Past|VerbForm=Fin leaving:VERB:2:ccomp",
             "leaving", "happened"},
        Case{"called_off",
             "Peru:PROPN:2:nsubj cancel:VERB:0:root a:DET:4:det visit:NOUN:2:obj "
             "schedule:VERB:4:acl:VerbForm=Part",
             "visit", "negated cancel"},
        Case{"fought_for",
             "They:PRON:2:nsubj fight:VERB:0:root for:ADP:5:case the:DET:5:det release:NOUN:2:obl",
             "release", "wanted fight"},
        Case{"told_in_a_clause",
             "They:PRON:2:nsubj tell:VERB:0:root him:PRON:2:obj troops:NOUN:5:nsubj "
             "leave:VERB:2:ccomp:VerbForm=Fin|Tense=Pres",
             "leave", "happened"},
        Case{"talks_aim_at",
             "They:PRON:2:nsubj hold:VERB:0:root talks:NOUN:2:obj to:PART:5:mark "
             "leave:VERB:2:advcl:VerbForm=Inf",
             "leave", "planned talks"},
        Case{"goes_with_what_will_be",
             "They:PRON:3:nsubj will:AUX:3:aux stay:VERB:0:root shelling:VERB:3:advcl:VerbForm=Ger "
             "towns:NOUN:4:obj",
             "shelling", "planned will"},
        Case{"steps_taken",
             "They:PRON:2:nsubj expect:VERB:0:root steps:NOUN:2:obj in:SCONJ:5:mark "
             "leaving:VERB:3:acl:VerbForm=Ger",
             "leaving", "happened"},
        Case{"condition",
             "Talks:NOUN:2:nsubj begin:VERB:0:root if:SCONJ:5:mark Peru:PROPN:5:nsubj "
             "leaves:VERB:2:advcl:VerbForm=Fin",
             "leaves", "conditional if"},
        Case{"what_waits_for_the_condition",
             "Talks:NOUN:3:nsubj will:AUX:3:aux resume:VERB:0:root if:SCONJ:6:mark "
             "Peru:PROPN:6:nsubj leaves:VERB:3:advcl:VerbForm=Fin",
             "resume", "conditional if"},
        Case{"inverted_condition",
             "Should:AUX:3:aux Peru:PROPN:3:nsubj attack:VERB:6:advcl Chile:PROPN:6:nsubj "
             "will:AUX:6:aux act:VERB:0:root",
             "attack", "conditional Should"},
        Case{"once_long_ago",
             "Peru:PROPN:0:root held:VERB:4:dep the:DET:4:det port:NOUN:1:dep it:PRON:7:nsubj "
             "once:ADV:7:advmod seized:VERB:4:acl:relcl",
             "seized", "happened"},
        Case{"what_is_hoped_for",
             "Peru:PROPN:2:nsubj hope:VERB:0:root that:SCONJ:6:mark Chile:PROPN:6:nsubj "
             "will:AUX:6:aux leave:VERB:2:ccomp",
             "leave", "wanted hope"},
        Case{"what_is_important",
             "It:PRON:3:expl is:AUX:3:cop important:ADJ:0:root that:SCONJ:6:mark "
             "Chile:PROPN:6:nsubj leaves:VERB:3:csubj:VerbForm=Fin|Tense=Pres",
             "leaves", "wanted important"},
        Case{"tried",
             "Peru:PROPN:2:nsubj try:VERB:0:root to:PART:4:mark leave:VERB:2:xcomp:VerbForm=Inf",
             "leave", "possible try"},
        Case{"purpose_of_what_is_to_come",
             "Peru:PROPN:3:nsubj will:AUX:3:aux host:VERB:0:root Ruiz:PROPN:3:obj for:ADP:6:case "
             "talks:NOUN:3:obl",
             "talks", "planned will"},
        Case{"no_intention",
             "Peru:PROPN:2:nsubj has:VERB:0:root no:DET:4:det intention:NOUN:2:obj to:PART:6:mark "
             "leave:VERB:4:acl:VerbForm=Inf",
             "leave", "negated no"},
        Case{"promise_of_somebody",
             "The:DET:2:det promise:NOUN:7:nsubj of:ADP:4:case Peru:PROPN:2:nmod to:PART:6:mark "
             "leave:VERB:4:acl:VerbForm=Inf failed:VERB:0:root",
             "leave", "planned promise"},
        Case{"steps_taken_towards",
             "Peru:PROPN:2:nsubj took:VERB:0:root step:NOUN:2:obj to:PART:5:mark "
             "leave:VERB:2:advcl:VerbForm=Inf",
             "leave", "planned step"},
        Case{"must_be_ready_to",
             "Peru:PROPN:3:nsubj must:AUX:3:aux prepare:VERB:0:root to:PART:5:mark "
             "leave:VERB:3:xcomp:VerbForm=Inf",
             "leave", "wanted must"},
        Case{"ahead_of",
             "Peru:PROPN:2:nsubj waits:VERB:0:root ahead:ADV:2:advmod of:ADP:5:case "
             "talks:NOUN:2:obl",
             "talks", "planned ahead"},
        Case{"nobody",
             "No:DET:2:det envoy:NOUN:3:nsubj attended:VERB:0:root the:DET:5:det "
             "summit:NOUN:3:obj",
             "attended", "negated No"},
        Case{"without",
             "Peru:PROPN:2:nsubj left:VERB:0:root without:SCONJ:4:mark "
             "signing:VERB:2:advcl:VerbForm=Ger",
             "signing", "negated without"},
        Case{"predicate", "A:DET:2:det truce:NOUN:4:nsubj is:AUX:4:cop possible:ADJ:0:root",
             "truce", "possible possible"},
        Case{"headline_below_a_name",
             "Ruiz:PROPN:0:root to:PART:3:mark meet:VERB:1:acl:VerbForm=Inf Silva:PROPN:3:obj",
             "meet", "planned to"},
        Case{"object", "Peru:PROPN:2:nsubj demand:VERB:0:root talks:NOUN:2:obj", "talks",
             "wanted demand"},
        Case{"light_verb_with_a_modal",
             "Peru:PROPN:3:nsubj may:AUX:3:aux hold:VERB:0:root talks:NOUN:3:obj", "talks",
             "possible may"},
        Case{"subject_of_something_else",
             "The:DET:2:det attack:NOUN:4:nsubj could:AUX:4:aux delay:VERB:0:root talks:NOUN:4:obj",
             "attack", "happened"},
        Case{"subject_that_will_take_place", "Talks:NOUN:3:nsubj will:AUX:3:aux begin:VERB:0:root",
             "talks", "planned will"},
        Case{"noun_with_infinitive",
             "The:DET:2:det threat:NOUN:5:nsubj to:PART:4:mark leave:VERB:2:acl:VerbForm=Inf "
             "worked:VERB:0:root",
             "leave", "conditional threat"},
        Case{"noun_with_phrase",
             "Calls:NOUN:4:nsubj:Number=Plur for:ADP:3:case talks:NOUN:1:nmod grew:VERB:0:root",
             "talks", "wanted Calls"},
        Case{"place_of_another_act",
             "Peru:PROPN:2:nsubj demand:VERB:0:root help:NOUN:2:obj after:ADP:6:case the:DET:6:det "
             "attack:NOUN:2:obl",
             "attack", "happened"},
        Case{"modifier", "The:DET:3:det planned:ADJ:3:amod summit:NOUN:4:nsubj failed:VERB:0:root",
             "summit", "planned planned"},
        Case{"headline", "Leaders:NOUN:3:nsubj to:PART:3:mark meet:VERB:0:root:VerbForm=Inf",
             "meet", "planned to"},
        Case{"purpose",
             "Peru:PROPN:2:nsubj came:VERB:0:root to:PART:4:mark sign:VERB:2:advcl:VerbForm=Inf",
             "sign", "happened"}),
    [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::discourse
