// What the scorer of rows sees of an event: facts that hold of any rule, none of them a word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/document.h"

#include "coref/parse.h"
#include "doc/layers.h"
#include "event/act_rules.h"

namespace dateline::event {

/// Raised whenever a feature changes its meaning: a model made for another version is refused.
inline constexpr std::uint32_t kRowFeatureVersion = 1;

inline constexpr std::size_t kRowFeatures = 80;
using RowFeatures = std::array<float, kRowFeatures>;

/// The features of a report's events. Borrows all it is given.
class RowReader {
 public:
  RowReader(const Document& doc, const Layers& layers, const coref::Parse& parse,
            const ActRules& rules)
      : doc_(doc), layers_(layers), parse_(parse), rules_(rules) {}

  /// One for each row, in their order. Rows of unknown rules have no features of a rule.
  [[nodiscard]] std::vector<RowFeatures> Read(const std::vector<EventRow>& rows) const;

 private:
  const Document& doc_;
  const Layers& layers_;
  const coref::Parse& parse_;
  const ActRules& rules_;
};

/// The name of each feature, for people.
[[nodiscard]] const std::array<std::string_view, kRowFeatures>& RowFeatureNames();

}  // namespace dateline::event
