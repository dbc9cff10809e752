// The shipped word lists, for tests.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "extract/block_words.h"
#include "extract/metadata.h"
#include "lexicon/table.h"

namespace dateline::extract {

inline std::string TestFile(const std::string& name) {
  std::ifstream file(DATELINE_SOURCE_DIR "/" + name, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

inline lexicon::Table TestLexicon(const std::string& name) {
  return lexicon::Table::Parse(TestFile(name), name, nullptr).value();
}

inline const BlockWords& TestBlockWords() {
  static const BlockWords words =
      BlockWords::Parse(TestFile("rules/extract/blocks.toml"), "blocks.toml").value();
  return words;
}

inline const DateWords& TestDateWords() {
  static const DateWords words =
      DateWords::Create(TestLexicon("lexicons/extract/date_words.tsv")).value();
  return words;
}

inline const MetadataResources& TestMetadataResources() {
  static const MetadataResources resources{
      TestDateWords(),
      MetadataWords::Create(TestLexicon("lexicons/extract/metadata_words.tsv")).value()};
  return resources;
}

}  // namespace dateline::extract
