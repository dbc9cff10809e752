// Shows what extraction makes of pages, for training and for scoring.
//
//   extract_dump blocks DATA_DIR FILE...           records, one a line: text and blocks
//   extract_dump features DATA_DIR OUT FILE...     lines of each page to stdout, their features
//                                                  (float32 rows) to OUT
//   extract_dump context DATA_DIR OUT SCORES FILE...   the same with the context of the lines;
//                                                  SCORES: float32, one for each line
//   extract_dump meaning DATA_DIR                  meaning of the models, and how many features
//                                                  the two passes have
// Files that end in ".txt" are plain text, all others pages with markup. With --unread before the
// command features are made as for pages in another language.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/context_features.h"
#include "extract/extract.h"
#include "extract/html_lines.h"
#include "extract/line_features.h"
#include "extract/line_scores.h"
#include "extract/page_title.h"
#include "extract/text_lines.h"
#include "text/utf8.h"

namespace {

using namespace dateline;           // NOLINT: a program, not a header
using namespace dateline::extract;  // NOLINT

std::string Quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
      out += buffer;
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string ReadUtf8(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  std::size_t replaced = 0;
  return text::RepairUtf8(bytes, replaced);
}

bool IsPlain(const std::string& path) { return path.ends_with(".txt"); }

void WriteBlocks(const Extractor& extractor, const std::string& path) {
  const std::string bytes = ReadUtf8(path);
  const auto page = IsPlain(path) ? extractor.ExtractPlainText(bytes, {}, Limits{})
                                  : extractor.ExtractHtml(bytes, {}, Limits{});
  std::string text, blocks, title;
  if (page) {
    std::size_t at = 0;
    title = page->source.title;
    for (const PageBlock& block : page->blocks) {
      if (!text.empty()) {
        text += "\n\n";
        at += 2;
      }
      const std::size_t size = text::CountCodePoints(block.text);
      if (!blocks.empty()) blocks += ',';
      blocks += "{\"kind\":" + Quote(BlockKindName(block.kind)) +
                ",\"begin\":" + std::to_string(at) + ",\"end\":" + std::to_string(at + size) + "}";
      text += block.text;
      at += size;
    }
  }
  std::cout << "{\"documents\":{\"id\":" << Quote(std::filesystem::path(path).stem().string())
            << ",\"uri\":" << Quote(path) << ",\"title\":" << Quote(title)
            << ",\"text\":" << Quote(text) << ",\"blocks\":[" << blocks << "]}}\n";
}

/// Writes features of pages; with `scores`, of the second pass.
class FeatureWriter {
 public:
  FeatureWriter(const BlockWords& words, WordUse use, const std::string& path)
      : words_(words), use_(use), out_(path, std::ios::binary) {}

  void ReadScores(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    with_scores_ = true;
    for (float score = 0; file.read(reinterpret_cast<char*>(&score), sizeof score);) {
      scores_.push_back(score);
    }
  }

  void Write(const std::string& path) {
    const std::string bytes = ReadUtf8(path);
    std::vector<PageLine> lines;
    std::vector<float> rows;
    if (IsPlain(path)) {
      lines = LinesOf(bytes);
      rows = LineFeatures(lines, nullptr, {}, words_, use_);
      AddContext(lines, nullptr, rows);
    } else {
      std::vector<Diagnostic> diagnostics;
      const auto tree = HtmlTree::Parse(bytes, Limits{}, diagnostics);
      if (!tree) return;
      lines = LinesOf(*tree, words_);
      rows = LineFeatures(lines, &*tree, PageTitle(*tree), words_, use_);
      AddContext(lines, &*tree, rows);
    }
    std::cout << "{\"id\":" << Quote(std::filesystem::path(path).stem().string()) << ",\"lines\":[";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::cout << (i == 0 ? "" : ",") << Quote(lines[i].text);
    }
    std::cout << "]}\n";
    out_.write(reinterpret_cast<const char*>(rows.data()),
               static_cast<std::streamsize>(rows.size() * sizeof(float)));
  }

 private:
  void AddContext(const std::vector<PageLine>& lines, const HtmlTree* tree,
                  std::vector<float>& rows) {
    if (!with_scores_) return;
    std::vector<float> scores(lines.size());
    for (float& score : scores) score = at_ < scores_.size() ? scores_[at_++] : 0;
    rows = ContextFeatures(lines, tree, rows, scores);
  }

  const BlockWords& words_;
  WordUse use_;
  std::ofstream out_;
  bool with_scores_ = false;
  std::vector<float> scores_;
  std::size_t at_ = 0;
};

int Fail(const Error& error) {
  std::cerr << error.where << ": " << error.message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  WordUse use = WordUse::kWhereKnown;
  if (!args.empty() && args[0] == "--unread") {
    use = WordUse::kNever;
    args.erase(args.begin());
  }
  if (args.size() < 2) return 2;
  const auto dir = lexicon::ResourceDir::Open(args[1]);
  if (!dir) return Fail(dir.error());
  if (args[0] == "blocks") {
    const auto extractor = Extractor::Load(*dir);
    if (!extractor) return Fail(extractor.error());
    for (std::size_t i = 2; i < args.size(); ++i) WriteBlocks(*extractor, args[i]);
    return 0;
  }
  const auto bytes = dir->Read("rules/extract/blocks.toml");
  if (!bytes) return Fail(bytes.error());
  const auto words = BlockWords::Parse(*bytes, "rules/extract/blocks.toml");
  if (!words) return Fail(words.error());
  if (args[0] == "meaning") {
    std::cout << BlocksMeaning(*words) << ' ' << kLineFeatures << ' ' << kContextFeatures << '\n';
    return 0;
  }
  if (args.size() < 4) return 2;
  FeatureWriter writer(*words, use, args[2]);
  std::size_t first = 3;
  if (args[0] == "context") {
    writer.ReadScores(args[first++]);
  }
  for (std::size_t i = first; i < args.size(); ++i) writer.Write(args[i]);
  return 0;
}
