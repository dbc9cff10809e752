// The annotator with the shipped model: what must hold of any text, whatever the weights.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lang/decode_tree.h"
#include "lang/tokens_annotator.h"

namespace dateline::lang {
namespace {

const TokensAnnotator& Shipped() {
  static const auto annotator =
      TokensAnnotator::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  return *annotator.value();
}

struct Annotated {
  std::unique_ptr<const Document> doc;
  Layers layers;
  explicit Annotated(const std::string& text, std::optional<GivenTokens> given = {})
      : doc(std::move(Document::Create(
                          text,
                          {{BlockKind::kParagraph, {0, static_cast<ByteOffset>(text.size())}}}, {},
                          false, {}))
                .value()),
        layers(doc->text()) {
    if (given) layers.SetGiven(std::move(*given));
    EXPECT_TRUE(Shipped().Run(*doc, {}, layers));
  }
  [[nodiscard]] const Columns<TokenRow>& tokens() const { return layers.Get<TokenRow>(); }
};

TEST(TextAnalysis, EverySentenceIsATreeWithOneRoot) {
  const Annotated text(
      "Talks broke down in Geneva on Friday. \"We won't go back,\" said the envoy, who had flown "
      "in "
      "from Kigali; nobody else spoke! Yes. (No.)\n\nAnd then\n\n1, 2, 3 ... ???");
  const auto& sentences = text.layers.Get<SentenceRow>();
  ASSERT_GE(sentences.size(), 5u);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const SentenceRow sentence = sentences.RowAt(s);
    Heads heads;
    for (std::size_t i = AsSize(sentence.first); i < AsSize(sentence.last); ++i) {
      const TokenRow token = text.tokens().RowAt(i);
      const bool root = token.head == kNoHead;
      EXPECT_EQ(token.deprel == "root", root);
      EXPECT_NE(token.upos, Upos::kNone);
      EXPECT_NE(token.relation, Relation::kNone);
      heads.push_back(
          root ? 0u : static_cast<std::uint32_t>(AsSize(token.head) - AsSize(sentence.first) + 1));
    }
    EXPECT_TRUE(IsTree(heads)) << s;
  }
}

TEST(TextAnalysis, NamesLieInOneSentenceAndDoNotOverlap) {
  const Annotated text("Ana Ruiz of Peru met Li Wei in Lima. The United Nations sent Jan Novak.");
  const auto& names = text.layers.Get<NameRow>();
  ByteOffset end = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NameRow name = names.RowAt(i);
    EXPECT_GE(name.span.begin, end);
    EXPECT_GE(name.score, 0.F);
    EXPECT_LE(name.score, 1.F);
    end = name.span.end;
  }
}

std::string Words(const Annotated& text) {
  std::string out;
  for (std::size_t i = 0; i < text.tokens().size(); ++i) {
    const TokenRow token = text.tokens().RowAt(i);
    out += token.joined ? "+" : " ";
    out += text.doc->TextOf(token.span);
  }
  return out;
}

TEST(TextAnalysis, WordsOfAContractionAreJoined) {
  EXPECT_EQ(Words(Annotated("It can't be Peru's; the ministers' far-off plan won't do.")),
            " It ca+n't be Peru+'s ; the ministers+' far - off plan wo+n't do .");
}

TEST(TextAnalysis, GivenTokensAreTakenAsTheyAreButForContractions) {
  const std::string text = "They don't meet far-off envoys";
  GivenTokens given;
  given.tokens = {{0, 4}, {5, 10}, {11, 15}, {16, 23}, {24, 30}};
  given.sentences = {{0, 30}};
  EXPECT_EQ(Words(Annotated(text, given)), " They do+n't meet far-off envoys");
}

TEST(TextAnalysis, GivenTokensAreNotJoined) {
  GivenTokens given;
  given.tokens = {{0, 2}, {2, 5}, {6, 10}};
  given.sentences = {{0, 10}};
  EXPECT_EQ(Words(Annotated("do n't stay", {})), " do n't stay");
  EXPECT_EQ(Words(Annotated("don't stay", given)), " do n't stay");
}

TEST(TextAnalysis, GivenTokensMayHoldBlanks) {
  const std::string text = "Some 10 000 people fled,";
  const Span spaced{5, 11};
  GivenTokens given;
  given.tokens = {{0, 4}, spaced, {12, 18}, {19, 23}, {23, 24}};
  given.sentences = {{0, 24}};
  const Annotated apart(text, given);
  EXPECT_EQ(Words(apart), " Some 10 000 people fled ,");
  EXPECT_EQ(apart.tokens().RowAt(1).norm, "10000");
  EXPECT_EQ(apart.tokens().RowAt(1).upos, Upos::kNum);
}

TEST(TextAnalysis, NoTextNoRows) {
  const auto doc = std::move(Document::Create("x", {}, {}, false, {})).value();
  Layers layers(doc->text());
  EXPECT_TRUE(Shipped().Run(*doc, {}, layers));
  EXPECT_TRUE(layers.Get<TokenRow>().empty());
  EXPECT_TRUE(layers.Get<NameRow>().empty());
}

}  // namespace
}  // namespace dateline::lang
