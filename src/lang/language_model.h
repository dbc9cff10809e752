// The language network: from the words of sentences to scores. What the scores decide is in
// decode_*.h. docs/formats/model.md describes the network and its file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/result.h"

#include "doc/rows.h"
#include "lang/arc_scorer.h"
#include "lang/decode_names.h"
#include "lang/label_scorer.h"
#include "lang/word_encoder.h"
#include "lexicon/table.h"
#include "nn/lstm.h"
#include "nn/score_table.h"

namespace dateline::lang {

/// What the tensors of a model file mean; raised when features or layers change.
inline constexpr std::uint32_t kModelMeaning = 1;

/// Part of speech and features of a tag; `feats` is a view of the model, empty for none.
struct Tag {
  Upos upos = Upos::kNone;
  std::string_view feats;
};

/// A dependency relation; `name` has the subtype too, and is a view of the model.
struct Label {
  Relation relation = Relation::kNone;
  std::string_view name;
};

/// Sentences to be read side by side.
struct WordBatch {
  std::span<const nn::Sequence> sentences;         // the longest first
  std::span<const std::uint32_t> words;            // per word: a row of `vectors`
  std::span<const nn::Activation* const> vectors;  // rows as WordEncoder::Encode wrote them
};

/// What the network says of the words of a batch before anything is decided.
struct BatchScores {
  nn::ScoreTable tags;   // a row per word, a column per tag
  nn::ScoreTable names;  // a row per word, a column per name label
  ArcScorer::Halves arcs;
  LabelScorer::Halves labels;
};

/// Immutable; shared by all threads. Scores of a sentence depend on nothing but its words.
class LanguageModel {
 public:
  /// \param bytes      of a model file; must outlive the model and all it gives.
  /// \param name       for messages.
  /// \param name_words as WordEncoder::Load.
  /// \param kernels    must outlive the model.
  /// \errors as nn::TensorFile::Parse, nn::TensorFile::Int8, NameDecoder::Create.
  [[nodiscard]] static Result<LanguageModel> Create(std::string_view bytes, std::string_view name,
                                                    const lexicon::Table& name_words,
                                                    const nn::Kernels& kernels);

  [[nodiscard]] BatchScores Score(const WordBatch& batch) const;

  [[nodiscard]] const WordEncoder& words() const { return words_; }
  [[nodiscard]] const ArcScorer& arcs() const { return arcs_; }
  [[nodiscard]] const LabelScorer& label_scorer() const { return label_scorer_; }
  [[nodiscard]] const NameDecoder& names() const { return names_; }
  [[nodiscard]] const std::vector<Tag>& tags() const { return tags_; }
  [[nodiscard]] const std::vector<Label>& labels() const { return labels_; }
  [[nodiscard]] const nn::Kernels& kernels() const { return *kernels_; }

  /// The label of the word on the root, and of no other.
  [[nodiscard]] std::size_t root_label() const { return root_label_; }

 private:
  explicit LanguageModel(const nn::Kernels& kernels) : kernels_(&kernels) {}
  [[nodiscard]] Status LoadTags(const nn::TensorFile& file);
  [[nodiscard]] Status LoadLabels(const nn::TensorFile& file);
  [[nodiscard]] Status LoadNames(const nn::TensorFile& file, const nn::Order& inputs,
                                 std::size_t columns);

  const nn::Kernels* kernels_;
  WordEncoder words_;
  std::vector<nn::Lstm> layers_;
  nn::Dense tag_;
  std::vector<Tag> tags_;
  ArcScorer arcs_;
  LabelScorer label_scorer_;
  std::vector<Label> labels_;
  std::size_t root_label_ = 0;
  nn::Dense name_hidden_;
  nn::Dense name_;
  NameDecoder names_;
};

}  // namespace dateline::lang
