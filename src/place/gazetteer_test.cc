#include "place/gazetteer.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "place/fold_name.h"
#include "place/gazetteer_compiler.h"

namespace dateline::place {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPlaceHeader =
    "name\tid\tcountry\tadm1\tlat\tlon\tfeature\tpopulation\tsource\n";

// A data directory of a few places, made anew for each test.
class GazetteerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("dateline_gazetteer_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "rules");
    Write("lexicons/SOURCES.toml", "[house]\nname = \"ours\"\nlicence = \"Apache-2.0\"\n");
    WritePlaces("gazetteer",
                "Harare\t890299\tZWE\t10\t-17.828\t31.053\tPPLC\t1542813\thouse\n"
                "Lima\t3936456\tPER\tLMA\t-12.043\t-77.028\tPPLC\t7737002\thouse\n"
                "Peru\t3932488\tPER\t\t-10\t-76\tPCLI\t29000000\thouse\n"
                "Salisbury\t2638664\tGBR\tENG\t51.069\t-1.796\tPPL\t45600\thouse\n");
    WritePlaces("us_counties", "Ada County\t\tUSA\tID\t43.46\t-116.245\tADM2\t40000\thouse\n");
    WritePlaces("own", "Rafah crossing\t\tPSE\t\t31.25\t34.26\tPSTB\t0\thouse\n");
    Write(
        "lexicons/places/names.tsv",
        std::string(kNamesHeader) + "Salisbury\t890299\tZWE\tHarare\tformer\t1890\t1982\thouse\n");
    Write("lexicons/places/points.tsv",
          "name\tcountry\tlat\tlon\tsource\nPeru\tPER\t-10\t-75.25\thouse\n");
    Write("lexicons/actors/country_names.tsv",
          "name\tiso3\tkind\tsource\nPeruvian\tPER\tadjective\thouse\n"
          "Republic of Peru\tPER\tname\thouse\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void WritePlaces(const std::string& table, std::string_view rows) const {
    Write("lexicons/places/" + table + ".tsv", std::string(kPlaceHeader) + std::string(rows));
  }
  lexicon::ResourceDir Dir() const { return *lexicon::ResourceDir::Open(folder_.string()); }
  std::string Compile() const {
    auto bytes = CompileGazetteer(Dir());
    EXPECT_TRUE(bytes.has_value());
    Write(std::string(kCompiledGazetteer), *bytes);
    return *bytes;
  }
  // "name/country@lat,lon " of the places of a name.
  static std::string Named(const Gazetteer& gazetteer, std::string_view name) {
    std::string out;
    for (const NameEntry& entry : gazetteer.Find(FoldName(name))) {
      const Place place = gazetteer.At(entry.place);
      out += std::string(place.name) + "/" + std::string(place.country) + "@" +
             std::to_string(static_cast<int>(place.lat * 100)) + "," +
             std::to_string(static_cast<int>(place.lon * 100)) + " ";
    }
    return out;
  }
  void ExpectRefused(ErrorCode code, std::string_view reason) const {
    const Status compiled = Gazetteer::CheckCompiled(Dir());
    ASSERT_FALSE(compiled);
    EXPECT_EQ(compiled.error().code, code);
    EXPECT_NE(compiled.error().message.find(reason), std::string::npos) << compiled.error().message;
  }
  void ExpectTablesRefused(std::string_view where) const {
    const auto bytes = CompileGazetteer(Dir());
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::kMalformedInput);
    EXPECT_EQ(bytes.error().where, where);
  }

  static constexpr std::string_view kNamesHeader =
      "name\tid\tcountry\tplace\tkind\tfrom\tuntil\tsource\n";
  fs::path folder_;
};

TEST_F(GazetteerTest, FindsByEveryNameTheTablesGive) {
  const auto gazetteer = Gazetteer::Load(Dir());
  ASSERT_TRUE(gazetteer);
  EXPECT_EQ(Named(*gazetteer, "LIMA"), "Lima/PER@-1204,-7702 ");
  EXPECT_EQ(Named(*gazetteer, "Republic of Peru"), "Peru/PER@-1000,-7525 ");
  EXPECT_EQ(Named(*gazetteer, "Peruvian"), "");
  EXPECT_EQ(Named(*gazetteer, "Salisbury"), "Harare/ZWE@-1782,3105 Salisbury/GBR@5106,-179 ");
  EXPECT_EQ(Named(*gazetteer, "Rafah crossing"), "Rafah crossing/PSE@3125,3426 ");
  const auto former = gazetteer->Find("salisbury").front();
  EXPECT_EQ(former.from, 1890);
  EXPECT_EQ(former.until, 1982);
  EXPECT_EQ(former.table, kOtherNames);
  EXPECT_EQ(gazetteer->Find("rafah crossing").front().small, 1);
  EXPECT_EQ(gazetteer->Find("ada county").front().small, 0);
  ASSERT_TRUE(gazetteer->FindPart("PER", ""));
  EXPECT_EQ(gazetteer->At(*gazetteer->FindPart("PER", "")).name, "Peru");
  EXPECT_FALSE(gazetteer->FindPart("PER", "LMA"));
}

TEST_F(GazetteerTest, MappedGivesWhatTheTablesGive) {
  const auto read = Gazetteer::Load(Dir());
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->mapped());
  ExpectRefused(ErrorCode::kNotFound, "cannot be opened");
  Compile();
  const auto mapped = Gazetteer::Load(Dir());
  ASSERT_TRUE(mapped);
  EXPECT_TRUE(mapped->mapped());
  EXPECT_TRUE(Gazetteer::CheckCompiled(Dir()));
  ASSERT_EQ(mapped->size(), read->size());
  for (std::uint32_t i = 0; i < read->size(); ++i) {
    EXPECT_EQ(mapped->At(i).name, read->At(i).name);
    EXPECT_EQ(mapped->At(i).id, read->At(i).id);
    EXPECT_EQ(mapped->At(i).own, read->At(i).own);
    EXPECT_EQ(Named(*mapped, read->At(i).name), Named(*read, read->At(i).name));
  }
}

TEST_F(GazetteerTest, ItIsNoDataOfItsOwn) {
  const auto before = Dir().Manifest();
  Compile();
  EXPECT_EQ(*before, *Dir().Manifest());
  std::size_t rows = 0;
  EXPECT_TRUE(CheckLexicons(Dir(), rows).empty());
}

TEST_F(GazetteerTest, AnEditedTableTakesEffect) {
  Compile();
  WritePlaces("own", "Khasan\t\tRUS\t59\t42.43\t130.64\tPPL\t800\thouse\n");
  ExpectRefused(ErrorCode::kMalformedInput, "other tables");
  const auto edited = Gazetteer::Load(Dir());
  ASSERT_TRUE(edited);
  EXPECT_FALSE(edited->mapped());
  EXPECT_EQ(Named(*edited, "Khasan"), "Khasan/RUS@4243,13063 ");
  EXPECT_EQ(Named(*edited, "Rafah crossing"), "");
  Compile();
  EXPECT_TRUE(Gazetteer::Load(Dir())->mapped());
}

TEST_F(GazetteerTest, ADamagedFileIsRefusedAndTheTablesRead) {
  const std::string whole = Compile();
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{191}, std::size_t{192},
                                 whole.size() / 2, whole.size() - 1}) {
    Write(std::string(kCompiledGazetteer), whole.substr(0, size));
    ExpectRefused(ErrorCode::kMalformedInput, "");
    EXPECT_EQ(Named(*Gazetteer::Load(Dir()), "Lima"), "Lima/PER@-1204,-7702 ") << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    EXPECT_FALSE(GazetteerFile::Parse(flipped, "flipped")) << at;
  }
  Write(std::string(kCompiledGazetteer), std::string(400, 'x'));
  ExpectRefused(ErrorCode::kMalformedInput, "not a compiled gazetteer");
}

TEST_F(GazetteerTest, AnotherLayoutOrMeaningIsRefused) {
  const std::string whole = Compile();
  for (const std::size_t at : {std::size_t{8}, std::size_t{12}}) {
    std::string other = whole;
    other[at] = 9;
    Write(std::string(kCompiledGazetteer), other);
    ExpectRefused(ErrorCode::kUnsupportedVersion, "is 9, and this program reads 1");
  }
}

TEST_F(GazetteerTest, ATableThatIsWrongIsRefusedWithItsLine) {
  struct Case {
    const char* row;
    const char* why;
  };
  for (const Case& wrong : {Case{"X\t\tPER\t\t1\t2\tPPL\t0", "too few cells"},
                            Case{"X\t\tPER\t\t91\t2\tPPL\t0\thouse", "beyond the pole"},
                            Case{"X\t\tPER\t\tnan\t2\tPPL\t0\thouse", "no number"},
                            Case{"X\tseven\tPER\t\t1\t2\tPPL\t0\thouse", "no id"},
                            Case{"X\t\tPER\t\t1\t2\tPPL\t-1\thouse", "no count"},
                            Case{"\t\tPER\t\t1\t2\tPPL\t0\thouse", "no name"}}) {
    SCOPED_TRACE(wrong.why);
    WritePlaces("own", std::string(wrong.row) + "\n");
    ExpectTablesRefused("lexicons/places/own.tsv:2");
  }
}

TEST_F(GazetteerTest, ANameOfNoPlaceIsRefusedWithItsLine) {
  struct Case {
    const char* row;
    const char* why;
  };
  for (const Case& wrong : {Case{"Rhodes\t\tGRC\tRodos\texonym\t\t\thouse", "no such place"},
                            Case{"Rimac\t1\tPER\tLima\tvariant\t\t\thouse", "another id"},
                            Case{"Rimac\t\tCHL\tLima\tvariant\t\t\thouse", "another country"},
                            Case{"Rimac\t\tPER\tLima\tformer\t1535\t\thouse", "no last year"},
                            Case{"Rimac\t\tPER\tLima\tformer\t1535\tlong ago\thouse", "no year"}}) {
    SCOPED_TRACE(wrong.why);
    Write("lexicons/places/names.tsv", std::string(kNamesHeader) + wrong.row + "\n");
    ExpectTablesRefused("lexicons/places/names.tsv:2");
  }
}

// What a digest cannot tell: a file made to harm.
TEST(GazetteerFileTest, RefusesWhatLiesBeyondTheFile) {
  GazetteerContent good;
  good.inputs = std::string(64, '0');
  good.places = {PlaceRecord{}};
  good.names = {{7, NameEntry{}}};
  good.parts = {0};
  good.pool.push_back('\0');
  ASSERT_TRUE(GazetteerFile::Parse(FormatGazetteerFile(good), "made"));
  struct Case {
    const char* what;
    void (*harm)(GazetteerContent&);
  };
  const Case cases[] = {
      {"a place's text lies beyond", [](GazetteerContent& c) { c.places[0].feature = 1; }},
      {"does not lie on Earth", [](GazetteerContent& c) { c.places[0].lat = 1e9; }},
      {"of an unknown table", [](GazetteerContent& c) { c.places[0].table = kPlaceTables; }},
      {"place beyond the last", [](GazetteerContent& c) { c.names[0].second.place = 1; }},
      {"of an unknown table", [](GazetteerContent& c) { c.names[0].second.table = 99; }},
      {"part of a country", [](GazetteerContent& c) { c.parts[0] = 1; }},
      {"no end", [](GazetteerContent& c) { c.pool = "x"; }},
      {"no end", [](GazetteerContent& c) { c.pool.clear(); }},
      {"not in order",
       [](GazetteerContent& c) {
         c.names = {{9, {}}, {7, {}}};
       }},
  };
  for (const Case& wrong : cases) {
    GazetteerContent bad = good;
    wrong.harm(bad);
    const auto file = GazetteerFile::Parse(FormatGazetteerFile(bad), "made");
    ASSERT_FALSE(file) << wrong.what;
    EXPECT_NE(file.error().message.find(wrong.what), std::string::npos) << file.error().message;
  }
}

TEST(FoldNameTest, DropsCaseAndAccents) {
  EXPECT_EQ(FoldName("Kaesŏng"), "kaesong");
  EXPECT_EQ(FoldName("ABC"), "abc");
}

}  // namespace
}  // namespace dateline::place
