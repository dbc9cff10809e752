#include "nn/tensor_file.h"

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace dateline::nn {
namespace {

constexpr std::uint32_t kMeaning = 1;
constexpr std::size_t kEntryBytes = 80;

/// The small model of random weights that the recipe makes for tests.
std::string TinyModel() {
  std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/train/language/tiny/tiny.bin",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t HeaderBytes(const std::string& model) {
  std::uint32_t tensors = 0;
  std::memcpy(&tensors, model.data() + 16, sizeof(tensors));
  return 24 + tensors * kEntryBytes;
}

/// Touches every byte of every tensor that can be had.
std::size_t ReadAll(const TensorFile& file) {
  std::size_t read = 0;
  for (const Tensor& tensor : file.tensors()) {
    for (const char byte : tensor.bytes) read += static_cast<unsigned char>(byte);
    if (const auto floats = file.Floats(tensor.name, {})) read += floats->size();
    if (const auto matrix = file.Int8(tensor.name, {})) read += matrix->values.size();
    if (const auto strings = file.Strings(tensor.name)) read += strings->size();
  }
  return read;
}

TEST(TensorFile, ReadsWhatTheRecipeWrote) {
  const std::string model = TinyModel();
  const auto file = TensorFile::Parse(model, "tiny.bin", kMeaning);
  ASSERT_TRUE(file) << file.error().message;
  const auto matrix = file->Int8("embed.f0", {37, 8});
  ASSERT_TRUE(matrix) << matrix.error().message;
  EXPECT_EQ(matrix->values.size(), 37u * 8);
  EXPECT_EQ(matrix->scale.size(), 37u);
  const auto bits = file->Strings("bits");
  ASSERT_TRUE(bits);
  EXPECT_EQ(*bits, (std::vector<std::string_view>{"given", "place"}));
}

TEST(TensorFile, SaysWhatIsWrongWithATensor) {
  const std::string model = TinyModel();
  const auto file = TensorFile::Parse(model, "tiny.bin", kMeaning);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->Int8("embed.f9", {}).error().message, "tensor embed.f9 is not in the model");
  EXPECT_EQ(file->Floats("embed.f0", {}).error().message,
            "tensor embed.f0 is of another type than expected");
  EXPECT_EQ(file->Int8("embed.f0", {37, 9}).error().message,
            "tensor embed.f0 is 37 by 8, expected 37 by 9 (0 for any)");
}

TEST(TensorFile, RefusesAnotherLayoutAndAnotherMeaningWithBothNumbers) {
  std::string model = TinyModel();
  const auto meaning = TensorFile::Parse(model, "tiny.bin", 7);
  ASSERT_FALSE(meaning);
  EXPECT_EQ(meaning.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_EQ(meaning.error().message, "the model's meaning is 1, and this program reads 7");
  model[8] = 3;
  const auto layout = TensorFile::Parse(model, "tiny.bin", kMeaning);
  ASSERT_FALSE(layout);
  EXPECT_EQ(layout.error().message, "the model's layout is 3, and this program reads 1");
}

TEST(TensorFile, RefusesAWeightThatIsNone) {
  std::string model = TinyModel();
  const auto whole = TensorFile::Parse(model, "tiny.bin", kMeaning);
  ASSERT_TRUE(whole);
  const auto at = static_cast<std::size_t>(whole->Find("mix.b")->bytes.data() - model.data());
  for (const float bad : {1e9F, -1e9F, std::numeric_limits<float>::infinity(),
                          std::numeric_limits<float>::quiet_NaN()}) {
    std::memcpy(model.data() + at, &bad, sizeof(bad));
    const auto file = TensorFile::Parse(model, "tiny.bin", kMeaning);
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->Floats("mix.b", {})) << bad;
  }
}

TEST(TensorFileCorruption, CutAnywhereItIsRefused) {
  const std::string model = TinyModel();
  const std::size_t header = HeaderBytes(model);
  ASSERT_LT(header, model.size());
  for (std::size_t size = 0; size <= header; ++size) {
    const std::string cut = model.substr(0, size);
    const auto file = TensorFile::Parse(cut, "cut", kMeaning);
    ASSERT_FALSE(file) << size;
    EXPECT_FALSE(file.error().message.empty());
  }
}

TEST(TensorFileCorruption, WithAnyByteOfTheHeaderFlippedItIsRefusedOrValid) {
  std::string model = TinyModel();
  const std::size_t header = HeaderBytes(model);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < header; ++at) {
    for (const int mask : {0x01, 0x80, 0xFF}) {
      const char before = model[at];
      model[at] = static_cast<char>(model[at] ^ mask);
      const auto file = TensorFile::Parse(model, "flipped", kMeaning);
      if (file) {
        EXPECT_GT(ReadAll(*file), 0u);
      } else {
        ++refused;
        EXPECT_FALSE(file.error().where.empty());
      }
      model[at] = before;
    }
  }
  EXPECT_GT(refused, header);
}

}  // namespace
}  // namespace dateline::nn
