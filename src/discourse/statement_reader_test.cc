#include "discourse/statement_reader.h"

#include <memory>
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
  std::string want;  // "source | cue | content + content; …"
};

class Reading : public testing::TestWithParam<Case> {
 protected:
  static const Grammar& SharedGrammar() {
    static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
    static const auto grammar = Grammar::Load(*dir);
    return *grammar;
  }
  static const Cues& SharedCues() {
    static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
    static const auto cues = Cues::Load(*dir);
    return *cues;
  }
};

TEST_P(Reading, FindsSourceCueAndContent) {
  const coref::TypedText typed(GetParam().typed);
  const auto size = static_cast<ByteOffset>(typed.text.size());
  const auto doc =
      Document::Create(typed.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{});
  ASSERT_TRUE(doc);
  const lexicon::TokenView view{typed.tokens, typed.text};
  const coref::Parse parse(view, typed.sentences);
  const ClauseView clauses(parse, SharedGrammar());
  const Quotations quotations(**doc, typed.tokens, typed.sentences);
  StatementReader reader(clauses, quotations, SharedCues(), SharedGrammar(), typed.tokens.size());
  const auto& spans = typed.tokens.Column<&TokenRow::span>();
  const auto words = [&](TokenRange range) {
    if (range.empty()) return std::string("-");
    return typed.text.substr(spans[range.first].begin,
                             spans[range.last - 1].end - spans[range.first].begin);
  };
  std::string got;
  for (const FoundStatement& found : reader.Read(0, typed.tokens.size())) {
    if (!got.empty()) got += "; ";
    got += words(found.source) + " | " + words(found.cue) + " |";
    for (std::size_t i = 0; i < found.content.size(); ++i) {
      got += (i == 0 ? " " : " + ") + words(found.content[i]);
    }
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Reading,
    testing::Values(
        Case{"reported_clause",
             "Ruiz:PROPN:2:nsubj say:VERB:0:root that:SCONJ:5:mark talks:NOUN:5:nsubj "
             "failed:VERB:2:ccomp .:PUNCT:2:punct",
             "Ruiz | say | talks failed"},
        Case{"asked_of_somebody",
             "Ruiz:PROPN:2:nsubj called:VERB:0:root:Lemma=call on:ADP:4:case Chad:PROPN:2:obl "
             "to:PART:6:mark leave:VERB:2:advcl:VerbForm=Inf",
             "Ruiz | called on | Chad to leave"},
        Case{"indirect_object_of_blame",
             "Ruiz:PROPN:2:nsubj accuse:VERB:0:root Chad:PROPN:2:iobj of:SCONJ:5:mark "
             "lying:VERB:2:advcl:VerbForm=Ger",
             "Ruiz | accuse | Chad of lying"},
        Case{"name_as_a_second_subject",
             "The:DET:2:det paper:NOUN:5:nsubj La:PROPN:5:nsubj Voz:PROPN:3:flat say:VERB:0:root "
             "talks:NOUN:7:nsubj failed:VERB:5:ccomp",
             "The paper La Voz | say | talks failed"},
        Case{"whose_report",
             "She:PRON:2:nsubj saw:VERB:0:root a:DET:6:det Lima:PROPN:6:compound "
             "Times:PROPN:4:flat report:NOUN:2:obj that:SCONJ:9:mark talks:NOUN:9:nsubj "
             "failed:VERB:6:acl:relcl",
             "Lima Times | report | talks failed"},
        Case{"voiced_hope",
             "Ruiz:PROPN:2:nsubj express:VERB:0:root hope:NOUN:2:obj that:SCONJ:6:mark "
             "Chad:PROPN:6:nsubj leaves:VERB:3:acl",
             "Ruiz | express | hope that Chad leaves; Ruiz | hope | Chad leaves"},
        Case{"cue_after_the_clause",
             "Talks:NOUN:2:nsubj failed:VERB:5:ccomp ,:PUNCT:5:punct Ruiz:PROPN:5:nsubj "
             "say:VERB:0:root .:PUNCT:5:punct",
             "Ruiz | say | Talks failed"},
        Case{"cue_within_the_clause",
             "Talks:NOUN:6:nsubj ,:PUNCT:4:punct Ruiz:PROPN:4:nsubj say:VERB:6:parataxis "
             ",:PUNCT:4:punct failed:VERB:0:root .:PUNCT:6:punct",
             "Ruiz | say | Talks + failed"},
        Case{"source_with_its_apposition",
             "Ruiz:PROPN:6:nsubj ,:PUNCT:4:punct the:DET:4:det minister:NOUN:1:appos "
             ",:PUNCT:1:punct say:VERB:0:root talks:NOUN:8:nsubj failed:VERB:6:ccomp",
             "Ruiz , the minister | say | talks failed"},
        Case{"understood_subject",
             "Ruiz:PROPN:2:nsubj left:VERB:0:root ,:PUNCT:4:punct say:VERB:2:advcl:VerbForm=Ger "
             "talks:NOUN:6:nsubj failed:VERB:4:ccomp",
             "Ruiz | say | talks failed"},
        Case{"relative_pronoun",
             "Ruiz:PROPN:5:nsubj who:PRON:3:nsubj:PronType=Rel say:VERB:1:acl:relcl "
             "talks:NOUN:3:obj left:VERB:0:root",
             ""},
        Case{"told_an_audience",
             "Ruiz:PROPN:2:nsubj tell:VERB:0:root reporters:NOUN:2:iobj talks:NOUN:5:nsubj "
             "failed:VERB:2:ccomp",
             "Ruiz | tell | talks failed"},
        Case{"added_to_what_was_told",
             "Ruiz:PROPN:2:nsubj tell:VERB:0:root reporters:NOUN:2:iobj talks:NOUN:5:nsubj "
             "failed:VERB:2:ccomp ,:PUNCT:7:punct say:VERB:5:advcl:VerbForm=Ger peace:NOUN:9:nsubj "
             "matters:VERB:7:ccomp",
             "Ruiz | tell | talks failed; Ruiz | say | peace matters"},
        Case{"clause_hung_on_the_audience",
             "Ruiz:PROPN:2:nsubj tell:VERB:0:root reporters:NOUN:2:iobj that:SCONJ:6:mark "
             "talks:NOUN:6:nsubj failed:VERB:3:acl",
             "Ruiz | tell | talks failed"},
        Case{"passive_without_an_agent",
             "It:PRON:3:nsubj:pass is:AUX:3:aux:pass believe:VERB:0:root that:SCONJ:6:mark "
             "talks:NOUN:6:nsubj failed:VERB:3:ccomp",
             "- | is believe | talks failed"},
        Case{"quoted_as_saying",
             "Ruiz:PROPN:3:nsubj:pass was:AUX:3:aux:pass quote:VERB:0:root as:SCONJ:5:mark "
             "say:VERB:3:advcl:VerbForm=Ger talks:NOUN:7:nsubj failed:VERB:5:ccomp",
             "Ruiz | say | talks failed"},
        Case{"object", "Peru:PROPN:2:nsubj condemn:VERB:0:root the:DET:4:det raid:NOUN:2:obj",
             "Peru | condemn | the raid"},
        Case{"object_and_what_it_is_called",
             "Peru:PROPN:2:nsubj call:VERB:0:root the:DET:4:det raid:NOUN:2:obj a:DET:6:det "
             "crime:NOUN:2:xcomp",
             "Peru | call | the raid a crime"},
        Case{"verb_with_preposition",
             "Ruiz:PROPN:2:nsubj speak:VERB:0:root of:ADP:5:case a:DET:5:det truce:NOUN:2:obl",
             "Ruiz | speak of | a truce"},
        Case{"went_on_to_say",
             "Ruiz:PROPN:2:nsubj went:VERB:0:root on:ADP:2:compound:prt to:PART:5:mark "
             "say:VERB:2:xcomp:VerbForm=Inf talks:NOUN:7:nsubj failed:VERB:5:ccomp",
             "Ruiz | went on to say | talks failed"},
        Case{"according_to",
             "Talks:NOUN:2:nsubj failed:VERB:0:root ,:PUNCT:7:punct according:VERB:7:case "
             "to:ADP:4:fixed the:DET:7:det ministry:NOUN:2:obl .:PUNCT:2:punct",
             "the ministry | according to | Talks failed"},
        Case{"noun",
             "Peru:PROPN:3:nmod:poss 's:PART:1:case claim:NOUN:0:root that:SCONJ:6:mark "
             "talks:NOUN:6:nsubj failed:VERB:3:acl",
             "Peru | claim | talks failed"},
        Case{"adverb", "Talks:NOUN:3:nsubj reportedly:ADV:3:advmod failed:VERB:0:root",
             "- | reportedly | Talks + failed"},
        Case{"quotation_beside_the_verb",
             "\":PUNCT:4:punct Never:ADV:4:dep \":PUNCT:4:punct say:VERB:0:root Ruiz:PROPN:4:nsubj",
             "Ruiz | say | Never"},
        Case{"source_after_the_verb_taken_for_its_object",
             "\":PUNCT:4:punct Never:ADV:4:dep \":PUNCT:4:punct say:VERB:0:root:VerbForm=Fin "
             "a:DET:6:det senator:NOUN:4:obj",
             "a senator | say | Never"},
        Case{"source_before_a_clause_of_its_own",
             "Ruiz:PROPN:8:dep ,:PUNCT:4:punct who:PRON:4:nsubj:PronType=Rel "
             "chairs:VERB:1:acl:relcl it:PRON:4:obj ,:PUNCT:1:punct say:VERB:0:root:VerbForm=Fin "
             "talks:NOUN:9:nsubj failed:VERB:7:ccomp",
             "Ruiz , who chairs it | say | talks failed"},
        Case{"added_after_an_object",
             "Ruiz:PROPN:2:nsubj left:VERB:0:root Peru:PROPN:2:obj ,:PUNCT:5:punct "
             "say:VERB:3:acl:VerbForm=Ger talks:NOUN:7:nsubj failed:VERB:5:ccomp",
             "Ruiz | say | talks failed"},
        Case{"continued_a_quotation",
             "\":PUNCT:4:punct Never:ADV:4:dep \":PUNCT:4:punct continue:VERB:0:root "
             "Ruiz:PROPN:4:nsubj",
             "Ruiz | continue | Never"},
        Case{"continued_something_else",
             "Ruiz:PROPN:2:nsubj continue:VERB:0:root to:PART:4:mark "
             "leave:VERB:2:xcomp:VerbForm=Inf",
             ""},
        Case{"asked_somebody_to_act",
             "Ruiz:PROPN:2:nsubj tell:VERB:0:root Peru:PROPN:2:obj to:PART:5:mark "
             "leave:VERB:2:xcomp:VerbForm=Inf",
             "Ruiz | tell | Peru to leave"},
        Case{"that_after_an_adverb",
             "Ruiz:PROPN:2:nsubj say:VERB:0:root instead:ADV:6:advmod that:SCONJ:6:mark "
             "talks:NOUN:6:nsubj failed:VERB:2:ccomp",
             "Ruiz | say | talks failed"},
        Case{"two_clauses",
             "Ruiz:PROPN:2:nsubj say:VERB:0:root talks:NOUN:4:nsubj failed:VERB:2:ccomp "
             "and:CCONJ:7:cc Peru:PROPN:7:nsubj left:VERB:2:ccomp",
             "Ruiz | say | talks failed and Peru left"},
        Case{"what_is_added_in_a_relative_clause",
             "Peru:PROPN:2:nsubj condemn:VERB:0:root the:DET:4:det raid:NOUN:2:obj ,:PUNCT:7:punct "
             "which:PRON:7:nsubj:PronType=Rel failed:VERB:4:acl:relcl",
             "Peru | condemn | the raid"},
        Case{"did_not_say_whether",
             "Ruiz:PROPN:4:nsubj did:AUX:4:aux not:PART:4:advmod say:VERB:0:root "
             "whether:SCONJ:7:mark talks:NOUN:7:nsubj failed:VERB:4:ccomp",
             ""},
        Case{"own_voice",
             "We:PRON:2:nsubj:Person=1 condemn:VERB:0:root the:DET:4:det raid:NOUN:2:obj", ""},
        Case{"no_cue", "Peru:PROPN:2:nsubj left:VERB:0:root the:DET:4:det talks:NOUN:2:obj", ""}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(Quotations, PairAcrossSentencesAndEndWithTheirBlock) {
  const coref::TypedText typed(
      "\":PUNCT:2:punct Stop:VERB:0:root / Go:VERB:0:root \":PUNCT:1:punct Ruiz:PROPN:1:dep // "
      "\u201c:PUNCT:2:punct Wait:VERB:0:root // he:PRON:0:root");
  const std::string& text = typed.text;
  const auto size = static_cast<ByteOffset>(text.size());
  const auto first = static_cast<ByteOffset>(text.find("\u201c"));
  const auto second = static_cast<ByteOffset>(text.find("he", first));
  const auto doc = Document::Create(text,
                                    {{BlockKind::kParagraph, {0, first - 1}},
                                     {BlockKind::kParagraph, {first, second - 1}},
                                     {BlockKind::kParagraph, {second, size}}},
                                    {}, false, Limits{});
  ASSERT_TRUE(doc);
  const Quotations quotations(**doc, typed.tokens, typed.sentences);
  std::string quoted;
  for (std::size_t i = 0; i < typed.tokens.size(); ++i) quoted += quotations.Quoted(i) ? 'q' : '.';
  EXPECT_EQ(quoted, ".qq...q.");
  EXPECT_EQ(quotations.WordsOf(quotations.Of(1)), (TokenRange{1, 3}));
}

TEST(Quotations, TwoApostrophesOpenAndClose) {
  const coref::TypedText typed(
      "'':PUNCT:2:punct Stop:VERB:0:root '':PUNCT:2:punct Ruiz:PROPN:2:dep");
  const auto size = static_cast<ByteOffset>(typed.text.size());
  const auto doc =
      Document::Create(typed.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{});
  ASSERT_TRUE(doc);
  const Quotations quotations(**doc, typed.tokens, typed.sentences);
  EXPECT_TRUE(quotations.Quoted(1));
  EXPECT_FALSE(quotations.Quoted(3));
}

}  // namespace
}  // namespace dateline::discourse
