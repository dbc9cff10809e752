// The layers of one document: each written once, whole, by the annotator that declared it, checked
// on the way in, and immutable from then on.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dateline/annotator.h"
#include "dateline/result.h"
#include "dateline/span.h"

#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline {

/// Checks the spans of a layer: each non-empty, within `text`, between characters, rising.
///
/// \errors kInvalidArgument with the row. An error here is a bug of the annotator.
[[nodiscard]] Status CheckSpans(const std::vector<Span>& spans, std::string_view text);

/// A layer whose invariants were checked once and which can no longer change. Holding one is the
/// proof.
template <typename Row>
class Sealed {
 public:
  /// \errors as CheckSpans.
  [[nodiscard]] static Result<Sealed> Seal(Columns<Row> rows, std::string_view text) {
    DATELINE_CHECK_OK(CheckSpans(rows.template Column<&Row::span>(), text));
    return Sealed(std::move(rows));
  }
  [[nodiscard]] const Columns<Row>& rows() const { return rows_; }

 private:
  explicit Sealed(Columns<Row> rows) : rows_(std::move(rows)) {}
  Columns<Row> rows_;
};

/// Tokens and sentences that came with the input and are taken as they are, in bytes of the text;
/// for measuring what follows the tokeniser.
struct GivenTokens {
  std::vector<Span> tokens;     // rising, not overlapping
  std::vector<Span> sentences;  // likewise; a token outside every sentence is dropped
};

class Layers {
 public:
  /// `text` is the document's and must outlive the layers.
  explicit Layers(std::string_view text) : text_(text) {}

  /// Gives a layer that an earlier annotator wrote.
  ///
  /// \pre the layer was declared in `reads` of the running annotator and has been written;
  ///      anything else is a programmer's error and ends the program.
  template <typename Row>
  [[nodiscard]] const Columns<Row>& Get() const {
    const auto& slot = std::get<std::optional<Sealed<Row>>>(slots_);
    if (!slot || (running_ != nullptr && !running_->reads.Has(Row::kLayer) &&
                  !running_->writes.Has(Row::kLayer))) {
      Misuse("reads", Row::kLayer);
    }
    return slot->rows();
  }

  /// Seals and stores a layer.
  ///
  /// \pre the running annotator declared it in `writes`, and nobody wrote it before.
  /// \errors as CheckSpans.
  template <typename Row>
  [[nodiscard]] Status Put(Columns<Row> rows) {
    auto& slot = std::get<std::optional<Sealed<Row>>>(slots_);
    if (slot || (running_ != nullptr && !running_->writes.Has(Row::kLayer))) {
      Misuse("writes", Row::kLayer);
    }
    DATELINE_TRY(sealed, Sealed<Row>::Seal(std::move(rows), text_));
    slot.emplace(std::move(sealed));
    return Ok();
  }

  /// True once the layer has been written.
  template <typename Row>
  [[nodiscard]] bool Has() const {
    return std::get<std::optional<Sealed<Row>>>(slots_).has_value();
  }

  /// The annotator whose declaration the calls above are held against; null for none (the pipeline
  /// and tests). `info` must outlive the run.
  void SetRunning(const AnnotatorInfo* info) { running_ = info; }

  /// Gives the tokeniser its result. Before the first annotator, or never.
  void SetGiven(GivenTokens given) { given_ = std::move(given); }
  /// Null where the input gave none.
  [[nodiscard]] const GivenTokens* given() const { return given_ ? &*given_ : nullptr; }

  /// Stores an empty layer for each of `layers` that nobody has written: what an annotator that
  /// failed leaves behind.
  void FillEmpty(LayerSet layers);

 private:
  [[noreturn]] void Misuse(std::string_view verb, Layer layer) const;

  std::string_view text_;
  std::optional<GivenTokens> given_;
  const AnnotatorInfo* running_ = nullptr;
  std::tuple<std::optional<Sealed<TokenRow>>, std::optional<Sealed<SentenceRow>>,
             std::optional<Sealed<NameRow>>, std::optional<Sealed<TimeRow>>,
             std::optional<Sealed<PlaceRow>>, std::optional<Sealed<EntityRow>>,
             std::optional<Sealed<MentionRow>>, std::optional<Sealed<StatementRow>>,
             std::optional<Sealed<EventRow>>, std::optional<Sealed<PositionRow>>,
             std::optional<Sealed<FigureRow>>, std::optional<Sealed<RelationRow>>,
             std::optional<Sealed<RejectRow>>>
      slots_;
};

}  // namespace dateline
