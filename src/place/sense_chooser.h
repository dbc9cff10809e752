// Which of the places of one name a report means.
#pragma once

#include <optional>
#include <vector>

#include "place/gazetteer.h"
#include "place/toponym_finder.h"

namespace dateline::place {

/// The place meant by a toponym and how sure that is, 0 to 1.
struct Sense {
  NameEntry place;  // that bears the name
  double score = 0;
  bool by_container = false;  // the name after it decided
  bool by_company = false;    // the other places of the report outweighed how well known it is
};

/// The sense of every toponym of a document; null where nothing speaks for it being a place that we
/// know. A wrong place is worse than none. All toponyms of one name have one sense.
[[nodiscard]] std::vector<std::optional<Sense>> ChooseSenses(const Gazetteer& gazetteer,
                                                             const std::vector<Toponym>& toponyms);

}  // namespace dateline::place
