#include "treebank.h"

#include <fstream>

namespace dateline::train {
namespace {

std::vector<std::string> CutCells(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

class Reader {
 public:
  void Take(const std::string& line) {
    if (line.empty()) {
      fresh_ = true;
      inside_until_ = 0;
    } else if (line[0] == '#') {
      if (line.starts_with("# newdoc")) {
        new_document_ = true;
        const std::size_t equals = line.find("= ");
        name_ = equals == std::string::npos ? "" : line.substr(equals + 2);
      }
      if (line.starts_with("# newpar")) new_paragraph_ = true;
    } else {
      const auto cells = CutCells(line);
      if (cells.size() >= 10 && cells[0].find('.') == std::string::npos) TakeRow(cells);
    }
  }

  std::vector<TreebankText> Finish() {
    for (TreebankText& document : documents_) DropSpace(document.text);
    return std::move(documents_);
  }

 private:
  static void DropSpace(std::string& text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
  }

  void BeginSentence() {
    if (documents_.empty() || new_document_) {
      documents_.emplace_back();
      documents_.back().name = name_;
    } else {
      std::string& text = documents_.back().text;
      DropSpace(text);
      text += new_paragraph_ ? "\n\n" : " ";
    }
    new_document_ = new_paragraph_ = fresh_ = false;
    begins_sentence_ = true;
    const auto at = static_cast<ByteOffset>(documents_.back().text.size());
    documents_.back().sentences.push_back({at, at});
  }

  void TakeRow(const std::vector<std::string>& cells) {
    if (fresh_) BeginSentence();
    TreebankText& document = documents_.back();
    const std::size_t dash = cells[0].find('-');
    if (dash != std::string::npos || std::stoi(cells[0]) > inside_until_) {
      const auto at = static_cast<ByteOffset>(document.text.size());
      document.text += cells[1];
      document.tokens.push_back({at, static_cast<ByteOffset>(document.text.size())});
      document.sentences.back().end = document.tokens.back().end;
      if (cells[9].find("SpaceAfter=No") == std::string::npos) document.text += ' ';
      if (dash != std::string::npos) {
        inside_until_ = std::stoi(cells[0].substr(dash + 1));
        return;
      }
    }
    document.words.push_back({cells[1], cells[2], cells[3], cells[5], begins_sentence_});
    begins_sentence_ = false;
  }

  std::vector<TreebankText> documents_;
  std::string name_;
  bool fresh_ = true;
  bool new_document_ = false;
  bool new_paragraph_ = false;
  bool begins_sentence_ = false;
  int inside_until_ = 0;  // last word of the contraction under way
};

}  // namespace

std::vector<TreebankText> ReadTreebank(const std::string& path) {
  Reader reader;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) reader.Take(line);
  return reader.Finish();
}

}  // namespace dateline::train
