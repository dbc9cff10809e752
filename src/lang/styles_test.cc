// The annotator with the shipped model on the kinds of text that news is made of: headlines in
// capitals, captions, date lines, lists, quotations over paragraphs, bad scans, odd characters.
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/document.h"

#include "doc/layers.h"
#include "lang/decode_tree.h"
#include "lang/tokens_annotator.h"

namespace dateline::lang {
namespace {

const TokensAnnotator& Shipped() {
  static const auto annotator =
      TokensAnnotator::Load(lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR).value());
  return *annotator.value();
}

struct Style {
  const char* name;
  BlockKind kind;
  const char* text;
  const char* words;  // parted by spaces, sentences by " | "
  const char* names;  // that must be among those found: "PER Ana Ruiz, LOC Lima"
  friend void PrintTo(const Style& s, std::ostream* out) { *out << s.name; }
};

/// A text of one block, read.
class Reading {
 public:
  explicit Reading(const Style& style)
      : doc_(std::move(Document::Create(
                           style.text,
                           {{style.kind,
                             {0, static_cast<ByteOffset>(std::string_view(style.text).size())}}},
                           {}, false, {}))
                 .value()),
        layers_(doc_->text()) {
    EXPECT_TRUE(Shipped().Run(*doc_, {}, layers_));
  }

  [[nodiscard]] const Columns<SentenceRow>& sentences() const { return layers_.Get<SentenceRow>(); }
  [[nodiscard]] const Columns<TokenRow>& tokens() const { return layers_.Get<TokenRow>(); }
  [[nodiscard]] const Columns<NameRow>& names() const { return layers_.Get<NameRow>(); }
  [[nodiscard]] std::string_view text() const { return doc_->text(); }

  [[nodiscard]] std::string Words() const {
    std::string out;
    for (std::size_t s = 0; s < sentences().size(); ++s) {
      const SentenceRow row = sentences().RowAt(s);
      if (s > 0) out += " | ";
      for (std::size_t i = AsSize(row.first); i < AsSize(row.last); ++i) {
        if (i > AsSize(row.first)) out += " ";
        out += doc_->TextOf(tokens().RowAt(i).span);
      }
    }
    return out;
  }

  [[nodiscard]] std::string Names() const {
    constexpr std::string_view kKinds[] = {"PER", "LOC", "ORG", "GRP"};
    std::string out;
    for (std::size_t i = 0; i < names().size(); ++i) {
      const NameRow row = names().RowAt(i);
      if (i > 0) out += ", ";
      out += kKinds[static_cast<std::size_t>(row.kind)];
      out += " ";
      out += doc_->TextOf(row.span);
    }
    return out;
  }

 private:
  std::unique_ptr<const Document> doc_;
  Layers layers_;
};

class StyleTest : public ::testing::TestWithParam<Style> {};

TEST_P(StyleTest, WordsAndSentences) { EXPECT_EQ(Reading(GetParam()).Words(), GetParam().words); }

TEST_P(StyleTest, Names) {
  const std::string found = ", " + Reading(GetParam()).Names() + ",";
  std::string_view wanted = GetParam().names;
  while (!wanted.empty()) {
    const std::size_t end = std::min(wanted.find(", "), wanted.size());
    const std::string name = ", " + std::string(wanted.substr(0, end)) + ",";
    EXPECT_NE(found.find(name), std::string::npos) << wanted.substr(0, end) << " in " << found;
    wanted.remove_prefix(std::min(end + 2, wanted.size()));
  }
}

// Tokens rise, hold no white space and lie in their sentence; heads are a tree; a name is made of
// whole words of one sentence.
TEST_P(StyleTest, RowsAreSound) {
  const Reading reading(GetParam());
  ByteOffset end = 0;
  for (std::size_t s = 0; s < reading.sentences().size(); ++s) {
    const SentenceRow sentence = reading.sentences().RowAt(s);
    Heads heads;
    for (std::size_t i = AsSize(sentence.first); i < AsSize(sentence.last); ++i) {
      const TokenRow token = reading.tokens().RowAt(i);
      const std::string_view word =
          reading.text().substr(token.span.begin, token.span.end - token.span.begin);
      EXPECT_GE(token.span.begin, std::max(end, sentence.span.begin));
      EXPECT_LE(token.span.end, sentence.span.end);
      EXPECT_EQ(word.find_first_of(" \n\t"), std::string_view::npos) << word;
      EXPECT_FALSE(token.norm.empty()) << word;
      EXPECT_NE(token.upos, Upos::kNone) << word;
      EXPECT_EQ(token.deprel == "root", token.head == kNoHead) << word;
      heads.push_back(token.head == kNoHead ? 0u
                                            : static_cast<std::uint32_t>(
                                                  AsSize(token.head) - AsSize(sentence.first) + 1));
      end = token.span.end;
    }
    EXPECT_TRUE(IsTree(heads)) << s;
  }
  const auto& spans = reading.tokens().Column<&TokenRow::span>();
  for (std::size_t n = 0; n < reading.names().size(); ++n) {
    const Span name = reading.names().RowAt(n).span;
    const auto first = std::find_if(spans.begin(), spans.end(),
                                    [&](Span word) { return word.begin == name.begin; });
    const auto last =
        std::find_if(first, spans.end(), [&](Span word) { return word.end == name.end; });
    ASSERT_NE(last, spans.end());
    const auto& sentences = reading.tokens().Column<&TokenRow::sentence>();
    EXPECT_EQ(sentences[static_cast<std::size_t>(first - spans.begin())],
              sentences[static_cast<std::size_t>(last - spans.begin())]);
  }
}

INSTANTIATE_TEST_SUITE_P(
    News, StyleTest,
    ::testing::Values(
        Style{"TitleCase", BlockKind::kHeadline,
              "Rebels Seize Port as Talks Between Ghana and Togo Collapse",
              "Rebels Seize Port as Talks Between Ghana and Togo Collapse", "LOC Ghana, LOC Togo"},
        Style{"TitleCaseWithColon", BlockKind::kHeadline,
              "Exclusive: Kenya's Parliament Votes to Oust Deputy President, 241-43",
              "Exclusive : Kenya 's Parliament Votes to Oust Deputy President , 241 - 43",
              "LOC Kenya"},
        Style{"HeadlineWithQuotes", BlockKind::kHeadline,
              "\u2018We Won\u2019t Leave,\u2019 Say Villagers Near Goma",
              "\u2018 We Wo n\u2019t Leave , \u2019 Say Villagers Near Goma", "LOC Goma"},
        Style{"HeadlineOfTwoSentences", BlockKind::kHeadline,
              "Peru strikes enter third week. Will the cabinet fall?",
              "Peru strikes enter third week . | Will the cabinet fall ?", "LOC Peru"},
        Style{"AllCapsHeadline", BlockKind::kHeadline,
              "TROOPS LEAVE KABUL; MINISTER CALLS U.S. MOVE 'A MISTAKE'",
              "TROOPS LEAVE KABUL ; MINISTER CALLS U.S. MOVE ' A MISTAKE '", "LOC KABUL"},
        Style{"AllCapsParagraph", BlockKind::kParagraph,
              "POLICE IN NAIROBI ARRESTED 12 PEOPLE ON MONDAY. THEY DIDN'T SAY WHY. PRESIDENT JOHN "
              "OKELLO SPOKE LATER.",
              "POLICE IN NAIROBI ARRESTED 12 PEOPLE ON MONDAY . | THEY DID N'T SAY WHY . | "
              "PRESIDENT JOHN OKELLO SPOKE LATER .",
              "LOC NAIROBI"},
        Style{"SmallLetters", BlockKind::kParagraph,
              "the minister met mr. diaz in lima. they agreed on a plan.",
              "the minister met mr. diaz in lima . | they agreed on a plan .", ""},
        Style{
            "Caption", BlockKind::kCaption,
            "President Ana Ruiz (left) greets Li Wei in Beijing, Oct. 3, 2023. (AP Photo/Jo Vale)",
            "President Ana Ruiz ( left ) greets Li Wei in Beijing , Oct. 3 , 2023 . | ( AP Photo / "
            "Jo Vale )",
            "PER Ana Ruiz, PER Li Wei, LOC Beijing"},
        Style{"CaptionWithFile", BlockKind::kCaption,
              "FILE - Protesters march in Khartoum, Sudan, on June 3.",
              "FILE - Protesters march in Khartoum , Sudan , on June 3 .",
              "LOC Khartoum, LOC Sudan"},
        Style{"DateLine", BlockKind::kParagraph,
              "SEOUL, April 24 (Agency) \u2014 North Korea fired a missile on Monday. Nobody was "
              "hurt.",
              "SEOUL , April 24 ( Agency ) \u2014 North Korea fired a missile on Monday . | Nobody "
              "was hurt .",
              "LOC SEOUL"},
        Style{"DateLineOfTwoPlaces", BlockKind::kParagraph,
              "GENEVA/TUNIS (Agency) - Libya's rivals met. They will meet again.",
              "GENEVA / TUNIS ( Agency ) - Libya 's rivals met . | They will meet again .",
              "LOC Libya"},
        Style{"DateLineWithState", BlockKind::kParagraph,
              "EL PASO, Texas, Feb. 2, 2021 (Agency)--Agents arrested two men.",
              "EL PASO , Texas , Feb. 2 , 2021 ( Agency ) -- Agents arrested two men .",
              "LOC Texas"},
        Style{"DateLineAlone", BlockKind::kDateline, "BOGOT\u00C1, Colombia \u2014",
              "BOGOT\u00C1 , Colombia \u2014", "LOC Colombia"},
        Style{
            "BulletList", BlockKind::kList,
            "\u2022 Reopen the border with Chad\n\u2022 Free all prisoners by May 1\n- Pay $2.5m",
            "\u2022 Reopen the border with Chad | \u2022 Free all prisoners by May 1 | - Pay $ 2.5 "
            "m",
            "LOC Chad"},
        Style{"NumberedList", BlockKind::kList,
              "1. Withdraw all troops.\n2. Hold elections in Mali.\n(c) Report to the U.N.",
              "1 . Withdraw all troops . | 2 . Hold elections in Mali . | ( c ) Report to the U.N.",
              "LOC Mali"},
        Style{"QuotationOverParagraphs", BlockKind::kParagraph,
              "\u201CWe asked for help, and none came.\n\n\u201CSo we left. We walked to "
              "Juba.\u201D\n\n"
              "Ms. Deng, 34, has two children.",
              "\u201C We asked for help , and none came . | \u201C So we left . | We walked to "
              "Juba . "
              "\u201D | Ms. Deng , 34 , has two children .",
              "LOC Juba, PER Deng"},
        Style{
            "StraightQuotationOverParagraphs", BlockKind::kParagraph,
            "\"We asked for help, and none came.\n\n\"So we left. We walked to Juba.\"\n\nMs. Deng "
            "has two children.",
            "\" We asked for help , and none came . | \" So we left . | We walked to Juba . \" | "
            "Ms. Deng has two children .",
            "LOC Juba"},
        Style{"QuoteInQuote", BlockKind::kParagraph,
              "\"He told me, 'Go home.' I stayed,\" said Ana Ruiz.",
              "\" He told me , ' Go home . ' | I stayed , \" said Ana Ruiz .", "PER Ana Ruiz"},
        Style{"CurlyQuoteInQuote", BlockKind::kParagraph,
              "\u201CHe said \u2018never\u2019 twice,\u201D Ms. Paz recalled.",
              "\u201C He said \u2018 never \u2019 twice , \u201D Ms. Paz recalled .", "PER Paz"},
        Style{"Guillemets", BlockKind::kParagraph, "\u00ABWe agree\u00BB, he told Le Matin.",
              "\u00AB We agree \u00BB , he told Le Matin .", ""},
        Style{"BacktickQuotes", BlockKind::kParagraph, "``We agree,'' he said.",
              "`` We agree , '' he said .", ""},
        Style{"HyphenOfAScan", BlockKind::kParagraph,
              "The govern-\nment of Brazil sus-\npended the treaty.",
              "The govern - ment of Brazil sus - pended the treaty .", "LOC Brazil"},
        Style{"SoftHyphen", BlockKind::kParagraph, "Minis\u00ADters of Brazil sus\u00ADpended it.",
              "Minis\u00ADters of Brazil sus\u00ADpended it .", "LOC Brazil"},
        Style{"NonBreakingSpaces", BlockKind::kParagraph,
              "Mr.\u00A0Diaz paid 5\u202Fmillion in\u2009Quito.",
              "Mr. Diaz paid 5 million in Quito .", "LOC Quito"},
        Style{"ZeroWidth", BlockKind::kParagraph, "Peru\u200B and \uFEFFChile agreed.",
              "Peru and Chile agreed .", "LOC Peru, LOC Chile"},
        Style{"Accents", BlockKind::kParagraph,
              "Ng\u00F4 Quang L\u00EA met Bj\u00F8rn \u00C5s in \u0141\u00F3d\u017A.",
              "Ng\u00F4 Quang L\u00EA met Bj\u00F8rn \u00C5s in \u0141\u00F3d\u017A .", ""},
        Style{"CombiningAccents", BlockKind::kParagraph, "Jose\u0301 Pe\u0301rez left Peru.",
              "Jose\u0301 Pe\u0301rez left Peru .", "LOC Peru"},
        Style{"OtherScripts", BlockKind::kParagraph,
              "The daily \u4EBA\u6C11\u65E5\u62A5 and \u0410\u043B\u0438 \u0643\u0627\u0628\u0644 "
              "said so.",
              "The daily \u4EBA\u6C11\u65E5\u62A5 and \u0410\u043B\u0438 \u0643\u0627\u0628\u0644 "
              "said "
              "so .",
              ""},
        Style{
            "Emoji", BlockKind::kParagraph,
            "Kyiv \U0001F1FA\U0001F1E6 thanked \U0001F468\u200D\U0001F469\u200D\U0001F467 donors!",
            "Kyiv \U0001F1FA\U0001F1E6 thanked \U0001F468\u200D\U0001F469\u200D\U0001F467 donors !",
            "LOC Kyiv"},
        Style{"UnassignedCharacters", BlockKind::kParagraph,
              "Peru \uFFFD signed \U000E0FFF it \uE000 today.",
              "Peru \uFFFD signed \U000E0FFF it \uE000 today .", "LOC Peru"},
        Style{"MathLetters", BlockKind::kParagraph, "\U0001D40F\U0001D41E\U0001D42B\U0001D42E won.",
              "\U0001D40F\U0001D41E\U0001D42B\U0001D42E won .", ""},
        Style{"OnlyMarks", BlockKind::kParagraph, "*** --- ...", "*** --- ...", ""},
        Style{"OneLetter", BlockKind::kParagraph, "x", "x", ""}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace dateline::lang
