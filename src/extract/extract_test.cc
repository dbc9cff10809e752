#include "extract/extract.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline::extract {
namespace {

const Extractor& Shipped() {
  static const Extractor* const kExtractor = [] {
    const auto dir = lexicon::ResourceDir::Open(DATELINE_SOURCE_DIR);
    if (!dir) std::abort();
    auto extractor = Extractor::Load(*dir);
    if (!extractor) {
      ADD_FAILURE() << extractor.error().where << ": " << extractor.error().message;
      std::abort();
    }
    return new Extractor(std::move(extractor).value());
  }();
  return *kExtractor;
}

BlockKind KindOf(const Page& page, std::string_view start) {
  for (const PageBlock& block : page.blocks) {
    if (block.text.find(start) != std::string::npos) return block.kind;
  }
  ADD_FAILURE() << "no block holds " << start;
  return BlockKind::kBoilerplate;
}

constexpr std::string_view kReport =
    "Tue | Mar 4, 2014\n\nEnvoys leave Lima without a deal\n\nPublished:Monday | March 3, 2014\n"
    "Foreign Minister Ana Ruiz waves to reporters as she leaves the palace in Lima, yesterday.\n\n"
    "Foreign Minister Ana Ruiz left the palace in Lima on Sunday without an agreement on the "
    "border "
    "crossing, saying that both sides were still far from a common text.\n\n"
    "The talks had begun on Friday and were meant to end the dispute over the crossing, which has "
    "kept hundreds of drivers waiting for two weeks.\n\n"
    "open questions\n\n"
    "Officials said that the two governments would meet again next week, and that they had not "
    "given up hope of a settlement before the end of the month.\n\n"
    "“We have a duty to the people who live there,” she told reporters.";

TEST(ExtractPlainTextTest, LabelsAReport) {
  const auto page = Shipped().ExtractPlainText(kReport, {}, Limits{});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->source.title, "Envoys leave Lima without a deal");
  EXPECT_EQ(KindOf(*page, "Tue"), BlockKind::kDateStamp);
  EXPECT_EQ(KindOf(*page, "Envoys"), BlockKind::kHeadline);
  EXPECT_EQ(KindOf(*page, "Published"), BlockKind::kDateStamp);
  EXPECT_EQ(KindOf(*page, "Foreign Minister Ana Ruiz waves"), BlockKind::kCaption);
  EXPECT_EQ(KindOf(*page, "Foreign Minister Ana Ruiz left"), BlockKind::kParagraph);
  EXPECT_EQ(KindOf(*page, "open questions"), BlockKind::kCrosshead);
  EXPECT_EQ(KindOf(*page, "Officials"), BlockKind::kParagraph);
}

TEST(ExtractPlainTextTest, BlocksAreSlicesOfTheText) {
  const auto page = Shipped().ExtractPlainText(kReport, {}, Limits{});
  ASSERT_TRUE(page);
  ByteOffset last = 0;
  for (const PageBlock& block : page->blocks) {
    EXPECT_EQ(kReport.substr(block.source_span.begin, block.source_span.size()), block.text);
    const std::string_view gap = kReport.substr(last, block.source_span.begin - last);
    EXPECT_EQ(gap.find_first_not_of(" \n"), std::string_view::npos);
    last = block.source_span.end;
  }
  EXPECT_EQ(last, kReport.size());
}

TEST(ExtractHtmlTest, TellsTheReportFromItsFrame) {
  constexpr std::string_view kPage =
      "<html><head><title>Envoys leave Lima</title></head><body>"
      "<nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>Envoys leave Lima</h1>"
      "<p>Foreign Minister Ana Ruiz left the palace in Lima on Sunday without an agreement, saying "
      "that both sides were still far from a common text.</p>"
      "<p>The talks had begun on Friday and were meant to end the dispute over the crossing, which "
      "has kept hundreds of drivers waiting for two weeks.</p>"
      "<p>Officials said that the two governments would meet again next week, and that they had "
      "not given up hope of a settlement before the end of the month, which both had promised.</p>"
      "<p>“We have a duty to the people who live there,” the minister said before she left, and "
      "added that her office would publish its proposal on Monday.</p></article>"
      "<footer><p>Copyright. All rights reserved.</p></footer></body></html>";
  const auto page = Shipped().ExtractHtml(kPage, {}, Limits{});
  ASSERT_TRUE(page);
  EXPECT_EQ(KindOf(*page, "Home"), BlockKind::kBoilerplate);
  EXPECT_EQ(KindOf(*page, "Envoys"), BlockKind::kHeadline);
  EXPECT_EQ(KindOf(*page, "Foreign Minister"), BlockKind::kParagraph);
  EXPECT_EQ(KindOf(*page, "Officials"), BlockKind::kParagraph);
  EXPECT_EQ(KindOf(*page, "Copyright"), BlockKind::kBoilerplate);
}

TEST(ExtractPlainTextTest, TakesMarkedHeadingsForCrossheads) {
  constexpr std::string_view kText =
      "# Envoys leave Lima\n\n"
      "Foreign Minister Ana Ruiz left the palace in Lima on Sunday without an agreement, saying "
      "that both sides were still far from a common text.\n\n"
      "## Promises\n\n"
      "Officials said that the two governments would meet again next week, and that they had not "
      "given up hope of a settlement before the end of the month.\n";
  const auto page = Shipped().ExtractPlainText(kText, {}, Limits{});
  ASSERT_TRUE(page);
  EXPECT_EQ(KindOf(*page, "Promises"), BlockKind::kCrosshead);
  for (const PageBlock& block : page->blocks) EXPECT_EQ(block.text.find('#'), std::string::npos);
}

TEST(ExtractHtmlTest, LabelsWhatIsCalledACaption) {
  constexpr std::string_view kPage =
      "<html><head><title>Envoys leave Lima</title></head><body><div class=story>"
      "<h1>Envoys leave Lima</h1>"
      "<div class=pic><img src=a.jpg><br><i class=caption>Reporters wait at the palace.</i></div>"
      "<p>Foreign Minister Ana Ruiz left the palace in Lima on Sunday without an agreement, saying "
      "that both sides were still far from a common text.</p>"
      "<blockquote class=tweet-embed><p>No deal, but we talk on.</p>Ana Ruiz, 2 March</blockquote>"
      "<p>Officials said that the two governments would meet again next week, and that they had "
      "not given up hope of a settlement before the end of the month, which both had promised.</p>"
      "</div></body></html>";
  const auto page = Shipped().ExtractHtml(kPage, {}, Limits{});
  ASSERT_TRUE(page);
  EXPECT_EQ(KindOf(*page, "Reporters wait"), BlockKind::kCaption);
  EXPECT_EQ(KindOf(*page, "No deal"), BlockKind::kQuoteBlock);
  EXPECT_EQ(KindOf(*page, "Ana Ruiz, 2 March"), BlockKind::kQuoteBlock);
}

TEST(ExtractTest, RefusesPagesWithoutText) {
  for (const auto& page : {Shipped().ExtractHtml("<p> </p>", {}, Limits{}),
                           Shipped().ExtractPlainText(" \n\n", {}, Limits{})}) {
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::kNoText);
  }
}

}  // namespace
}  // namespace dateline::extract
