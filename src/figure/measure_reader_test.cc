#include "figure/measure_reader.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "coref/typed_text.h"

namespace dateline::figure {
namespace {

struct Case {
  std::string name;
  std::string_view typed;
  std::size_t first;  // the number
  std::size_t last;   // one past its noun
  std::string want;   // the measure, "*" after one that the lexicon lists
  bool amount = false;
};

class Measures : public testing::TestWithParam<Case> {};

TEST_P(Measures, SayWhatIsCounted) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  const auto grammar = discourse::Grammar::Load(*dir);
  const auto words = MeasureWords::Load(*dir);
  ASSERT_TRUE(grammar && words);
  const coref::TypedText doc(GetParam().typed);
  const coref::Parse parse({doc.tokens, doc.text}, doc.sentences);
  const discourse::ClauseView clauses(parse, *grammar);
  const MeasureReader reader(clauses, *words);
  const auto measure = GetParam().amount ? reader.OfAmount(GetParam().first, GetParam().last)
                                         : reader.OfCounted(GetParam().first, GetParam().last);
  EXPECT_EQ(measure ? measure->words + (measure->listed ? "*" : "") : "-", GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Measures,
    testing::Values(
        Case{"listed_object",
             "They:PRON:2:nsubj freed:VERB:0:root:Lemma=free nine:NUM:4:nummod nurses:NOUN:2:obj",
             2, 4, "released*"},
        Case{"object_in_its_own_words",
             "Peru:PROPN:2:nsubj paved:VERB:0:root:Tense=Past nine:NUM:4:nummod roads:NOUN:2:obj",
             2, 4, "paved"},
        Case{"told_to_do",
             "Nine:NUM:2:nummod clerks:NOUN:4:nsubj:pass were:AUX:4:aux:pass ordered:VERB:0:root:"
             "Tense=Past to:PART:6:mark leave:VERB:4:xcomp:VerbForm=Inf",
             0, 2, "ordered to leave"},
        Case{"subject_that_acts",
             "Nine:NUM:2:nummod farmers:NOUN:3:nsubj marched:VERB:0:root:Lemma=march", 0, 2,
             "protesters*"},
        Case{"killers_are_not_killed",
             "Nine:NUM:2:nummod rebels:NOUN:3:nsubj killed:VERB:0:root:Lemma=kill "
             "farmers:NOUN:3:obj",
             0, 2, "killed farmers"},
        Case{"where_they_are",
             "Nine:NUM:2:nummod patients:NOUN:5:nsubj are:AUX:5:cop under:ADP:5:case "
             "observation:NOUN:0:root",
             0, 2, "under observation"},
        Case{"verb_that_says_nothing",
             "Peru:PROPN:2:nsubj has:VERB:0:root:Lemma=have nine:NUM:4:nummod ports:NOUN:2:obj", 2,
             4, "-"},
        Case{"what_they_have",
             "Nine:NUM:2:nummod towns:NOUN:3:nsubj have:VERB:0:root walls:NOUN:3:obj", 0, 2,
             "walls"},
        Case{"part_of_a_list",
             "They:PRON:2:nsubj shelled:VERB:0:root:Tense=Past targets:NOUN:2:obj "
             "including:ADP:6:case nine:NUM:6:nummod depots:NOUN:3:nmod",
             4, 6, "shelled"},
        Case{"noun_that_tells",
             "The:DET:2:det killing:NOUN:0:root of:ADP:5:case nine:NUM:5:nummod monks:NOUN:2:nmod",
             3, 5, "killed*"},
        Case{"left_dead",
             "It:PRON:2:nsubj left:VERB:0:root:Lemma=leave nine:NUM:4:nummod monks:NOUN:2:obj "
             "dead:ADJ:2:xcomp",
             2, 4, "killed*"},
        Case{"clause_about_them",
             "There:PRON:2:expl are:VERB:0:root:Lemma=be nine:NUM:4:nummod monks:NOUN:2:nsubj "
             "jailed:VERB:4:acl:VerbForm=Part",
             2, 4, "jailed"},
        Case{"beside_the_act",
             "She:PRON:2:nsubj won:VERB:0:root with:ADP:5:case nine:NUM:5:nummod votes:NOUN:2:obl",
             3, 5, "-"},
        Case{"share_of_a_whole",
             "Nine:NUM:2:nummod percent:NOUN:5:nsubj of:ADP:4:case coal:NOUN:2:nmod "
             "burns:VERB:0:root",
             0, 2, "coal burns", true},
        Case{"before_its_noun",
             "A:DET:4:det nine:NUM:3:nummod percent:NOUN:4:compound lead:NOUN:0:root", 1, 3, "lead",
             true},
        Case{"subject_of_be",
             "Their:PRON:2:nmod:poss share:NOUN:5:nsubj is:AUX:5:cop nine:NUM:5:nummod "
             "percent:NOUN:0:root",
             3, 5, "share", true}),
    [](const testing::TestParamInfo<Case>& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::figure
