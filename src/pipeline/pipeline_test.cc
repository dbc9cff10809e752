#include "pipeline/pipeline.h"

#include <functional>

#include <gtest/gtest.h>

namespace dateline::pipeline {
namespace {

/// An annotator made of a declaration and a function.
class Scripted : public Annotator {
 public:
  using Body = std::function<Status(const Document&, Layers&)>;
  Scripted(AnnotatorInfo info, Body body) : info_(info), body_(std::move(body)) {}
  [[nodiscard]] const AnnotatorInfo& info() const override { return info_; }
  [[nodiscard]] Status Run(const Document& doc, const Limits&, Layers& layers) const override {
    return body_(doc, layers);
  }

 private:
  AnnotatorInfo info_;
  Body body_;
};

LayerSet AllLayers() {
  LayerSet all;
  for (std::size_t i = 0; i < kLayerCount; ++i) all.Add(static_cast<Layer>(i));
  return all;
}

std::unique_ptr<const Document> MakeDocument(std::string text) {
  return std::move(Document::Create(std::move(text), {}, {}, false, {})).value();
}

TEST(CheckOrder, RefusesReadingBeforeWritingAndNamesTheAnnotator) {
  const auto result = CheckOrder({{"time", 1, {Layer::kTokens}, {Layer::kTimes}}});
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("time reads"), std::string::npos);
}

TEST(CheckOrder, RefusesTwoWriters) {
  const auto result =
      CheckOrder({{"a", 1, {}, {Layer::kTimes}}, {"b", 1, {}, {Layer::kTokens, Layer::kTimes}}});
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("b writes"), std::string::npos);
}

TEST(Pipeline, AFailingAnnotatorLeavesEmptyLayersAndADiagnostic) {
  std::vector<std::unique_ptr<const Annotator>> steps;
  const LayerSet first{Layer::kTokens};
  steps.push_back(
      std::make_unique<Scripted>(AnnotatorInfo{"lang", 1, {}, first}, [](auto&, auto&) -> Status {
        return Error{ErrorCode::kLimitExceeded, "too much", "x"};
      }));
  steps.push_back(std::make_unique<Scripted>(
      AnnotatorInfo{"rest", 1, first, AllLayers().Without(first)}, [](auto&, Layers& layers) {
        EXPECT_TRUE(layers.Get<TokenRow>().empty());
        return Ok();
      }));
  const auto pipeline = Pipeline::Create(std::move(steps));
  ASSERT_TRUE(pipeline) << pipeline.error().message;
  const auto doc = MakeDocument("text");
  Layers layers(doc->text());
  std::vector<Diagnostic> diagnostics;
  pipeline->Annotate(*doc, {}, layers, diagnostics);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].code, "annotator_failed");
  EXPECT_TRUE(layers.Has<EventRow>());
}

TEST(Layers, RefusesSpansThatCutACharacterOrFall) {
  const auto doc = MakeDocument("né x");
  const auto seal = [&](std::vector<Span> spans) {
    Columns<TokenRow> rows;
    for (const Span span : spans) {
      TokenRow row;
      row.span = span;
      rows.Add(std::move(row));
    }
    Layers layers(doc->text());
    return layers.Put(std::move(rows)).has_value();
  };
  EXPECT_TRUE(seal({{0, 3}, {4, 5}}));
  EXPECT_FALSE(seal({{0, 2}}));          // within é
  EXPECT_FALSE(seal({{4, 5}, {0, 3}}));  // falling
  EXPECT_FALSE(seal({{4, 6}}));          // beyond the text
  EXPECT_FALSE(seal({{4, 4}}));          // empty
}

TEST(LayersDeathTest, AnAnnotatorThatWritesWhatItDidNotDeclareIsStopped) {
  const auto doc = MakeDocument("x");
  const AnnotatorInfo info{"time", 1, {}, {Layer::kTimes}};
  EXPECT_DEATH(
      {
        Layers layers(doc->text());
        layers.SetRunning(&info);
        (void)layers.Put(Columns<TokenRow>());
      },
      "time writes layer tokens");
}

}  // namespace
}  // namespace dateline::pipeline
