// What is known of each of many words.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lexicon/word_table.h"

namespace dateline::lexicon {

/// Values by word, in a WordTable. Filled once, then shared by all threads.
template <typename Value>
class WordMap {
 public:
  /// The word's value, a new one if the word is new. Good until the next call.
  Value& operator[](std::string_view word) {
    const auto id = static_cast<std::size_t>(words_.Add(word));
    if (id == values_.size()) values_.emplace_back();
    return values_[id];
  }

  /// The word's value, or null.
  [[nodiscard]] const Value* Find(std::string_view word) const {
    const WordId id = words_.Find(word);
    return id == kNoWord ? nullptr : &values_[static_cast<std::size_t>(id)];
  }

  /// Calls `visit(word, value)` for each, in the order in which they came.
  template <typename Visit>
  void ForEach(const Visit& visit) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      visit(words_.Word(static_cast<WordId>(i)), values_[i]);
    }
  }

 private:
  WordTable words_;
  std::vector<Value> values_;
};

}  // namespace dateline::lexicon
