#include "event/act_rules.h"

#include <string>

#include <gtest/gtest.h>

#include "discourse/reality.h"
#include "lexicon/word_form.h"

namespace dateline::event {
namespace {

// A text cut at spaces and punctuation: enough for the rules' own examples.
struct Cut {
  std::unique_ptr<const Document> doc;
  Columns<TokenRow> tokens;
  Columns<SentenceRow> sentences;
};

Cut CutText(const std::string& text, const discourse::Grammar& grammar) {
  Cut cut;
  const auto size = static_cast<ByteOffset>(text.size());
  cut.doc =
      Document::Create(text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{}).value();
  const auto add = [&](std::size_t begin, std::size_t end) {
    TokenRow row;
    row.span = {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)};
    row.norm = lexicon::NormOf(text.substr(begin, end - begin));
    row.lemma = row.norm;
    if (row.norm.size() > 3 && row.norm.back() == 's') row.lemma.pop_back();
    const discourse::Word word = grammar.Find(row.norm);
    if (!word.lemma.empty() && word.Has(discourse::Tense::kThird)) row.lemma = word.lemma;
    cut.tokens.Add(row);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool stop = i < text.size() && (text[i] == ',' || text[i] == '.' || text[i] == '"');
    const bool clitic = i + 1 < text.size() && text[i] == '\'' && text[i + 1] == 's';
    if (i < text.size() && text[i] != ' ' && !stop && !clitic) continue;
    if (i > begin) add(begin, i);
    begin = clitic ? i : i + 1;
    if (stop) add(i, i + 1);
  }
  SentenceRow sentence;
  sentence.span = {0, size};
  sentence.last = TokenIndex{static_cast<std::uint32_t>(cut.tokens.size())};
  cut.sentences.Add(sentence);
  return cut;
}

class ShippedRules : public testing::Test {
 protected:
  lexicon::ResourceDir dir_ = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  discourse::Grammar grammar_ = discourse::Grammar::Load(dir_).value();
};

TEST_F(ShippedRules, ActsLoadInNumber) {
  const auto acts = ActRules::Load(dir_);
  ASSERT_TRUE(acts) << acts.error().message << " " << acts.error().where;
  EXPECT_GE(acts->pattern_count(), 500U);
}

TEST_F(ShippedRules, RealityReadsItsExamples) {
  const discourse::RealityRules rules = discourse::RealityRules::Load(dir_).value();
  for (const auto& example : rules.examples()) {
    const Cut cut = CutText(example.text, grammar_);
    const discourse::TokenScan scan(*cut.doc, cut.tokens, cut.sentences, grammar_);
    const std::size_t at = scan.TokenAt(
        static_cast<ByteOffset>(example.text.find(" " + example.act) + 1), 0, scan.size());
    const Reality value = rules.Read(scan, at, at + 1, 0, scan.size()).value;
    EXPECT_EQ(value == example.value, !example.counter)
        << example.rule << ": " << example.text << " " << RealityName(value);
  }
}

}  // namespace
}  // namespace dateline::event
