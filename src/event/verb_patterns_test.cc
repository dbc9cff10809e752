#include "event/verb_patterns.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "event/petrarch_verb_tables.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {
namespace {

namespace fs = std::filesystem;

// A data folder with our rules and the lexicons that cutting words needs, gone with the object.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "dateline-verbs-XXXXXX").string();
    path_ = mkdtemp(name.data());
    fs::create_directories(path_ / "lexicons/events");
    const fs::path ours(DATELINE_SOURCE_DIR);
    fs::copy(ours / "rules", path_ / "rules", fs::copy_options::recursive);
    fs::copy(ours / "lexicons/lang", path_ / "lexicons/lang", fs::copy_options::recursive);
    Write("lexicons/SOURCES.toml",
          Read(ours / "lexicons/SOURCES.toml") +
              "\n[petrarch]\nname = \"the user's\"\nlicence = \"LicenseRef-as-stated-there\"\n");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] Result<VerbPatterns> Load() const {
    return VerbPatterns::Load(*lexicon::ResourceDir::Open(path_.string()));
  }
  [[nodiscard]] lexicon::ResourceDir Dir() const {
    return *lexicon::ResourceDir::Open(path_.string());
  }

 private:
  static std::string Read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path path_;
};

TEST(VerbPatternsTest, FolderWithoutTheTableHasNone) {
  const Folder folder;
  const auto patterns = folder.Load();
  ASSERT_TRUE(patterns) << patterns.error().message;
  EXPECT_TRUE(patterns->empty());
}

TEST(VerbPatternsTest, TablesOfADictionaryLoad) {
  const Folder folder;
  auto verbs = ReadPetrarchVerbs(
      "--- GREET [051] ---\nGREET\n- * WARMLY [345]\n- * TROOPS [150:010]\nCURSE [---]\n");
  ASSERT_TRUE(verbs);
  const auto tables = VerbTablesWith(folder.Dir(), {{"mine.txt", std::move(*verbs)}}, true);
  ASSERT_TRUE(tables) << tables.error().message;
  for (const auto& [name, bytes] : tables->files) folder.Write(name, bytes);
  ASSERT_EQ(tables->files.size(), 2U);
  EXPECT_EQ(tables->files[0].second,
            "code\ttype\tmode\tsource\n010\tCONSULT\t-\tpetrarch\n051\tSUPPORT\t-\tpetrarch\n"
            "150\tMOBILIZE\t-\tpetrarch\n345\tCONSULT\t-\tpetrarch\n");
  ASSERT_EQ(tables->doubts.size(), 2U);
  EXPECT_EQ(tables->doubts[1].substr(0, 4), "345:");
  const auto patterns = folder.Load();
  ASSERT_TRUE(patterns) << patterns.error().message;
  EXPECT_FALSE(patterns->empty());
}

TEST(VerbPatternsTest, NoDictionariesMakeNoTables) {
  const Folder folder;
  const auto tables = VerbTablesWith(folder.Dir(), {}, false);
  ASSERT_TRUE(tables);
  EXPECT_TRUE(tables->files.empty());
}

struct BadRow {
  const char* name;
  const char* row;
  const char* message;
  friend void PrintTo(const BadRow& c, std::ostream* out) { *out << c.name; }
};

class VerbPatternsBadTest : public testing::TestWithParam<BadRow> {};

TEST_P(VerbPatternsBadTest, IsRefusedWithItsPlace) {
  const Folder folder;
  folder.Write("lexicons/events/verb_codes.tsv",
               "code\ttype\tmode\tsource\n051\tSUPPORT\t-\tpetrarch\n");
  folder.Write("lexicons/events/verb_patterns.tsv",
               std::string("kind\tgroup\ttext\tcode\twhere\tsource\n") + GetParam().row + "\n");
  const auto patterns = folder.Load();
  ASSERT_FALSE(patterns);
  EXPECT_EQ(patterns.error().code, ErrorCode::kMalformedInput);
  EXPECT_EQ(patterns.error().message, GetParam().message);
  EXPECT_EQ(patterns.error().where, "lexicons/events/verb_patterns.tsv:2");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, VerbPatternsBadTest,
    testing::Values(BadRow{"Kind", "verb\t000001\t+greet\t051\tmine.txt:1\tpetrarch",
                           "a row is a form, pattern, set or known option"},
                    BadRow{"Group", "form\tone\t+greet\t051\tmine.txt:1\tpetrarch",
                           "a group is a number from 1"},
                    BadRow{"GroupBeyondTheTable", "form\t900000\t+greet\t051\tmine.txt:1\tpetrarch",
                           "a group is a number from 1"},
                    BadRow{"Code", "form\t000001\t+greet\t052\tmine.txt:1\tpetrarch",
                           "the code has no type in verb_codes.tsv"},
                    BadRow{"FormWithoutVerb", "form\t000001\tgreet\t051\tmine.txt:1\tpetrarch",
                           "a form has its verb behind a plus"},
                    BadRow{"PatternWithoutVerb",
                           "pattern\t000001\twarmly\t051\tmine.txt:1\tpetrarch",
                           "a pattern has its verb, *"},
                    BadRow{"PatternWithTwo", "pattern\t000001\t* *\t051\tmine.txt:1\tpetrarch",
                           "a pattern has its verb, *, once"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dateline::event
