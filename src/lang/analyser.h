// Reads sentences with the language model and decides: tags, trees, names. Everything but lemmas,
// which follow from tags (lemmatizer.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lang/language_model.h"

namespace dateline::lang {

/// What was decided of a word. Numbers are of LanguageModel::tags() and labels().
struct WordAnalysis {
  std::uint16_t tag = 0;
  std::uint16_t label = 0;
  std::uint32_t head = 0;  // 0 for the root, else 1 + the head's place in the sentence
};

/// A name in a document: words [first, last) of those given.
struct NameAnalysis {
  std::size_t first = 0;
  std::size_t last = 0;
  NameKind kind = NameKind::kPerson;
  float score = 0;  // 0 to 1
};

struct Analysis {
  std::vector<WordAnalysis> words;
  std::vector<NameAnalysis> names;  // rising
};

/// Analyses the sentences of a document.
///
/// \param types     the document's distinct words.
/// \param words     per word: its type; sentence by sentence.
/// \param sentences of `words`, rising and side by side; none is empty.
[[nodiscard]] Analysis Analyse(const LanguageModel& model, std::span<const WordType> types,
                               std::span<const std::uint32_t> words,
                               std::span<const nn::Sequence> sentences);

}  // namespace dateline::lang
