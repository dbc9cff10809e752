#include "store/conllu.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::store {
namespace {

TokenRecord Token(std::int32_t sentence, CodePoint begin, CodePoint end, std::string form,
                  std::string upos, std::int32_t head, std::string deprel) {
  TokenRecord token;
  token.sentence = sentence;
  token.begin = begin;
  token.end = end;
  token.form = form;
  token.lemma = form;
  token.upos = std::move(upos);
  token.head = head;
  token.deprel = std::move(deprel);
  return token;
}

/// "Don't wait." and, without a space before it, "Go": two sentences with a contraction.
Records TwoSentences() {
  Records records;
  records.document.doc_id = "0f3a";
  records.tokens = {
      Token(0, 0, 5, "Do", "AUX", 3, "aux"), Token(0, 0, 5, "n't", "PART", 3, "advmod"),
      Token(0, 6, 10, "wait", "VERB", 0, "root"), Token(0, 10, 11, ".", "PUNCT", 3, "punct"),
      Token(1, 11, 13, "Go", "VERB", 0, "root")};
  records.tokens[2].feats.entries = {{"Mood", "Imp"}, {"VerbForm", "Fin"}};
  return records;
}

TEST(Conllu, IsWhatTheFormatDescribes) {
  std::string out;
  AppendConllu(TwoSentences(), out);
  EXPECT_EQ(out,
            "# newdoc id = 0f3a\n"
            "# sent_id = 0f3a-1\n"
            "# text = Don't wait.\n"
            "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "1\tDo\tDo\tAUX\t_\t_\t3\taux\t_\t_\n"
            "2\tn't\tn't\tPART\t_\t_\t3\tadvmod\t_\t_\n"
            "3\twait\twait\tVERB\t_\tMood=Imp|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n"
            "4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No\n"
            "\n"
            "# sent_id = 0f3a-2\n"
            "# text = Go\n"
            "1\tGo\tGo\tVERB\t_\t_\t0\troot\t_\t_\n"
            "\n");
}

/// Reads CoNLL-U as a tool would: ten cells, numbers that rise, heads that exist, a text that the
/// words and their spaces give.
void ReadBack(const std::string& conllu, std::size_t& sentences, std::size_t& words) {
  std::istringstream lines(conllu);
  std::string line;
  std::string text;
  std::string rebuilt;
  std::size_t count = 0;
  std::size_t covered = 0;  // words up to here are within a contraction
  std::vector<std::size_t> heads;
  while (std::getline(lines, line)) {
    if (line.starts_with("# text = ")) text = line.substr(9);
    if (line.starts_with("#")) continue;
    if (line.empty()) {
      ++sentences;
      words += count;
      EXPECT_EQ(rebuilt.substr(0, rebuilt.find_last_not_of(' ') + 1), text);
      for (const std::size_t head : heads) EXPECT_LE(head, count);
      EXPECT_EQ(std::count(heads.begin(), heads.end(), 0u), 1);
      rebuilt.clear();
      heads.clear();
      count = covered = 0;
      continue;
    }
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    ASSERT_EQ(cells.size(), 10u) << line;
    const bool contraction = cells[0].find('-') != std::string::npos;
    if (contraction) {
      covered = std::stoul(cells[0].substr(cells[0].find('-') + 1));
    } else {
      ASSERT_EQ(std::stoul(cells[0]), ++count);
      heads.push_back(std::stoul(cells[6]));
    }
    if (contraction || count > covered) {
      rebuilt += cells[1] + (cells[9] == "SpaceAfter=No" ? "" : " ");
    }
  }
}

TEST(Conllu, CanBeReadBack) {
  std::string out;
  AppendConllu(TwoSentences(), out);
  std::size_t sentences = 0;
  std::size_t words = 0;
  ReadBack(out, sentences, words);
  EXPECT_EQ(sentences, 2u);
  EXPECT_EQ(words, 5u);
}

TEST(Conllu, WordsWithoutAnAnalysisHaveEmptyCells) {
  Records records = TwoSentences();
  for (TokenRecord& token : records.tokens) {
    token.head.reset();
    token.deprel.clear();
    token.upos.clear();
    token.lemma.clear();
  }
  std::string out;
  AppendConllu(records, out);
  EXPECT_NE(out.find("3\twait\t_\t_\t_\tMood=Imp|VerbForm=Fin\t_\t_\t_\tSpaceAfter=No\n"),
            std::string::npos);
}

}  // namespace
}  // namespace dateline::store
