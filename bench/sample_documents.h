// What the benchmarks of single steps read.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dateline/document.h"

namespace dateline {

using Documents = std::vector<std::unique_ptr<const Document>>;

/// A document for each file, a paragraph for each line of it, all published on one day: the texts
/// of samples/gold where no file is named. Files that cannot be read are left out.
inline Documents ReadSampleDocuments(int count, char** paths) {
  std::vector<std::filesystem::path> files(paths, paths + count);
  if (files.empty()) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(DATELINE_SOURCE_DIR) + "/samples/gold")) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  Documents documents;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) {
        blocks.push_back({BlockKind::kParagraph,
                          {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)}});
      }
      begin = end + 1;
    }
    Source source;
    if (auto day = ParseIsoMoment("2024-05-16")) source.published = *std::move(day);
    auto document = Document::Create(std::move(text), blocks, std::move(source), false, {});
    if (document) documents.push_back(std::move(document).value());
  }
  return documents;
}

}  // namespace dateline
