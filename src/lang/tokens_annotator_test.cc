#include "lang/tokens_annotator.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lexicon/word_form.h"

namespace dateline::lang {
namespace {

const TokensAnnotator& Shipped() {
  static const auto annotator =
      TokensAnnotator::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  return *annotator.value();
}

// Tokens parted by spaces, sentences by " | ".
std::string Cut(const std::string& text, BlockKind kind = BlockKind::kParagraph) {
  Limits limits;
  const auto doc = Document::Create(text, {{kind, {0, static_cast<ByteOffset>(text.size())}}}, {},
                                    false, limits);
  EXPECT_TRUE(doc) << doc.error().message;
  Layers layers(doc.value()->text());
  EXPECT_TRUE(Shipped().Run(*doc.value(), limits, layers));
  std::string out;
  const auto& sentences = layers.Get<SentenceRow>();
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const SentenceRow row = sentences.RowAt(s);
    if (s > 0) out += " | ";
    for (std::size_t i = AsSize(row.first); i < AsSize(row.last); ++i) {
      if (i > AsSize(row.first)) out += " ";
      out += doc.value()->TextOf(layers.Get<TokenRow>().Column<&TokenRow::span>()[i]);
    }
  }
  return out;
}

struct CutCase {
  const char* name;
  const char* text;
  const char* want;
  friend void PrintTo(const CutCase& c, std::ostream* out) { *out << c.name; }
};

class CutTest : public ::testing::TestWithParam<CutCase> {};

TEST_P(CutTest, GivesTokensAndSentences) { EXPECT_EQ(Cut(GetParam().text), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    English, CutTest,
    ::testing::Values(
        CutCase{"Contraction", "They don't agree.", "They do n't agree ."},
        CutCase{"CurlyContraction", "It\u2019s over; he can\u2019t.",
                "It \u2019s over ; he ca n\u2019t ."},
        CutCase{"Possessive", "Peru's ministers' plan.", "Peru 's ministers ' plan ."},
        CutCase{"Hyphens", "A far-eastern, 15-year co-founder.",
                "A far - eastern , 15 - year co-founder ."},
        CutCase{"Money", "It cost $1,200.50 or 3.5%.", "It cost $ 1,200.50 or 3.5 % ."},
        CutCase{"Abbreviation", "Mr. Diaz met Gen. Sosa. They left.",
                "Mr. Diaz met Gen. Sosa . | They left ."},
        CutCase{"UsArmy", "The U.S. Army left. It flew to the U.S. The end.",
                "The U.S. Army left . | It flew to the U.S. | The end ."},
        CutCase{"Initials", "J. R. Vega spoke.", "J. R. Vega spoke ."},
        CutCase{"QuoteClosesWithItsSentence", "\"Go home.\" He left.",
                "\" Go home . \" | He left ."},
        CutCase{"TitleAfterQuote", "\"We must.\" Gen. Sosa left. \"Why?\" Mr. Diaz asked.",
                "\" We must . \" | Gen. Sosa left . | \" Why ? \" Mr. Diaz asked ."},
        CutCase{"AbbreviationInNextSentence", "\"We lost. The U.N. must act.\"",
                "\" We lost . | The U.N. must act . \""},
        CutCase{"BrokenWord", "He said the govern-\nment of Chad fell.",
                "He said the govern - ment of Chad fell ."},
        CutCase{"QuestionGoesOnInLowerCase", "\"Why?\" he asked.", "\" Why ? \" he asked ."},
        CutCase{"Decimal", "It rose 4.5 points. Then it fell.",
                "It rose 4.5 points . | Then it fell ."},
        CutCase{"Address", "See https://example.org/a-b. Write to a.b@c.org.",
                "See https://example.org/a-b . | Write to a.b@c.org ."},
        CutCase{"EmDash", "LIMA\u2014It rained\u2026", "LIMA \u2014 It rained \u2026"},
        CutCase{"BlankLineEnds", "No stop here\n\nNext line", "No stop here | Next line"},
        CutCase{"WrappedLineGoesOn", "One\ntwo.", "One two ."},
        CutCase{"Clock", "At 5:30 p.m. on 10/31/89.", "At 5:30 p.m. on 10/31/89 ."},
        CutCase{"Cannot", "You cannot. I'm gonna go.", "You can not . | I 'm gon na go ."},
        CutCase{"ContractionWithoutApostrophe", "Dont go, im sure thats fine.",
                "Do nt go , i m sure that s fine ."},
        CutCase{"ContractionThatLooksLikeAnOwner", "Its a pity, your not to blame.",
                "It s a pity , you r not to blame ."},
        CutCase{"OwnerBeforeCompound", "Its all-time low hurt its people and your in-laws.",
                "Its all - time low hurt its people and your in - laws ."},
        CutCase{"Decades", "The 1960's and '70s.", "The 1960's and '70s ."},
        CutCase{"PossessiveOfNumber", "Flight 93's crew.", "Flight 93 's crew ."},
        CutCase{"Units", "A 34m grant at 5pm, 20km off.", "A 34 m grant at 5 pm , 20 km off ."},
        CutCase{"Ordinals", "On the 4th, in the 1990s.", "On the 4th , in the 1990s ."},
        CutCase{"UsLed", "A U.S.-led force.", "A U.S. - led force ."},
        CutCase{"Prefixes", "An anti-war, pre-1990, cross-border act.",
                "An anti-war , pre-1990 , cross-border act ."},
        CutCase{"ArabicArticle", "Ali al-Hadi spoke.", "Ali al - Hadi spoke ."},
        CutCase{"Telephone", "Call 555-0182, not 3-2.", "Call 555-0182 , not 3 - 2 ."},
        CutCase{"Ranges", "From 500-1000 tons in 2010-2012.",
                "From 500 - 1000 tons in 2010 - 2012 ."},
        CutCase{"IsoDate", "On 2024-05-16.", "On 2024-05-16 ."},
        CutCase{"NumberSign", "No. 10 said no. Nobody came.", "No. 10 said no . | Nobody came ."},
        CutCase{"StopsTogether", "Really?! No way!!", "Really ?! | No way !!"},
        CutCase{"Face", "Nice work :-)", "Nice work :-)"},
        CutCase{"NoFace", "Facts (see below:) matter.", "Facts ( see below : ) matter ."},
        CutCase{"AddressInBrackets", "See [https://example.org/x?y=1] and <a.b@c.org>.",
                "See [ https://example.org/x?y=1 ] and < a.b@c.org > ."},
        CutCase{"Symbols", "Good \U0001F44D\U0001F3FD day, many ask\u2665 here.",
                "Good \U0001F44D\U0001F3FD day , many ask \u2665 here ."},
        CutCase{"RunsOfMarks", "There was ____ and $$$ and >> there.",
                "There was ____ and $$$ and >> there ."},
        CutCase{"Backtick", "My mama`s house.", "My mama `s house ."},
        CutCase{"Slashes", "This and/or that since 9/11.", "This and / or that since 9/11 ."},
        CutCase{"BrokenOff", "I th- think pre- and post-war.", "I th- think pre- and post-war ."},
        CutCase{"Dateline", "SEOUL, April 24 (Agency) \u2014 Troops left the town.",
                "SEOUL , April 24 ( Agency ) \u2014 Troops left the town ."},
        CutCase{"DatelineWithHyphen",
                "ERIMO, Japan, Oct 19 (Agency) - Ever since the rocket flew, nobody slept.",
                "ERIMO , Japan , Oct 19 ( Agency ) - Ever since the rocket flew , nobody slept ."},
        CutCase{"CurlyQuotes", "\u201CWe will stay,\u201D she said. \u201CWe must.\u201D",
                "\u201C We will stay , \u201D she said . | \u201C We must . \u201D"},
        CutCase{"QuoteAfterQuote", "He said \"no.\" \"Yes,\" she said.",
                "He said \" no . \" | \" Yes , \" she said ."},
        CutCase{"QuoteOverSentences",
                "\u201CWe know what we lost. We know what we want,\u201D said Ms. Ruiz.",
                "\u201C We know what we lost . | We know what we want , \u201D said Ms. Ruiz ."},
        CutCase{"AllCaps", "TROOPS LEAVE. TALKS BEGIN.", "TROOPS LEAVE . | TALKS BEGIN ."},
        CutCase{"WordPutIn", "\"It is [Ana] Diaz who left,\" he said.",
                "\" It is [ Ana ] Diaz who left , \" he said ."},
        CutCase{"TwoStops", "The firm is CCNG, Inc.. It was sold.",
                "The firm is CCNG , Inc. . | It was sold ."},
        CutCase{"Ranks",
                "He met Col. Vega, Lt. Gen. Soto and J. R. Paz at 10 a.m. The talks failed.",
                "He met Col. Vega , Lt. Gen. Soto and J. R. Paz at 10 a.m. | The talks failed ."},
        CutCase{"Brackets", "She asked (why?) and left. (He stayed.) They met.",
                "She asked ( why ? ) and left . | ( He stayed . ) | They met ."},
        CutCase{"DotsGoOn", "It rose 2.5 percent... and fell.",
                "It rose 2.5 percent ... and fell ."},
        CutCase{"Dots", "Well...", "Well ..."},
        CutCase{"TimesGoOn", "It began at 9 a.m. Tuesday there.",
                "It began at 9 a.m. Tuesday there ."}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TokensAnnotatorTest, BylinesHaveNoSentences) {
  EXPECT_EQ(Cut("By Ana Ruiz", BlockKind::kByline), "");
}

TEST(TokensAnnotatorTest, LinesOfAListAreSentences) {
  EXPECT_EQ(Cut("Open the gate\nClose it", BlockKind::kList), "Open the gate | Close it");
}

TEST(TokensAnnotatorTest, HeadlinesArePartedAtStopsOnly) {
  EXPECT_EQ(Cut("Talks Fail Troops Leave", BlockKind::kHeadline), "Talks Fail Troops Leave");
}

TEST(LemmatizerTest, LemmasFollowThePartOfSpeech) {
  const auto loaded = Lemmatizer::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  ASSERT_TRUE(loaded) << loaded.error().message << loaded.error().where;
  const Lemmatizer& lemmatizer = loaded.value();
  struct Case {
    const char* surface;
    const char* upos;
    const char* lemma;
    const char* written;
  };
  for (const Case& c : std::vector<Case>{{"met", "VERB", "meet", "meet"},
                                         {"Fled", "VERB", "flee", "flee"},
                                         {"talks", "NOUN", "talk", "talk"},
                                         {"countries", "NOUN", "country", "country"},
                                         {"left", "VERB", "leave", "leave"},
                                         {"left", "ADJ", "left", "left"},
                                         {"leaves", "VERB", "leave", "leave"},
                                         {"leaves", "NOUN", "leaf", "leaf"},
                                         {"looting", "VERB", "loot", "loot"},
                                         {"tents", "NOUN", "tent", "tent"},
                                         {"meeting", "NOUN", "meeting", "meeting"},
                                         {"worst", "ADJ", "bad", "bad"},
                                         {"n\u2019t", "PART", "not", "not"},
                                         {"'s", "PART", "'s", "'s"},
                                         {"'s", "AUX", "be", "be"},
                                         {"Lima", "PROPN", "lima", "Lima"},
                                         {"NATO", "PROPN", "nato", "NATO"},
                                         {"me", "PRON", "i", "I"},
                                         {"Peruvian", "ADJ", "peruvian", "Peruvian"}}) {
    const std::string lemma = lemmatizer.LemmaAs(lexicon::NormOf(c.surface), c.upos);
    EXPECT_EQ(lemma, c.lemma) << c.surface;
    EXPECT_EQ(lemmatizer.WriteLemma(lemma, c.surface, c.upos, false), c.written) << c.surface;
  }
}

TEST(ContinuesWordTest, ContractionsAreOneWordAsWritten) {
  EXPECT_TRUE(ContinuesWord("do", "n't"));
  EXPECT_TRUE(ContinuesWord("Peru", "\u2019s"));
  EXPECT_TRUE(ContinuesWord("ministers", "'"));
  EXPECT_TRUE(ContinuesWord("gon", "na"));
  EXPECT_FALSE(ContinuesWord("5", "pm"));
  EXPECT_FALSE(ContinuesWord("well", "-"));
  EXPECT_FALSE(ContinuesWord("Lima", "'"));
}

TEST(TokensAnnotatorTest, LongSentencesAreBroken) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "word ";
  Limits limits;
  const auto doc =
      Document::Create(text, {{BlockKind::kParagraph, {0, static_cast<ByteOffset>(text.size())}}},
                       {}, false, limits);
  Layers layers(doc.value()->text());
  ASSERT_TRUE(Shipped().Run(*doc.value(), limits, layers));
  EXPECT_EQ(layers.Get<SentenceRow>().size(), 2u);
}

TEST(TokensAnnotatorTest, LimitsSayHowLongASentenceIs) {
  std::string text;
  for (int i = 0; i < 600; ++i) text += "word ";
  Limits limits;
  for (const auto& [most, sentences] : {std::pair{700u, 1u}, {300u, 2u}, {1u, 600u}, {0u, 600u}}) {
    limits.sentence_tokens = most;
    const auto doc =
        Document::Create(text, {{BlockKind::kParagraph, {0, static_cast<ByteOffset>(text.size())}}},
                         {}, false, limits);
    Layers layers(doc.value()->text());
    ASSERT_TRUE(Shipped().Run(*doc.value(), limits, layers));
    EXPECT_EQ(layers.Get<SentenceRow>().size(), sentences) << most;
  }
}

TEST(TokensAnnotatorTest, TakesGivenTokensAsTheyAre) {
  const std::string text = "ab cd";
  Limits limits;
  const auto doc = Document::Create(text, {{BlockKind::kParagraph, {0, 5}}}, {}, false, limits);
  Layers layers(doc.value()->text());
  layers.SetGiven({{{0, 1}, {1, 2}, {3, 5}}, {{0, 2}, {3, 5}}});
  ASSERT_TRUE(Shipped().Run(*doc.value(), limits, layers));
  EXPECT_EQ(layers.Get<TokenRow>().size(), 3u);
  EXPECT_EQ(layers.Get<SentenceRow>().size(), 2u);
}

}  // namespace
}  // namespace dateline::lang
