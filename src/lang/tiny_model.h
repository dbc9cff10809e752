// For tests: the small model of random weights that the recipe makes, and what must come of it.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "lang/language_model.h"
#include "lexicon/table.h"

namespace dateline::lang {

inline std::string ReadTinyFile(const std::string& name) {
  std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/train/language/tiny/" + name,
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Keeps the bytes that the model is a view of.
class TinyModel {
 public:
  TinyModel() : bytes_(ReadTinyFile("tiny.bin")) {}

  /// \param bytes the model's, perhaps damaged; must outlive what is given.
  static Result<LanguageModel> Create(std::string_view bytes, const nn::Kernels& kernels) {
    static const std::string kNameWords = ReadTinyFile("tiny_name_words.tsv");
    const auto table = lexicon::Table::Parse(kNameWords, "tiny_name_words.tsv", nullptr);
    EXPECT_TRUE(table);
    return LanguageModel::Create(bytes, "tiny.bin", *table, kernels);
  }
  [[nodiscard]] Result<LanguageModel> Create(const nn::Kernels& kernels) const {
    return Create(bytes_, kernels);
  }
  [[nodiscard]] std::string& bytes() { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace dateline::lang
