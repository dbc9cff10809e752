#include "figure/number_reader.h"

#include <string>

#include <gtest/gtest.h>

#include "lexicon/word_form.h"

namespace dateline::figure {
namespace {

struct Case {
  std::string name;
  std::string text;  // cut at blanks
  std::string want;  // "words = value; …"
};

std::string Read(const std::string& text) {
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto reader = NumberReader::Load(dir, lexicon::CutAtSpaces);
  if (!reader) return reader.error().where + ": " + reader.error().message;
  Columns<TokenRow> tokens;
  for (const std::string_view word : lexicon::CutAtSpaces(text)) {
    TokenRow row;
    const auto at = static_cast<ByteOffset>(word.data() - text.data());
    row.span = {at, at + static_cast<ByteOffset>(word.size())};
    row.norm = row.lemma = lexicon::NormOf(word);
    tokens.Add(row);
  }
  const auto& spans = tokens.Column<&TokenRow::span>();
  std::string got;
  for (const Number& number : reader.value().FindAll({tokens, text})) {
    const ByteOffset begin = spans[number.first].begin;
    got += (got.empty() ? "" : "; ") + text.substr(begin, spans[number.last - 1].end - begin) +
           " = " + std::to_string(static_cast<long long>(number.value * 10)) + "/10";
  }
  return got;
}

class Numbers : public testing::TestWithParam<Case> {};

TEST_P(Numbers, AreRead) { EXPECT_EQ(Read(GetParam().text), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Words, Numbers,
    testing::Values(Case{"digits", "some 1,200 or 3.5 of", "1,200 = 12000/10; 3.5 = 35/10"},
                    Case{"glued", "a 1.2bn loan", "1.2bn = 12000000000/10"},
                    Case{"glued_unknown", "a 12x zoom", ""},
                    Case{"scale", "2.5 million", "2.5 million = 25000000/10"},
                    Case{"short_scale", "3 bn", "3 bn = 30000000000/10"},
                    Case{"half", "two and a half million", "two and a half million = 25000000/10"},
                    Case{"half_a", "half a million", "half a million = 5000000/10"},
                    Case{"dozen", "two dozen and a dozen", "two dozen = 240/10; a dozen = 120/10"},
                    Case{"words", "two hundred and five", "two hundred and five = 2050/10"},
                    Case{"two_numbers", "five and six", "five = 50/10; six = 60/10"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace dateline::figure
