#include "place/place.h"

#include <optional>
#include <string>
#include <vector>

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

// A name that the language model finds: its words and kind.
struct Named {
  std::string words;
  NameKind kind;
};

Columns<NameRow> NamesOf(std::string_view text, const std::vector<Named>& named) {
  Columns<NameRow> rows;
  std::size_t from = 0;
  for (const Named& name : named) {
    const std::size_t at = text.find(name.words, from);
    EXPECT_NE(at, std::string_view::npos) << name.words;
    from = at + name.words.size();
    rows.Add({{static_cast<ByteOffset>(at), static_cast<ByteOffset>(from)}, name.kind, 1});
  }
  return rows;
}

// "name/country/adm1 " of every place of a text whose tokens stand between spaces. `names` in the
// order of the text; `year` is that of the report.
std::string Read(const std::string& text, const std::vector<Named>& names = {},
                 std::optional<int> year = {}) {
  const auto size = static_cast<ByteOffset>(text.size());
  Source source;
  if (year) source.published = *ParseIsoMoment(std::to_string(*year));
  auto doc = Document::Create(text, {{BlockKind::kParagraph, {0, size}}}, source, false, {});
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
  EXPECT_TRUE(layers.Put<NameRow>(NamesOf(own, names)));
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
  EXPECT_EQ(Read("They met at Khasan station ."), "Khasan station/RUS/59 ");
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

TEST(PlaceTest, APersonsNameIsNoPlace) {
  const NameKind person = NameKind::kPerson;
  EXPECT_EQ(Read("Michael Jordan spoke . Jordan left .", {{"Michael Jordan", person}}), "");
  EXPECT_EQ(Read("Georgia Stevens won . They cheered Georgia .", {{"Georgia Stevens", person}}),
            "");
  EXPECT_EQ(Read("George Washington slept in Washington .",
                 {{"George Washington", person}, {"Washington", NameKind::kLocation}}),
            "Washington/USA/DC ");
}

TEST(PlaceTest, CompanyTellsPlacesOfOneNameApart) {
  EXPECT_EQ(Read("They fled Tbilisi and Georgia .", {{"Tbilisi", NameKind::kLocation}}),
            "Tbilisi/GEO/51 Georgia/GEO/ ");
  EXPECT_EQ(Read("It rained in Atlanta , in Savannah and all over Georgia ."),
            "Atlanta/USA/GA Savannah/USA/GA Georgia/USA/GA ");
  EXPECT_EQ(Read("It rained in Dallas and Tyler , in Texas , and in Paris .",
                 {{"Tyler", NameKind::kLocation}}),
            "Dallas/USA/TX Tyler/USA/TX Texas/USA/TX Paris/USA/TX ");
}

TEST(PlaceTest, WordsWithinLongerNamesAreNoTowns) {
  EXPECT_EQ(Read("They met at Rock Center .", {{"Rock Center", NameKind::kOrganization}}), "");
  EXPECT_EQ(Read("They sued the Ohio Senate .", {{"Ohio Senate", NameKind::kOrganization}}),
            "Ohio/USA/OH ");
}

TEST(PlaceTest, ShortenedStatesAndCounties) {
  EXPECT_EQ(
      Read("The fire in Laurel County , Ky. , spread .", {{"Laurel County", NameKind::kLocation}}),
      "Laurel County/USA/KY Kentucky/USA/KY ");
}

TEST(PlaceTest, OfEquallyLikelyPlacesNoneIsTaken) {
  EXPECT_EQ(Read("It rained in Madison County ."), "");
}

TEST(PlaceTest, NamesThatEndInASmallLetter) {
  EXPECT_EQ(Read("Trucks queued at Rafah crossing ."), "Rafah crossing/PSE/GZ ");
  EXPECT_EQ(Read("Trucks were crossing at Rafah ."), "Rafah/PSE/ ");
  EXPECT_EQ(Read("The council of Kansas city spoke ."), "Kansas/USA/KS ");
}

TEST(PlaceTest, FormerNamesGiveWayToTheirTime) {
  EXPECT_EQ(Read("They met in Salisbury .", {}, 1979), "Harare/ZWE/10 ");
  EXPECT_EQ(Read("They met in Salisbury , Maryland .", {}, 2019),
            "Salisbury/USA/MD Maryland/USA/MD ");
  EXPECT_EQ(Read("They met in Salisbury .", {}, 2019), "");  // several bear it now
  EXPECT_EQ(Read("They met in Leningrad .", {}, 2019), "Saint Petersburg/RUS/66 ");
  EXPECT_EQ(Read("The siege by Leningrad troops .", {}, 2019), "");
  EXPECT_EQ(Read("They met in Bombay .", {}, 2019), "Mumbai/IND/16 ");
}

TEST(PlaceTest, OneNameOfManyThings) {
  const NameKind person = NameKind::kPerson;
  EXPECT_EQ(Read("They met in Jordan ."), "Jordan/JOR/ ");
  EXPECT_EQ(Read("They fled Amman and Jordan .", {{"Amman", NameKind::kLocation}}),
            "Amman/JOR/16 Jordan/JOR/ ");
  EXPECT_EQ(Read("Jordan scored . Coach Jordan smiled .", {{"Jordan", person}, {"Jordan", person}}),
            "");
  EXPECT_EQ(Read("They met in Washington ."), "Washington/USA/DC ");
  EXPECT_EQ(Read("talks with Washington failed ."), "");
  EXPECT_EQ(Read("It rained in Seattle , in Spokane and all over Washington ."),
            "Seattle/USA/WA Spokane/USA/WA Washington/USA/WA ");
  EXPECT_EQ(Read("Denzel Washington spoke . Washington left .",
                 {{"Denzel Washington", person}, {"Washington", person}}),
            "");
}

}  // namespace
}  // namespace dateline::place
