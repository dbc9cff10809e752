// Treebank files (CoNLL-U) as texts, with the places of their tokens and sentences.
#pragma once

#include <string>
#include <vector>

#include "dateline/span.h"

namespace dateline::train {

/// A syntactic word: of a contraction there are several.
struct Word {
  std::string form, lemma, upos, feats;
  bool begins_sentence = false;
};

/// One document. Sentences of a paragraph are parted by a space, paragraphs by a blank line.
struct TreebankText {
  std::string name;
  std::string text;
  std::vector<Span> tokens;  // as written: a contraction is one
  std::vector<Span> sentences;
  std::vector<Word> words;
};

/// Reads a file that is known to be well-formed; an unreadable one gives nothing.
[[nodiscard]] std::vector<TreebankText> ReadTreebank(const std::string& path);

}  // namespace dateline::train
