// How much a line speaks of the same things as the lines that the first pass is sure of: a teaser
// of another report has other names in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extract/page_line.h"

namespace dateline::extract {

inline constexpr std::size_t kSharedWordFacts = 3;

class SharedWords {
 public:
  /// `lines` must outlive this. \param scores log-odds of the first pass, one for each line.
  SharedWords(const std::vector<PageLine>& lines, const std::vector<float>& scores);

  /// Writes kSharedWordFacts numbers for line `i`; returns where the next go.
  float* Fill(std::size_t i, float* out) const;

 private:
  struct Word {
    std::uint64_t hash;
    bool name;  // begins with a capital inside a sentence
  };
  [[nodiscard]] static std::vector<Word> WordsOf(const std::string& text);

  std::vector<std::vector<Word>> words_;  // of each line, each once
  std::vector<bool> sure_;
  std::unordered_map<std::uint64_t, std::uint32_t> in_lines_;  // sure lines with the word
};

}  // namespace dateline::extract
