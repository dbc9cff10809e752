// Where a report says things are: toponyms found in the gazetteer and told apart.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "dateline/annotator.h"

#include "lexicon/resource_dir.h"
#include "lexicon/word_table.h"
#include "place/gazetteer.h"

namespace dateline::place {

/// Reads tokens and sentences; writes places.
class PlaceAnnotator final : public Annotator {
 public:
  /// \errors as Gazetteer::Load, and for the small lexicons beside it.
  [[nodiscard]] static Result<std::unique_ptr<Annotator>> Make(const lexicon::ResourceDir& dir);

  [[nodiscard]] const AnnotatorInfo& info() const override;
  [[nodiscard]] Status Run(const Document& doc, const Limits& limits,
                           Layers& layers) const override;

 private:
  friend class PlaceFinder;
  explicit PlaceAnnotator(Gazetteer gazetteer) : gazetteer_(std::move(gazetteer)) {}

  Gazetteer gazetteer_;
  lexicon::WordTable locatives_;
  lexicon::WordTable partners_;
  lexicon::WordTable never_;  // words that name a place somewhere and hardly ever mean it
  std::map<std::string, std::pair<std::string, std::string>, std::less<>>
      containers_;  // "Calif.": country and admin 1
};

}  // namespace dateline::place
