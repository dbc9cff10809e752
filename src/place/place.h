// Where a report says things are: toponyms found in the gazetteer and told apart.
#pragma once

#include <memory>
#include <utility>

#include "dateline/annotator.h"

#include "lexicon/resource_dir.h"
#include "place/gazetteer.h"
#include "place/toponym_finder.h"

namespace dateline::place {

/// Reads tokens, sentences and names; writes places.
class PlaceAnnotator final : public Annotator {
 public:
  /// \errors as Gazetteer::Load, ContextWords::Load.
  [[nodiscard]] static Result<std::unique_ptr<Annotator>> Make(const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  PlaceAnnotator(Gazetteer gazetteer, ContextWords words)
      : gazetteer_(std::move(gazetteer)), words_(std::move(words)) {}

  Gazetteer gazetteer_;
  ContextWords words_;
};

}  // namespace dateline::place
