// The shipped word lists, for tests.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "extract/date_words.h"
#include "lexicon/table.h"

namespace dateline::extract {

inline lexicon::Table TestLexicon(const std::string& name) {
  std::ifstream file(DATELINE_SOURCE_DIR "/" + name, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return lexicon::Table::Parse(bytes.str(), name, nullptr).value();
}

inline const DateWords& TestDateWords() {
  static const DateWords words =
      DateWords::Create(TestLexicon("lexicons/extract/date_words.tsv")).value();
  return words;
}

}  // namespace dateline::extract
