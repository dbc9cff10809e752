#include "place/place.h"

#include <string>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lexicon/word_form.h"

namespace dateline::place {
namespace {

const Annotator& Shared() {
  static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  static const auto made = PlaceAnnotator::Make(*dir);
  return **made;
}

// "name/country/adm1 " of every place of a text whose tokens stand between spaces.
std::string Read(const std::string& text) {
  const auto size = static_cast<ByteOffset>(text.size());
  auto doc = Document::Create(text, {{BlockKind::kParagraph, {0, size}}}, {}, false, {});
  const std::string_view own = (*doc)->text();
  Columns<TokenRow> tokens;
  for (const std::string_view piece : lexicon::CutAtSpaces(own)) {
    TokenRow row;
    const auto begin = static_cast<ByteOffset>(piece.data() - own.data());
    row.span = {begin, static_cast<ByteOffset>(begin + piece.size())};
    row.norm = lexicon::NormOf(piece);
    tokens.Add(row);
  }
  Columns<SentenceRow> sentences;
  SentenceRow sentence;
  sentence.span = {0, size};
  sentence.last = TokenIndex{static_cast<std::uint32_t>(tokens.size())};
  sentences.Add(sentence);
  Layers layers(own);
  EXPECT_TRUE(layers.Put<TokenRow>(std::move(tokens)));
  EXPECT_TRUE(layers.Put<SentenceRow>(std::move(sentences)));
  EXPECT_TRUE(Shared().Run(**doc, {}, layers));
  std::string out;
  const auto& places = layers.Get<PlaceRow>();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PlaceRow row = places.RowAt(i);
    out += row.name + "/" + row.country + "/" + row.adm1 + " ";
  }
  return out;
}

TEST(PlaceTest, FindsByUseAndContainer) {
  EXPECT_EQ(Read("They met in Vladivostok ."), "Vladivostok/RUS/59 ");
  EXPECT_EQ(Read("They met at Khasan station ."), "Khasan/RUS/59 ");
  EXPECT_EQ(Read("It rained in Paris , Texas ."), "Paris/USA/TX Texas/USA/TX ");
  EXPECT_EQ(Read("It rained in Paris ."), "Paris/FRA/11 ");
  EXPECT_EQ(Read("They went to the Korean Peninsula ."), "Korean Peninsula// ");
}

TEST(PlaceTest, LeavesGovernmentsToTheActors) {
  EXPECT_EQ(Read("new sanctions against Lima ."), "");
}

TEST(PlaceTest, LeavesNamesOfPersonsAlone) {
  EXPECT_EQ(Read("then Denzel Washington sang ."), "");
  EXPECT_EQ(Read("then Paris Hilton sang ."), "");
}

TEST(FoldNameTest, DropsCaseAndAccents) {
  EXPECT_EQ(FoldName("Kaesŏng"), "kaesong");
  EXPECT_EQ(FoldName("ABC"), "abc");
}

}  // namespace
}  // namespace dateline::place
