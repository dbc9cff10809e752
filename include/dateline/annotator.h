// What an annotator promises, and what it may see. An annotator adds one or more whole layers and
// never changes one.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "dateline/result.h"

namespace dateline {

class Document;
class Layers;  // src/doc/layers.h
struct Limits;

/// The layers of a document. docs/layers.md describes the columns.
enum class Layer : std::uint8_t {
  kTokens,
  kSentences,
  kNames,
  kTimes,
  kPlaces,
  kEntities,
  kMentions,
  kStatements,
  kEvents,
  kPositions,
  kFigures,
  kRelations,
  kRejects,
};
inline constexpr std::size_t kLayerCount = 13;
[[nodiscard]] std::string_view LayerName(Layer layer);

/// A set of layers. A value type; cheap to copy.
class LayerSet {
 public:
  constexpr LayerSet() = default;
  constexpr LayerSet(std::initializer_list<Layer> layers) {
    for (const Layer layer : layers) Add(layer);
  }
  constexpr void Add(Layer layer) { bits_ |= Bit(layer); }
  constexpr void Add(LayerSet other) { bits_ |= other.bits_; }
  [[nodiscard]] constexpr bool Has(Layer layer) const { return (bits_ & Bit(layer)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr LayerSet Without(LayerSet other) const {
    LayerSet rest;
    rest.bits_ = bits_ & ~other.bits_;
    return rest;
  }
  [[nodiscard]] constexpr bool Overlaps(LayerSet other) const { return (bits_ & other.bits_) != 0; }
  friend constexpr bool operator==(LayerSet, LayerSet) = default;

 private:
  static constexpr std::uint32_t Bit(Layer layer) {
    return std::uint32_t{1} << static_cast<unsigned>(layer);
  }
  std::uint32_t bits_ = 0;
};

/// What an annotator promises. The pipeline checks the promise before the first document, and
/// records `name` and `version` with everything it produces.
struct AnnotatorInfo {
  std::string_view name;      // "time": stable, lower case, dotted
  std::uint32_t version = 1;  // raised whenever output may change for some input
  LayerSet reads;
  LayerSet writes;
};

/// One step of the pipeline. Made once from rules, lexicons and models, const and without hidden
/// state, so one annotator serves every thread.
class Annotator {
 public:
  virtual ~Annotator() = default;
  [[nodiscard]] virtual const AnnotatorInfo& info() const = 0;

  /// Reads the layers it declared from `layers` and puts the layers it declared. Reading or
  /// writing anything else is an error of the annotator, caught by Layers.
  ///
  /// \errors kLimitExceeded and the like: the layer is then left empty and the pipeline reports
  ///         it; an error never loses the document.
  [[nodiscard]] virtual Status Run(const Document& doc, const Limits& limits,
                                   Layers& layers) const = 0;
};

/// Checks that each annotator's inputs are written before it runs, and that no layer has two
/// writers. Gives all layers written.
///
/// \errors kInvalidArgument, naming the first annotator at fault.
[[nodiscard]] Result<LayerSet> CheckOrder(const std::vector<AnnotatorInfo>& steps);

}  // namespace dateline
