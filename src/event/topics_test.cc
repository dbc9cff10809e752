#include "event/topics.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "coref/typed_text.h"
#include "doc/layers.h"

namespace dateline::event {
namespace {

struct Case {
  std::string name;
  std::string words;  // repeated `times` times
  std::size_t times;
  std::string quiet;  // the topic of the quiet report
};

class TopicsOfReports : public testing::TestWithParam<Case> {};

TEST_P(TopicsOfReports, AreFound) {
  const Case& c = GetParam();
  std::string typed;
  for (std::size_t i = 0; i < c.times; ++i) {
    std::size_t begin = 0;
    while (begin < c.words.size()) {
      const std::size_t end = std::min(c.words.find(' ', begin), c.words.size());
      typed += c.words.substr(begin, end - begin) + ":NOUN:0:root ";
      begin = end + 1;
    }
  }
  coref::TypedText text(typed);
  const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value();
  const auto size = static_cast<ByteOffset>(text.text.size());
  const auto doc =
      Document::Create(text.text, {{BlockKind::kParagraph, {0, size}}}, {}, false, Limits{})
          .value();
  const auto grammar = discourse::Grammar::Load(dir).value();
  const discourse::TokenScan scan(*doc, text.tokens, text.sentences, grammar);
  EXPECT_EQ(Topics::Load(dir).value().OfReport(scan).no_conflict, c.quiet);
}

INSTANTIATE_TEST_SUITE_P(
    Reports, TopicsOfReports,
    testing::Values(Case{"a_match", "striker goalkeeper referee penalty winger house tree road sea",
                         1, "sport"},
                    Case{"a_match_of_ministers",
                         "striker goalkeeper referee winger minister parliament election troops", 1,
                         ""},
                    Case{"no_politics", "house tree road sea", 20, "no_politics"},
                    Case{"too_short_to_tell", "house tree road sea", 5, ""},
                    Case{"politics", "house tree road sea minister parliament", 20, ""}),
    [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace dateline::event
