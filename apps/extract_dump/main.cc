// Shows what extraction makes of pages, for training and for scoring.
//
//   extract_dump blocks DATA_DIR FILE...           records, one a line: text and blocks
//   extract_dump features DATA_DIR OUT FILE...     lines of each page to stdout, their features
//                                                  (float32 rows) to OUT
// Files that end in ".txt" are plain text, all others pages with markup.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/html_lines.h"
#include "extract/line_features.h"
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

void WriteFeatures(const BlockWords& words, const std::string& path, std::ofstream& out) {
  const std::string bytes = ReadUtf8(path);
  std::vector<PageLine> lines;
  std::vector<float> rows;
  if (IsPlain(path)) {
    lines = LinesOf(bytes);
    rows = LineFeatures(lines, nullptr, {}, words);
  } else {
    std::vector<Diagnostic> diagnostics;
    const auto tree = HtmlTree::Parse(bytes, Limits{}, diagnostics);
    if (!tree) return;
    lines = LinesOf(*tree, words);
    rows = LineFeatures(lines, &*tree, PageTitle(*tree), words);
  }
  std::cout << "{\"id\":" << Quote(std::filesystem::path(path).stem().string()) << ",\"lines\":[";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::cout << (i == 0 ? "" : ",") << Quote(lines[i].text);
  }
  std::cout << "]}\n";
  out.write(reinterpret_cast<const char*>(rows.data()),
            static_cast<std::streamsize>(rows.size() * sizeof(float)));
}

int Fail(const Error& error) {
  std::cerr << error.where << ": " << error.message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 3) return 2;
  const auto dir = lexicon::ResourceDir::Open(args[1]);
  if (!dir) return Fail(dir.error());
  if (args[0] == "features") {
    const auto bytes = dir->Read("rules/extract/blocks.toml");
    if (!bytes) return Fail(bytes.error());
    const auto words = BlockWords::Parse(*bytes, "rules/extract/blocks.toml");
    if (!words) return Fail(words.error());
    std::ofstream out(args[2], std::ios::binary);
    for (std::size_t i = 3; i < args.size(); ++i) WriteFeatures(*words, args[i], out);
    return 0;
  }
  const auto extractor = Extractor::Load(*dir);
  if (!extractor) return Fail(extractor.error());
  for (std::size_t i = 2; i < args.size(); ++i) WriteBlocks(*extractor, args[i]);
  return 0;
}
