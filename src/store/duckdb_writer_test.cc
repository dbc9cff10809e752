#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "store/codebook.h"
#include "store/query.h"
#include "store/record_writer.h"
#include "store/sample_records.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

class DuckdbWriterTest : public ::testing::Test {
 protected:
  DuckdbWriterTest() {
    folder_ = fs::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~DuckdbWriterTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string Path(const std::string& name) const { return folder_ / name; }

  static void Write(Format format, const std::string& path) {
    auto writer = OpenWriter({format, path, 256});
    ASSERT_TRUE(writer) << writer.error().message;
    for (const char* id : {"0123456789abcdef", "fedcba9876543210"}) {
      const Status status = writer.value()->Write(SampleRecords(id));
      ASSERT_TRUE(status) << status.error().message;
    }
    ASSERT_TRUE(writer.value()->Write(RejectedInputRecord{{"b.html", "no_text", "nothing"}}));
    RunRecord run;
    run.engine_version = "0.1.0";
    run.digests = {{"rules/a.toml", "00ff"}};
    run.read = 3;
    run.documents = 2;
    run.rejected = 1;
    const Status status = writer.value()->Finish(run);
    ASSERT_TRUE(status) << status.error().message;
  }

  static std::string Read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  fs::path folder_;
};

TEST_F(DuckdbWriterTest, ReadsBackWhatWasWritten) {
  Write(Format::kDuckdb, Path("out.duckdb"));
  auto reader = Reader::Open(Path("out.duckdb"));
  ASSERT_TRUE(reader) << reader.error().message;
  const auto table = reader->Query("SELECT who, what, words, source, reality FROM event_summary");
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0][0], "Colombia");
  EXPECT_EQ(table->rows[0][1], "AGREE");
  EXPECT_EQ(table->rows[0][2], "agreed");
  EXPECT_EQ(table->rows[0][3], "Ruiz");
  EXPECT_EQ(table->types[0], "VARCHAR");
}

TEST_F(DuckdbWriterTest, LoadsADocumentAsItWas) {
  Write(Format::kDuckdb, Path("out.duckdb"));
  auto reader = Reader::Open(Path("out.duckdb"));
  ASSERT_TRUE(reader) << reader.error().message;
  const auto loaded = reader->LoadEvent("fedcba987654321f");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const Records want = SampleRecords("fedcba9876543210");
  EXPECT_EQ(loaded->document.text, want.document.text);
  EXPECT_EQ(loaded->document.blocks, want.document.blocks);
  EXPECT_EQ(loaded->entities[0].sectors, want.entities[0].sectors);
  EXPECT_EQ(loaded->entities[0].because, want.entities[0].because);
  EXPECT_EQ(loaded->tokens[0].feats, want.tokens[0].feats);
  ASSERT_EQ(loaded->events.size(), 1u);
  EXPECT_EQ(loaded->events[0].when_start, want.events[0].when_start);
  EXPECT_EQ(loaded->events[0].confidence, 0.5);
  ASSERT_EQ(loaded->events[0].participants.size(), 1u);
  EXPECT_EQ(loaded->events[0].participants[0].mention_id, "fedcba9876543210.m1");
  EXPECT_FALSE(reader->LoadDocument("nowhere"));
}

TEST_F(DuckdbWriterTest, RefusesWhatIsNotAQuestion) {
  Write(Format::kDuckdb, Path("out.duckdb"));
  Write(Format::kParquet, Path("parquet"));
  for (const char* name : {"out.duckdb", "parquet"}) {
    auto reader = Reader::Open(Path(name));
    ASSERT_TRUE(reader) << reader.error().message;
    for (const char* sql :
         {"DROP TABLE run", "COPY run TO '/dev/null'", "SELECT * FROM read_csv('/etc/passwd')",
          "INSTALL httpfs", "SET threads = 2", "ATTACH 'other.duckdb'", "SELEKT", "",
          "SELECT 1; DROP TABLE run", "SELECT 1) t; DROP TABLE run --"}) {
      EXPECT_FALSE(reader->Query(sql)) << name << ": " << sql;
    }
  }
}

TEST_F(DuckdbWriterTest, AnswersFromAParquetFolderAsFromAFile) {
  Write(Format::kDuckdb, Path("out.duckdb"));
  Write(Format::kParquet, Path("parquet"));
  auto file = Reader::Open(Path("out.duckdb"));
  auto folder = Reader::Open(Path("parquet"));
  ASSERT_TRUE(file) << file.error().message;
  ASSERT_TRUE(folder) << folder.error().message;
  for (const char* sql : {"SELECT * FROM event_summary", "SELECT * FROM unknown_actors",
                          "SELECT * FROM entities", "SELECT count(*) FROM tokens"}) {
    const auto from_file = file->Query(sql);
    const auto from_folder = folder->Query(sql);
    ASSERT_TRUE(from_file) << from_file.error().message;
    ASSERT_TRUE(from_folder) << from_folder.error().message;
    EXPECT_EQ(from_file->rows, from_folder->rows) << sql;
  }
  const auto loaded = folder->LoadEvent("fedcba987654321f");
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->entities.size(), 2u);
  Write(Format::kCsv, Path("csv"));
  EXPECT_FALSE(Reader::Open(Path("csv")));
}

TEST_F(DuckdbWriterTest, WritesAFilePerTable) {
  Write(Format::kCsv, Path("csv"));
  Write(Format::kParquet, Path("parquet"));
  for (const char* table : {"documents", "events", "participants", "run", "rejected_inputs"}) {
    EXPECT_TRUE(fs::exists(folder_ / "csv" / (std::string(table) + ".csv")));
    EXPECT_TRUE(fs::exists(folder_ / "parquet" / (std::string(table) + ".parquet")));
  }
  EXPECT_TRUE(fs::exists(folder_ / "csv" / "datapackage.json"));
  EXPECT_FALSE(fs::exists(Path("csv.partial")));
  EXPECT_NE(Read(folder_ / "csv" / "entities.csv").find("\"[\"\"GOV\"\"]\""), std::string::npos);
}

TEST_F(DuckdbWriterTest, GivesTheSameBytesTwice) {
  for (const Format format : {Format::kCsv, Format::kParquet}) {
    Write(format, Path("first"));
    Write(format, Path("second"));
    for (const auto& entry : fs::directory_iterator(folder_ / "first")) {
      EXPECT_EQ(Read(entry.path()), Read(folder_ / "second" / entry.path().filename()))
          << entry.path();
    }
    fs::remove_all(folder_ / "first");
    fs::remove_all(folder_ / "second");
  }
}

TEST_F(DuckdbWriterTest, SparesAFolderThatIsNotAnExport) {
  fs::create_directories(folder_ / "mine");
  std::ofstream(folder_ / "mine" / "notes.txt") << "keep";
  EXPECT_FALSE(OpenWriter({Format::kCsv, Path("mine"), 256}));
  EXPECT_TRUE(fs::exists(folder_ / "mine" / "notes.txt"));
}

TEST_F(DuckdbWriterTest, LeavesNothingWhenAbandoned) {
  for (const Format format : {Format::kNdjson, Format::kDuckdb, Format::kParquet}) {
    {
      auto writer = OpenWriter({format, Path("out"), 256});
      ASSERT_TRUE(writer) << writer.error().message;
      ASSERT_TRUE(writer.value()->Write(SampleRecords("0123456789abcdef")));
    }
    EXPECT_TRUE(fs::is_empty(folder_)) << FormatName(format);
  }
}

TEST_F(DuckdbWriterTest, RefusesKeysThatPointNowhere) {
  for (const Format format : {Format::kDuckdb, Format::kParquet}) {
    auto writer = OpenWriter({format, Path("out"), 256});
    ASSERT_TRUE(writer) << writer.error().message;
    Records records = SampleRecords("0123456789abcdef");
    records.mentions[0].entity_id = "0123456789abcdef.e9";
    ASSERT_TRUE(writer.value()->Write(records));
    RunRecord run;
    run.read = run.documents = 1;
    const Status status = writer.value()->Finish(run);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message, "rows of mentions point at no row of entities: 1");
  }
}

TEST_F(DuckdbWriterTest, RefusesCountsThatDoNotAddUp) {
  auto writer = OpenWriter({Format::kNdjson, Path("out.ndjson"), 256});
  ASSERT_TRUE(writer);
  RunRecord run;
  run.read = 1;
  EXPECT_FALSE(writer.value()->Finish(run));
}

TEST(CodebookTest, GivesTypesUnitsValuesAndTargets) {
  const auto schema = LoadSchema();
  ASSERT_TRUE(schema) << schema.error().message;
  const std::string codebook = CodebookCsv(**schema);
  for (const char* row : {"\nevents,doc_id,string,false,\"\",\"\",sentences.doc_id,",
                          "\nplaces,lat,double,true,\"degrees",
                          "\nparticipants,role,string,false,\"\",\"actor|recipient\",,",
                          "\nfigures,of,list of string,false,\"\",\"\",entities.entity_id,",
                          "\nlist of span,begin,int32,false,\"code points\","}) {
    EXPECT_NE(codebook.find(row), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace dateline::store
