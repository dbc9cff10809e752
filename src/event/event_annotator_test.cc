#include "event/event_annotator.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "discourse/statements.h"
#include "event/positions.h"
#include "event/typed_report.h"

namespace dateline::event {
namespace {

struct Case {
  std::string name;
  std::string_view typed;  // see coref/typed_text.h; each name is an entity of its own
  std::string want;        // "TYPE reality actors > recipients; …"
  std::vector<KnownName> known = {};
};

std::string Code(const Case& c) {
  TypedReport report(c.typed, c.known);
  auto& [doc, layers] = report;
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  EXPECT_TRUE(discourse::StatementAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  EXPECT_TRUE(EventAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  EXPECT_TRUE(PositionAnnotator::Create(dir).value()->Run(*doc, Limits{}, layers));
  const auto& parties = layers.Get<EntityRow>().Column<&EntityRow::name>();
  const auto& positions = layers.Get<PositionRow>();
  const auto& events = layers.Get<EventRow>();
  std::string got;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const EventRow row = events.RowAt(i);
    got += (got.empty() ? "" : "; ") + row.plover + " " + std::string(RealityName(row.reality));
    for (const Role role : {Role::kActor, Role::kRecipient}) {
      if (role == Role::kRecipient) got += " >";
      for (const Participant& p : row.participants) {
        if (p.role == role) got += " " + parties[AsSize(p.entity)];
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
    testing::Values(
        Case{"transitive",
             "<state Peru:PROPN:2:nsubj> condemned:VERB:0:root <state Chile:PROPN:2:obj> "
             ".:PUNCT:2:punct",
             "ACCUSE happened Peru > Chile"},
        Case{
            "passive",
            "<state Peru:PROPN:3:nsubj:pass> was:AUX:3:aux:pass attacked:VERB:0:root by:ADP:5:case "
            "<state Chile:PROPN:3:obl:agent>",
            "ASSAULT happened Chile > Peru"},
        Case{"symmetric",
             "<state Peru:PROPN:4:nsubj> and:CCONJ:3:cc <state Chile:PROPN:1:conj> "
             "signed:VERB:0:root a:DET:6:det treaty:NOUN:4:obj",
             "AGREE happened Peru Chile >"},
        Case{"shared_noun",
             "<group Peruvian:ADJ:4:amod> and:CCONJ:3:cc <group Chilean:ADJ:1:conj "
             "forces:NOUN:5:nsubj:Number=Plur> attacked:VERB:0:root <state Ghana:PROPN:5:obj>",
             "ASSAULT happened Peruvian Chilean forces > Ghana"},
        Case{"shared_name",
             "<state Ghana:PROPN:2:nsubj> attacked:VERB:0:root <state North:PROPN:6:compound> "
             "and:CCONJ:5:cc <state South:PROPN:3:conj Korea:PROPN:2:obj>",
             "ASSAULT happened Ghana > North South Korea"},
        Case{"future",
             "<state Peru:PROPN:3:nsubj> will:AUX:3:aux meet:VERB:0:root <state Chile:PROPN:3:obj> "
             "in:ADP:6:case May:PROPN:3:obl",
             "CONSULT planned Peru Chile >"},
        Case{"said",
             "<state Peru:PROPN:2:nsubj> said:VERB:0:root:Lemma=say that:SCONJ:6:mark "
             "<state Chile:PROPN:6:nsubj> had:AUX:6:aux attacked:VERB:2:ccomp "
             "<state Ghana:PROPN:6:obj>",
             "ASSAULT happened Chile > Ghana (said)"},
        Case{"control",
             "<state Peru:PROPN:2:nsubj> asked:VERB:0:root:Lemma=ask <state Chile:PROPN:2:obj> "
             "to:PART:5:mark "
             "attack:VERB:2:xcomp:VerbForm=Inf <state Ghana:PROPN:5:obj>",
             "REQUEST happened Peru > Chile; ASSAULT wanted Chile > Ghana (said); wants"},
        Case{"owner_and_by",
             "the:DET:2:det arrest:NOUN:8:nsubj of:ADP:5:case the:DET:5:det "
             "<organization union:NOUN:2:nmod> by:ADP:7:case <state Peru:PROPN:2:nmod> "
             "failed:VERB:0:root",
             "COERCE happened Peru > union"},
        Case{"accident_of_a_country",
             "a:DET:4:det <state Peru:PROPN:4:compound> plane:NOUN:4:compound crash:NOUN:5:nsubj "
             "killed:VERB:0:root:Lemma=kill nine:NUM:7:nummod <group miners:NOUN:5:obj>",
             ""},
        Case{"each_other",
             "<state Peru:PROPN:4:nsubj> and:CCONJ:3:cc <state Chile:PROPN:1:conj> "
             "condemned:VERB:0:root each:DET:4:obj other:ADJ:5:fixed",
             "ACCUSE happened Peru Chile > Peru Chile; opposes"},
        Case{"at_one_another",
             "<state Peru:PROPN:4:nsubj> and:CCONJ:3:cc <state Chile:PROPN:1:conj> "
             "fired:VERB:0:root:Lemma=fire at:ADP:6:case one:NUM:4:obl another:DET:6:fixed",
             "ASSAULT happened Peru Chile > Peru Chile"},
        Case{"owner_who_suffers",
             "<person Ana:PROPN:3:nmod:poss> 's:PART:1:case shooting:NOUN:4:nsubj "
             "angered:VERB:0:root students:NOUN:4:obj",
             "ASSAULT happened > Ana",
             {{"Ana", "Peru", "GOV"}}},
        Case{"name_of_who_suffers",
             "the:DET:3:det <person Ana:PROPN:3:compound> shooting:NOUN:4:nsubj "
             "angered:VERB:0:root students:NOUN:4:obj",
             "ASSAULT happened > Ana",
             {{"Ana", "Peru", "GOV"}}},
        Case{"owner_who_does_it",
             "<person Ana:PROPN:3:nmod:poss> 's:PART:1:case shooting:NOUN:7:nsubj of:ADP:5:case "
             "<organization union:NOUN:3:nmod> , angered:VERB:0:root students:NOUN:7:obj",
             "ASSAULT happened Ana > union"},
        Case{"light_verb",
             "<state Peru:PROPN:2:nsubj> launched:VERB:0:root an:DET:4:det attack:NOUN:2:obj "
             "on:ADP:6:case <state Chile:PROPN:4:nmod>",
             "ASSAULT happened Peru > Chile"},
        Case{
            "compound",
            "<state Peru:PROPN:2:nsubj> launched:VERB:0:root a:DET:5:det mediation:NOUN:5:compound "
            "effort:NOUN:2:obj between:ADP:7:case <state Chile:PROPN:5:nmod> and:CCONJ:9:cc "
            "<state Ghana:PROPN:7:conj>",
            "CONSULT happened Peru Chile Ghana >"},
        Case{"outcome",
             "An:DET:2:det attack:NOUN:5:nsubj by:ADP:4:case <state Peru:PROPN:2:nmod> "
             "killed:VERB:0:root nine:NUM:7:nummod <group soldiers:NOUN:5:obj:Number=Plur>",
             "ASSAULT happened Peru > soldiers"},
        Case{"both_sides",
             "<state Peru:PROPN:2:nsubj> met:VERB:0:root <state Chile:PROPN:2:obj> / "
             "The:DET:2:det sides:NOUN:3:nsubj:Number=Plur condemned:VERB:0:root "
             "<state Ghana:PROPN:3:obj>",
             "CONSULT happened Peru Chile >; ACCUSE happened Peru Chile > Ghana"},
        Case{"the_two",
             "<person Ana:PROPN:2:nsubj> met:VERB:0:root <person Luis:PROPN:2:obj> / "
             "The:DET:2:det two:NUM:3:nsubj condemned:VERB:0:root <state Ghana:PROPN:3:obj>",
             "CONSULT happened Ana Luis >; ACCUSE happened Ana Luis > Ghana"},
        Case{"two_sides_and_a_mediator",
             "<state Ghana:PROPN:2:nsubj> met:VERB:0:root <state Peru:PROPN:2:obj> and:CCONJ:5:cc "
             "<state Chile:PROPN:3:conj> / The:DET:3:det two:NUM:3:nummod "
             "sides:NOUN:4:nsubj:Number=Plur condemned:VERB:0:root "
             "<state Togo:PROPN:4:obj>",
             "CONSULT happened Ghana Peru Chile >; ACCUSE happened Peru Chile > Togo"},
        Case{"both_presidents",
             "<person Ana:PROPN:2:nsubj> met:VERB:0:root <person Luis:PROPN:2:obj> / "
             "<organization union:NOUN:4:nsubj> and:CCONJ:3:cc <organization council:NOUN:1:conj> "
             "signed:VERB:0:root a:DET:6:det treaty:NOUN:4:obj / "
             "The:DET:2:det presidents:NOUN:3:nsubj:Number=Plur condemned:VERB:0:root "
             "<state Ghana:PROPN:3:obj>",
             "CONSULT happened Ana Luis >; AGREE happened union council >; "
             "ACCUSE happened Ana Luis > Ghana"},
        Case{"led_by",
             "<state Peru:PROPN:3:compound> -:PUNCT:1:punct led:VERB:4:amod sanctions:NOUN:6:nsubj "
             "against:ADP:6:case <state Chile:PROPN:4:nmod> hurt:VERB:0:root",
             "SANCTION happened Peru > Chile"},
        Case{"relative_clause",
             "An:DET:2:det attack:NOUN:7:nsubj on:ADP:4:case <state Chile:PROPN:2:nmod> "
             "<state Peru:PROPN:6:nsubj> launched:VERB:2:acl:relcl failed:VERB:0:root",
             "ASSAULT happened Peru > Chile"},
        Case{"word_of_a_report",
             "A:DET:2:det report:NOUN:5:nsubj by:ADP:4:case <organization union:NOUN:2:nmod> "
             "accused:VERB:0:root <state Chile:PROPN:5:obj> of:ADP:8:case torture:NOUN:5:obl",
             "ACCUSE happened union > Chile"},
        Case{"given_word",
             "<person I:PRON:3:nsubj:Person=1> would:AUX:3:aux like:VERB:0:root to:PART:5:mark "
             "thank:VERB:3:xcomp:VerbForm=Inf <state Chile:PROPN:5:obj>",
             "SUPPORT happened I > Chile"},
        Case{"hyphenated_pair",
             "A:DET:5:det <state Peru:PROPN:5:compound> -:PUNCT:2:punct "
             "<state Chile:PROPN:2:flat> summit:NOUN:6:nsubj opened:VERB:0:root",
             "CONSULT happened Peru Chile >"},
        Case{"open_to",
             "<state Peru:PROPN:5:nsubj> and:CCONJ:3:cc <state Chile:PROPN:1:conj> are:AUX:5:cop "
             "open:ADJ:0:root to:ADP:8:case a:DET:8:det summit:NOUN:5:obl",
             "CONSULT possible Peru Chile >; willing"},
        Case{"plan_named_again",
             "<state Peru:PROPN:3:nsubj> will:AUX:3:aux hold:VERB:0:root a:DET:5:det "
             "summit:NOUN:3:obj with:ADP:7:case <state Chile:PROPN:5:nmod> / "
             "The:DET:2:det summit:NOUN:5:nsubj with:ADP:4:case <state Chile:PROPN:2:nmod> "
             "matters:VERB:0:root",
             "CONSULT planned Peru Chile >"},
        Case{"third_and_second",
             "The:DET:3:det second:ADJ:3:amod:NumType=Ord summit:NOUN:8:nsubj of:ADP:5:case "
             "<person Ana:PROPN:3:nmod> and:CCONJ:7:cc <person Luis:PROPN:5:conj> "
             "failed:VERB:0:root / "
             "The:DET:3:det third:ADJ:3:amod:NumType=Ord summit:NOUN:8:nsubj of:ADP:5:case "
             "<person Ana:PROPN:3:nmod> and:CCONJ:7:cc <person Luis:PROPN:5:conj> "
             "worked:VERB:0:root",
             "CONSULT happened Ana Luis >; CONSULT happened Ana Luis >"},
        Case{"two_halves",
             "<state Peru:PROPN:3:compound> -:PUNCT:1:punct led:VERB:4:amod "
             "sanctions:NOUN:5:nsubj:Lemma=sanction "
             "matter:VERB:0:root / "
             "The:DET:2:det sanctions:NOUN:5:nsubj:Lemma=sanction against:ADP:4:case <state "
             "Chile:PROPN:2:nmod> "
             "matter:VERB:0:root",
             "SANCTION happened Peru > Chile"},
        Case{"eased_for_whom",
             "The:DET:2:det sanctions:NOUN:5:nsubj against:ADP:4:case <state Chile:PROPN:2:nmod> "
             "hurt:VERB:0:root / "
             "<state Peru:PROPN:2:nsubj> eased:VERB:0:root the:DET:4:det sanctions:NOUN:2:obj",
             "SANCTION happened > Chile; RETREAT happened Peru > Chile"},
        Case{"verb_and_its_noun",
             "<state Peru:PROPN:2:nsubj> shelled:VERB:0:root:Lemma=shell <state "
             "Chile:PROPN:2:obj> / "
             "the:DET:2:det shelling:NOUN:5:nsubj by:ADP:4:case <state Peru:PROPN:2:nmod> "
             "stopped:VERB:0:root",
             "ASSAULT happened Peru > Chile"},
        Case{"the_one_told_of",
             "<person Ana:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet <person Luis:PROPN:2:obj> / "
             "the:DET:2:det:Definite=Def meeting:NOUN:4:nsubj:pass was:AUX:4:aux "
             "attended:VERB:0:root:VerbForm=Part by:ADP:6:case <person Rosa:PROPN:4:obl>",
             "CONSULT happened Ana Luis >"},
        Case{"told_twice",
             "<state Peru:PROPN:2:nsubj> launched:VERB:0:root an:DET:4:det attack:NOUN:2:obj "
             "on:ADP:6:case <state Chile:PROPN:4:nmod> / "
             "the:DET:2:det attack:NOUN:5:nsubj by:ADP:4:case <state Peru:PROPN:2:nmod> "
             "failed:VERB:0:root",
             "ASSAULT happened Peru > Chile"},
        Case{
            "talks_without_a_deal",
            "Talks:NOUN:6:nsubj between:ADP:3:case <state Peru:PROPN:1:nmod> and:CCONJ:5:cc "
            "<state Chile:PROPN:3:conj> ended:VERB:0:root:Lemma=end without:ADP:9:case a:DET:9:det "
            "deal:NOUN:6:obl",
            "CONSULT happened Peru Chile >; AGREE negated Peru Chile >"},
        Case{"a_visit_without_a_visitor",
             "He:PRON:2:nsubj visited:VERB:0:root <state Peru:PROPN:2:obj>", ""},
        Case{"topic",
             "<state Peru:PROPN:2:nsubj> discussed:VERB:0:root <state Ghana:PROPN:2:obj> "
             "with:ADP:5:case <state Chile:PROPN:2:obl>",
             "CONSULT happened Peru Chile >"},
        Case{"doer_behind_a_noun",
             "<state Peru:PROPN:2:nsubj> rejected:VERB:0:root an:DET:4:det ultimatum:NOUN:2:obj "
             "from:ADP:6:case <state Chile:PROPN:4:nmod>",
             "REJECT happened Peru > Chile; THREATEN happened Chile >; opposes"},
        Case{"author_of_a_report",
             "<state Peru:PROPN:2:nsubj> published:VERB:0:root a:DET:4:det report:NOUN:2:obj "
             "accusing:VERB:4:acl:VerbForm=Ger <state Chile:PROPN:5:obj>",
             "ACCUSE happened Peru > Chile"},
        Case{"thanked_for",
             "<state Peru:PROPN:2:nsubj> thanked:VERB:0:root <state Chile:PROPN:2:iobj> "
             "for:SCONJ:5:mark attacking:VERB:2:advcl:VerbForm=Ger <state Ghana:PROPN:5:obj>",
             "SUPPORT happened Peru > Chile; ASSAULT happened Chile > Ghana"},
        Case{"one_sided_fight",
             "<group rebels:NOUN:2:nsubj> fought:VERB:0:root <state Chile:PROPN:2:obj>",
             "ASSAULT happened rebels > Chile"},
        Case{"blamed_on",
             "<state Peru:PROPN:2:nsubj> blamed:VERB:0:root the:DET:4:det flood:NOUN:2:obj "
             "on:ADP:6:case <state Chile:PROPN:4:nmod>",
             "ACCUSE happened Peru > Chile"},
        Case{"blamed_for_an_act",
             "<state Peru:PROPN:2:nsubj> condemned:VERB:0:root an:DET:4:det attack:NOUN:2:obj "
             "by:ADP:6:case <state Chile:PROPN:4:nmod>",
             "ACCUSE happened Peru > Chile; ASSAULT happened Chile >; opposes"},
        Case{"praised_for_ties",
             "<state Peru:PROPN:2:nsubj> praised:VERB:0:root progress:NOUN:2:obj of:ADP:5:case "
             "work:NOUN:3:nmod with:ADP:7:case <state Chile:PROPN:5:nmod>",
             "SUPPORT happened Peru > Chile"},
        Case{"said_in_a_call",
             "In:ADP:3:case a:DET:3:det call:NOUN:7:obl with:ADP:5:case <state Chile:PROPN:3:nmod> "
             "<state Peru:PROPN:7:nsubj> condemned:VERB:0:root <state Ghana:PROPN:7:obj>",
             "CONSULT happened Chile Peru >; ACCUSE happened Peru > Ghana"},
        Case{"charges_brought_by",
             "<group miners:NOUN:2:nsubj> faced:VERB:0:root charges:NOUN:2:obj "
             "brought:VERB:3:acl:VerbForm=Part by:ADP:6:case <state Peru:PROPN:4:obl:agent>",
             "ACCUSE happened Peru > miners"},
        Case{"threatened_whom",
             "<state Peru:PROPN:2:nsubj> threatened:VERB:0:root to:PART:4:mark "
             "flatten:VERB:2:xcomp:VerbForm=Inf <state Chile:PROPN:4:obj>",
             "THREATEN happened Peru > Chile"},
        Case{"partners_understood",
             "<state Peru:PROPN:2:nsubj> met:VERB:0:root with:ADP:4:case <state Chile:PROPN:2:obl> "
             "agreeing:VERB:2:advcl to:PART:7:mark cooperate:VERB:5:xcomp:VerbForm=Inf",
             "CONSULT happened Peru Chile >; AGREE happened Peru Chile >; "
             "COOPERATE happened Peru Chile >"},
        Case{"bombing_somewhere",
             "a:DET:2:det bombing:NOUN:7:nsubj by:ADP:4:case <group rebels:NOUN:2:nmod> "
             "in:ADP:6:case "
             "<state Chile:PROPN:2:nmod> failed:VERB:0:root",
             "ASSAULT happened rebels >"},
        Case{"bombing_of_nobody_named",
             "a:DET:2:det bombing:NOUN:5:nsubj in:ADP:4:case <state Chile:PROPN:2:nmod> "
             "failed:VERB:0:root",
             "ASSAULT happened > Chile"},
        Case{"position",
             "<state Peru:PROPN:2:nsubj> wants:VERB:0:root the:DET:4:det border:NOUN:2:obj "
             "open:ADJ:2:xcomp",
             "wants"},
        Case{"refusal_has_happened",
             "<state Peru:PROPN:4:nsubj> will:AUX:4:aux not:PART:4:advmod leave:VERB:0:root "
             "<state Ghana:PROPN:4:obj>",
             "REJECT happened Peru > Ghana; refuses"},
        Case{"what_is_refused_is_no_act",
             "<state Peru:PROPN:4:nsubj> will:AUX:4:aux not:PART:4:advmod lift:VERB:0:root "
             "the:DET:6:det "
             "embargo:NOUN:4:obj on:ADP:8:case <state Ghana:PROPN:6:nmod>",
             "REJECT happened Peru > Ghana; refuses"},
        Case{"said_of",
             "<state Peru:PROPN:2:nsubj> said:VERB:0:root:Lemma=say that:SCONJ:6:mark "
             "<state Chile:PROPN:6:nsubj> must:AUX:6:aux apologise:VERB:2:ccomp",
             "REQUEST happened Peru > Chile (said); SUPPORT wanted Chile > (said); demands"},
        Case{"said_of_oneself",
             "<state Peru:PROPN:2:nsubj> said:VERB:0:root:Lemma=say that:SCONJ:6:mark "
             "<person we:PRON:6:nsubj:Person=1> must:AUX:6:aux apologise:VERB:2:ccomp",
             "wants"},
        Case{"quoted_name",
             "<state Peru:PROPN:2:nsubj> called:VERB:0:root:Lemma=call <state Chile:PROPN:2:obj> "
             "a:DET:6:det ':PUNCT:6:punct disgrace:NOUN:2:xcomp ':PUNCT:6:punct",
             "ACCUSE happened Peru > Chile"},
        Case{"verb_before_noun",
             "<state Peru:PROPN:2:nsubj> suspended:VERB:0:root:Lemma=suspend food:NOUN:4:compound "
             "aid:NOUN:2:obj to:ADP:6:case <state Chile:PROPN:2:obl>",
             "SANCTION happened Peru > Chile"},
        Case{"attacker_needed",
             "<state Peru:PROPN:4:nsubj:pass> 's:PART:1:case was:AUX:4:aux:pass "
             "injured:VERB:0:root:Lemma=injure",
             ""},
        Case{"refused_aid_to_whom",
             "<state Peru:PROPN:2:nsubj> refused:VERB:0:root:Lemma=refuse to:PART:4:mark "
             "send:VERB:2:xcomp:VerbForm=Inf food:NOUN:4:obj to:ADP:7:case <state "
             "Chile:PROPN:4:obl>",
             "REJECT happened Peru > Chile; refuses"},
        Case{"exercises_of_whom",
             "<state Peru:PROPN:2:nsubj> proposed:VERB:0:root:Lemma=propose exercises:NOUN:2:obj "
             "with:ADP:5:case <state Chile:PROPN:3:nmod>",
             "COOPERATE wanted Chile Peru > (said); wants"},
        Case{"offer_made_by_whom",
             "<state Peru:PROPN:2:nsubj> rejected:VERB:0:root:Lemma=reject every:DET:4:det "
             "offer:NOUN:2:obj made:VERB:4:acl:VerbForm=Part by:ADP:7:case <group "
             "rebels:NOUN:5:obl:agent>",
             "REJECT happened Peru > rebels; opposes"},
        Case{"invited_is_who_is_there",
             "<person Ana:PROPN:2:nsubj> stayed:VERB:0:root at:ADP:5:case the:DET:5:det "
             "invitation:NOUN:2:obl of:ADP:7:case <state Chile:PROPN:5:nmod>",
             "AGREE happened Chile > Ana"},
        Case{"steps_taken_by_whom",
             "<state Peru:PROPN:2:nsubj> welcomed:VERB:0:root:Lemma=welcome the:DET:4:det "
             "steps:NOUN:2:obj taken:VERB:4:acl:VerbForm=Part by:ADP:7:case <state "
             "Chile:PROPN:5:obl:agent>",
             "SUPPORT happened Peru > Chile"},
        Case{"call_for_whom_to_act",
             "<state Peru:PROPN:2:nsubj> issued:VERB:0:root:Lemma=issue a:DET:4:det "
             "call:NOUN:2:obj for:SCONJ:7:mark <state Chile:PROPN:4:nmod> to:PART:8:mark "
             "pay:VERB:4:acl:VerbForm=Inf",
             "REQUEST happened Peru > Chile; wants"},
        Case{"against_is_the_other_side",
             "<state Peru:PROPN:2:nsubj> planned:VERB:0:root an:DET:4:det "
             "assassination:NOUN:2:obj against:ADP:6:case <person Ana:PROPN:4:nmod>",
             "ASSAULT happened Peru > Ana"},
        Case{"monitors_are_ones_own",
             "<state Peru:PROPN:2:nsubj> withdrew:VERB:0:root:Lemma=withdraw <group "
             "peacekeepers:NOUN:2:obj:Number=Plur> from:ADP:5:case <state Chile:PROPN:2:obl>",
             "SANCTION happened Peru > Chile"},
        Case{"counterpart_of_whom",
             "<person Ana:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet her:PRON:5:nmod:poss "
             "<state Chilean:ADJ:5:amod> counterpart:NOUN:2:obj",
             "CONSULT happened Ana Chilean >"},
        Case{"other_side_needed",
             "<state Peru:PROPN:2:nsubj> funded:VERB:0:root repairs:NOUN:2:obj", ""},
        Case{"persons_needed",
             "<state Peru:PROPN:2:nsubj> received:VERB:0:root:Lemma=receive "
             "<organization council:NOUN:2:obj>",
             ""},
        Case{"persons_received",
             "<state Peru:PROPN:2:nsubj> received:VERB:0:root:Lemma=receive <group "
             "clans:NOUN:2:obj>",
             "CONSULT happened clans > Peru"},
        Case{"planned_deed",
             "<group clans:NOUN:2:nsubj> planned:VERB:0:root:Lemma=plan a:DET:4:det "
             "march:NOUN:2:obj",
             "PROTEST planned clans >"},
        Case{"fact_that_is_judged",
             "<person Ana:PROPN:2:nsubj> condemned:VERB:0:root:Lemma=condemn the:DET:4:det "
             "attack:NOUN:2:obj on:ADP:6:case <state Chile:PROPN:4:nmod>",
             "ASSAULT happened > Chile; opposes"},
        Case{"said_aside",
             "<person Ana:PROPN:2:nsubj> said:VERB:0:root:Lemma=say that:SCONJ:9:mark "
             "<state Chile:PROPN:9:nsubj> ,:PUNCT:7:punct which:PRON:7:nsubj:PronType=Rel "
             "attacked:VERB:4:acl:relcl:Lemma=attack <state Peru:PROPN:7:obj> slept:VERB:2:ccomp",
             "ASSAULT happened Chile > Peru"},
        Case{"states_hold_no_marches",
             "<state Peru:PROPN:2:nsubj> demonstrated:VERB:0:root:Lemma=demonstrate "
             "its:PRON:4:nmod:poss strength:NOUN:2:obj",
             ""},
        Case{"crowds_do", "<group clans:NOUN:2:nsubj> demonstrated:VERB:0:root:Lemma=demonstrate",
             "PROTEST happened clans >"},
        Case{"private_visit",
             "<group clans:NOUN:2:nsubj> visited:VERB:0:root:Lemma=visit "
             "<organization club:NOUN:2:obj>",
             ""},
        Case{"part_of_a_name",
             "<group Liberation:PROPN:2:compound Tigers:PROPN:3:nsubj> condemned:VERB:0:root "
             "<state Chile:PROPN:3:obj>",
             "ACCUSE happened Liberation Tigers > Chile"},
        Case{"cooperation_of_the_two",
             "<state Peru:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet <state Chile:PROPN:2:obj> / "
             "cooperation:NOUN:2:nsubj grew:VERB:0:root",
             "CONSULT happened Peru Chile >; COOPERATE happened Peru Chile >"},
        Case{"cooperation_of_many",
             "<state Peru:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet <state Chile:PROPN:2:obj> / "
             "<state Ghana:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet <state Peru:PROPN:2:obj> / "
             "cooperation:NOUN:2:nsubj grew:VERB:0:root",
             "CONSULT happened Peru Chile >; CONSULT happened Ghana Peru >"},
        Case{"allegation_that",
             "allegations:NOUN:5:nsubj:Number=Plur that:SCONJ:4:mark <state Chile:PROPN:4:nsubj> "
             "slept:VERB:1:acl grew:VERB:0:root",
             "ACCUSE happened > Chile"},
        Case{"whoever_says_so",
             "<person Ana:PROPN:2:nsubj> said:VERB:0:root:Lemma=say that:SCONJ:9:mark "
             "the:DET:6:det heinous:ADJ:6:amod acts:NOUN:9:nsubj:Number=Plur of:ADP:8:case "
             "<state Chile:PROPN:6:nmod> slept:VERB:2:ccomp",
             "ACCUSE happened Ana > Chile (said)"},
        Case{"acts_of_nobody_said",
             "the:DET:3:det heinous:ADJ:3:amod acts:NOUN:6:nsubj of:ADP:5:case "
             "<state Chile:PROPN:3:nmod> slept:VERB:0:root",
             ""},
        Case{"place_without_party",
             "protests:NOUN:4:nsubj:Number=Plur in:ADP:3:case <place Lima:PROPN:1:nmod> "
             "grew:VERB:0:root",
             "PROTEST happened >"},
        Case{"no_party_no_place", "protests:NOUN:2:nsubj:Number=Plur grew:VERB:0:root", ""},
        Case{"police_in_the_pattern",
             "The:DET:3:det <group police:NOUN:3:compound> shooting:NOUN:6:nsubj of:ADP:5:case "
             "<group miners:NOUN:3:nmod> mattered:VERB:0:root",
             "ASSAULT happened police > miners",
             {{"police", "Peru", "COP"}}},
        Case{"sort_of_aid",
             "<state Peru:PROPN:2:nsubj> sent:VERB:0:root <group military:ADJ:6:amod> "
             "and:CCONJ:5:cc economic:ADJ:3:conj aid:NOUN:2:obj to:ADP:8:case "
             "<state Chile:PROPN:6:nmod>",
             "AID happened Peru > Chile"},
        Case{"officials_cooperate_for_their_states",
             "<state Peru:PROPN:2:nsubj> borders:VERB:0:root <state Chile:PROPN:2:obj> / "
             "<person Ana:PROPN:4:nsubj> and:CCONJ:3:cc <person Luis:PROPN:1:conj> "
             "deepened:VERB:0:root:Lemma=deepen economic:ADJ:6:amod cooperation:NOUN:4:obj",
             "COOPERATE happened Peru Chile >",
             {{"Ana", "Peru", "GOV"}, {"Luis", "Chile", "GOV"}}},
        Case{"others_cooperate_for_themselves",
             "<state Peru:PROPN:2:nsubj> borders:VERB:0:root <state Chile:PROPN:2:obj> / "
             "<person Ana:PROPN:4:nsubj> and:CCONJ:3:cc <person Luis:PROPN:1:conj> "
             "deepened:VERB:0:root:Lemma=deepen economic:ADJ:6:amod cooperation:NOUN:4:obj",
             "COOPERATE happened Ana Luis >",
             {{"Ana", "Peru", "GOV"}, {"Luis", "Chile", "BUS"}}},
        Case{"ground_held_by",
             "<state Peru:PROPN:2:nsubj> launched:VERB:0:root an:DET:4:det attack:NOUN:2:obj "
             "on:ADP:6:case towns:NOUN:4:nmod held:VERB:6:acl:VerbForm=Part by:ADP:9:case "
             "<group rebels:NOUN:7:obl:agent>",
             "ASSAULT happened Peru > rebels"},
        Case{"held_ground",
             "<state Peru:PROPN:2:nsubj> launched:VERB:0:root an:DET:4:det attack:NOUN:2:obj "
             "on:ADP:9:case <group rebel:NOUN:8:compound> -:PUNCT:6:punct held:VERB:9:amod "
             "towns:NOUN:4:nmod",
             "ASSAULT happened Peru > rebel"},
        Case{"visitor_is_who_smiled",
             "<person Ana:PROPN:2:nsubj> smiled:VERB:0:root during:ADP:5:case a:DET:5:det "
             "visit:NOUN:2:obl to:ADP:7:case <state Chile:PROPN:5:nmod>",
             "CONSULT happened Ana > Chile",
             {{"Ana", "Peru", "GOV"}}},
        Case{"visitor_is_who_was_received",
             "<person Ana:PROPN:2:nsubj> received:VERB:0:root:Lemma=receive "
             "<person Luis:PROPN:2:obj> for:ADP:7:case a:DET:7:det state:NOUN:7:compound "
             "visit:NOUN:2:obl",
             "CONSULT happened Luis > Ana",
             {{"Ana", "Peru", "GOV"}, {"Luis", "Chile", "GOV"}}},
        Case{"without_whose_support",
             "<person Ana:PROPN:2:nsubj> governed:VERB:0:root without:ADP:5:case the:DET:5:det "
             "support:NOUN:2:obl of:ADP:8:case the:DET:8:det <organization union:NOUN:5:nmod>",
             "SUPPORT negated union > Ana",
             {{"Ana", "Peru", "GOV"}}},
        Case{"despite_whose_resistance",
             "<state Peru:PROPN:2:nsubj> voted:VERB:0:root despite:ADP:5:case the:DET:5:det "
             "resistance:NOUN:2:obl of:ADP:8:case the:DET:8:det <organization union:NOUN:5:nmod>",
             "REJECT happened union > Peru"},
        Case{"asked_is_who_complied",
             "<state Peru:PROPN:2:nsubj> heeded:VERB:0:root:Lemma=heed "
             "<state Chile:PROPN:4:nmod:poss> request:NOUN:2:obj for:ADP:6:case time:NOUN:4:nmod",
             "REQUEST happened Chile > Peru; wants"},
        Case{"asked_is_who_is_to_act",
             "<state Peru:PROPN:2:nsubj> heeded:VERB:0:root:Lemma=heed "
             "<state Chile:PROPN:4:nmod:poss> request:NOUN:2:obj to:PART:6:mark "
             "attack:VERB:4:acl:VerbForm=Inf <state Ghana:PROPN:6:obj>",
             "REQUEST happened Chile > Peru; ASSAULT wanted Peru > Ghana (said); wants"},
        Case{"convicted_of_what_he_did",
             "<state Peru:PROPN:2:nsubj> convicted:VERB:0:root:Lemma=convict "
             "<person Ana:PROPN:2:obj> of:ADP:6:case the:DET:6:det assassination:NOUN:2:obl "
             "of:ADP:8:case <person Luis:PROPN:6:nmod>",
             "SANCTION happened Peru > Ana; ASSAULT happened Ana > Luis"},
        Case{"thanked_for_whose_support",
             "<state Peru:PROPN:2:nsubj> thanked:VERB:0:root:Lemma=thank <state Chile:PROPN:2:obj> "
             "for:ADP:6:case <state its:PRON:6:nmod:poss> support:NOUN:2:obl of:ADP:8:case <state "
             "Ghana:PROPN:6:nmod>",
             "SUPPORT happened Peru > Chile; SUPPORT happened Chile > Ghana (said)"},
        Case{"the_two_countries",
             "<state Ghana:PROPN:3:nsubj> ,:PUNCT:1:punct met:VERB:0:root:Lemma=meet <state "
             "Peru:PROPN:3:obj> and:CCONJ:6:cc <state Chile:PROPN:4:conj> on:ADP:8:case "
             "ties:NOUN:3:obl between:ADP:10:case <state Peru:PROPN:8:nmod> and:CCONJ:12:cc "
             "<state Chile:PROPN:10:conj> / "
             "The:DET:3:det two:NUM:3:nummod sides:NOUN:4:nsubj:Number=Plur "
             "condemned:VERB:0:root <person Ana:PROPN:4:obj>",
             "CONSULT happened Ghana Peru Chile >; ACCUSE happened Peru Chile > Ana"},
        Case{"killed_in_a_raid",
             "Nine:NUM:2:nummod <group soldiers:NOUN:4:nsubj:pass:Number=Plur> were:AUX:4:aux:pass "
             "killed:VERB:0:root:Lemma=kill in:ADP:8:case a:DET:8:det <state Chilean:ADJ:8:amod> "
             "airstrike:NOUN:4:obl",
             "ASSAULT happened Chilean > soldiers"},
        Case{"sentence_of_the_court",
             "The:DET:2:det conviction:NOUN:6:nsubj of:ADP:5:case the:DET:5:det <organization "
             "tribunal:NOUN:2:nmod> stood:VERB:0:root",
             "SANCTION happened tribunal >",
             {{"tribunal", "Peru", "JUD"}}},
        Case{"on_the_sidelines",
             "<person Ana:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet <person Luis:PROPN:2:obj> "
             "on:ADP:6:case the:DET:6:det sidelines:NOUN:2:obl of:ADP:9:case the:DET:9:det "
             "<organization union:NOUN:6:nmod>",
             "CONSULT happened Ana Luis >",
             {{"Ana", "Peru", "GOV"}, {"Luis", "Chile", "GOV"}}},
        Case{"closed_with_a_tribute",
             "<person Ana:PROPN:2:nsubj> closed:VERB:0:root her:PRON:4:nmod:poss "
             "remarks:NOUN:2:obj with:ADP:7:case a:DET:7:det tribute:NOUN:2:obl to:ADP:9:case "
             "<state Chile:PROPN:7:nmod>",
             "SUPPORT happened Ana > Chile",
             {{"Ana", "Peru", "GOV"}}},
        Case{"own_inquiry",
             "The:DET:2:det <organization ministry:NOUN:3:nsubj> said:VERB:0:root:Lemma=say "
             "an:DET:5:det inquiry:NOUN:8:nsubj into:ADP:7:case <state Chile:PROPN:5:nmod> "
             "began:VERB:3:ccomp",
             "ACCUSE happened ministry > Chile (said)",
             {{"ministry", "Peru", "GOV"}}},
        Case{"defied_a_crackdown",
             "<group miners:NOUN:2:nsubj> defied:VERB:0:root:Lemma=defy a:DET:4:det "
             "curfew:NOUN:2:obj and:CCONJ:7:cc a:DET:7:det crackdown:NOUN:4:conj",
             "REJECT happened miners >; COERCE happened > miners",
             {{"miners", "Peru", "CVL"}}},
        Case{"said_in_a_call_with_two",
             "In:ADP:3:case a:DET:3:det call:NOUN:9:obl with:ADP:5:case <state Chile:PROPN:3:nmod> "
             "and:CCONJ:7:cc <state Ghana:PROPN:5:conj> <state Peru:PROPN:9:nsubj> "
             "spoke:VERB:0:root",
             "CONSULT happened Chile Ghana Peru >"},
        Case{"aid_got_from",
             "<state Peru:PROPN:2:nsubj> received:VERB:0:root:Lemma=receive food:NOUN:4:compound "
             "aid:NOUN:2:obj from:ADP:6:case <state Chile:PROPN:2:obl>",
             "AID happened Chile > Peru"},
        Case{"praised_leadership",
             "<state Peru:PROPN:2:nsubj> praised:VERB:0:root:Lemma=praise <state "
             "Chile:PROPN:4:nmod:poss> <group leadership:NOUN:2:obj>",
             "SUPPORT happened Peru > Chile"},
        Case{"owner_of_what_is_reversed",
             "<organization court:NOUN:2:nsubj> reversed:VERB:0:root:Lemma=reverse "
             "<person Ana:PROPN:5:nmod:poss> 's:PART:3:case conviction:NOUN:2:obj",
             "CONCEDE happened court > Ana"},
        Case{"sentence_given_to_whom",
             "<organization court:NOUN:2:nsubj> overturned:VERB:0:root:Lemma=overturn "
             "the:DET:4:det sentence:NOUN:2:obj given:VERB:4:acl:VerbForm=Part to:ADP:7:case "
             "<group miners:NOUN:5:obl>",
             "CONCEDE happened court > miners"},
        Case{"criticism_of_whom",
             "<person Ana:PROPN:2:nsubj> toned:VERB:0:root:Lemma=tone down:ADP:2:compound:prt "
             "her:PRON:5:nmod:poss criticism:NOUN:2:obj of:ADP:7:case <state Chile:PROPN:5:nmod>",
             "CONCEDE happened Ana > Chile; ACCUSE happened > Chile"},
        Case{"whose_resignation",
             "<state Peru:PROPN:2:nsubj> accepted:VERB:0:root:Lemma=accept the:DET:4:det "
             "resignation:NOUN:2:obj of:ADP:6:case <person Ana:PROPN:4:nmod>",
             "CONCEDE happened Peru > Ana"},
        Case{"arrested_and_charged",
             "<group Miners:NOUN:3:nsubj:pass> were:AUX:3:aux:pass "
             "arrested:VERB:0:root:VerbForm=Part and:CCONJ:5:cc charged:VERB:3:conj:VerbForm=Fin "
             "with:ADP:7:case murder:NOUN:5:obl",
             "COERCE happened > Miners; ACCUSE happened > Miners"},
        Case{"infinitive_that_looks_like_a_participle",
             "<group Rebels:NOUN:2:nsubj> threatened:VERB:0:root:Lemma=threaten to:PART:4:mark "
             "overrun:VERB:2:advcl:VerbForm=Part <state Chile:PROPN:4:obj>",
             "THREATEN happened Rebels > Chile; ASSAULT conditional Rebels > Chile"},
        Case{"accused_of_doing",
             "<state Chile:PROPN:2:nsubj> accused:VERB:0:root:Lemma=accuse the:DET:4:det "
             "<organization party:NOUN:2:obj> of:SCONJ:6:mark "
             "arresting:VERB:4:acl:VerbForm=Ger <group miners:NOUN:6:obj>",
             "ACCUSE happened Chile > party; COERCE happened party > miners (said)"},
        Case{"video_of_whom",
             "<state Peru:PROPN:2:nsubj> showed:VERB:0:root a:DET:4:det video:NOUN:2:obj "
             "of:ADP:6:case <group soldiers:NOUN:4:nmod> attacking:VERB:4:acl:VerbForm=Ger "
             "<state Chile:PROPN:7:obj>",
             "ASSAULT happened soldiers > Chile"},
        Case{"leadership_of_whom",
             "<state Peru:PROPN:2:nsubj> hailed:VERB:0:root:Lemma=hail <state "
             "Chile:PROPN:5:nmod:poss> "
             "'s:PART:3:case leadership:NOUN:2:obj in:SCONJ:7:mark "
             "attacking:VERB:2:advcl:VerbForm=Ger <state Ghana:PROPN:7:obj>",
             "SUPPORT happened Peru > Chile; ASSAULT happened Chile > Ghana; supports"},
        Case{"joined_in_doing",
             "<state Peru:PROPN:2:nsubj> joined:VERB:0:root:Lemma=join <state Chile:PROPN:2:obj> "
             "in:SCONJ:5:mark attacking:VERB:2:advcl:VerbForm=Ger <state Ghana:PROPN:5:obj>",
             "ASSAULT happened Peru Chile > Ghana"},
        Case{"nearest_subject",
             "According:VERB:3:case to:ADP:1:fixed <person Ana:PROPN:8:obl> ,:PUNCT:3:punct "
             "an:DET:6:det adviser:NOUN:8:nsubj <state Chile:PROPN:8:nsubj> "
             "attacked:VERB:0:root <state Ghana:PROPN:8:obj>",
             "ASSAULT happened Chile > Ghana (said)"},
        Case{"several_including",
             "<group States:NOUN:5:nsubj:Number=Plur> ,:PUNCT:1:punct including:ADP:4:case "
             "<state Chile:PROPN:1:nmod> condemned:VERB:0:root <state Ghana:PROPN:5:obj>",
             "ACCUSE happened States Chile > Ghana"},
        Case{"held_by_whom",
             "<state Peru:PROPN:2:nsubj> retook:VERB:0:root:Lemma=retake a:DET:4:det "
             "town:NOUN:2:obj "
             "held:VERB:4:acl:VerbForm=Part by:ADP:7:case <group rebels:NOUN:5:obl:agent>",
             "ASSAULT happened Peru > rebels"},
        Case{"backed_by_whom",
             "A:DET:2:det plan:NOUN:7:nsubj:pass backed:VERB:2:acl:VerbForm=Part by:ADP:5:case "
             "<state Chile:PROPN:3:obl:agent> was:AUX:7:aux:pass "
             "rejected:VERB:0:root:VerbForm=Part by:ADP:9:case <state Peru:PROPN:7:obl:agent>",
             "AID happened Chile >; REJECT happened Peru > Chile; supports; opposes"},
        Case{"marching_for_what",
             "<group Miners:NOUN:2:nsubj> marched:VERB:0:root:Lemma=march ,:PUNCT:4:punct "
             "denouncing:VERB:2:advcl:VerbForm=Ger <state Chile:PROPN:4:obj>",
             "PROTEST happened Miners > Chile; ACCUSE happened Miners > Chile"},
        Case{"protest_of_whose_visit",
             "<group Miners:NOUN:2:nsubj> protested:VERB:0:root:Lemma=protest "
             "<person Ana:PROPN:5:nmod:poss> 's:PART:3:case inauguration:NOUN:2:obj",
             "PROTEST happened Miners > Ana; opposes"},
        Case{"at_whose_rally",
             "<group Miners:NOUN:2:nsubj> demonstrated:VERB:0:root:Lemma=demonstrate at:ADP:6:case "
             "<person Ana:PROPN:6:nmod:poss> 's:PART:4:case rally:NOUN:2:obl",
             "PROTEST happened Miners > Ana"},
        Case{"talks_brokered_by",
             "Talks:NOUN:9:nsubj between:ADP:3:case <state Peru:PROPN:1:nmod> and:CCONJ:5:cc "
             "<state Chile:PROPN:3:conj> brokered:VERB:1:acl:VerbForm=Part by:ADP:8:case "
             "<state Ghana:PROPN:6:obl:agent> opened:VERB:0:root",
             "CONSULT happened Peru Chile >; CONSULT happened Ghana > Peru Chile"},
        Case{"whose_invitation",
             "<person Ana:PROPN:2:nsubj> met:VERB:0:root:Lemma=meet <person Luis:PROPN:2:obj> "
             "and:CCONJ:5:cc accepted:VERB:2:conj:Lemma=accept the:DET:7:det:Definite=Def "
             "invitation:NOUN:5:obj",
             "CONSULT happened Ana Luis >; AGREE happened Ana > Luis"},
        Case{"fired_at_whom",
             "<state Peru:PROPN:2:nsubj> fired:VERB:0:root:Lemma=fire teargas:NOUN:2:obj "
             "at:SCONJ:5:mark "
             "protesting:VERB:2:advcl:VerbForm=Ger <group miners:NOUN:5:obj>",
             "ASSAULT happened Peru > miners"},
        Case{"some_of_whom",
             "<group Miners:NOUN:8:nsubj> ,:PUNCT:4:punct some:DET:4:nsubj:pass "
             "backed:VERB:1:acl:VerbForm=Part by:ADP:6:case <state Peru:PROPN:4:obl:agent> "
             ",:PUNCT:4:punct left:VERB:0:root",
             "AID happened Peru > Miners; supports"},
        Case{"money_for_whose_schools",
             "<state Peru:PROPN:2:nsubj> provided:VERB:0:root:Lemma=provide money:NOUN:2:obj "
             "to:PART:5:mark support:VERB:2:advcl:VerbForm=Inf <state Chile:PROPN:8:nmod:poss> "
             "'s:PART:6:case schools:NOUN:5:obj",
             "AID happened Peru > Chile; SUPPORT happened Peru > Chile; supports"},
        Case{"no_party", "Someone:PRON:2:nsubj condemned:VERB:0:root it:PRON:2:obj", ""}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::event
