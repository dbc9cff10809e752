// From the surface of a word to the vector the network reads; the same wherever the word stands.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "lang/word_features.h"
#include "lexicon/table.h"
#include "lexicon/word_table.h"
#include "nn/dense.h"

namespace dateline::lang {

/// A distinct word of a document. Views of the text and of what the caller keeps.
struct WordType {
  std::string_view surface;
  std::string_view norm;
};

/// Holds views of the model file. Immutable; shared by all threads.
class WordEncoder {
 public:
  /// Encodes nothing; for members that are filled later.
  WordEncoder() = default;

  /// \param name_words words that are parts of names, with a column `value` of bit names joined by
  ///                   '+' (lexicons/lang/name_words.tsv). Bits the model does not know are left
  ///                   out.
  /// \errors as nn::TensorFile::Int8; kMalformedInput.
  [[nodiscard]] static Result<WordEncoder> Load(const nn::TensorFile& file,
                                                const lexicon::Table& name_words);

  /// Values of a word's vector, and of a row of what Encode writes.
  [[nodiscard]] std::size_t size() const { return gamma_.size(); }
  [[nodiscard]] std::size_t stride() const { return nn::Blocked(size()); }

  /// Writes the vectors of `words`, times nn::kWideScale, `stride()` apart; what is beyond size()
  /// is 0.
  void Encode(const nn::Kernels& kernels, std::span<const WordType> words,
              nn::Activation* out) const;

 private:
  static constexpr std::size_t kNoVector = static_cast<std::size_t>(-1);
  // Where in the tables a word's features are.
  struct Rows {
    std::array<std::array<std::size_t, 2>, kHashedFeatures> hashed{};
    std::size_t vector = kNoVector;
    std::uint64_t bits = 0;
  };
  [[nodiscard]] Rows Find(const WordType& word) const;
  void PutInput(const Rows& rows, float* x) const;

  std::array<nn::Int8Matrix, kHashedFeatures> tables_;
  std::span<const std::uint64_t> vector_keys_;  // rising
  nn::Int8Matrix vectors_;
  lexicon::WordTable name_words_;    // by norm
  std::vector<std::uint64_t> bits_;  // by number in name_words_
  std::size_t bit_count_ = 0;
  nn::Dense mix_;
  std::size_t pieces_ = 0;
  std::span<const float> gamma_;
  std::span<const float> beta_;
};

}  // namespace dateline::lang
