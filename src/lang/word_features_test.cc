#include "lang/word_features.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lang/tiny_model.h"
#include "lexicon/word_form.h"

namespace dateline::lang {
namespace {

TEST(WordFeatures, AreThoseOfTheRecipeByteForByte) {
  const simdjson::padded_string json(ReadTinyFile("tiny_expected.json"));
  simdjson::dom::parser parser;
  simdjson::dom::element expected;
  ASSERT_EQ(parser.parse(json).get(expected), simdjson::SUCCESS);
  std::size_t rows = 0;
  for (const simdjson::dom::element row : expected["features"].get_array()) {
    const std::string_view surface = row["surface"].get_string();
    const std::string norm = lexicon::NormOf(surface);
    EXPECT_EQ(norm, std::string_view(row["norm"].get_string())) << surface;
    const WordStrings strings = StringsOf(surface, norm);
    const auto features = strings.Features();
    for (std::uint8_t f = 0; f < kHashedFeatures; ++f) {
      EXPECT_EQ(features[f], std::string_view(row["strings"].at(f).get_string())) << surface;
      EXPECT_EQ(fmt::format("{:016x}", HashOf(f, features[f])),
                std::string_view(row["hashes"].at(f).get_string()))
          << surface;
    }
    EXPECT_EQ(fmt::format("{:016x}", HashOf(kVectorFeature, strings.key)),
              std::string_view(row["hashes"].at(kVectorFeature).get_string()))
        << surface;
    ++rows;
  }
  EXPECT_GE(rows, 20u);
}

TEST(WordFeatures, OfAnEmptyWordAreEmpty) {
  for (const std::string_view feature : StringsOf("", "").Features()) EXPECT_EQ(feature, "");
}

}  // namespace
}  // namespace dateline::lang
