#include "event/petrarch_verbs.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace dateline::event {
namespace {

// "1: run runs=042;" for forms, "1: * fast [043]" for patterns, "&set: a|b" for sets, "!3 why" for
// doubts.
std::string Tell(const PetrarchVerbs& verbs) {
  std::string out;
  for (const PetrarchForm& form : verbs.forms) {
    out += std::to_string(form.block) + ":";
    for (std::size_t i = 0; i < form.words.size(); ++i) {
      out += (i == form.verb && form.words.size() > 1 ? " +" : " ") + form.words[i];
    }
    out += "=" + form.code + ";";
  }
  for (const PetrarchPattern& pattern : verbs.patterns) {
    out += std::to_string(pattern.block) + ":";
    for (const std::string& item : pattern.items) out += " " + item;
    out += " [" + pattern.code + "];";
  }
  for (const PetrarchSet& set : verbs.sets) {
    out += set.name + ":";
    for (const auto& phrase : set.phrases) {
      for (const std::string& word : phrase) out += " " + word;
      out += "|";
    }
    out += ";";
  }
  for (const actor::PetrarchDoubt& doubt : verbs.doubts) {
    out += "!" + std::to_string(doubt.line) + " " + doubt.reason + ";";
  }
  return out;
}

struct Case {
  const char* name;
  const char* bytes;
  const char* want;
  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class ReadPetrarchVerbsTest : public testing::TestWithParam<Case> {};

TEST_P(ReadPetrarchVerbsTest, Reads) {
  const auto read = ReadPetrarchVerbs(GetParam().bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(Tell(*read), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ReadPetrarchVerbsTest,
    testing::Values(
        Case{"RegularForms", "--- GREET [051] ---\nGREET # who\nTRY [012]\nHOSE\nPASS\n",
             "1: greet=051;1: greets=051;1: greeted=051;1: greeting=051;"
             "1: try=012;1: tries=012;1: tried=012;1: trying=012;"
             "1: hose=051;1: hoses=051;1: hosed=051;1: hosing=051;"
             "1: pass=051;1: passes=051;1: passed=051;1: passing=051;"},
        Case{"OwnForms", "--- SING [---] ---\nSING {SANG SUNG }\n",
             "1: sing=---;1: sang=---;1: sung=---;"},
        Case{"SeveralWords",
             "--- SEAL [1721] ---\n+SEAL_OFF {+SEALED_OFF}\nTAP_+DANCE {TAP_+DANCED}\n",
             "1: +seal off=1721;1: +sealed off=1721;1: tap +dance=1721;1: tap +danced=1721;"},
        Case{"Patterns",
             "--- SING [017] ---\nSING {}\n- * PRAISE_OF $ [051]\n- + KNOWN_ *_OUT ^ % [052:053]\n",
             "1: sing=017;1: * praise _of $ [051];1: + known * _out ^ % [052:053];"},
        Case{"Phrases", "--- SING [017] ---\nSING {}\n- * {WAR SONG} (AT GATE) [110]\n",
             "1: sing=017;1: * war song at gate [110];"},
        Case{"Sets",
             "&SONG\n+HYMN\n+BALLAD_\n+WAR CRY\n+&OTHER\n&OTHER_\n+TUNE\n--- SING [017] ---\n"
             "SING {}\n- * &SONG_&OTHER [051]\n",
             "1: sing=017;1: * &song _&other [051];"
             "&song: hymn| hymns| ballad| war cry| war cries| &other|;&other: tune|;"},
        Case{"SetNamesOfSeveralWords",
             "&WAR_OF_WORDS\n+ROW_\n&BOTH_\n+&WAR_OF_WORDS\n--- END [051] ---\nEND {}\n"
             "- * &WAR_OF_WORDS_NOW [052]\n- *&BOTH [053]\n- ** SOON [054]\n",
             "1: end=051;1: * &war_of_words _now [052];1: * &both [053];1: * soon [054];"
             "&war_of_words: row|;&both: &war_of_words|;"},
        Case{"SidesOfACode", "--- VISIT [032:033] ---\nVISIT {}\nSHOCK {} [:110]\nSIT {} [:]\n",
             "1: visit=032:033;1: shock=:110;1: sit=032:033;"
             "!4 the code cannot be read; the verb has that of its block;"},
        Case{"NoSuchSet", "--- SING [017] ---\nSING {}\n- * &SONG [051]\n",
             "1: sing=017;!3 no set is called &song;"},
        Case{"BeforeAnyBlock", "SING\n- * SONG [051]\n",
             "!1 a verb before any block;!2 a pattern before any block;"},
        Case{"NoCode", "--- SING ---\nSING {}\n- * SONG\n- * TUNE [0!]\n",
             "1: sing=---;!3 the code cannot be read;!4 the code cannot be read;"},
        Case{"OddBlockCode", "--- SING [+++] ---\nSING {}\n",
             "1: sing=---;!1 the code cannot be read; verbs of the block have none;"},
        Case{"NoVerbInPattern", "--- SING [017] ---\nSING {}\n- SONG [051]\n- * * [051]\n",
             "1: sing=017;!3 a pattern has its verb, *, once;!4 a pattern has its verb, *, once;"},
        Case{"Alternatives", "--- SING [017] ---\nSING {}\n- * {HYMN | SONG} [051]\n",
             "1: sing=017;!3 alternatives in a pattern; a set does it;"},
        Case{"Transformation", "~ a (a b RAID) SAY = a b 015\n",
             "!1 a transformation of codes; the codes of both verbs are kept;"},
        Case{"SetWithoutName", "&\n+HYMN\n",
             "!1 a set is & and a name;!2 a verb before any block;"},
        Case{"VerbWithoutWord", "--- SING [017] ---\n+\n", "!2 a verb has one to 16 words;"},
        Case{"Comments", "<!-- --- A [01] ---\nB --> # c\n--- SING [017] --- ; d\nSING {}\n",
             "1: sing=017;"},
        Case{"Empty", "", ""}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(ReadPetrarchVerbsTest, PatternsOfPhrasesAreToldFromThoseOfWords) {
  EXPECT_FALSE(ReadPetrarchVerbs("--- A [01] ---\nA\n- * B [02]\n")->phrases);
  EXPECT_TRUE(ReadPetrarchVerbs("--- A [01] ---\nA\n- * {B} [02]\n")->phrases);
}

TEST(ReadPetrarchVerbsTest, LongPatternsAreRefused) {
  std::string pattern = "- *";
  for (int i = 0; i < 16; ++i) pattern += " A";
  const auto read = ReadPetrarchVerbs("--- A [01] ---\nA {}\n" + pattern + " [02]\n");
  EXPECT_EQ(Tell(*read), "1: a=01;!3 a pattern has up to 16 items;");
}

TEST(HoldsPetrarchVerbsTest, TellsVerbsFromActors) {
  EXPECT_TRUE(HoldsPetrarchVerbs("# verbs\n--- SING [017] ---\n"));
  EXPECT_TRUE(HoldsPetrarchVerbs("&SONG\n+HYMN\n"));
  EXPECT_FALSE(HoldsPetrarchVerbs("<!-- ---\n- A -->\nLAKE_PARTY [PERPTY]\n+LAKISTS\n\t[---]\n"));
  EXPECT_FALSE(HoldsPetrarchVerbs("FARMER [~AGR]\n!PERSON! = MAN, MEN\n"));
  EXPECT_FALSE(HoldsPetrarchVerbs(""));
}

}  // namespace
}  // namespace dateline::event
