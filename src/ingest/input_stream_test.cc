#include "ingest/input_stream.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

namespace dateline::ingest {
namespace {

namespace fs = std::filesystem;

std::string Gzip(std::string_view bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string own(bytes);
  std::string out(deflateBound(&stream, static_cast<uLong>(own.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(own.data());
  stream.avail_in = static_cast<uInt>(own.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

class InputStreamTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(::testing::TempDir()) / (std::string("dateline_ingest_") + info->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Write(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path.string();
  }

  /// One line an item: "id format bytes" or "id !code".
  std::vector<std::string> ReadAll(InputOptions options) {
    auto stream = InputStream::Open(std::move(options));
    EXPECT_TRUE(stream);
    std::vector<std::string> lines;
    while (auto item = stream->Next()) {
      if (const auto* raw = std::get_if<RawInput>(&*item)) {
        std::string line = raw->id + " " + std::string(InputFormatName(raw->format)) + " " +
                           raw->bytes.substr(0, 40);
        for (const Diagnostic& d : raw->diagnostics) line += " +" + d.code;
        lines.push_back(line);
      } else {
        const auto& rejected = std::get<Rejected>(*item);
        EXPECT_FALSE(rejected.error.message.empty());
        EXPECT_FALSE(rejected.error.where.empty());
        lines.push_back(rejected.id + " !" + ErrorCodeName(rejected.error.code));
      }
    }
    return lines;
  }
  std::vector<std::string> ReadOne(const std::string& name, std::string_view bytes,
                                   Limits limits = {}) {
    InputOptions options;
    options.paths = {Write(name, bytes)};
    options.limits = limits;
    return ReadAll(std::move(options));
  }

  fs::path folder_;
};

using Lines = std::vector<std::string>;

TEST_F(InputStreamTest, TellsFormatsByContentAndName) {
  EXPECT_EQ(ReadOne("a.html", "<p>x</p>"), Lines({"a html <p>x</p>"}));
  EXPECT_EQ(ReadOne("a.txt", "<!DOCTYPE html><p>x"), Lines({"a html <!DOCTYPE html><p>x"}));
  EXPECT_EQ(ReadOne("b.md", "---\ntitle: x\n---\ny"), Lines({"b markdown ---\ntitle: x\n---\ny"}));
  EXPECT_EQ(ReadOne("c", "plain words"), Lines({"c text plain words"}));
  EXPECT_EQ(ReadOne("d.pdf", "%PDF-1.4 x"), Lines({"d !unsupported_format"}));
  EXPECT_EQ(ReadOne("e.txt", std::string(64, '\x01')), Lines({"e !unsupported_format"}));
  EXPECT_EQ(ReadOne("h.html", std::string_view("<p>a\0b\0c", 8)),
            Lines({"h html " + std::string("<p>a\0b\0c", 8)}));
  EXPECT_EQ(ReadOne("f.warc", "WARC/1.0\r\n"), Lines({"f !unsupported_format"}));
  EXPECT_EQ(ReadOne("g.txt", ""), Lines({"g text "}));
}

TEST_F(InputStreamTest, SaysWhatAFileIsThatItDoesNotRead) {
  using std::string_view_literals::operator""sv;
  const struct {
    std::string_view bytes;
    const char* what;
  } rows[] = {
      {"%PDF-1.7\n"sv, "PDF"},
      {"WARC/1.0\r\nWARC-Type: response\r\n"sv, "WARC"},
      {"PK\x03\x04\x14\0\0\0a/b.html"sv, "ZIP"},
      {"PK\x03\x04\x14\0\0\0[Content_Types].xml...word/document.xml"sv, ".docx"},
      {"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip"sv, "EPUB"},
      {"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text"sv, "OpenDocument"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "office"},
      {"{\\rtf1 x}"sv, "RTF"},
      {"\x89PNG\r\n\x1A\n"sv, "picture"},
      {"\xFF\xD8\xFF\xE0"sv, "picture"},
      {"GIF89a.."sv, "picture"},
      {"BM\x10\x20\0\0\0\0\0\0\x36\0"sv, "picture"},
      {"RIFF\x10\0\0\0WEBPVP8 "sv, "picture"},
      {"\0\0\0\x18"
       "ftypisom"sv,
       "film"},
      {"\x12\x34\x56\x78\0\0\0\0DUCK\x40"sv, "DuckDB"},
      {"PAR1\x15\x04"sv, "Parquet"},
      {"\0\x01\x02\x03\x04\x05\x06\x07"sv, "binary data"},
  };
  for (const auto& row : rows) {
    const auto format = DetectFormat(row.bytes, "a.html");
    ASSERT_FALSE(format) << row.what;
    EXPECT_EQ(format.error().code, ErrorCode::kUnsupportedFormat);
    EXPECT_NE(format.error().message.find(row.what), std::string::npos) << format.error().message;
  }
  const std::string tar = "a.html" + std::string(251, '\0') + "ustar\00000";
  EXPECT_NE(DetectFormat(tar, "a").error().message.find("tar"), std::string::npos);
  // Words that begin like such a file do.
  for (const char* words :
       {"BMW opens a plant.", "RIFF is a word.", "ID3 tags", "MZ", "BZh", "II*"}) {
    EXPECT_TRUE(DetectFormat(words, "a.txt")) << words;
  }
}

TEST_F(InputStreamTest, ReadsRecordsLineByLine) {
  EXPECT_EQ(ReadOne("a.ndjson", "\xEF\xBB\xBF{\"a\":1}\n\n  \r\n{\"b\"\r\n[1]\n{\"c\":2}"),
            Lines({"1 json {\"a\":1}", "4 json {\"b\"", "5 json [1]", "6 json {\"c\":2}"}));
}

TEST_F(InputStreamTest, ReadsArraysAndRecordsOverSeveralLines) {
  EXPECT_EQ(ReadOne("a.json", " [ {\"t\":\"]}\\\"{\"},\n{\"b\":[1,{}]} , 7]"),
            Lines({"1 json {\"t\":\"]}\\\"{\"}", "2 json {\"b\":[1,{}]}", "3 json 7"}));
  EXPECT_EQ(ReadOne("b.json", "{\n\"a\": 1\n}\n"), Lines({"1 json {\n\"a\": 1\n}"}));
  EXPECT_EQ(ReadOne("c.json", "{\"a\":1}\n{\"a\":2}\n"),
            Lines({"1 json {\"a\":1}", "2 json {\"a\":2}"}));
}

TEST_F(InputStreamTest, OneLineBeyondTheLimitLosesNothingElse) {
  Limits limits;
  limits.line_bytes = 10;
  EXPECT_EQ(
      ReadOne("a.ndjson", "{\"a\":1}\n{\"b\":\"" + std::string(200'000, 'x') + "\"}\n{}\n", limits),
      Lines({"1 json {\"a\":1}", "2 !limit_exceeded", "3 json {}"}));
  limits.record_bytes = 10;
  EXPECT_EQ(ReadOne("a.txt", std::string(20, 'x'), limits), Lines({"a !limit_exceeded"}));
}

TEST_F(InputStreamTest, InflatesGzipAndZstd) {
  EXPECT_EQ(ReadOne("a.html.gz", Gzip("<p>one") + Gzip("two</p>")),
            Lines({"a html <p>onetwo</p>"}));
  EXPECT_EQ(ReadOne("a.txt.zst", Zstd("one ") + Zstd("two")), Lines({"a text one two"}));
  EXPECT_EQ(ReadOne("pad.txt.gz", Gzip("one") + std::string(512, '\0')), Lines({"pad text one"}));
  EXPECT_EQ(ReadOne("rest.txt.gz", Gzip("one") + "and more"),
            Lines({"rest text one +trailing_bytes"}));
}

TEST_F(InputStreamTest, KeepsWhatACutFileHolds) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919) + (i % 9 == 0 ? "\n" : " ");
  const std::string whole = Gzip(text);
  EXPECT_EQ(ReadOne("a.txt.gz", whole.substr(0, whole.size() / 2)),
            Lines({"a text " + text.substr(0, 40) + " +input_truncated"}));
  EXPECT_EQ(ReadOne("b.txt.gz", whole.substr(0, 12)), Lines({"b !malformed_input"}));
  const std::string records = Gzip("{\"a\":1}\n{\"b\":2}\n");
  const Lines cut = ReadOne("c.ndjson.gz", records.substr(0, records.size() - 9));
  EXPECT_EQ(cut.back(), "c !malformed_input");
}

TEST_F(InputStreamTest, RefusesABomb) {
  Limits limits;
  limits.inflate_floor_bytes = 1000;
  EXPECT_EQ(ReadOne("a.txt.gz", Gzip(std::string(3'000'000, 'x')), limits),
            Lines({"a !limit_exceeded"}));
  EXPECT_EQ(ReadOne("a.ndjson.zst", Zstd(std::string(3'000'000, ' ')), limits),
            Lines({"a !limit_exceeded"}));
}

TEST_F(InputStreamTest, WalksFoldersInByteOrderWithoutHiddenFiles) {
  Write("d/b.txt", "b");
  Write("d/a/z.txt", "z");
  Write("d/.hidden/x.txt", "x");
  Write("d/.x", "x");
  Write("d/B.txt", "B");
  InputOptions options;
  options.paths = {(folder_ / "d").string()};
  EXPECT_EQ(ReadAll(options), Lines({"B text B", "z text z", "b text b"}));
}

TEST_F(InputStreamTest, WhatAFolderHoldsBesideFilesIsRejectedAndNotFollowed) {
  Write("d/a.txt", "a");
  Write("elsewhere/b.txt", "b");
  fs::create_directory_symlink(folder_ / "d", folder_ / "d/circle");
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "d/away");
  fs::create_symlink(folder_ / "elsewhere/b.txt", folder_ / "d/linked.txt");
  fs::create_symlink(folder_ / "nothing", folder_ / "d/broken.txt");
  ASSERT_EQ(::mkfifo((folder_ / "d/pipe").c_str(), 0600), 0);
  InputOptions options;
  options.paths = {(folder_ / "d").string()};
  EXPECT_EQ(ReadAll(options),
            Lines({"a text a", "away !unsupported_format", "broken !not_found",
                   "circle !unsupported_format", "linked text b", "pipe !unsupported_format"}));
}

TEST_F(InputStreamTest, ReadsListsAndRejectsWhatIsMissing) {
  const std::string a = Write("a.txt", "a");
  InputOptions options;
  options.list_files = {
      Write("list", "\xEF\xBB\xBF" + a + "\n\n" + a + ".gone\r\n" + a + '\0' + "\n" + a)};
  EXPECT_EQ(ReadAll(options), Lines({"a text a", "a.txt !not_found", "a !not_found", "a text a"}));

  InputOptions missing;
  missing.paths = {a + ".gone"};
  auto stream = InputStream::Open(missing);
  ASSERT_FALSE(stream);
  EXPECT_EQ(stream.error().code, ErrorCode::kNotFound);
}

TEST_F(InputStreamTest, ProgressEndsAtTheTotal) {
  InputOptions options;
  options.paths = {Write("a.txt", "abc"), Write("b.ndjson", "{}\n{}\n")};
  auto stream = InputStream::Open(options);
  ASSERT_TRUE(stream);
  EXPECT_EQ(stream->progress().bytes_total, 9u);
  while (stream->Next()) {
  }
  EXPECT_EQ(stream->progress().bytes_done, 9u);
  EXPECT_EQ(stream->progress().files_done, 2u);
}

}  // namespace
}  // namespace dateline::ingest
