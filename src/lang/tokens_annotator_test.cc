#include "lang/tokens_annotator.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"

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
        CutCase{"QuestionGoesOnInLowerCase", "\"Why?\" he asked.", "\" Why ? \" he asked ."},
        CutCase{"Decimal", "It rose 4.5 points. Then it fell.",
                "It rose 4.5 points . | Then it fell ."},
        CutCase{"Address", "See https://example.org/a-b. Write to a.b@c.org.",
                "See https://example.org/a-b . | Write to a.b@c.org ."},
        CutCase{"EmDash", "LIMA\u2014It rained\u2026", "LIMA \u2014 It rained \u2026"},
        CutCase{"BlankLineEnds", "No stop here\n\nNext line", "No stop here | Next line"},
        CutCase{"WrappedLineGoesOn", "One\ntwo.", "One two ."},
        CutCase{"Clock", "At 5:30 p.m. on 10/31/89.", "At 5:30 p.m. on 10/31/89 ."},
        CutCase{"Dots", "Well...", "Well ..."}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TokensAnnotatorTest, BylinesHaveNoSentences) {
  EXPECT_EQ(Cut("By Ana Ruiz", BlockKind::kByline), "");
}

TEST(TokensAnnotatorTest, LemmasFollowTheTables) {
  const auto lemmatizer = Lemmatizer::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  ASSERT_TRUE(lemmatizer) << lemmatizer.error().message << lemmatizer.error().where;
  for (const auto& [form, lemma] :
       std::vector<std::pair<std::string, std::string>>{{"met", "meet"},
                                                        {"said", "say"},
                                                        {"countries", "country"},
                                                        {"attacked", "attack"},
                                                        {"negotiated", "negotiate"},
                                                        {"women", "woman"},
                                                        {"sanctions", "sanction"},
                                                        {"planning", "plan"},
                                                        {"imposes", "impose"},
                                                        {"congress", "congress"},
                                                        {"n't", "not"}}) {
    EXPECT_EQ(lemmatizer.value().LemmaOf(form, false), lemma);
  }
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
