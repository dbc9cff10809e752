#include "actor/actor.h"

#include <cctype>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"

namespace dateline::actor {
namespace {

// Cuts at spaces, and sets marks and possessives apart.
std::vector<std::string_view> Cut(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::string_view word : lexicon::CutAtSpaces(text)) {
    std::vector<std::string_view> tail;
    while (word.size() > 1 &&
           (word.back() == ',' || (word.back() == '.' && word.find('.') + 1 == word.size()))) {
      tail.insert(tail.begin(), word.substr(word.size() - 1));
      word.remove_suffix(1);
    }
    if (word.size() > 2 && word.ends_with("'s")) {
      tail.insert(tail.begin(), word.substr(word.size() - 2));
      word.remove_suffix(2);
    }
    pieces.push_back(word);
    pieces.insert(pieces.end(), tail.begin(), tail.end());
  }
  return pieces;
}

const Annotator& Shared() {
  static const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
  static const auto made = ActorAnnotator::Make(*dir, Cut);
  return **made;
}

// A name as the model sees it, where its words last stand.
struct Name {
  const char* words;
  NameKind kind;
  float score = 0.8F;
};

struct Report {
  std::shared_ptr<const Document> doc;
  Layers layers;
};

Report Annotate(const std::string& text, const std::vector<Name>& names,
                const std::string& published) {
  Source source;
  if (!published.empty()) source.published = *ParseIsoMoment(published);
  auto doc =
      Document::Create(text, {{BlockKind::kParagraph, {0, static_cast<ByteOffset>(text.size())}}},
                       source, false, {});
  const std::string_view own = (*doc)->text();
  Columns<TokenRow> tokens;
  Columns<SentenceRow> sentences;
  std::uint32_t first = 0;
  std::uint32_t sentence = 0;
  const auto close = [&] {
    if (tokens.size() == first) return;
    SentenceRow row;
    row.span = {tokens.Column<&TokenRow::span>()[first].begin,
                tokens.Column<&TokenRow::span>().back().end};
    row.first = TokenIndex{first};
    row.last = TokenIndex{static_cast<std::uint32_t>(tokens.size())};
    sentences.Add(row);
    first = static_cast<std::uint32_t>(tokens.size());
    ++sentence;
  };
  for (const std::string_view piece : Cut(own)) {
    TokenRow row;
    const auto begin = static_cast<ByteOffset>(piece.data() - own.data());
    row.span = {begin, static_cast<ByteOffset>(begin + piece.size())};
    row.sentence = SentenceIndex{sentence};
    row.norm = lexicon::NormOf(piece);
    row.lemma = row.norm;
    if (row.norm == "the") {
      row.head = TokenIndex{static_cast<std::uint32_t>(tokens.size() + 1)};
      row.feats = "Definite=Def";
    }
    if (piece == ",") row.upos = Upos::kPunct;
    if (piece.front() >= '0' && piece.front() <= '9') row.upos = Upos::kNum;
    if (piece == "and") row.upos = Upos::kCconj;
    tokens.Add(row);
    if (piece == ".") close();
  }
  close();
  Layers layers(own);
  EXPECT_TRUE(layers.Put<TokenRow>(std::move(tokens)));
  EXPECT_TRUE(layers.Put<SentenceRow>(std::move(sentences)));
  Columns<NameRow> name_rows;
  for (const Name& name : names) {
    const auto begin = static_cast<ByteOffset>(own.rfind(name.words));
    name_rows.Add({{begin, static_cast<ByteOffset>(begin + std::string_view(name.words).size())},
                   name.kind,
                   name.score});
  }
  EXPECT_TRUE(layers.Put<NameRow>(std::move(name_rows)));
  EXPECT_TRUE(layers.Put<PlaceRow>({}));
  const Status run = Shared().Run(**doc, {}, layers);
  EXPECT_TRUE(run) << (run ? "" : run.error().message);
  return {std::move(*doc), std::move(layers)};
}

// "kind name country sectors office" of every entity, then "form>entity" of every mention.
std::string Read(const std::string& text, const std::vector<Name>& names,
                 const std::string& published) {
  const auto [doc, layers] = Annotate(text, names, published);
  std::string out;
  const auto& entities = layers.Get<EntityRow>();
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const EntityRow row = entities.RowAt(i);
    out += std::string(EntityKindName(row.kind)) + "|" + row.name + "|" + row.country + "|" +
           (row.sectors.empty() ? "" : row.sectors[0]) + "|" + row.office + "; ";
  }
  const auto& mentions = layers.Get<MentionRow>();
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const MentionRow row = mentions.RowAt(i);
    out += std::string(doc->TextOf(row.span)) + ">" + std::to_string(AsSize(row.entity)) + " ";
  }
  return out;
}

struct Case {
  const char* name;
  const char* text;
  const char* part;  // of what Read gives
  std::vector<Name> names = {};
  const char* published = "";
};

class ActorTest : public testing::TestWithParam<Case> {};

TEST_P(ActorTest, Finds) {
  const std::string read = Read(GetParam().text, GetParam().names, GetParam().published);
  EXPECT_NE(read.find(GetParam().part), std::string::npos) << read;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ActorTest,
    testing::Values(
        Case{"TitledName", "Peruvian Deputy Prime Minister Ana Ruiz left .",
             "person|Ana Ruiz|PER|GOV|Deputy Prime Minister"},
        Case{"SmallTitle", "Then North Korean leader Kim Jong Un arrived .",
             "person|Kim Jong Un|PRK|GOV|leader"},
        Case{"Apposition", "Peru's foreign minister, Ana Ruiz, said so .",
             "person|Ana Ruiz|PER|GOV|foreign minister"},
        Case{"OfficeOfALandBeforeAName",
             "Then President of Peru Ana Ruiz left .",
             "state|Peru|PER|GOV|; person|Ana Ruiz|PER|GOV|President; ",
             {{"Ana Ruiz", NameKind::kPerson}}},
        Case{"OfficeOfALandWithoutAName", "The Emir of the State of Qatar left .",
             "office|Emir|QAT|GOV|Emir; "},
        Case{"OfficeThatTheModelNamesABody",
             "Ana Ruiz of Peru left . Then the President of Chad Visited Lima .",
             "office|President|TCD|GOV|President; ",
             {{"President of Chad", NameKind::kOrganization}}},
        Case{"TitleAloneIsNoName",
             "Then US President left .",
             "office|US President|USA|GOV|President; ",
             {{"US President", NameKind::kPerson}}},
        Case{"WhoIsBackedByALand",
             "Then US - Allied Kurds left .",
             "organization|US - Allied Kurds||",
             {{"US - Allied Kurds", NameKind::kOrganization}}},
        Case{"GroupAndItsNoun", "Then the Taliban insurgent group left . Taliban militants fled .",
             "Taliban insurgent group>0 Taliban militants>0"},
        Case{"AmericanOfAnotherDescent", "Then Mexican Americans left .",
             "group|Americans|USA|CVL|; Americans>0"},
        Case{"PresidentOfAnotherLand",
             "Then President Vladimir Putin left . Then the president of Chad wept .",
             "person|Vladimir Putin|RUS|GOV|President; office|president|TCD|GOV|president; ",
             {},
             "2014-05-01"},
        Case{"CoalitionOfManyLands", "Then Peru wept . Then the coalition left .",
             "organization|coalition|IGO|MIL|; "},
        Case{"SeatLendsCountry", "Kremlin adviser Yuri Petrov said so .",
             "person|Yuri Petrov|RUS|GOV|adviser"},
        Case{"Region", "Primorye governor Oleg Petrov said so .",
             "person|Oleg Petrov|RUS|GOV|governor"},
        Case{"LexiconLendsCountry", "Then President Vladimir Putin left .",
             "person|Vladimir Putin|RUS|GOV|President"},
        Case{"ShortNameYields", "North Korea waits . The North Korean leader Kim Jong Un left .",
             "person|Kim Jong Un|PRK|GOV|leader"},
        Case{"SharedName", "Then North and South Korea met .",
             "state|North Korea|PRK|GOV|; state|South Korea|KOR|GOV|; North>0 South Korea>1"},
        Case{"SharedNoun", "Then Chadian and Togolese forces met .",
             "group|Chadian forces|TCD|MIL|; "},
        Case{"NounSharedByThree",
             "Then Peruvian , Chadian and Togolese envoys met . Chadian envoys left .",
             "Peruvian>0 Chadian>1 Togolese>2 Togolese envoys>3 Chadian>4 Chadian envoys>1"},
        Case{"NounSharedWithInitials", "Then UK and Togolese forces met .",
             "group|UK forces|GBR|MIL|; "},
        Case{"Honorific", "Mr Ruiz wept . President Ruiz left .",
             "person|Ruiz||GOV|President; Ruiz>0 Ruiz>0"},
        Case{"NameThatRepeatsAWord",
             "Then Said bin Ali Al - Said left .",
             "person|Said bin Ali Al - Said|",
             {{"Said bin Ali Al - Said", NameKind::kPerson}}},
        Case{"NounSharedByNobody", "Then Chad and Togolese forces met .", "state|Chad|TCD|GOV|; "},
        Case{"Nominal", "They met Russian officials there .", "group|Russian officials|RUS|GOV|"},
        Case{"Rebels", "Fighting broke out and rebels fled .", "group|rebels||REB|"},
        Case{"Metonym", "Pyongyang, for its part, covets coal .", "state|North Korea|PRK|GOV|"},
        Case{"Surname",
             "President Ana Ruiz left . Then Ruiz wept .",
             "Ana Ruiz>0 Ruiz>0",
             {{"Ana Ruiz", NameKind::kPerson}, {"Ruiz", NameKind::kPerson}}},
        Case{"SurnameThatIsAGivenName",
             "Secretary of State John Kerry left . Secretary Kerry wept .",
             "John Kerry>0 Kerry>0",
             {{"John Kerry", NameKind::kPerson}}},
        Case{"ThePresidentOfThesePages",
             "Vladimir Putin met President Hassan Rouhani . The President left .",
             "person|Vladimir Putin|RUS|GOV|President; person|Hassan Rouhani|IRN|GOV|President; "
             "Vladimir Putin>0 Hassan Rouhani>1 President>0",
             {},
             "2014-05-01"},
        Case{"Pronoun", "President Ana Ruiz left . She wept .", "Ana Ruiz>0 She>0"},
        Case{"Acronym", "The IAEA said so .", "organization|IAEA|UNO|IGO|"},
        Case{"ModelPerson", "Then Ruiz left .", "person|Ruiz||", {{"Ruiz", NameKind::kPerson}}},
        Case{"ModelPlace",
             "They came to Quilla .",
             "place|Quilla|",
             {{"Quilla", NameKind::kLocation}}},
        Case{"ModelBodyTakesCountryAndSector",
             "The Bank of Peru closed .",
             "organization|Bank of Peru|PER|BUS|",
             {{"Bank of Peru", NameKind::kOrganization}}},
        Case{"LandAndRoleAreOneName",
             "The Peruvian Foreign Ministry closed .",
             "organization|Peruvian Foreign Ministry|PER|GOV|; Peruvian Foreign Ministry>0",
             {{"Peruvian Foreign Ministry", NameKind::kOrganization}}},
        Case{"ModelOverrulesCountry",
             "Jordan Pickering left .",
             "person|Jordan Pickering|",
             {{"Jordan Pickering", NameKind::kPerson}}},
        Case{"CapitalThatActs",
             "Washington said so .",
             "state|United States|USA|GOV|; ",
             {{"Washington", NameKind::kPerson}}},
        Case{"PersonCalledAsACapital",
             "Ana Washington left . Washington said so .",
             "Ana Washington>0 Washington>0",
             {{"Ana Washington", NameKind::kPerson}, {"Washington", NameKind::kPerson}}},
        Case{"LexiconOverrulesExtent",
             "The European Union closed .",
             "organization|European Union|EUR|IGO|",
             {{"European", NameKind::kOrganization}}},
        Case{"TitleIsNoPartOfAName",
             "Then General Ruiz left .",
             "person|Ruiz||MIL|",
             {{"General Ruiz", NameKind::kPerson}}},
        Case{"AcronymOfANameInTheText",
             "The Lake Water Board ( LWB ) met . LWB closed .",
             "Lake Water Board>0 LWB>0 LWB>0",
             {{"Lake Water Board", NameKind::kOrganization}, {"LWB", NameKind::kPerson, 0.3F}}},
        Case{"ShortPersonName",
             "Ana Maria Ruiz left . Ana Ruiz wept .",
             "Ana Maria Ruiz>0 Ana Ruiz>0",
             {{"Ana Maria Ruiz", NameKind::kPerson}, {"Ana Ruiz", NameKind::kPerson}}},
        Case{"TwoPeopleOfOneSurname",
             "President Ana Ruiz met judge Eva Ruiz . President Ruiz left .",
             "person|Ana Ruiz||GOV|President; person|Eva Ruiz||JUD|judge"},
        Case{"OfficeOnTheDay",
             "Dmitry Medvedev left .",
             "person|Dmitry Medvedev|RUS|GOV|President",
             {},
             "2010-05-01"},
        Case{"AnotherOfficeLater",
             "Dmitry Medvedev left .",
             "person|Dmitry Medvedev|RUS|GOV|Prime Minister",
             {},
             "2013-05-01"},
        Case{"FormerMinister",
             "Former Peruvian minister Ana Ruiz left .",
             "person|Ana Ruiz|PER|ELI|; ",
             {},
             "2013-05-01"},
        Case{"DeadLeaderHoldsNoOffice",
             "Kim Jong Il once praised it .",
             "person|Kim Jong Il|PRK|GOV|; ",
             {{"Kim Jong Il", NameKind::kPerson}},
             "2019-04-25"},
        Case{"SurnameOfSomebodyElse",
             "President Trump spoke . Ivanka Trump spoke . Mr. Trump left .",
             "person|Trump|USA|GOV|President; person|Ivanka Trump",
             {{"Ivanka Trump", NameKind::kPerson}},
             "2018-10-09"},
        Case{"SurnameOfAHeadOfState",
             "President Mubarak left .",
             "person|Mubarak|EGY|GOV|President",
             {{"Mubarak", NameKind::kPerson}},
             "2009-04-25"},
        Case{"NameThatIsAPlace",
             "Then Sydney Ruiz left .",
             "person|Sydney Ruiz||",
             {{"Sydney Ruiz", NameKind::kPerson}}},
        Case{"MinisterNoMore",
             "Peru's former trade minister Ana Ruiz left .",
             "person|Ana Ruiz|PER|ELI|; ",
             {},
             "2013-05-01"},
        Case{"NamesAfterAPlural",
             "The lawmakers , Ana Ruiz , Eva Soto and Ada Paz , left .",
             "person|Ana Ruiz||LEG|; person|Eva Soto||LEG|; person|Ada Paz||LEG|; ",
             {{"Ana Ruiz", NameKind::kPerson},
              {"Eva Soto", NameKind::kPerson},
              {"Ada Paz", NameKind::kPerson}}},
        Case{"NameAfterAPlural",
             "They told lawmakers Ana Ruiz left .",
             "person|Ana Ruiz|||; ",
             {{"Ana Ruiz", NameKind::kPerson}}},
        Case{"NamesInARow",
             "Then Angela Merkel Vladimir Putin left .",
             "Angela Merkel>0 Vladimir Putin>1",
             {{"Angela Merkel Vladimir Putin", NameKind::kPerson}}},
        Case{"Nickname",
             "Jokowi left .",
             "person|Jokowi|IDN|GOV|President",
             {{"Jokowi", NameKind::kPerson}},
             "2018-05-01"},
        Case{"WhoWasDescribedSo", "Banker Ana Ruiz met judge Eva Soto . The tycoon left .",
             "Ana Ruiz>0 Eva Soto>1 tycoon>0"},
        Case{"TwoWereDescribedSo", "Banker Ana Ruiz met banker Eva Soto . The tycoon left .",
             "Ana Ruiz>0 Eva Soto>1 tycoon>2"},
        Case{"HostOfTheUnion", "Brussels accused Chad . The EU met .",
             "organization|European Union|EUR|IGO|; "},
        Case{"HostAsItsOwnState", "Brussels accused Chad . Peru met .", "state|Belgium|BEL|GOV|; "},
        Case{"HostAsATown",
             "The EU met . Brussels burned .",
             "place|Brussels|BEL||; ",
             {{"Brussels", NameKind::kLocation}}},
        Case{"HostOfTheCourt",
             "The Hague accused Chad . The International Criminal Court sits there .",
             "The Hague>0 Chad>1 International Criminal Court>0"},
        Case{"SeatOfGovernment", "Downing Street accused Chad .",
             "state|United Kingdom|GBR|GOV|; "},
        Case{"HeadquartersOfABody", "Turtle Bay accused Chad .", "Turtle Bay|UNO|IGO|; "},
        Case{"TownsOfTalksAreNoMetonyms",
             "Geneva accused Chad .",
             "place|Geneva|",
             {{"Geneva", NameKind::kLocation}}},
        Case{"OneWhomTheLexiconKnows", "Vladimir Putin left . Wladimir Putin wept .",
             "Vladimir Putin>0 Wladimir Putin>0"},
        Case{"SurnameInCapitals",
             "Ana Ruiz left . RUIZ wept .",
             "Ana Ruiz>0 RUIZ>0",
             {{"Ana Ruiz", NameKind::kPerson}, {"RUIZ", NameKind::kPerson}}},
        Case{"SuffixIsNobody",
             "Ana Ruiz , Jr. left .",
             "Ana Ruiz>0 ",
             {{"Ana Ruiz", NameKind::kPerson}, {"Jr.", NameKind::kPerson}}},
        Case{"OfficeYetToCome",
             "Angela Merkel left .",
             "person|Angela Merkel|DEU||; ",
             {},
             "1980-01-01"},
        Case{"BodyOfABody",
             "The United Nations Lake Fund met .",
             "organization|United Nations Lake Fund|UNO|IGO|; ",
             {{"United Nations Lake Fund", NameKind::kOrganization}}},
        Case{"PeopleOfAnywhere", "Peru waits . Then migrants left .", "group|migrants||REF|; "},
        Case{"EthnicPeople", "Chad waits . Then ethnic Peruvians left .",
             "group|Peruvians|TCD|CVL|; "},
        Case{"EthnicRebels", "Chad waits . Then ethnic Peruvian rebels left .",
             "group|Peruvian rebels|TCD|REB|; "},
        Case{"PeopleWithinAPeople", "Then Bosnian Serbs left .", "group|Bosnian Serbs|BIH|CVL|; "},
        Case{"PrivatePerson",
             "Ana Ruiz , 40 , left .",
             "person|Ana Ruiz||CVL|; ",
             {{"Ana Ruiz", NameKind::kPerson}}},
        Case{"StateThatWas", "Yugoslavia closed the border .", "state|Yugoslavia|YUG|GOV|"},
        Case{"ClubNamedAfterACountry",
             "Paraguay Athletic lost again .",
             "organization|Paraguay Athletic|PRY||; Paraguay Athletic>0",
             {{"Paraguay Athletic", NameKind::kOrganization}}},
        Case{"OfficeOfTheReportNotOfTheDeed",
             "In 2010 Dmitry Medvedev left .",
             "person|Dmitry Medvedev|RUS|GOV|Prime Minister",
             {},
             "2013-05-01"},
        Case{"OfficeUnderAnotherTitle", "President Ana Ruiz left . The head of state wept .",
             "Ana Ruiz>0 head of state>0"},
        Case{"OfficeThatTheLexiconTells",
             "Vladimir Putin left . The Russian president wept .",
             "Russian president>0",
             {},
             "2019-04-25"},
        Case{"OfficeOfAnotherCountry",
             "Vladimir Putin left . The Peruvian president wept .",
             "office|Peruvian president|PER|GOV|president",
             {},
             "2019-04-25"},
        Case{"SurnameOfWhoHoldsTheOffice",
             "Foreign Minister Lavrov left .",
             "person|Lavrov|RUS|GOV|Foreign Minister",
             {{"Lavrov", NameKind::kPerson}},
             "2012-04-25"},
        Case{"CommonNameElsewhere", "Peru waits . The Senate met .",
             "organization|Senate|PER|LEG|"},
        Case{"CommonNameAtHome", "The United States waits . Peru hopes . The Senate met .",
             "organization|Senate|USA|LEG|"},
        Case{"MediaAreNoHome", "Peru waits . Reuters asked rebels there .",
             "group|rebels|PER|REB|"},
        Case{"LeadersAreOfNoOneCountry", "Peru waits . The leaders met .", "group|leaders||GOV|"},
        Case{"NameOverTwoLines",
             "Ana\nRuiz left .",
             "person|Ana Ruiz|",
             {{"Ana\nRuiz", NameKind::kPerson}}},
        Case{"CountryOfTheSentence", "Chile waits . Chile hopes . In Peru there rebels fled .",
             "group|rebels|PER|REB|"},
        Case{"CountryOfTheReport", "Peru waits . Chile waits . Peru hopes . Rebels fled .",
             "group|Rebels|PER|REB|"},
        Case{"NoCountryOfMany", "Peru , Chile , Cuba and Brazil wait . Rebels fled .",
             "group|Rebels||REB|"},
        Case{"LinkTitleIsNoPartOfAName",
             "Ana Ruiz Ruiz Ana left .",
             "person|Ana Ruiz|",
             {{"Ana Ruiz Ruiz Ana", NameKind::kPerson}}}),
    [](const auto& tested) { return std::string(tested.param.name); });

// One entity has one kb_id, whatever it is called, whatever stands before it.
TEST(KbId, IsTheSameInEveryReport) {
  struct Same {
    const char* kb_id;
    const char* word;  // of a mention of the entity
    const char* text;
    const char* published;
  };
  static constexpr const char* kDay = "2019-04-25";
  for (const Same& c : {
           Same{"RUS", "Russia", "Russia waits . Peru waits .", kDay},
           Same{"RUS", "Kremlin", "Peru waits . The Kremlin waits .", ""},
           Same{"RUS", "Moscow", "Chad waits . Moscow accused Peru .", kDay},
           Same{"RUS", "Russian Federation", "The Russian Federation waits .", kDay},
           Same{"Vladimir Putin", "Vladimir Putin", "Peru and Vladimir Putin wait .", kDay},
           Same{"Vladimir Putin", "Putin", "President Putin left . Vladimir Putin wept .",
                "2005-05-01"},
           Same{"Vladimir Putin", "Wladimir Putin", "Peru told Wladimir Putin so .", ""},
           Same{"Vladimir Putin", "Putin", "Prime Minister Putin left .", "2010-05-01"},
           Same{"International Atomic Energy Agency", "IAEA", "Peru told the IAEA .", kDay},
           Same{"International Atomic Energy Agency", "UN nuclear watchdog",
                "Chad told the UN nuclear watchdog . The IAEA met .", ""},
           Same{"Islamic State", "ISIS", "Then ISIS left .", kDay},
           Same{"Islamic State", "Daesh", "Peru told Daesh . Then ISIS left .", ""},
           Same{"Islamic State", "Islamic State fighters", "Islamic State fighters left Daesh .",
                kDay},
       }) {
    const Report report = Annotate(c.text, {}, c.published);
    const auto& mentions = report.layers.Get<MentionRow>();
    std::string kb_id = "no such mention";
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const MentionRow row = mentions.RowAt(i);
      if (report.doc->TextOf(row.span) != c.word) continue;
      kb_id = report.layers.Get<EntityRow>().RowAt(AsSize(row.entity)).kb_id;
    }
    EXPECT_EQ(kb_id, c.kb_id) << c.text;
  }
}

}  // namespace
}  // namespace dateline::actor
