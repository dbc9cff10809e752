// The annotators in their order: from a document to all of its layers.
#pragma once

#include <memory>
#include <vector>

#include "dateline/annotator.h"
#include "dateline/diagnostic.h"
#include "dateline/document.h"
#include "dateline/limits.h"
#include "dateline/result.h"

#include "doc/layers.h"

namespace dateline::pipeline {

class Pipeline {
 public:
  /// A layer that no step writes stays empty.
  /// \errors as CheckOrder.
  [[nodiscard]] static Result<Pipeline> Create(std::vector<std::unique_ptr<const Annotator>> steps);

  /// Runs every annotator over `doc`, adding to `layers`. One that fails leaves its layers empty
  /// and a row in `diagnostics`; once `limits.document_ms` is used up, so do all that are left.
  /// Threads may share a pipeline.
  void Annotate(const Document& doc, const Limits& limits, Layers& layers,
                std::vector<Diagnostic>& diagnostics) const;

  /// Writes every layer without a row: for a document that is kept but not read.
  void LeaveEmpty(Layers& layers) const;

  /// What each step reads and writes, in order.
  [[nodiscard]] std::vector<AnnotatorInfo> Steps() const;

 private:
  explicit Pipeline(std::vector<std::unique_ptr<const Annotator>> steps);
  std::vector<std::unique_ptr<const Annotator>> steps_;
};

}  // namespace dateline::pipeline
