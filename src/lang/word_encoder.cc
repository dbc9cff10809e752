#include "lang/word_encoder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lexicon/word_form.h"
#include "nn/layers.h"

namespace dateline::lang {
namespace {

// Words whose inputs lie in the nearest cache together.
constexpr std::size_t kWordsAtOnce = 48;
constexpr std::size_t kMostBits = 64;

void AddRow(const nn::Int8Matrix& table, std::size_t row, float* to) {
  const std::int8_t* const values = table.values.data() + row * table.columns;
  for (std::size_t i = 0; i < table.columns; ++i) {
    to[i] += static_cast<float>(values[i]) * table.scale[row];
  }
}

// The bits of "given+place", by their places in `names`.
std::uint64_t BitsOf(std::string_view value, const std::vector<std::string_view>& names) {
  std::uint64_t bits = 0;
  while (!value.empty()) {
    const std::string_view name = value.substr(0, value.find('+'));
    value.remove_prefix(std::min(name.size() + 1, value.size()));
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) bits |= std::uint64_t{1} << (at - names.begin());
  }
  return bits;
}

}  // namespace

Result<WordEncoder> WordEncoder::Load(const nn::TensorFile& file,
                                      const lexicon::Table& name_words) {
  DATELINE_TRY(mix, nn::Dense::Load(file, "mix.w", "mix.b", {}, nn::kWideScale));
  WordEncoder encoder;
  encoder.mix_ = std::move(mix);
  std::size_t inputs = 0;
  for (std::size_t f = 0; f < kHashedFeatures; ++f) {
    DATELINE_TRY(table, file.Int8("embed.f" + std::to_string(f), {}));
    encoder.tables_[f] = table;
    inputs += table.columns;
  }
  DATELINE_TRY(keys, file.Uint64s("vec.keys", {}));
  if (!std::is_sorted(keys.begin(), keys.end())) return file.Bad("vec.keys", "is not sorted");
  encoder.vector_keys_ = keys;
  DATELINE_TRY(vectors, file.Int8("vec.rows", {keys.size(), 0}));
  encoder.vectors_ = vectors;
  inputs += vectors.columns;
  DATELINE_TRY(bits, file.Strings("bits"));
  if (bits.size() > kMostBits) return file.Bad("bits", "names more than 64 bits");
  encoder.bit_count_ = bits.size();
  inputs += bits.size();
  DATELINE_TRY(value, name_words.Find("value"));
  for (std::size_t row = 0; row < name_words.size(); ++row) {
    const auto at = encoder.name_words_.Add(name_words.Cell(row, lexicon::ColumnIndex{0}));
    encoder.bits_.resize(encoder.name_words_.size());
    encoder.bits_[static_cast<std::size_t>(at)] |= BitsOf(name_words.Cell(row, value), bits);
  }
  DATELINE_TRY(gamma, file.Floats("mix.gamma", {}));
  DATELINE_TRY(beta, file.Floats("mix.beta", {gamma.size(), 1}));
  encoder.gamma_ = gamma;
  encoder.beta_ = beta;
  DATELINE_TRY(matrix, file.Int8("mix.w", {0, inputs}));
  encoder.pieces_ = matrix.rows / gamma.size();
  if (encoder.pieces_ == 0 || matrix.rows % gamma.size() != 0) {
    return file.Bad("mix.w", "has not a whole number of pieces");
  }
  return encoder;
}

WordEncoder::Rows WordEncoder::Find(const WordType& word) const {
  const WordStrings strings = StringsOf(word.surface, word.norm);
  const auto features = strings.Features();
  Rows rows;
  for (std::uint8_t f = 0; f < kHashedFeatures; ++f) {
    const std::uint64_t hash = HashOf(f, features[f]);
    rows.hashed[f] = {(hash & 0xFFFFFFFFu) % tables_[f].rows, (hash >> 32) % tables_[f].rows};
    for (const std::size_t row : rows.hashed[f]) {
      __builtin_prefetch(tables_[f].values.data() + row * tables_[f].columns);
    }
  }
  const std::uint64_t key = HashOf(kVectorFeature, strings.key);
  const auto found = std::lower_bound(vector_keys_.begin(), vector_keys_.end(), key);
  if (found != vector_keys_.end() && *found == key) {
    rows.vector = static_cast<std::size_t>(found - vector_keys_.begin());
    __builtin_prefetch(vectors_.values.data() + rows.vector * vectors_.columns);
  }
  if (const auto name_word = name_words_.Find(word.norm); name_word != lexicon::kNoWord) {
    rows.bits = bits_[static_cast<std::size_t>(name_word)];
  }
  return rows;
}

void WordEncoder::PutInput(const Rows& rows, float* x) const {
  for (std::size_t f = 0; f < kHashedFeatures; ++f) {
    for (const std::size_t row : rows.hashed[f]) AddRow(tables_[f], row, x);
    x += tables_[f].columns;
  }
  if (rows.vector != kNoVector) AddRow(vectors_, rows.vector, x);
  x += vectors_.columns;
  for (std::size_t bit = 0; bit < bit_count_; ++bit) {
    x[bit] = static_cast<float>(rows.bits >> bit & 1u);
  }
}

void WordEncoder::Encode(const nn::Kernels& kernels, std::span<const WordType> words,
                         nn::Activation* out) const {
  std::array<Rows, kWordsAtOnce> found;
  std::vector<float> x(mix_.inputs());
  nn::UnfilledVector<nn::Activation> inputs(kWordsAtOnce * mix_.inputs());
  nn::UnfilledVector<float> mixed(kWordsAtOnce * mix_.outputs());
  std::vector<float> vector(stride());
  const auto rows = nn::RowsOf(inputs.data(), kWordsAtOnce, mix_.inputs());
  while (!words.empty()) {
    const std::size_t count = std::min(words.size(), kWordsAtOnce);
    // All are found before the first is read, so that memory has time to bring their rows.
    for (std::size_t i = 0; i < count; ++i) found[i] = Find(words[i]);
    for (std::size_t i = 0; i < count; ++i) {
      std::fill(x.begin(), x.end(), 0.F);
      PutInput(found[i], x.data());
      kernels.quantise(x.data(), x.size(), nn::kWideScale, inputs.data() + i * mix_.inputs());
    }
    kernels.apply(mix_.weights(), rows.data(), count, false, mixed.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::span<float> values(vector.data(), size());
      nn::Maxout({mixed.data() + i * mix_.outputs(), mix_.outputs()}, pieces_, values);
      nn::Normalise(values, gamma_, beta_);
      kernels.quantise(vector.data(), stride(), nn::kWideScale, out);
      out += stride();
    }
    words = words.subspan(count);
  }
}

}  // namespace dateline::lang
