#include "lexicon/model_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/sha256.h"

namespace dateline::lexicon {
namespace {

namespace fs = std::filesystem;

constexpr ModelKind kKind{"DLTEST01", 7};

/// A data directory of its own for each test, with one model.
class ModelFileTest : public testing::Test {
 protected:
  ModelFileTest() {
    std::string name = (fs::temp_directory_path() / "dateline-model-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    for (const char* part : {"rules", "lexicons", "models"}) fs::create_directory(folder_ / part);
    Write("lexicons/SOURCES.toml", "[house]\nname = \"Own\"\nlicence = \"CC0-1.0\"\n");
    Write("models/a.bin", bytes_);
    Write("models/a.toml", Manifest("a.bin", Sha256Hex(bytes_), "DLTEST01", "7"));
  }
  ~ModelFileTest() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  static std::string Manifest(const std::string& file, const std::string& sha256,
                              const std::string& layout, const std::string& meaning) {
    return "file = \"" + file + "\"\nsha256 = \"" + sha256 + "\"\nlayout = \"" + layout +
           "\"\nmeaning = " + meaning + "\nrecipe = \"train/a\"\n[scores]\nf1 = 0.5\n";
  }
  [[nodiscard]] Result<ModelFile> Open(const ModelKind& kind = kKind) const {
    return ModelFile::Open(ResourceDir::Open(folder_.string()).value(), "a", kind);
  }
  void ExpectRefused(ErrorCode code, const std::string& words,
                     const ModelKind& kind = kKind) const {
    const auto model = Open(kind);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, code);
    EXPECT_NE(model.error().message.find(words), std::string::npos) << model.error().message;
    EXPECT_FALSE(model.error().where.empty());
  }

  const std::string bytes_ = std::string("DLTEST01\7\0\0\0", 12) + std::string(500, 'w');
  fs::path folder_;
};

TEST_F(ModelFileTest, GivesTheBytesOfTheFile) {
  auto model = Open();
  ASSERT_TRUE(model) << model.error().message;
  const ModelFile moved = std::move(*model);
  EXPECT_EQ(moved.bytes(), bytes_);
  EXPECT_EQ(moved.name(), "models/a.bin");
}

TEST_F(ModelFileTest, ItsDigestStandsAmongThoseOfTheRun) {
  const auto manifest = ResourceDir::Open(folder_.string())->Manifest();
  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->back(), (DataFile{"models/a.bin", Sha256Hex(bytes_)}));
}

TEST_F(ModelFileTest, RefusesEveryTruncation) {
  for (std::size_t size = 0; size < bytes_.size(); ++size) {
    Write("models/a.bin", bytes_.substr(0, size));
    EXPECT_FALSE(Open()) << size;
  }
}

TEST_F(ModelFileTest, RefusesEveryFlippedByteAndSaysBothDigests) {
  for (std::size_t at = 0; at < bytes_.size(); ++at) {
    std::string flipped = bytes_;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    Write("models/a.bin", flipped);
    ExpectRefused(ErrorCode::kMalformedInput, Sha256Hex(flipped));
    ExpectRefused(ErrorCode::kMalformedInput, Sha256Hex(bytes_));
  }
}

TEST_F(ModelFileTest, RefusesOtherKindsAndSaysBothValuesAndTheRemedy) {
  ExpectRefused(ErrorCode::kUnsupportedVersion, "layout DLTEST01, this program reads DLTEST02",
                {"DLTEST02", 7});
  ExpectRefused(ErrorCode::kUnsupportedVersion, "meaning 7, this program and its rules need 8",
                {"DLTEST01", 8});
  ExpectRefused(ErrorCode::kUnsupportedVersion, "make it anew with train/a", {"DLTEST01", 8});
}

TEST_F(ModelFileTest, RefusesAMissingPart) {
  fs::remove(folder_ / "models/a.bin");
  ExpectRefused(ErrorCode::kNotFound, "install the models");
  Write("models/a.bin", bytes_);
  fs::remove(folder_ / "models/a.toml");
  ExpectRefused(ErrorCode::kNotFound, "");
}

TEST_F(ModelFileTest, RefusesAManifestThatIsNotItsOwn) {
  Write("models/a.toml", Manifest("b.bin", Sha256Hex(bytes_), "DLTEST01", "7"));
  ExpectRefused(ErrorCode::kMalformedInput, "b.bin");
  for (const char* meaning : {"-1", "4294967296", "\"7\"", "7.5"}) {
    Write("models/a.toml", Manifest("a.bin", Sha256Hex(bytes_), "DLTEST01", meaning));
    ExpectRefused(ErrorCode::kMalformedInput, "meaning");
  }
  const std::string whole = Manifest("a.bin", Sha256Hex(bytes_), "DLTEST01", "7");
  for (std::size_t size = 0; size < whole.find("[scores]") - 2; ++size) {
    Write("models/a.toml", whole.substr(0, size));
    EXPECT_FALSE(Open()) << size;
  }
}

}  // namespace
}  // namespace dateline::lexicon
